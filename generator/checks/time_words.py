"""The rule for words of time: each is a deadline, or explained."""

import re
from collections.abc import Iterator

from generator.checks.time_values import repeats, times_of
from generator.content.folder import Records
from generator.content.paragraphs import all_paragraphs, printed_words, text_of
from generator.content.reading import Entry
from generator.grammar.clauses import quote_at
from generator.grammar.found import Found
from generator.problems import Loc, Place, Problem, SetValue, clip
from generator.records.documents import DocumentRecord
from generator.records.tasks import ParagraphRecord


def time_words_are_accounted_for(records: Records) -> Iterator[Problem]:
    """Every time that a paragraph names is a deadline, or explained as not one."""
    for entry, paragraph, loc in all_paragraphs(records):
        known = [deadline.expression for deadline in paragraph.deadlines]
        known += [words.expression for words in paragraph.not_a_deadline]
        in_columns = [deadline.also for deadline in paragraph.deadlines if deadline.also]
        for name, printed in printed_words(paragraph):
            spans = [
                match.span()
                for words in (known + in_columns if name == "time" else known)
                for match in re.finditer(re.escape(words), printed)
            ]
            for found in times_of(name, printed, entry.record.year):
                if any(start < found.end and found.start < end for start, end in spans):
                    continue
                place = entry.at(*loc, name)
                clause = clip(quote_at(printed, found.start, found.end), 40)
                repetition = _repetition(entry, paragraph, loc, found) if name == "time" else None
                yield (repetition or _unaccounted(place, found, clause)).resting_on(
                    [place, *_unquoted(entry, paragraph, loc, found.expression)]
                )


def _repetition(
    entry: Entry[DocumentRecord], paragraph: ParagraphRecord, loc: Loc, found: Found
) -> Problem | None:
    """Return the problem of a time column that repeats a deadline, which has not said so yet."""
    for number, deadline in enumerate(paragraph.deadlines):
        if repeats(found, deadline) and deadline.also is None:
            words = found.expression
            return Problem(
                entry.at(*loc, "deadlines", number, "also"),
                "time-words-are-accounted-for",
                "repeated",
                words=words,
                deadline=deadline.expression,
            ).fixed_by(SetValue("also", words))
    return None


def _unaccounted(place: Place, found: Found, clause: str) -> Problem:
    words = found.expression
    if found.kind is None:
        return Problem(place, "time-words-are-accounted-for", "unclear", words=words, clause=clause)
    return Problem(
        place,
        "time-words-are-accounted-for",
        "named",
        words=words,
        clause=clause,
        kind=found.kind,
    )


def _unquoted(
    entry: Entry[DocumentRecord], paragraph: ParagraphRecord, loc: Loc, words: str
) -> frozenset[Place]:
    """Return the places of what the record says of these words, or of others that are not printed."""
    text = text_of(paragraph)
    locs: list[Loc] = []
    for number, deadline in enumerate(paragraph.deadlines):
        if words in deadline.quote or deadline.quote not in text:
            part = loc / "deadlines" / number
            locs += [part / "quote", part / "expression"]
    for number, reason in enumerate(paragraph.not_a_deadline):
        if reason.expression not in text:
            locs.append(loc / "not_a_deadline" / number / "expression")
    return entry.written(*locs)
