"""The phrase book of times: each phrase is read as the book says."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.grammar.commitments import find_commitments, read_time_column
from generator.grammar.found import Found
from generator.records.commitments import (
    DateRecord,
    MinimumDurationRecord,
    OngoingRecord,
    PeriodEndRecord,
    RecurringRecord,
    RelativeRecord,
    StartRecord,
)

BOOK = Path(__file__).parents[1] / "docs" / "time-phrases.yml"
PHRASES: list[dict[str, Any]] = yaml.safe_load(BOOK.read_text(encoding="utf-8"))
DOCUMENT_YEAR = 2022
WEEKS = {"P1W": "P7D", "P2W": "P14D"}

Told = tuple[object, ...]
ASKED: Told = ("ask",)


def value_in_the_book(time: Mapping[str, Any]) -> Told:
    """Return the kind and the value that the book gives; a day that it does not fix is asked about."""
    if "ask" in time:
        return ASKED
    kind = time["kind"]
    if kind == "recurring":
        return kind, tuple(time["frequency"]), time.get("at_least")
    if kind == "start":
        known = (time.get("start"), time.get("due"))
        return (kind, *known) if any(known) or time.get("after") else ASKED
    if kind in ("relative", "minimum-duration"):
        length = WEEKS.get(time["duration"], time["duration"])
        return kind, length, time.get("working_days", False)
    if kind == "ongoing":
        return (kind,)
    return (kind, time["due"]) if time["due"] else ASKED


def value_read(found: Found) -> Told:
    """Return the same of what the grammar reads."""
    match found.record:
        case DateRecord() | PeriodEndRecord() as record:
            return (record.kind, record.due) if record.due else ASKED
        case RelativeRecord() | MinimumDurationRecord() as record:
            length = WEEKS.get(record.duration, record.duration)
            return record.kind, length, record.working_days
        case RecurringRecord() as record:
            names = tuple(frequency.value for frequency in record.frequency)
            return record.kind, names, record.at_least
        case StartRecord() as record:
            is_open = record.start is None and record.due is None and record.after is None
            return ASKED if is_open else (record.kind, record.start, record.due)
        case OngoingRecord() as record:
            return (record.kind,)
    return ASKED


def read(entry: Mapping[str, Any]) -> tuple[Found, ...]:
    year = entry.get("year", DOCUMENT_YEAR)
    reader = read_time_column if entry.get("in") == "column" else find_commitments
    return reader(entry["phrase"], None if year == "unknown" else year)


@pytest.mark.parametrize("entry", PHRASES, ids=[entry["phrase"] for entry in PHRASES])
def test_a_phrase_is_read_as_the_book_says(entry: dict[str, Any]) -> None:
    found = read(entry)
    times = entry.get("times", [])
    assert list(map(value_read, found)) == list(map(value_in_the_book, times))
    for one, time in zip(found, times, strict=True):
        place = entry["phrase"].index(time["words"])
        assert one.start < place + len(time["words"]), "the words are those of the book"
        assert place < one.end, "the words are those of the book"


def test_the_book_is_large_and_a_third_of_it_are_traps() -> None:
    traps = [entry for entry in PHRASES if "none" in entry]
    assert len(PHRASES) >= 600
    assert len(traps) >= 0.32 * len(PHRASES)


def test_the_book_says_each_phrase_once_and_quotes_it() -> None:
    phrases = [(entry["phrase"], entry.get("in"), entry.get("year")) for entry in PHRASES]
    assert len(set(phrases)) == len(phrases)
    for entry in PHRASES:
        assert ("none" in entry) is not bool(entry.get("times"))
        assert all(time["words"] in entry["phrase"] for time in entry.get("times", []))


def test_days_of_the_book_are_days() -> None:
    days = [time[name] for entry in PHRASES for time in entry.get("times", [])
            for name in ("due", "start") if time.get(name)]  # fmt: skip
    assert all(isinstance(day, date) for day in days)
