"""The timelines of commitments: of all plans over the years, or of a unit in one year."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.plan.grouping import group
from generator.plan.model import Plan
from generator.plan.occasions import occasion_key
from generator.plan.parts import Deadline, Document, Occasion, Unit
from generator.records.commitments import Frequency, RecurringRecord, StartRecord

WIDTH = 97.0
"""The length of the axis in percent; the room after it is for a today beyond its end."""

_MONTHS = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.HALF_YEARLY: 6,
    Frequency.YEARLY: 12,
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A due day on a lane; `is_certain` if the plan itself names it."""

    x: float
    day: date
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """The commitments of one plan with the same occasion: a line from `start` to `end`, with `cuts`
    where a recurring one starts anew, and with its due days.
    """

    occasion: Occasion
    start: float
    end: float
    cuts: tuple[float, ...]
    spots: tuple[Spot, ...]

    @property
    def is_often(self) -> bool:
        """Whether it recurs too often to show cuts: weekly, daily or continuously."""
        record = self.occasion.sample
        return isinstance(record, RecurringRecord) and record.frequency[0] not in _MONTHS


@dataclass(frozen=True, slots=True)
class Group:
    """One plan's lanes; `unplaced` are the occasions of a plan without a year."""

    document: Document
    lanes: tuple[Lane, ...]
    unplaced: tuple[Occasion, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A year or a month on the axis, with its number, start and width."""

    number: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """Commitments over whole years, from `first` to `last`; both are None if the year is unknown."""

    first: date | None
    last: date | None
    marks: tuple[Mark, ...]
    groups: tuple[Group, ...]


class _Axis:
    """Converts days of whole years to percentages."""

    def __init__(self, first_year: int, last_year: int) -> None:
        self.first = date(first_year, 1, 1)
        self.last = date(last_year, 12, 31)
        self._days = (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        return round(WIDTH * (day - self.first).days / self._days, 2)

    def after(self, day: date) -> float:
        return self.at(day + timedelta(days=1))

    def years(self) -> Iterator[Mark]:
        for year in range(self.first.year, self.last.year + 1):
            x = self.at(date(year, 1, 1))
            yield Mark(year, x, round(self.after(date(year, 12, 31)) - x, 2))

    def months(self) -> Iterator[Mark]:
        for month in range(1, 13):
            x = self.at(date(self.first.year, month, 1))
            yield Mark(month, x, round(WIDTH / 12, 2))


def lay_out_timeline(plan: Plan) -> Timeline | None:
    """Return the timeline of all plans, or None if no plan has a year."""
    years = [document.record.year for document in plan.documents if document.record.year]
    years += [item.due.year for item in plan.deadlines if item.due]
    years += [
        candidate.due.year
        for item in plan.deadlines
        for candidate in item.candidates
        if candidate.due
    ]
    if not years:
        return None
    axis = _Axis(min(years), max(years))
    return Timeline(
        axis.first, axis.last, tuple(axis.years()), tuple(_groups(plan.deadlines, axis))
    )


def lay_out_years(plan: Plan, unit: Unit) -> Iterator[Timeline]:
    """Yield one timeline of a year, by months, for each plan in which a unit's tasks have deadlines."""
    by_document = group(plan.deadlines_reaching(unit), lambda item: item.passage.document)
    for document, deadlines in by_document.items():
        year = document.record.year
        shown = year or 2001  # for an unknown year, any year that is not a leap year
        axis = _Axis(shown, shown)
        lanes = tuple(_lanes(document, deadlines, axis))
        yield Timeline(
            axis.first if year else None,
            axis.last if year else None,
            tuple(axis.months()),
            (Group(document, lanes, ()),),
        )


def _groups(deadlines: Iterable[Deadline], axis: _Axis) -> Iterator[Group]:
    by_document = group(deadlines, lambda item: item.passage.document)
    for document, found in by_document.items():
        if document.record.year:
            yield Group(document, tuple(_lanes(document, found, axis)), ())
        else:
            yield Group(document, (), tuple(_occasions(found)))


def _occasions(deadlines: Iterable[Deadline]) -> list[Occasion]:
    groups = group(deadlines, lambda item: item.slug)
    return sorted((Occasion(slug, found) for slug, found in groups.items()), key=occasion_key)


def _lanes(document: Document, deadlines: Iterable[Deadline], axis: _Axis) -> Iterator[Lane]:
    """Yield the lanes of a plan: each runs from the day of issue to the end of the year, or to its
    own last day.
    """
    year = document.record.year
    begin = document.record.issued if year else None
    end = date(year, 12, 31) if year else axis.last
    if begin is None or not axis.first <= begin <= end:
        begin = date(end.year, 1, 1)
    for occasion in _occasions(deadlines):
        spots = tuple(_spots(occasion.deadlines, axis))
        certain = [spot.day for spot in spots if spot.is_certain]
        first = _begin(occasion, begin, end)
        last = max([first, *certain]) if certain else end
        yield Lane(
            occasion=occasion,
            start=axis.at(first),
            end=axis.after(last),
            cuts=tuple(axis.at(day) for day in _cuts(occasion, first, last)),
            spots=spots,
        )


def _begin(occasion: Occasion, begin: date, end: date) -> date:
    """Return the first day of a lane: that of the plan, or of a start inside the year."""
    record = occasion.sample
    if isinstance(record, StartRecord) and record.start and begin <= record.start <= end:
        return record.start
    return begin


def _spots(deadlines: Sequence[Deadline], axis: _Axis) -> Iterator[Spot]:
    days = {item.due: True for item in deadlines if item.due}
    for item in deadlines:
        for candidate in item.candidates:
            if candidate.due:
                days.setdefault(candidate.due, False)
    for day, is_certain in sorted(days.items()):
        if axis.first <= day <= axis.last:
            yield Spot(axis.after(day), day, is_certain)


def _cuts(occasion: Occasion, begin: date, last: date) -> Iterator[date]:
    """Yield the first days of the recurring periods inside the lane."""
    record = occasion.sample
    if not isinstance(record, RecurringRecord) or record.frequency[0] not in _MONTHS:
        return
    step = _MONTHS[record.frequency[0]]
    for number in range(begin.year * 12, last.year * 12 + 12, step):
        day = date(number // 12, number % 12 + 1, 1)
        if begin < day <= last:
            yield day
