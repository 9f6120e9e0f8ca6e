"""Rules for deadlines: their words, and the values read from them."""

import re
from collections.abc import Callable, Iterator

from generator.content.folder import Records
from generator.content.paragraphs import all_paragraphs, printed_words
from generator.content.reading import Entry
from generator.grammar.clauses import quote_at
from generator.grammar.commitments import find_commitments, read_time_column
from generator.grammar.times import VAGUE, read_day, read_frequency, read_least_number, read_length
from generator.grammar.vocabulary import AT_LEAST
from generator.problems import Loc, Problem, Value, clip
from generator.records.commitments import (
    DateRecord,
    DeadlineKind,
    DeadlineRecord,
    OngoingRecord,
    Period,
    PeriodEndRecord,
    RecurringRecord,
    RelativeRecord,
)
from generator.records.documents import DocumentRecord
from generator.records.tasks import ParagraphRecord


def _all_deadlines(
    records: Records,
) -> Iterator[tuple[Entry[DocumentRecord], ParagraphRecord, DeadlineRecord, Loc]]:
    """Yield every deadline with its document's entry, its paragraph and its location."""
    for entry, paragraph, loc in all_paragraphs(records):
        for number, deadline in enumerate(paragraph.deadlines):
            yield entry, paragraph, deadline, loc / "deadlines" / number


def deadline_is_quoted(records: Records) -> Iterator[Problem]:
    """A deadline's quote is in the text; its expression and other words are in the quote."""
    for entry, paragraph, deadline, loc in _all_deadlines(records):
        if not any(deadline.quote in words for _, words in printed_words(paragraph)):
            place = entry.at(*loc, "quote")
            yield Problem(place, "deadline-is-quoted", "quote", quote=deadline.quote)
        words = {"expression": deadline.expression}
        if isinstance(deadline, RelativeRecord) and deadline.after:
            words["after"] = deadline.after
        if isinstance(deadline, RecurringRecord) and deadline.condition:
            words["condition"] = deadline.condition
        for name, value in words.items():
            if value not in deadline.quote:
                place = entry.at(*loc, name)
                yield Problem(place, "deadline-is-quoted", "words", name=name, words=value)


def no_deadline_is_quoted(records: Records) -> Iterator[Problem]:
    """Words recorded as not a deadline are in the text."""
    for entry, paragraph, loc in all_paragraphs(records):
        for number, words in enumerate(paragraph.not_a_deadline):
            if not any(words.expression in printed for _, printed in printed_words(paragraph)):
                place = entry.at(*loc, "not_a_deadline", number, "expression")
                yield Problem(place, "no-deadline-is-quoted", expression=words.expression)


def deadline_names_a_time(records: Records) -> Iterator[Problem]:
    """A deadline's expression names a time."""
    for entry, _, deadline, loc in _all_deadlines(records):
        words = deadline.expression
        is_ongoing = isinstance(deadline, OngoingRecord)
        if words in VAGUE or not (
            is_ongoing or re.search(r"[年月日号周旬季天时期节]|\d[-./]\d", words)
        ):
            yield Problem(entry.at(*loc, "expression"), "deadline-names-a-time", words=words)


def deadline_stands_once(records: Records) -> Iterator[Problem]:
    """A paragraph lists each deadline once."""
    for entry, paragraph, loc in all_paragraphs(records):
        seen: set[tuple[str, str, str]] = set()
        for number, deadline in enumerate(paragraph.deadlines):
            key = (deadline.kind, deadline.quote, deadline.expression)
            if key in seen:
                place = entry.at(*loc, "deadlines", number)
                yield Problem(place, "deadline-stands-once", words=deadline.expression)
            seen.add(key)


_KIND_WORDS: dict[DeadlineKind, Callable[[str], bool]] = {
    "date": lambda words: bool(re.search(r"[日号]|\d[-./]\d", words)),
    "period-end": lambda words: bool(re.search("[底内末前年月季旬]", words)) and "每" not in words,
    "relative": lambda words: not re.search(AT_LEAST, words),
    "recurring": lambda words: "每" in words or not re.search("[底日]前", words),
    "minimum-duration": lambda words: bool(re.search(f"{AT_LEAST}|最少|不短于|以上", words)),
    "ongoing": lambda words: not re.search(r"[\d每]", words),
}
"""A test of the words of each kind, just strict enough to notice a wrong kind."""


