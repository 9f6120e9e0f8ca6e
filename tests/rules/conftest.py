"""What the tests of rules share: the files of the example, and how a rule is broken in one of them."""

from collections.abc import Callable

import pytest

from ..conftest import Repository

ALPHA = "content/documents/alpha-2020.yml"
BETA = "content/documents/beta.yml"
JIA = "content/units/jia.yml"
TOPICS = "content/topics.yml"


def reports(*cases: tuple[str, str, str, str]) -> Callable[..., None]:
    """Return a test of cases, each a file, words of it, words in their place, and the line that an
    editor then reads.
    """

    @pytest.mark.parametrize(("path", "old", "new", "problem"), cases)
    def test(repository: Repository, path: str, old: str, new: str, problem: str) -> None:
        repository.edit(path, old, new)
        assert problem in repository.problems()

    return test
