"""The declared steps from a source to a record's words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.drafting.cleaning import choose_steps
from generator.proof.steps import (
    apply_step,
    plain_spaces,
    replace_words,
    restore_punctuation,
    simplify,
    strip_glosses,
    unwrap_table,
)
from generator.records.sources import Step


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("關(guān)于印發(fā)", "關于印發"),
        ("项目(PPP)", "项目(PPP)"),
        ("各鎮(zhèn)(街)", "各鎮(街)"),
        ("abc(de)", "abc(de)"),
    ],
)
def test_removing_glosses_leaves_only_characters(text: str, read: str) -> None:
    assert strip_glosses(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("公开,透明", "公开，透明"),
        ("(一)公开", "（一）公开"),
        ("2020-10-21 09:55:57", "2020-10-21 09:55:57"),
        ("编制(PPP)项目", "编制（PPP）项目"),
        ('推进"放管服"改革', "推进“放管服”改革"),
        ('(以下简称"五公开"),为', "（以下简称“五公开”），为"),
        ("发布机构 : 鄂州市政府", "发布机构 ： 鄂州市政府"),
        ("(传真):027-1", "（传真）：027-1"),
        ('一个"落单的引号', '一个"落单的引号'),
        ("IPv6, LED", "IPv6, LED"),
    ],
)
def test_punctuation_next_to_chinese_becomes_full_width(text: str, read: str) -> None:
    assert restore_punctuation(text) == read


def test_a_row_without_its_first_cell_loses_its_padding() -> None:
    assert unwrap_table("一、甲 | (一)乙 | 丙 |") == "一、甲\t(一)乙\t丙"
    assert unwrap_table("(二)乙 | 丙 | |") == "(二)乙\t丙"


def test_a_merged_cell_becomes_a_ditto_mark() -> None:
    assert unwrap_table("(二)乙 | ||") == "(二)乙\t〃"


def test_a_line_that_is_not_a_row_is_unchanged() -> None:
    assert unwrap_table("甲|乙") == "甲|乙"


def test_traditional_script_is_simplified_by_phrases() -> None:
    assert simplify("批覆答覆計畫製度公開") == "批复答复计划制度公开"


def test_longer_words_are_replaced_first() -> None:
    assert (
        replace_words("智慧型搜寻", {"智慧": "x", "智慧型": "智能", "搜寻": "搜索"}) == "智能搜索"
    )


def test_a_replaced_word_is_not_replaced_again() -> None:
    assert replace_words("甲", {"甲": "乙", "乙": "丙"}) == "乙"


def test_odd_spaces_become_plain() -> None:
    assert plain_spaces("索\u00a0引\u3000号") == "索 引 号"


@given(st.text(alphabet='公开政府，。（）,:;?!()"“”| \tab1\n', max_size=60))
def test_restoring_punctuation_twice_changes_nothing(text: str) -> None:
    once = restore_punctuation(text)
    assert restore_punctuation(once) == once
    assert len(once) == len(text)


@given(st.text(alphabet='公开關發(guān)fā| ，,"\u00a0\n', max_size=60), st.sampled_from(Step))
def test_every_step_keeps_the_lines(text: str, step: Step) -> None:
    assert apply_step(step, text, {"公开": "开"}).count("\n") == text.count("\n")


def test_no_pinyin_is_left_in_any_gloss() -> None:
    assert not re.search("[a-zāáǎà]", strip_glosses("政務(wù)公開(kāi)責(zé)任單位"))


# ---- wraps

WRAPPED = """\
云州市2023年政务公开工作要点
各县（市）、区人民政府：
为做好今年的政务公开工作，围绕全市中心任务，
根据省政府办公厅的部署，按照市委的要求，制定本要
点。
一、重点任务
（一）
公开预算。各部门要在预算批复以后把预算公开到门户网站的统一
平台，
做到内容完整、格式规范。
责任单位：市财政局
（二）公开规划，6月底前完成。
云州市人民政府办公室
2023年3月1日
"""


def test_lines_that_a_page_broke_are_joined_and_their_number_stays() -> None:
    joined = apply_step(Step.WRAPS, WRAPPED, {})
    assert [line for line in joined.split("\n") if line] == [
        "云州市2023年政务公开工作要点",
        "各县（市）、区人民政府：",
        "为做好今年的政务公开工作，围绕全市中心任务，根据省政府办公厅的部署，按照市委的要求，制定本要点。",
        "一、重点任务",
        "（一）公开预算。各部门要在预算批复以后把预算公开到门户网站的统一平台，做到内容完整、格式规范。",
        "责任单位：市财政局",
        "（二）公开规划，6月底前完成。",
        "云州市人民政府办公室",
        "2023年3月1日",
    ]
    assert joined.count("\n") == WRAPPED.count("\n")
    assert joined.split("\n")[3:5] == ["", ""]


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("公开。\n（市财政局牵头，各\n县区配合）", "公开。\n（市财政局牵头，各县区配合）"),
        ("实现“一次办”\n。\n二、保障", "实现“一次办”。\n二、保障"),
    ],
)
def test_an_open_bracket_goes_on_and_a_mark_begins_no_paragraph(broken: str, joined: str) -> None:
    lines = apply_step(Step.WRAPS, broken, {}).split("\n")
    assert "\n".join(filter(None, lines)) == joined


def test_a_text_whose_lines_are_paragraphs_does_not_need_it() -> None:
    paragraphs = "".join(f"{n}.公开第{n}类信息，按时更新，做到内容完整。\n" for n in range(1, 40))
    assert Step.WRAPS not in choose_steps(paragraphs, {})[0]


def test_a_text_that_a_page_broke_needs_it() -> None:
    body = "为做好今年的政务公开工作围绕全市中心任务根据省政府办公厅的部署\n" * 12
    assert Step.WRAPS in choose_steps(f"{body}制定本要点。\n", {})[0]


@given(st.text("公开信息一二，。、（）12 \n\u3000Ab", max_size=80))
def test_joining_changes_only_spaces_and_line_breaks(text: str) -> None:
    joined = apply_step(Step.WRAPS, text, {})
    assert joined.count("\n") == text.count("\n")
    assert "".join(joined.split()) == "".join(text.split())
