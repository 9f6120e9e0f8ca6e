"""Reads lengths of time as periods after an event, or as least periods."""

import re
from collections.abc import Iterator

from generator.grammar.events import Event, event_before
from generator.grammar.found import Found
from generator.grammar.readers.context import Context
from generator.grammar.rules import Outcome, Rule, choose
from generator.grammar.rules.lengths import BARE, IN_SENTENCES_ONLY, LENGTH_RULES, UNREADABLE
from generator.grammar.tokens.lengths import Length, find_lengths
from generator.grammar.vocabulary import AT_LEAST, AT_MOST, WITHIN
from generator.records.commitments import MinimumDurationRecord, RelativeRecord

_SUFFIX = re.compile(f"{WITHIN}?(?:及?以上)?")
_LEAST_BEFORE = re.compile(rf"{AT_LEAST}[^,。;]{{0,4}}$")
_MOST_BEFORE = re.compile(rf"(?:{AT_MOST}|在)$")
_REPEATED = re.compile("每个?(?:[年月周季]|季度|半年)度?(?:结束|终了)")
_AFTERWARDS = re.compile("(?:之|以)?后")


def read_lengths(context: Context) -> Iterator[Found]:
    """Yield the lengths of time of a text."""
    for length in find_lengths(context.text):
        event = event_before(context.text, length.start)
        if event and _REPEATED.search(context.text, event.start, event.end):
            continue  # 每月结束后10日内 is a repetition
        rule = _rule(context, length, event)
        if rule.outcome in (Outcome.NONE, Outcome.ASK):
            yield context.without_record(length.start, length.end, rule)
        elif rule.outcome is Outcome.MINIMUM:
            yield _minimum(context, length, rule)
        else:
            yield _relative(context, length, event, rule)


def _rule(context: Context, length: Length, event: Event | None) -> Rule:
    start, end = length.start, length.end
    conditions = {
        "title": context.is_in_title(start),
        "quoted": context.is_quoted(start, end),
        "linked": event is not None,
        "half": context.text[start] == "半",
        "years": bool(length.duration and length.duration[-1] in "YW"),
        "afterwards": bool(_AFTERWARDS.match(context.text, end)),
    }
    shapes = frozenset(name for name, holds in conditions.items() if holds)
    rule = choose(LENGTH_RULES, context.before(start), context.text, end, shapes)
    return BARE if context.in_column and rule.name in IN_SENTENCES_ONLY else rule


def _end(context: Context, length: Length) -> int:
    suffix = _SUFFIX.match(context.text, length.end)
    return suffix.end() if suffix else length.end


def _minimum(context: Context, length: Length, rule: Rule) -> Found:
    least = _LEAST_BEFORE.search(context.before(length.start))
    start, end = length.start - (len(least[0]) if least else 0), _end(context, length)
    if not length.duration:
        return context.without_record(start, end, UNREADABLE)
    record = MinimumDurationRecord(
        kind="minimum-duration",
        duration=length.duration,
        working_days=length.working_days,
        **context.quoted(start, end),
    )
    return context.found(start, end, rule, record)


def _relative(context: Context, length: Length, event: Event | None, rule: Rule) -> Found:
    start, end, after = length.start, _end(context, length), None
    if event:
        start, after = event.start, context.folded.words(event.start + event.lead, event.end)
    elif most := _MOST_BEFORE.search(context.before(start)):
        start -= len(most[0])
    if not length.duration:
        return context.without_record(start, end, UNREADABLE)
    record = RelativeRecord(
        kind="relative",
        duration=length.duration,
        working_days=length.working_days,
        after=after or None,
        **context.quoted(start, end),
    )
    return context.found(start, end, rule, record)
