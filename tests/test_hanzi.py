"""Numerals as plans print them."""

import pytest

from generator.hanzi import chinese_numeral, read_numeral, section_label, task_label


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (29, "二十九"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (112, "一百一十二"),
        (999, "九百九十九"),
    ],
)
def test_a_number_becomes_its_numeral(number: int, numeral: str) -> None:
    assert chinese_numeral(number) == numeral


@pytest.mark.parametrize("number", [0, 1000, -1])
def test_a_number_outside_1_to_999_has_no_numeral(number: int) -> None:
    with pytest.raises(ValueError, match=f"no numeral for {number}"):
        chinese_numeral(number)


def test_numerals_are_unique() -> None:
    assert len({chinese_numeral(number) for number in range(1, 1000)}) == 999


def test_labels_are_as_printed() -> None:
    assert section_label(13) == "十三、"
    assert task_label(29) == "（二十九）"


def test_a_numeral_is_read_as_the_number_that_it_was_written_for() -> None:
    assert [read_numeral(chinese_numeral(one)) for one in range(1, 1000)] == [*range(1, 1000)]
    assert read_numeral("两") == 2
