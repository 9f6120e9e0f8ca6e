"""Rules of commitments in time: their words, and the values read from them."""

import re
from collections.abc import Callable, Iterator

from generator.checks.paragraphs import all_paragraphs, not_in_text
from generator.content import Records
from generator.deadlines import VAGUE, read_day, read_frequency, read_least_number, read_length
from generator.problems import Problem
from generator.records import (
    DateRecord,
    OngoingRecord,
    Period,
    PeriodEndRecord,
    RecurringRecord,
    RelativeRecord,
)


def deadline_is_quoted(records: Records) -> Iterator[Problem]:
    """A deadline's quote stands in the text; its expression and other words stand in the quote."""
    for entry, paragraph, loc in all_paragraphs(records):
        for number, deadline in enumerate(paragraph.deadlines):
            place = (*loc, "deadlines", number)
            if deadline.quote not in paragraph.text:
                yield not_in_text(entry, (*place, "quote"), "quote", deadline.quote)
            words = {"expression": deadline.expression}
            if isinstance(deadline, RelativeRecord) and deadline.after:
                words["after"] = deadline.after
            if isinstance(deadline, RecurringRecord) and deadline.condition:
                words["condition"] = deadline.condition
            for name, value in words.items():
                if value not in deadline.quote:
                    message = f"{name}“{value}”不在 quote 里；请从 quote 原样复制"
                    yield Problem(entry.at(*place, name), message)
        for number, words_only in enumerate(paragraph.not_a_deadline):
            if words_only.expression not in paragraph.text:
                place = (*loc, "not_a_deadline", number, "expression")
                yield not_in_text(entry, place, "expression", words_only.expression)


def deadline_names_a_time(records: Records) -> Iterator[Problem]:
    """A deadline's expression names a time, and each commitment stands once."""
    for entry, paragraph, loc in all_paragraphs(records):
        seen: set[tuple[str, str, str]] = set()
        for number, deadline in enumerate(paragraph.deadlines):
            place = (*loc, "deadlines", number)
            words = deadline.expression
            is_timed = re.search("[年月日周旬季天时期节]", words) or isinstance(
                deadline, OngoingRecord
            )
            if words in VAGUE or not is_timed:
                message = f"“{words}”没有说出时间，不是时限；请删去，或写入 not_a_deadline"
                yield Problem(entry.at(*place, "expression"), message)
            key = (deadline.kind, deadline.quote, words)
            if key in seen:
                yield Problem(entry.at(*place), f"时限“{words}”写了两次；请只留一次")
            seen.add(key)


_AT_LEAST = "不得?少于|不得?低于|至少"

_KIND_WORDS: dict[str, Callable[[str], bool]] = {
    "date": lambda words: "日" in words,
    "period-end": lambda words: bool(re.search("[底内末前]", words)) and "每" not in words,
    "relative": lambda words: not re.search(_AT_LEAST, words),
    "recurring": lambda words: "底前" not in words and "日前" not in words,
    "minimum-duration": lambda words: bool(re.search(_AT_LEAST, words)),
    "ongoing": lambda words: not re.search(r"[\d每]", words),
}
"""What the words of each kind look like: enough to notice a kind that was mixed up."""


def value_agrees_with_its_words(records: Records) -> Iterator[Problem]:
    """A period, a frequency and a least number are those that the expression names."""
    for entry, paragraph, loc in all_paragraphs(records):
        for index, deadline in enumerate(paragraph.deadlines):
            words = deadline.expression
            pairs: list[tuple[str, object, object]] = []
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
            if not _KIND_WORDS[deadline.kind](words):
                message = f"“{words}”不像 kind {deadline.kind} 的说法；请核对 kind"
                yield Problem(entry.at(*loc, "deadlines", index, "kind"), message)
            for name, read, written in pairs:
                if read != written:
                    message = f"“{words}”是 {_shown(read)}，{name} 却写作 {_shown(written)}；请改正"
                    place = entry.at(*loc, "deadlines", index, name)
                    yield Problem(place, message)


def _shown(value: object) -> str:
    match value:
        case None:
            return "空的"
        case bool():
            return "true" if value else "false"
        case tuple():
            return f"[{', '.join(value)}]"
    return str(value)


def due_agrees_with_its_words(records: Records) -> Iterator[Problem]:
    """A due day is the one that its expression names in the document's year."""
    for entry, paragraph, loc in all_paragraphs(records):
        for number, deadline in enumerate(paragraph.deadlines):
            if not isinstance(deadline, DateRecord | PeriodEndRecord):
                continue
            day = read_day(deadline.expression, entry.record.year)
            if entry.record.year is None and not re.search(r"\d{4}年", deadline.expression):
                message = f"文件年份不明，“{deadline.expression}”也没有写年份，推不出 due；请改用别的 kind"
                yield Problem(entry.at(*loc, "deadlines", number, "due"), message)
            if day and day != deadline.due:
                message = f"“{deadline.expression}”是 {day}，due 却写作 {deadline.due}；请改正"
                yield Problem(entry.at(*loc, "deadlines", number, "due"), message)


def candidate_dates_are_known(records: Records) -> Iterator[Problem]:
    """A period can only be counted from a date that the document has."""
    for entry, paragraph, loc in all_paragraphs(records):
        for number, deadline in enumerate(paragraph.deadlines):
            if not isinstance(deadline, RelativeRecord):
                continue
            for index, start in enumerate(deadline.candidates):
                if getattr(entry.record, start.value) is None:
                    message = f"文件没有 {start.value} 日期，不能从它起算；请补上日期或删去"
                    place = entry.at(*loc, "deadlines", number, "candidates", index)
                    yield Problem(place, message)
