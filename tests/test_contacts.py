"""Private details are found in every spelling, and nothing else is."""

import pytest

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
