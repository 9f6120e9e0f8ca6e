"""Reads words that speak of a time without fixing it, starts at an event, and 长期坚持."""

import re
from collections.abc import Iterator

from generator.grammar.found import Found
from generator.grammar.readers.context import Context
from generator.grammar.readers.points import TIME_LABEL
from generator.grammar.rules import Outcome, choose, shapes
from generator.grammar.rules.words import (
    AT_AN_EVENT,
    EVENT,
    FROM_AN_EVENT,
    GOES_ON,
    ONGOING,
    SPEAKS_OF_TIME,
    STARTS_AT_AN_EVENT,
    UNREAD_COLUMN,
    VAGUE_WORDS,
    WORD_RULES,
    WORDS,
)
from generator.records.commitments import OngoingRecord, StartRecord

_LEAD = re.compile("[自从]$")
_JOINED = re.compile("(?<=:)[^:。;\n]{1,24}(?:并|,|且|、)$")
"""Words that a label has for another time as well: 时限：12月底前并长期坚持."""


def read_words(context: Context) -> Iterator[Found]:
    """Yield the words of a text that speak of a time without fixing it."""
    for match in WORDS.finditer(context.text):
        start, end = match.span()
        names = ["title"] if context.is_in_title(start) else []
        if "起" in (match[0][-1], context.text[end : end + 1]):
            names.append("from")
        if match[0][-1] in "前内底末":
            names.append("limit")
        rule = choose(WORD_RULES, context.before(start), context.text, end, shapes(*names))
        if rule.outcome is not Outcome.START:
            yield context.without_record(start, end, rule)
            continue
        lead = _LEAD.search(context.before(start))
        start, end = start - bool(lead), end + (match[0][-1] != "起")
        record = StartRecord(kind="start", **context.quoted(start, end))
        yield context.found(start, end, rule, record)


def read_starts_of_events(context: Context) -> Iterator[Found]:
    """Yield starts on the day of an event: 自印发之日起施行."""
    for match in FROM_AN_EVENT.finditer(context.text):
        record = StartRecord(
            kind="start",
            after=context.folded.words(*match.span("event")),
            **context.quoted(*match.span()),
        )
        yield context.found(*match.span(), STARTS_AT_AN_EVENT, record)


def read_events(context: Context) -> Iterator[Found]:
    """Yield the events of a time column that have no length: 评审结束后."""
    for match in EVENT.finditer(context.text) if context.in_column else ():
        yield context.without_record(*match.span(), AT_AN_EVENT)


def ask_about_column(context: Context) -> Iterator[Found]:
    """Yield the whole words of a time column that speak of time, but in no way that a rule takes."""
    if SPEAKS_OF_TIME.search(VAGUE_WORDS.sub("", context.text)):
        yield context.without_record(0, len(context.text), UNREAD_COLUMN)


def read_ongoing(context: Context) -> Iterator[Found]:
    """Yield the words of a time column, or after its label, that name no date: 长期坚持."""
    for match in ONGOING.finditer(context.text):
        if not (context.in_column or _is_labelled(context.before(match.start()))):
            continue
        record = OngoingRecord(kind="ongoing", **context.quoted(*match.span()))
        yield context.found(*match.span(), GOES_ON, record)


def _is_labelled(before: str) -> bool:
    """Tell whether the words before a place end with the label of a time, or of a time joined to it."""
    return bool(TIME_LABEL.search(_JOINED.sub("", before)))
