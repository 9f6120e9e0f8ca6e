"""Reads repetitions as recurring commitments."""

from collections.abc import Iterator

from generator.grammar.found import Found
from generator.grammar.readers.context import Context
from generator.grammar.rules import Outcome, choose, shapes
from generator.grammar.rules.cadences import CADENCE_RULES
from generator.grammar.tokens.cadences import find_cadences
from generator.records.commitments import RecurringRecord


def read_cadences(context: Context) -> Iterator[Found]:
    """Yield the repetitions of a text."""
    for one in find_cadences(context.text):
        is_name = context.is_in_title(one.start) or context.is_quoted(one.start, one.end)
        names = (["name"] if is_name else []) + ([] if one.frequency else ["unheld"])
        before = context.before(one.start)
        rule = choose(CADENCE_RULES, before, context.text, one.end, shapes(*names))
        if rule.outcome is not Outcome.RECURRING:
            yield context.without_record(one.start, one.end, rule)
            continue
        condition = (
            context.folded.words(one.start, one.condition_end) if one.condition_end else None
        )
        record = RecurringRecord(
            kind="recurring",
            frequency=one.frequency,
            at_least=one.at_least,
            condition=condition,
            **context.quoted(one.start, one.end),
        )
        yield context.found(one.start, one.end, rule, record)
