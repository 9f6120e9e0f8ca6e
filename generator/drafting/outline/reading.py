"""Reads all numbers of a text together: the outline is the reading that runs on best."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.drafting.headings import Heading
from generator.drafting.outline.marks import Mark, find_marks


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line: with the heading that begins it and its depth from 0, or without one.

    `is_inside` tells that it does not begin its line.
    """

    line: int
    text: str
    heading: Heading | None = None
    depth: int = 0
    is_inside: bool = False


LONE = 1.5
"""A level with only one heading."""
SKIPPED = 1.0
"""A number that leaves one out; half as much for each further one, up to three."""
REPEATED = 2.0
"""The same number again."""
RESTARTED = 1.5
"""1 again under the same heading."""
BACKWARDS = 2.5
"""A number that is lower than the one before it, but not 1."""
LATE = 1.5
"""A level that begins with another number than 1."""
GOES_ON = 0.1
"""A level that goes on counting from the one before: 一、1. 2. 二、3. 4."""
UNUSUAL = 1.0
"""A level under one that is usually lower: 一、 under 1."""
ABOVE = 0.5
"""A new level that is not directly under the last heading."""
MOST_READINGS = 24
LEAST_READINGS = 4
READINGS_OF_A_TEXT = 120_000
"""How many readings are kept at each number, and in a text of many thousands of them all together."""


class _Level(NamedTuple):
    style: int
    no: int
    is_many: bool = False


_Levels = tuple[_Level, ...]
_Seen = tuple[tuple[int, int], ...]


class _Reading(NamedTuple):
    """What was decided so far: the open levels, the last number of each style, and the decisions."""

    cost: float
    levels: _Levels
    seen: _Seen
    chosen: "_Link | None"


class _Link(NamedTuple):
    mark: Mark
    depth: int
    before: "_Link | None"


def read_outline(lines: Sequence[str]) -> tuple[Part, ...]:
    """Return the parts of lines, in order: each heading begins one."""
    taken: dict[int, list[tuple[Mark, int]]] = {}
    for mark, depth in _choose(tuple(find_marks(lines))):
        taken.setdefault(mark.line, []).append((mark, depth))
    return tuple(
        part
        for number, line in enumerate(lines)
        for part in _parts(number, line, taken.get(number, []))
    )


def _parts(number: int, line: str, marks: Sequence[tuple[Mark, int]]) -> Iterator[Part]:
    ends = [mark.start for mark, _ in marks] + [len(line)]
    if ends[0] > 0 or not marks:
        yield Part(number, line[: ends[0]])
    for (mark, depth), end in zip(marks, ends[1:], strict=True):
        heading = mark.heading(line[mark.end : end].rstrip())
        yield Part(number, line[mark.start : end], heading, depth, mark.start > 0)


def _choose(marks: Sequence[Mark]) -> list[tuple[Mark, int]]:
    """Return the numbers that begin headings in the cheapest reading of all, each with its depth."""
    kept = min(MOST_READINGS, max(LEAST_READINGS, READINGS_OF_A_TEXT // max(1, len(marks))))
    readings = [_Reading(0.0, (), (), None)]
    for mark in marks:
        best: dict[tuple[_Levels, _Seen], _Reading] = {}
        for reading in readings:
            for following in _continue(reading, mark):
                key = (following.levels, following.seen)
                if key not in best or following.cost < best[key].cost:
                    best[key] = following
        readings = sorted(best.values(), key=lambda one: one.cost)[:kept]
    chosen = min(readings, key=lambda one: one.cost + _close(one.levels)).chosen
    found: list[tuple[Mark, int]] = []
    while chosen:
        found.append((chosen.mark, chosen.depth))
        chosen = chosen.before
    return found[::-1]


def _continue(reading: _Reading, mark: Mark) -> Iterator[_Reading]:
    """Yield what a reading becomes by a number: it is no heading, a further one of an open level, or
    the first one of a new level.
    """
    yield reading._replace(cost=reading.cost + mark.refused)
    for depth in range(len(reading.levels), -1, -1):
        above, below = reading.levels[:depth], reading.levels[depth:]
        if below and below[0].style == mark.style:
            cost = _step(below[0].no, mark.no) + _close(below[1:])
            yield _take(reading, mark, above, cost, is_many=True)
        elif all(level.style != mark.style for level in above):
            goes_on = mark.no != 1 and dict(reading.seen).get(mark.style) == mark.no - 1
            cost = GOES_ON if goes_on else LATE * (mark.no != 1)
            cost += _close(below) + ABOVE * bool(below)
            cost += UNUSUAL * any(level.style > mark.style for level in above)
            yield _take(reading, mark, above, cost, is_many=goes_on)


def _take(reading: _Reading, mark: Mark, above: _Levels, cost: float, *, is_many: bool) -> _Reading:
    seen = dict(reading.seen) | {mark.style: mark.no}
    return _Reading(
        reading.cost + mark.taken + cost,
        (*above, _Level(mark.style, mark.no, is_many)),
        tuple(sorted(seen.items())),
        _Link(mark, len(above), reading.chosen),
    )


def _close(levels: _Levels) -> float:
    return LONE * sum(not level.is_many for level in levels)


def _step(last: int, no: int) -> float:
    """Return the cost of a number after the last one of its level."""
    if no == last + 1:
        return 0.0
    if no > last:
        return min(SKIPPED + (no - last - 2) / 2, 3.0)
    if no == last:
        return REPEATED
    return RESTARTED if no == 1 else BACKWARDS
