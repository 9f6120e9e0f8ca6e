"""A check shows the line of a problem, with a caret under the place."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.cli.snippets import Sources, columns, cut
from generator.problems import Place

from .conftest import Repository

ALPHA = "content/documents/alpha-2020.yml"


def pointed(line: str, index: int, width: int = 40) -> str:
    """Return what is shown from the caret on."""
    shown, before = cut(line, index, width)
    assert columns(shown) <= width
    while before:
        before -= columns(shown[0])
        shown = shown[1:]
    return shown


@pytest.mark.parametrize("index", [0, 7, 8, 11])
def test_the_caret_counts_a_full_width_character_as_two(index: int) -> None:
    line = "title: 推进（公开"
    assert pointed(line, index) == line[index:]
    assert cut(line, index, 40)[1] == index + max(0, index - 7)


@pytest.mark.parametrize("index", [0, 30, 99])
@pytest.mark.parametrize("line", ["甲" * 49 + "乙" + "丙" * 50, "a甲" * 50])
def test_a_long_line_is_cut_on_both_sides_of_the_caret(line: str, index: int) -> None:
    assert pointed(line, index)[:1] == line[index]


def test_what_is_left_out_is_shown_by_dots() -> None:
    assert cut("甲" * 30 + "乙" + "丙" * 30, 30, 20) == ("…甲甲甲甲乙丙丙丙丙…", 9)


def test_a_caret_after_the_end_of_a_line_stands_there() -> None:
    assert cut("names: [甲", 9, 40) == ("names: [甲", 10)


def test_a_character_that_nobody_sees_is_named_and_the_caret_keeps_its_place() -> None:
    assert cut("\u3000\tid: \u0301甲", 6, 40) == ("[U+3000]\\tid: \u0301甲", 14)


@pytest.mark.parametrize(
    ("data", "place", "shown"),
    [
        (b"a: 1\r\nb: 2\r\n", Place("a.yml", 2, 4), ("b: 2", 3)),
        ("a: '1\u20282'\nb: 3\n".encode(), Place("a.yml", 3, 1), ("b: 3", 0)),
        (b"\xef\xbb\xbfa: 1\n", Place("a.yml", 1, 4), ("a: 1", 3)),
        (b"a\n  {{ b }}\n", Place("a.jinja", 2), ("  {{ b }}", 2)),
        ("年: 1\n".encode("gb18030"), Place("a.yml", 1, 1), None),
        (b"a: 1\n", Place("a.yml", 9, 1), None),
        (b"\n", Place("a.yml", 1, 1), None),
        (b"a: 1\n", Place("b.yml", 1, 1), None),
        (b"a: 1\n", Place(".", 1, 1), None),
    ],
)  # fmt: skip
def test_a_line_is_the_one_that_the_reader_counted(
    tmp_path: Path, data: bytes, place: Place, shown: tuple[str, int] | None
) -> None:
    for name in ("a.yml", "a.jinja"):
        (tmp_path / name).write_bytes(data)
    assert Sources(tmp_path).snippet(place, 80) == shown


@pytest.mark.parametrize("colour", [True, False])
def test_a_check_shows_the_line_in_colour_unless_told_not_to(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, colour: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", "" if colour else "1")
    monkeypatch.delenv("GONGKAI_LANG", raising=False)
    repository.edit(ALPHA, "due: 2020-11-30", "due: 2020-12-01")
    found = CliRunner().invoke(main, ["--root", str(repository.root), "check"], color=True)
    first, line, caret, *last = found.output.splitlines()
    number = first.split(":")[1]
    margin = f"  {' ' * len(number)} |"
    if colour:
        assert caret == f"\x1b[34m{margin}\x1b[0m{' ' * 12}\x1b[31m\x1b[1m^\x1b[0m"
        return
    assert first == (
        f"{ALPHA}:{number}:12: “2020年11月底前”是 2020-11-30，due 却写作 2020-12-01；请改正"
        " [due-agrees-with-its-words]"
    )
    assert line == f"  {number} |       due: 2020-12-01"
    assert caret == f"{margin}            ^"
    assert last == [
        "一条规则要求什么、怎样写才对：gongkai rules due-agrees-with-its-words",
        "有的问题只有一个正确的写法：gongkai check --fix --diff 先看怎样改，不加 --diff 就改",
        "共 1 处问题。",
    ]
