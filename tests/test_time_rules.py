"""The rules of time: each takes its examples, and every time word has a rule."""

import pytest

from generator.grammar.commitments import find_column_times, find_times
from generator.grammar.rules import Outcome, Rule
from generator.grammar.rules.cadences import CADENCE_RULES
from generator.grammar.rules.lengths import LENGTH_RULES, UNREADABLE
from generator.grammar.rules.points import COLUMN_RULES, POINT_RULES
from generator.grammar.rules.words import (
    AT_AN_EVENT,
    GOES_ON,
    STARTS_AT_AN_EVENT,
    UNREAD_COLUMN,
    WORD_RULES,
)

YEAR = 2022
TABLES = {
    "points": POINT_RULES,
    "columns": (*COLUMN_RULES, GOES_ON, AT_AN_EVENT, UNREAD_COLUMN),
    "lengths": (*LENGTH_RULES, UNREADABLE),
    "words": (*WORD_RULES, STARTS_AT_AN_EVENT),
    "repetitions": CADENCE_RULES,
}
EXAMPLES = [
    (table, rule, example)
    for table, rules in TABLES.items()
    for rule in rules
    for example in rule.examples
]


@pytest.mark.parametrize(
    ("table", "rule", "example"),
    EXAMPLES,
    ids=[f"{table}-{rule.name}-{example}" for table, rule, example in EXAMPLES],
)
def test_a_rule_takes_its_examples(table: str, rule: Rule, example: str) -> None:
    found = (find_column_times if table == "columns" else find_times)(example, YEAR)
    assert rule in [one.rule for one in found]


@pytest.mark.parametrize("table", [POINT_RULES, COLUMN_RULES, LENGTH_RULES, WORD_RULES])
def test_the_last_rule_of_a_table_takes_all_words(table: tuple[Rule, ...]) -> None:
    last = table[-1]
    assert (last.before, last.after, last.only, last.unless) == ("", "", frozenset(), frozenset())


@pytest.mark.parametrize("table", [POINT_RULES, LENGTH_RULES, WORD_RULES])
def test_what_no_rule_of_a_sentence_takes_is_asked_about(table: tuple[Rule, ...]) -> None:
    assert table[-1].outcome is Outcome.ASK


@pytest.mark.parametrize("rules", TABLES.values(), ids=TABLES)
def test_names_of_rules_are_unique_in_their_table(rules: tuple[Rule, ...]) -> None:
    names = [rule.name for rule in rules]
    assert len(set(names)) == len(names)
