"""Rules for deadlines: their words, and the values read from them."""

import re
from collections.abc import Iterator

from generator.content.folder import Records
from generator.content.paragraphs import all_paragraphs, printed_words, text_of
from generator.content.reading import Entry
from generator.grammar.vocabulary import VAGUE
from generator.problems import Loc, Passage, Place, Problem
from generator.records.commitments import (
    DeadlineRecord,
    OngoingRecord,
    RecurringRecord,
    RelativeRecord,
)
from generator.records.documents import DocumentRecord
from generator.records.tasks import ParagraphRecord


def all_deadlines(
    records: Records,
) -> Iterator[tuple[Entry[DocumentRecord], ParagraphRecord, DeadlineRecord, Loc]]:
    """Yield every deadline with its document's entry, its paragraph and its location."""
    for entry, paragraph, loc in all_paragraphs(records):
        for number, deadline in enumerate(paragraph.deadlines):
            yield entry, paragraph, deadline, loc / "deadlines" / number


def deadline_is_quoted(records: Records) -> Iterator[Problem]:
    """A deadline's quote is in the text; its expression and other words are in the quote."""
    for entry, paragraph, deadline, loc in all_deadlines(records):
        if not any(deadline.quote in words for _, words in printed_words(paragraph)):
            place = entry.at(*loc, "quote")
            nearest = Passage(deadline.quote, text_of(paragraph))
            problem = Problem(
                place, "deadline-is-quoted", "quote", quote=deadline.quote, nearest=nearest
            )
            yield problem.resting_on(_printed(entry, paragraph, loc.above.above))
        words = {"expression": deadline.expression}
        if isinstance(deadline, RelativeRecord) and deadline.after:
            words["after"] = deadline.after
        if isinstance(deadline, RecurringRecord) and deadline.condition:
            words["condition"] = deadline.condition
        for name, value in words.items():
            if value not in deadline.quote:
                place = entry.at(*loc, name)
                problem = Problem(place, "deadline-is-quoted", "words", name=name, words=value)
                vague = [place] if value in VAGUE else []  # that it names no time says more
                yield problem.resting_on([*entry.written(loc / "quote"), *vague])


def no_deadline_is_quoted(records: Records) -> Iterator[Problem]:
    """Words recorded as not a deadline are in the text."""
    for entry, paragraph, loc in all_paragraphs(records):
        for number, words in enumerate(paragraph.not_a_deadline):
            if not any(words.expression in printed for _, printed in printed_words(paragraph)):
                place = entry.at(*loc, "not_a_deadline", number, "expression")
                problem = Problem(place, "no-deadline-is-quoted", expression=words.expression)
                yield problem.resting_on(_printed(entry, paragraph, loc))


def deadline_names_a_time(records: Records) -> Iterator[Problem]:
    """A deadline's expression names a time."""
    for entry, _, deadline, loc in all_deadlines(records):
        words = deadline.expression
        is_ongoing = isinstance(deadline, OngoingRecord)
        if words in VAGUE or not (
            is_ongoing or re.search(r"[年月日号周旬季天时期节]|\d[-./]\d", words)
        ):
            place = entry.at(*loc, "expression")
            problem = Problem(place, "deadline-names-a-time", words=words)
            yield problem if words in VAGUE else problem.resting_on([place])


def deadline_stands_once(records: Records) -> Iterator[Problem]:
    """A paragraph lists each deadline once."""
    for entry, paragraph, loc in all_paragraphs(records):
        seen: set[tuple[str, str, str, object]] = set()
        for number, deadline in enumerate(paragraph.deadlines):
            due = getattr(deadline, "due", None)  # 3、6、9月底前 is one expression of three
            key = (deadline.kind, deadline.quote, deadline.expression, due)
            if key in seen:
                place = entry.at(*loc, "deadlines", number)
                yield Problem(place, "deadline-stands-once", words=deadline.expression)
            seen.add(key)


def _printed(
    entry: Entry[DocumentRecord], paragraph: ParagraphRecord, loc: Loc
) -> frozenset[Place]:
    """Return the places of all printed words of a paragraph."""
    lists = (loc / "units" / number / "printed" for number in range(len(paragraph.units)))
    return entry.written(loc / "text", loc / "time", *lists)


def candidate_dates_are_known(records: Records) -> Iterator[Problem]:
    """A period is counted only from a date that the document has."""
    for entry, _, deadline, loc in all_deadlines(records):
        if not isinstance(deadline, RelativeRecord):
            continue
        for index, start in enumerate(deadline.candidates):
            if getattr(entry.record, start.value) is None:
                place = entry.at(*loc, "candidates", index)
                yield Problem(place, "candidate-dates-are-known", name=start.value)
