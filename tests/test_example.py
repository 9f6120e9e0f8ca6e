"""The pages and data of the example repository are exactly the expected ones."""

import difflib
from pathlib import Path

import pytest

from generator.site import Site, make_site
from generator.templating import assets

from .conftest import EXAMPLE, copy_example

EXPECTED = EXAMPLE / "expected"


def test_example_makes_the_expected_site(
    example_site: Site, request: pytest.FixtureRequest
) -> None:
    made = {item.path: item.content for item in example_site.files if not is_packed(item.path)}
    if request.config.getoption("--accept"):
        accept(made)
    expected = {
        path.relative_to(EXPECTED).as_posix(): path.read_bytes()
        for path in EXPECTED.rglob("*")
        if path.is_file()
    }
    differences = [
        line
        for path in sorted(made.keys() | expected.keys())
        for line in difflib.unified_diff(
            expected.get(path, b"").decode().splitlines(),
            made.get(path, b"").decode().splitlines(),
            f"expected/{path}",
            f"made/{path}",
            lineterm="",
        )
    ]
    assert not differences, "\n".join([*differences, "If this is what you want: make accept"])


def is_packed(path: str) -> bool:
    """Tell what no reviewer can read, the search index and the calendar, and the styles, which stand in
    site_templates/: other tests judge them.
    """
    return path.startswith(f"{assets.ASSETS}/")


def accept(made: dict[str, bytes]) -> None:
    for path in sorted(EXPECTED.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for name, content in made.items():
        target = Path(EXPECTED, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def test_the_same_input_gives_the_same_bytes(example_site: Site, tmp_path: Path) -> None:
    assert make_site(copy_example(tmp_path / "again")).files == example_site.files
