"""What a draft still has to place, and where words stand in a source."""

import pytest

from generator.problems import TOP
from generator.proof.pieces import Piece
from generator.proof.text import SourceText


@pytest.mark.parametrize(
    ("words", "places"),
    [
        (("公开",), [(0, 2), (5, 7)]),
        (("公", "开"), [(0, 2), (5, 7)]),
        (("预算", "公开"), [(2, 7)]),
        (("决算",), []),
    ],
)
def test_words_are_found_with_only_white_space_between_them(
    words: tuple[str, ...], places: list[tuple[int, int]]
) -> None:
    assert list(SourceText("公开预算\n公开").find(words)) == places


def test_a_limit_ends_the_search_for_the_first_word() -> None:
    assert list(SourceText("一二一二").find(("一二",), 0, 3)) == [(0, 2)]


def test_a_number_is_cut_between_two_digits_alone() -> None:
    text = SourceText("第12页①2")
    assert text.cuts_a_number(2)
    assert not text.cuts_a_number(3)
    assert not text.cuts_a_number(5)


def test_lines_count_from_one() -> None:
    text = SourceText("一\n二\n")
    assert [text.line_number(position) for position in range(4)] == [1, 1, 2, 2]
    assert text.rest_of_line(0) == "一"
    assert text.rest_of_line(2) == "二"


def test_a_title_may_be_broken_at_any_character() -> None:
    title = Piece("工作要点", TOP / "title", may_wrap=True)
    assert SourceText("工作\n要点").match(title.words, 0) == 5
    assert SourceText("工作\n要点").match(Piece("工作要点", TOP / "text").words, 0) is None


def test_a_space_in_a_title_is_one_in_the_source() -> None:
    title = Piece("落实 DB11/T 1792", TOP / "title", may_wrap=True)
    assert SourceText("落\n实 DB11/T 1792").match(title.words, 0) == 15
    assert SourceText("落实DB11/T 1792").match(title.words, 0) is None


def test_an_omission_begins_and_ends_at_white_space() -> None:
    assert SourceText("甲 目录\n乙").stands_whole("目录")
    assert not SourceText("总目录 乙").stands_whole("目录")