def kind_agrees_with_its_words(records: Records) -> Iterator[Problem]:
    """The kind of a deadline is one that its expression can have."""
    for entry, _, deadline, loc in _all_deadlines(records):
        words = deadline.expression
        if not _KIND_WORDS[deadline.kind](words):
            place = entry.at(*loc, "kind")
            yield Problem(place, "kind-agrees-with-its-words", words=words, kind=deadline.kind)


def value_agrees_with_its_words(records: Records) -> Iterator[Problem]:
    """The length, frequency and least number of a deadline are those that its expression names."""
    for entry, _, deadline, loc in _all_deadlines(records):
        words = deadline.expression
        pairs: list[tuple[str, Value, Value]] = []
        if isinstance(deadline, Period) and (length := read_length(words)):
            pairs += [
                ("duration", length[0], deadline.duration),
                ("working_days", length[1], deadline.working_days),
            ]
        if isinstance(deadline, RecurringRecord):
            if frequency := read_frequency(words):
                pairs.append(("frequency", frequency, deadline.frequency))
            if number := read_least_number(words):
                pairs.append(("at_least", number, deadline.at_least))
        for name, read, written in pairs:
            if read != written:
                yield Problem(
                    entry.at(*loc, name),
                    "value-agrees-with-its-words",
                    words=words,
                    read=_in_yaml(read),
                    name=name,
                    written=_in_yaml(written),
                )


def _in_yaml(value: Value) -> Value:
    return f"[{', '.join(value)}]" if isinstance(value, tuple) else value


def due_agrees_with_its_words(records: Records) -> Iterator[Problem]:
    """A due day is the day that the expression names in the document's year."""
    for entry, _, deadline, loc in _all_deadlines(records):
        if not isinstance(deadline, DateRecord | PeriodEndRecord):
            continue
        words, year = deadline.expression, entry.record.year
        place = entry.at(*loc, "due")
        if deadline.due and year is None and not re.search(r"\d{4}年", words):
            yield Problem(place, "due-agrees-with-its-words", "no-year", words=words)
        day = read_day(words, year)
        if day and deadline.due is None:
            yield Problem(place, "due-agrees-with-its-words", "missing", words=words, read=day)
        elif day and day != deadline.due:
            yield Problem(
                entry.at(*loc, "due"),
                "due-agrees-with-its-words",
                "other-day",
                words=words,
                read=day,
                written=deadline.due,
            )


def time_words_are_accounted_for(records: Records) -> Iterator[Problem]:
    """Every time that a paragraph names is a deadline, or explained as not one."""
    for entry, paragraph, loc in all_paragraphs(records):
        known = [deadline.expression for deadline in paragraph.deadlines]
        known += [words.expression for words in paragraph.not_a_deadline]
        for name, printed in printed_words(paragraph):
            read = read_time_column if name == "time" else find_commitments
            spans = [
                match.span() for words in known for match in re.finditer(re.escape(words), printed)
            ]
            for found in read(printed, entry.record.year):
                if not any(start < found.end and found.start < end for start, end in spans):
                    yield Problem(
                        entry.at(*loc, name),
                        "time-words-are-accounted-for",
                        words=found.expression,
                        clause=clip(quote_at(printed, found.start, found.end), 40),
                        kind=found.kind,
                    )


def candidate_dates_are_known(records: Records) -> Iterator[Problem]:
    """A period is counted only from a date that the document has."""
    for entry, _, deadline, loc in _all_deadlines(records):
        if not isinstance(deadline, RelativeRecord):
            continue
        for index, start in enumerate(deadline.candidates):
            if getattr(entry.record, start.value) is None:
                place = entry.at(*loc, "candidates", index)
                yield Problem(place, "candidate-dates-are-known", name=start.value)
