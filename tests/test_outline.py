"""The outline: all numbers of a text are read together, as the headings that run on best."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.drafting.headings import Heading, read_heading
from generator.drafting.outline.reading import read_outline


def outline(text: str) -> list[str]:
    """Return the headings of a text, each as its depth in dashes, its number and its first words."""
    return [
        "-" * part.depth + part.heading.label + part.heading.rest[:2]
        for part in read_outline(text.split("\n"))
        if part.heading
    ]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        # a number before a digit
        ("1.预算\n2.12345热线\n3.清单", ["1.预算", "2.12", "3.清单"]),
        ("1、预算\n2、2021年底前公布\n3、清单", ["1、预算", "2、20", "3、清单"]),
        ("5.预算\n6.2021年起公开\n7.清单", ["5.预算", "6.20", "7.清单"]),
        ("一、经济\n2.1万人次到场。\n二、保障", ["一、经济", "二、保障"]),
        ("一、甲\n3、6、9月底前\n二、乙", ["一、甲", "二、乙"]),
        # a heading that touches what follows, and a list that touches the next heading
        ("一、整合1．制定。2．公开。二、统一3．汇编。", ["一、整合", "-1．制定", "-2．公开", "二、统一", "-3．汇编"]),
        ("（一）甲。单位：各企业（二）乙。\n（三）丙。", ["（一）甲。", "（二）乙。", "（三）丙。"]),
        ("一、甲 1.乙。 2.丙。 二、丁 3.戊。", ["一、甲", "-1.乙。", "-2.丙。", "二、丁", "-3.戊。"]),
        ("1、预算；2、规划；3、清单。", ["1、预算", "2、规划", "3、清单"]),
        # levels that nest, start again under another heading, or go on
        ("一、甲\n1.乙\n2.丙\n二、丁\n1.戊\n2.己", ["一、甲", "-1.乙", "-2.丙", "二、丁", "-1.戊", "-2.己"]),
        ("一、甲\n1.乙\n2.丙\n二、丁\n3.戊", ["一、甲", "-1.乙", "-2.丙", "二、丁", "-3.戊"]),
        ("一、甲\n1.乙\n2.丙\n3.丁", ["一、甲", "-1.乙", "-2.丙", "-3.丁"]),
        ("第一部分 甲\n一、乙\n二、丙\n第二部分 丁", ["第一部分甲", "-一、乙", "-二、丙", "第二部分丁"]),
        # what is printed with a gap, or twice
        ("1.甲\n3.乙\n4.丙", ["1.甲", "3.乙", "4.丙"]),
        ("1.甲\n2.乙\n2.丙\n3.丁", ["1.甲", "2.乙", "2.丙", "3.丁"]),
        # words that only refer to a number
        ("（一）甲\n（二）按第（一）项办理\n（三）丙", ["（一）甲", "（二）按第", "（三）丙"]),
        ("1.甲\n2.乙，见附件：1．统计表", ["1.甲", "2.乙，"]),
        ("1.增长3.5倍\n2.达到2.4万元", ["1.增长", "2.达到"]),
    ],
)  # fmt: skip
def test_numbers_that_run_on_are_headings(text: str, headings: list[str]) -> None:
    assert outline(text) == headings


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("1.公开", (3, 1, "1.", "公开")),
        ("1. 2021年公开", (3, 1, "1.", "2021年公开")),
        ("①2021年公开", (5, 1, "①", "2021年公开")),
        ("1.5万元", None),
        ("1．12345热线", None),
    ],
)
def test_a_number_by_itself_is_none_before_a_digit(
    line: str, heading: tuple[int, int, str, str] | None
) -> None:
    assert read_heading(line) == (Heading(*heading) if heading else None)


WORDS = st.text("一二三、（）123.．①②第章公。； ", max_size=12)


@given(st.lists(WORDS, max_size=8))
def test_no_character_of_a_line_is_lost(lines: list[str]) -> None:
    parts = read_outline(lines)
    assert ["".join(one.text for one in parts if one.line == n) for n in range(len(lines))] == lines


@given(st.lists(WORDS, max_size=8))
def test_a_heading_is_at_most_one_level_below_the_one_before(lines: list[str]) -> None:
    depths = [-1, *(part.depth for part in read_outline(lines) if part.heading)]
    assert all(after <= before + 1 for before, after in pairwise(depths))
