"""No test of the code depends on what editors write."""

import pytest

from .conftest import ROOT, Repository, run_gongkai

CONTENT = ROOT / "content"


@pytest.mark.parametrize(
    "path", ["content/topics.yml", "schema/units.json", "tests/../content/topics.yml"]
)
def test_a_test_that_reads_what_editors_write_fails(path: str) -> None:
    with pytest.raises(AssertionError, match="use tests/plans"):
        (ROOT / path).read_bytes()


def test_a_test_that_lists_the_content_fails() -> None:
    with pytest.raises(AssertionError, match="use tests/plans"):
        list(CONTENT.iterdir())


@pytest.mark.whole
def test_the_guard_applies_to_processes_that_a_test_starts() -> None:
    run = run_gongkai(ROOT, "check")
    assert run.returncode == 1
    assert f"AssertionError: a test reads {CONTENT}" in run.stderr


def test_a_temporary_repository_is_open_to_its_test(repository: Repository) -> None:
    assert repository.problems() == []
