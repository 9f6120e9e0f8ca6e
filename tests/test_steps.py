"""The declared steps from a source to a record's words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
