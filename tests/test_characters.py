"""Characters that only look like the right ones: read as these, refused in records, or asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.characters.invisible import is_invisible
from generator.characters.radicals import equivalents, find_rare, look_alikes, unify
from generator.drafting.cleaning import choose_steps
from generator.messages import Language
from generator.problems import Place
from generator.proof.steps import apply_step
from generator.records.sources import Step
from generator.records.values import ArchivedLine, Line
from generator.rules import say


def said_of(words: str) -> str:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Line).validate_python(words)
    (details,) = refused.value.errors()
    return say(details["ctx"]["error"].at(Place("a.yml")), Language.ZH)


PRINTED = {
    "⻘澜县⺠政局": "青澜县民政局",  # what Chromium writes for these words
    "⼾籍、农⼾、⻔⼾⽹站": "户籍、农户、门户网站",
    "⺟⼦健康、⻣科": "母子健康、骨科",
    "⾷品安全⽉报⼀、⼆": "食品安全月报一、二",
    "⻙⺒⻁⻄⻩⿊": "韦巳虎西黄黑",
}


@pytest.mark.parametrize("printed", PRINTED)
def test_radicals_are_read_as_the_characters_that_they_stand_for(printed: str) -> None:
    assert unify(printed) == PRINTED[printed]


def test_strokes_and_compatibility_ideographs_are_read_too() -> None:
    assert unify("㇐㇑") == "一丨"
    assert unify("\uf90a\U0002f800") == "金丽"
    assert unify("\ufa0e\ufa1f") == "\ufa0e\ufa1f"  # unified ideographs in the compatibility block


def test_the_table_ends_at_usual_characters() -> None:
    table = equivalents()
    assert len(table) > 1_200
    assert [char for char, usual in table.items() if usual in table or len(usual) != 1] == []


@pytest.mark.parametrize("selector", ["\ufe00", "\ufe0f", "\U000e0100", "\U000e01ef", "\u180b"])
def test_a_variation_selector_is_removed_by_the_step_and_refused_in_a_record(selector: str) -> None:
    assert apply_step(Step.RADICALS, f"葛{selector}城", {}) == "葛城"
    assert said_of(f"葛{selector}城").startswith("字符“葛”后面有看不见的变体选择符 U+")


def test_a_radical_in_a_record_is_refused_with_the_right_character() -> None:
    assert said_of("⻘澜县") == (
        "“⻘”是部首或兼容字符（U+2ED8 “CJK RADICAL BLUE”），不是通常的字；请改成“青”"
    )


@pytest.mark.parametrize("char", [*"\u2028\u2029\u3164\u115f\uffa0\u2800\u034f\u17b4\ufffd\ufffc\u200b\u202e\ue000"])  # fmt: skip
def test_a_character_that_nobody_sees_is_refused_with_its_name(char: str) -> None:
    assert f"U+{ord(char):04X}" in said_of(f"公{char}开")


def test_a_repair_may_name_what_a_record_may_not_hold() -> None:
    adapter = TypeAdapter(ArchivedLine)
    assert adapter.validate_python("公\ufffd⻘") == "公\ufffd⻘"


@pytest.mark.parametrize(
    "char", ["\U0002b739", "\U0002ebf0", "\U0002ee5d", "\U00031350", "\U000323af"]
)
def test_han_of_new_extensions_is_a_character_like_any_other(char: str) -> None:
    assert not is_invisible(char)
    assert TypeAdapter(Line).validate_python(f"{char}镇") == f"{char}镇"
    assert apply_step(Step.NOISE, f"{char}镇", {}) == f"{char}镇"
    assert find_rare(f"{char}镇") == (char,)


def test_a_filler_that_looks_like_a_space_becomes_one() -> None:
    assert apply_step(Step.NOISE, "公开\u3164信息", {}) == "公开\u3164信息"
    assert apply_step(Step.SPACES, "公开\u3164信息\u2028全文", {}) == "公开 信息 全文"


def test_a_draft_declares_the_step_where_it_is_needed() -> None:
    assert choose_steps("⻘澜县", {})[0] == (Step.RADICALS,)
    assert choose_steps("青澜县", {})[0] == ()


def test_a_rare_character_is_asked_about_with_the_usual_one_that_looks_like_it() -> None:
    assert find_rare("阿㬵、青、〇、⑴、é") == ("㬵",)
    assert look_alikes()["㬵"] == "胶"


@given(st.text(max_size=60))
def test_reading_radicals_twice_changes_nothing(text: str) -> None:
    assert unify(unify(text)) == unify(text)
