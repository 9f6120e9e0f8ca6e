"""The grammar of commitments: finds Chinese time words, their kind and their deadline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.grammar.clauses import clause_start, quote_at
from generator.grammar.patterns import (
    COLUMN_DAY,
    EVENT_BEGINS,
    FIXED,
    LENGTH,
    LINK,
    LINK_OVER_COMMA,
    MINIMUM,
    NAMES_A_DAY,
    ONGOING,
    RECURRING,
    STARTERS,
    STATE_BEFORE,
    YEAR_ALONE,
)
from generator.grammar.times import (
    read_day,
    read_frequency,
    read_least_number,
    read_length,
)
from generator.records.commitments import (
    DateRecord,
    DeadlineKind,
    DeadlineRecord,
    MinimumDurationRecord,
    OngoingRecord,
    PeriodEndRecord,
    RecurringRecord,
    RelativeRecord,
)


@dataclass(frozen=True, slots=True)
class Found:
    """Time words at `start` to `end` of a text, their kind, and their deadline; None if no deadline
    of that kind can express them (每两年).
    """

    start: int
    end: int
    expression: str
    kind: DeadlineKind
    record: DeadlineRecord | None


def find_commitments(text: str, year: int | None) -> tuple[Found, ...]:
    """Return the time words in sentences of a plan, in order; `year` is the document's, if known."""
    found = [
        *_recurring(text),
        *_minimums(text),
        *_lengths(text),
        *_fixed(text, year),
    ]
    return _without_overlaps(found)


def read_time_column(words: str, year: int | None) -> tuple[Found, ...]:
    """Return the time words of a 时限 column, line or bracket, where 6月, 全年 and 长期坚持 count too."""
    found = list(find_commitments(words, year))
    for match in ONGOING.finditer(words):
        record = OngoingRecord(kind="ongoing", quote=match[0], expression=match[0])
        found.append(Found(match.start(), match.end(), match[0], "ongoing", record))
    found += [
        _fixed_time(words, match.start(), match.end(), year)
        for match in COLUMN_DAY.finditer(words)
        if match[0]
    ]
    return _without_overlaps(found)


def _without_overlaps(found: list[Found]) -> tuple[Found, ...]:
    """Keep the longest of overlapping finds, and of equally long ones the earlier."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def _fixed(text: str, year: int | None) -> Iterator[Found]:
    for match in FIXED.finditer(text):
        if not STATE_BEFORE.search(text[: match.start()]):
            yield _fixed_time(text, match.start(), match.end(), year)


def _fixed_time(text: str, start: int, end: int, year: int | None) -> Found:
    words = text[start:end]
    due = read_day(words if not YEAR_ALONE.fullmatch(words) else f"{words}底", year)
    quote = quote_at(text, start, end)
    record: DateRecord | PeriodEndRecord
    if NAMES_A_DAY.search(words):
        record = DateRecord(kind="date", quote=quote, expression=words, due=due)
    else:
        record = PeriodEndRecord(kind="period-end", quote=quote, expression=words, due=due)
    return Found(start, end, words, record.kind, record)


def _minimums(text: str) -> Iterator[Found]:
    for match in MINIMUM.finditer(text):
        length = read_length(match[0])
        record = None
        if length:
            record = MinimumDurationRecord(
                kind="minimum-duration",
                quote=quote_at(text, match.start(), match.end()),
                expression=match[0],
                duration=length[0],
                working_days=length[1],
            )
        yield Found(match.start(), match.end(), match[0], "minimum-duration", record)


def _lengths(text: str) -> Iterator[Found]:
    """Yield periods that have 内, an event before them, or a limit; a bare 5天 is not a period."""
    for match in LENGTH.finditer(text):
        start, after = match.start(), None
        link = _link_before(text, start)
        if not (match["within"] or link or match[0].startswith("不")):
            continue
        if link:
            start, after = _event_before(text, link)
        elif text[start - 1 : start] == "在":
            start -= 1
        words = text[start : match.end()]
        length = read_length(match[0])
        record = None
        if length:
            record = RelativeRecord(
                kind="relative",
                quote=quote_at(text, start, match.end()),
                expression=words,
                duration=length[0],
                working_days=length[1],
                after=after,
            )
        yield Found(start, match.end(), words, "relative", record)


def _link_before(text: str, start: int) -> re.Match[str] | None:
    """Return the link to an event before a period, possibly across a comma: 自形成之日起，20个工作日内."""
    link = LINK.search(text, clause_start(text, start), start)
    if link or text[start - 1 : start] != "，":
        return link
    return LINK_OVER_COMMA.search(text, clause_start(text, start - 1), start)


def _event_before(text: str, link: re.Match[str]) -> tuple[int, str | None]:
    """Return the start of the event before a link, and its words without the introduction."""
    begin = clause_start(text, link.start())
    event = text[begin : link.start()]
    begins = [one.start() for one in EVENT_BEGINS.finditer(event)]
    offset = begins[-1] if begins else len(event) - len(STARTERS.sub("", event))
    return begin + offset, event[offset:].lstrip("在自于") or None


def _recurring(text: str) -> Iterator[Found]:
    for match in RECURRING.finditer(text):
        words, condition = match[0], match["condition"]
        frequency = read_frequency(words.removeprefix(condition or ""))
        record = None
        if frequency and "两" not in words:
            record = RecurringRecord(
                kind="recurring",
                quote=quote_at(text, match.start(), match.end()),
                expression=words,
                frequency=frequency,
                at_least=read_least_number(words),
                condition=condition,
            )
        yield Found(match.start(), match.end(), words, "recurring", record)
