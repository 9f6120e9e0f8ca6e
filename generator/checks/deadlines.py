"""Rules for deadlines: their words, and the values read from them."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from generator.content.folder import Records
from generator.content.paragraphs import all_paragraphs, printed_words, text_of
from generator.content.reading import Entry
from generator.grammar.clauses import quote_at
from generator.grammar.commitments import find_commitments, read_time_column
from generator.grammar.found import Found
from generator.grammar.times import arabic_years
from generator.grammar.vocabulary import RANGE, VAGUE
from generator.problems import TOP, Loc, Passage, Place, Problem, SetValue, Value, clip
from generator.records.commitments import (
    DateRecord,
    DeadlineKind,
    DeadlineRecord,
    OngoingRecord,
    Period,
    PeriodEndRecord,
    RecurringRecord,
    RelativeRecord,
    StartRecord,
)
from generator.records.documents import DocumentRecord
from generator.records.tasks import ParagraphRecord, TaskRecord


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
    for entry, _, deadline, loc in _all_deadlines(records):
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
        found = _times(name, printed, year)
        held += [one for one in found if one.kind and one.start < end and start < one.end]
    if held:
        return tuple(held)
    return tuple(one for one in read_time_column(deadline.expression, year) if one.kind)


def _times(name: str, printed: str, year: int | None) -> tuple[Found, ...]:
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
    for entry, paragraph, deadline, loc in _all_deadlines(records):
        words = deadline.expression
        found = _readings(paragraph, deadline, entry.record.year)
        if found and not any(_may_be(deadline.kind, words, one) for one in found):
            place = entry.at(*loc, "kind")
            problem = Problem(place, "kind-agrees-with-its-words", words=words, kind=deadline.kind)
            yield problem.resting_on(entry.written(loc / "expression"))


def value_agrees_with_its_words(records: Records) -> Iterator[Problem]:
    """The length, frequency and least number of a deadline are those that its expression names."""
    for entry, paragraph, deadline, loc in _all_deadlines(records):
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
    for entry, paragraph, deadline, loc in _all_deadlines(records):
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


def time_column_says_the_same(records: Records) -> Iterator[Problem]:
    """What a deadline names as its repetition is in the time column, and has the same value."""
    for entry, paragraph, deadline, loc in _all_deadlines(records):
        if deadline.also is None:
            continue
        printed = paragraph.time if isinstance(paragraph, TaskRecord) else None
        place = entry.at(*loc, "also")
        if deadline.also not in (printed or ""):
            problem = Problem(place, "time-column-says-the-same", "words", words=deadline.also)
            yield problem.resting_on(entry.written(loc.above.above / "time"))
        elif not any(
            one.record and deadline.says_the_same(one.record)
            for one in read_time_column(deadline.also, entry.record.year)
        ):
            values = [loc / name for name in type(deadline).model_fields if name != "also"]
            yield Problem(
                place, "time-column-says-the-same", "differs", words=deadline.also
            ).resting_on(entry.written(TOP / "year", *values))


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
            for found in _times(name, printed, entry.record.year):
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
        is_same = found.record and deadline.says_the_same(found.record)
        if is_same and deadline.also is None:
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


def _printed(
    entry: Entry[DocumentRecord], paragraph: ParagraphRecord, loc: Loc
) -> frozenset[Place]:
    """Return the places of all printed words of a paragraph."""
    lists = (loc / "units" / number / "printed" for number in range(len(paragraph.units)))
    return entry.written(loc / "text", loc / "time", *lists)


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


def candidate_dates_are_known(records: Records) -> Iterator[Problem]:
    """A period is counted only from a date that the document has."""
    for entry, _, deadline, loc in _all_deadlines(records):
        if not isinstance(deadline, RelativeRecord):
            continue
        for index, start in enumerate(deadline.candidates):
            if getattr(entry.record, start.value) is None:
                place = entry.at(*loc, "candidates", index)
                yield Problem(place, "candidate-dates-are-known", name=start.value)
