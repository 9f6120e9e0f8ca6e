"""Rules for the values of deadlines: they are those that their words say."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from generator.checks.deadlines import all_deadlines
from generator.content.folder import Records
from generator.content.paragraphs import printed_words
from generator.content.reading import Entry
from generator.grammar.commitments import find_commitments, read_time_column
from generator.grammar.found import Found
from generator.grammar.times import arabic_years
from generator.grammar.vocabulary import RANGE
from generator.problems import TOP, Loc, Problem, SetValue, Value
from generator.records.commitments import (
    DateRecord,
    DeadlineKind,
    DeadlineRecord,
    Period,
    PeriodEndRecord,
    RecurringRecord,
    StartRecord,
)
from generator.records.documents import DocumentRecord
from generator.records.tasks import ParagraphRecord, TaskRecord


def _readings(
    paragraph: ParagraphRecord, deadline: DeadlineRecord, year: int | None
) -> tuple[Found, ...]:
    """Return what the grammar reads at the place of a deadline's expression; if nothing, what it
    reads in the expression alone.
    """
    held: list[Found] = []
    for name, printed in printed_words(paragraph):
        start = printed.find(deadline.quote)
        if start < 0:
            continue
        start += deadline.quote.find(deadline.expression)
        end = start + len(deadline.expression)
        found = times_of(name, printed, year)
        held += [one for one in found if one.kind and one.start < end and start < one.end]
    if held:
        return tuple(held)
    return tuple(one for one in read_time_column(deadline.expression, year) if one.kind)


def times_of(name: str, printed: str, year: int | None) -> tuple[Found, ...]:
    """Return what the grammar reads in a field of a paragraph: its time column, or a sentence."""
    return (read_time_column if name == "time" else find_commitments)(printed, year)


def _may_be(kind: DeadlineKind, words: str, found: Found) -> bool:
    """Tell whether a find can be recorded as a kind: some words allow of two."""
    if kind == found.kind or {kind, found.kind} == {"date", "period-end"}:
        return True
    if kind == "start":
        return bool(re.search(RANGE, words))
    periodic = {kind, found.kind} == {"relative", "recurring"}
    return periodic and bool(re.search("后", words)) and bool(re.search("[每季月年]", words))


def kind_agrees_with_its_words(records: Records) -> Iterator[Problem]:
    """The kind of a deadline is one that its expression can have."""
    for entry, paragraph, deadline, loc in all_deadlines(records):
        words = deadline.expression
        found = _readings(paragraph, deadline, entry.record.year)
        if found and not any(_may_be(deadline.kind, words, one) for one in found):
            place = entry.at(*loc, "kind")
            problem = Problem(place, "kind-agrees-with-its-words", words=words, kind=deadline.kind)
            yield problem.resting_on(entry.written(loc / "expression"))


def value_agrees_with_its_words(records: Records) -> Iterator[Problem]:
    """The length, frequency and least number of a deadline are those that its expression names."""
    for entry, paragraph, deadline, loc in all_deadlines(records):
        words = deadline.expression
        if not isinstance(deadline, Period | RecurringRecord):
            continue
        readings = _readings(paragraph, deadline, entry.record.year)
        read = next((one.record for one in readings if one.kind == deadline.kind), None)
        pairs: list[tuple[str, str | int | tuple[str, ...], Value]] = []
        if isinstance(deadline, Period) and isinstance(read, Period):
            pairs += [
                ("duration", read.duration, deadline.duration),
                ("working_days", read.working_days, deadline.working_days),
            ]
        if isinstance(deadline, RecurringRecord) and isinstance(read, RecurringRecord):
            pairs.append(("frequency", read.frequency, deadline.frequency))
            if read.at_least:
                pairs.append(("at_least", read.at_least, deadline.at_least))
        for name, right, written in pairs:
            if right != written:
                yield (
                    Problem(
                        entry.at(*loc, name),
                        "value-agrees-with-its-words",
                        words=words,
                        read=_in_yaml(right),
                        name=name,
                        written=_in_yaml(written),
                    )
                    .resting_on(entry.written(loc / "expression", loc / "kind"))
                    .fixed_by(SetValue(name, right))
                )


def _in_yaml(value: Value) -> Value:
    return f"[{', '.join(value)}]" if isinstance(value, tuple) else value


def due_agrees_with_its_words(records: Records) -> Iterator[Problem]:
    """A due day is the day that the expression names in the document's year."""
    for entry, paragraph, deadline, loc in all_deadlines(records):
        if not isinstance(deadline, DateRecord | PeriodEndRecord | StartRecord):
            continue
        year = entry.record.year
        readings = _readings(paragraph, deadline, year)
        names = ("start", "due") if isinstance(deadline, StartRecord) else ("due",)
        basis = entry.written(loc / "expression", loc / "kind", TOP / "year")
        for name in names:
            problem = _wrong_day(entry, loc, deadline, name, readings)
            if problem:
                yield problem.resting_on(basis)


def _wrong_day(
    entry: Entry[DocumentRecord],
    loc: Loc,
    deadline: DeadlineRecord,
    name: str,
    readings: Sequence[Found],
) -> Problem | None:
    """Return the problem of a day that is not the one that its words name."""
    place, words = entry.at(*loc, name), deadline.expression
    written: date | None = getattr(deadline, name)
    days = [day for one in readings if (day := getattr(one.record, name, None))]
    either = [day for one in readings for day in one.days]
    if days and written is None:
        problem = Problem(
            place, "due-agrees-with-its-words", "missing", words=words, name=name, read=days[0]
        )
        return problem.fixed_by(_only(name, days))
    if written is None or written in days:
        return None
    if days:
        problem = Problem(
            place,
            "due-agrees-with-its-words",
            "other-day",
            words=words,
            name=name,
            read=days[0],
            written=written,
        )
        return problem.fixed_by(_only(name, days))
    if either and written not in either:
        return Problem(
            place,
            "due-agrees-with-its-words",
            "two-days",
            words=words,
            first=either[0],
            last=either[-1],
            written=written,
        )
    if entry.record.year is None and not re.search(r"\d{4}", arabic_years(words)):
        return Problem(place, "due-agrees-with-its-words", "no-year", words=words, name=name)
    return None


def _only(name: str, days: Sequence[date]) -> SetValue | None:
    """Return the value that corrects a day, if the words name only one."""
    return SetValue(name, days[0]) if len(set(days)) == 1 else None


def repeats(found: Found, deadline: DeadlineRecord) -> bool:
    """Tell whether words have the value of a deadline, or can have it: 10月前 can mean two days."""
    due = getattr(deadline, "due", None)
    return found.record is not None and (
        deadline.says_the_same(found.record) or (due is not None and due in found.days)
    )


def time_column_says_the_same(records: Records) -> Iterator[Problem]:
    """What a deadline names as its repetition is in the time column, and has the same value."""
    for entry, paragraph, deadline, loc in all_deadlines(records):
        if deadline.also is None:
            continue
        printed = paragraph.time if isinstance(paragraph, TaskRecord) else None
        place = entry.at(*loc, "also")
        if deadline.also not in (printed or ""):
            problem = Problem(place, "time-column-says-the-same", "words", words=deadline.also)
            yield problem.resting_on(entry.written(loc.above.above / "time"))
        elif not any(
            repeats(one, deadline) for one in read_time_column(deadline.also, entry.record.year)
        ):
            values = [loc / name for name in type(deadline).model_fields if name != "also"]
            yield Problem(
                place, "time-column-says-the-same", "differs", words=deadline.also
            ).resting_on(entry.written(TOP / "year", *values))
