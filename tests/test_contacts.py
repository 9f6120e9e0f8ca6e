"""Private details are found in every spelling, and nothing else is."""

import pytest

from generator.content.folder import Records
from generator.drafting import draft
from generator.grammar.contacts import RULES, find_contacts

from .contact_spellings import Spelling, read_spelling, spellings

CORPUS = list(spellings())


@pytest.mark.parametrize(
    "spelling", [one for group, one in CORPUS if group != "asked"], ids=lambda one: one.marked
)
def test_exactly_the_marked_words_are_left_out(spelling: Spelling) -> None:
    finds = find_contacts(spelling.text)
    assert {(find.start, find.end) for find in finds if find.is_sure} == spelling.left_out
    assert [find for find in finds if not find.is_sure] == []


@pytest.mark.parametrize(
    "spelling", [one for group, one in CORPUS if group == "asked"], ids=lambda one: one.marked
)
def test_what_is_not_sure_is_asked_about(spelling: Spelling) -> None:
    finds = find_contacts(spelling.text)
    assert {(find.start, find.end) for find in finds if not find.is_sure} == spelling.asked
    assert [find for find in finds if find.is_sure] == []


def test_a_third_of_the_corpus_is_public() -> None:
    public = sum(group == "public" for group, _ in CORPUS)
    assert len(CORPUS) >= 200
    assert public * 3 >= len(CORPUS)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_takes_its_examples_and_leaves_its_traps(name: str) -> None:
    rule = RULES[name]
    for words in rule.takes:
        assert name in [find.rule for find in find_contacts(words)], words
    for words in rule.leaves:
        assert name not in [find.rule for find in find_contacts(words)], words


def test_a_find_says_its_kind() -> None:
    text = read_spelling("联系人：⟦赵某某⟧，电话：⟦1230001⟧，QQ：⟦100001234⟧，⟦a@example.com⟧").text
    assert [str(find.kind) for find in find_contacts(text)] == ["person", "phone", "qq", "mail"]


PLAN = """云山市2021年政务公开工作要点
一、重点任务
1.公开预算。每年公开部门预算。
2.公开招生。及时公布招生政策。
二、组织保障
8.加强学习。开展培训。
9.加强考核。按季度通报。
"""


@pytest.mark.parametrize(
    ("foot", "closing", "omitted"),
    [
        ("联系人：张某某，电话：0799-1230001", None, "联系人：〔联系方式从略〕，电话：〔联系方式从略〕"),
        ("联 络 员：张某某（办公室）", None, "联 络 员：〔联系方式从略〕（办公室）"),
        (
            "请于7月5日前报送名单。联系人：张某某，电话：1230001。",
            "请于7月5日前报送名单。联系人：〔联系方式从略〕，电话：〔联系方式从略〕。",
            None,
        ),
    ],
)  # fmt: skip
def test_a_foot_line_is_no_part_of_the_last_task(
    foot: str, closing: str | None, omitted: str | None
) -> None:
    nothing = Records((), (), {}, {}, {})
    document = draft((PLAN + foot).encode(), "plan.txt", nothing).document
    last = document.sections[-1].tasks[-1]
    assert (last.text, last.persons) == ("按季度通报。", None)
    assert (document.closing and document.closing.text) == closing
    assert [one.text for one in document.source.omissions] == ([omitted] if omitted else [])


def test_the_reasons_of_a_draft_say_the_kinds() -> None:
    nothing = Records((), (), {}, {}, {})
    foot = "联系人：张某某，电话：1230001，邮箱：a@example.com"
    document = draft((PLAN + foot).encode(), "plan.txt", nothing).document
    assert [one.why for one in document.source.contacts] == ["联系人的姓名", "电话号码", "邮箱"]


def test_a_draft_asks_about_what_is_not_sure() -> None:
    nothing = Records((), (), {}, {}, {})
    made = draft((PLAN + "联系电话：123001").encode(), "plan.txt", nothing)
    asked = [one.question for one in made.remarks if one.question.key == "drafting.contact"]
    assert [dict(question.values)["words"] for question in asked] == ["123001"]
