"""The occasions of deadlines: which deadlines share one, and their order."""

from generator.grammar.calendar import split_duration
from generator.plan.parts import Occasion
from generator.records.commitments import (
    DateRecord,
    DeadlineRecord,
    Frequency,
    MinimumDurationRecord,
    OngoingRecord,
    Period,
    PeriodEndRecord,
    RecurringRecord,
    RelativeRecord,
    StartRecord,
)


def slug(deadline: DeadlineRecord) -> str:
    """Return the slug of a deadline's occasion, as in docs/contract.md: `2020-11-30`, `monthly` …"""
    match deadline:
        case DateRecord() | PeriodEndRecord():
            return deadline.due.isoformat() if deadline.due else "undated"
        case RelativeRecord():
            return f"within-{_length(deadline)}"
        case MinimumDurationRecord():
            return f"at-least-{_length(deadline)}"
        case RecurringRecord():
            return "-or-".join(frequency.value for frequency in deadline.frequency)
        case OngoingRecord():
            return "ongoing"
        case StartRecord():
            return f"from-{deadline.start.isoformat()}" if deadline.start else "undated"


def _length(deadline: Period) -> str:
    number, unit = split_duration(deadline.duration)
    return f"{number}-{'working-days' if deadline.working_days else unit}"


_LENGTH_ORDER = {
    "minutes": 1 / 1440,
    "hours": 1 / 24,
    "days": 1,
    "weeks": 7,
    "months": 30,
    "years": 365,
}


def occasion_key(occasion: Occasion) -> tuple[int, float, str]:
    """Return the key by which occasions are sorted: days, frequencies, lengths of time, starts."""
    record = occasion.sample
    match record:
        case DateRecord() | PeriodEndRecord():
            return (0, record.due.toordinal(), "") if record.due else (5, 0, occasion.slug)
        case StartRecord():
            return (4, record.start.toordinal(), "") if record.start else (5, 0, occasion.slug)
        case RecurringRecord():
            order = list(Frequency).index(record.frequency[0])
            return (1, order + 0.5 * (len(record.frequency) > 1), occasion.slug)
        case RelativeRecord() | MinimumDurationRecord():
            number, unit = split_duration(record.duration)
            is_minimum = isinstance(record, MinimumDurationRecord)
            return (3 if is_minimum else 2, number * _LENGTH_ORDER[unit], occasion.slug)
    return (5, 0, occasion.slug)
