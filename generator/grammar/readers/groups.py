"""Points that are joined to a list or a range, and their years."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.grammar.tokens.points import Point
from generator.grammar.vocabulary import JOINER, RANGE

_BETWEEN = re.compile(rf"初?(?P<range>{RANGE})|(?P<list>{JOINER})")
_OF_AN_EVENT = re.compile("自[^,。;]{1,8}(?<![日年])$")
"""自办结次年起: the year after one that is not known."""

_REPEATED = re.compile("每[^。;]*$")


@dataclass(frozen=True, slots=True)
class Group:
    """Points that are joined: a range, or the items of a list; a single point is a list of one.

    `begins` if 起 stands after the first point of a range: 8月1日起至10月31日.
    """

    points: tuple[Point, ...]
    is_range: bool = False
    begins: bool = False

    @property
    def start(self) -> int:
        """The place of its first character."""
        return self.points[0].start

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.points[-1].end


def group_points(text: str, points: Sequence[Point]) -> Iterator[Group]:
    """Yield the groups of points, in order; 至 joins only two points."""
    group: Group | None = None
    for point in points:
        joined = _BETWEEN.fullmatch(text, group.end, point.start) if group else None
        if group and joined and _takes(group, is_range=bool(joined["range"])):
            begins = bool(joined["range"]) and "起" in joined[0]
            group = Group((*group.points, point), bool(joined["range"]), begins)
            continue
        if group:
            yield group
        group = Group((point,))
    if group:
        yield group


def _takes(group: Group, *, is_range: bool) -> bool:
    return len(group.points) == 1 or not (is_range or group.is_range)


def date_points(
    group: Group, before: str, earlier: Sequence[Point], year: int | None
) -> tuple[Point | None, ...]:
    """Return the points with their years: of the list they stand in, of a year that 次年 follows.

    None for a point whose year can be that of an earlier time of the sentence, or the document's.
    """
    dated: list[Point | None] = []
    named = None
    for point in group.points:
        one: Point | None = point
        if point.follows:
            one = _following(point, before, earlier)
        elif named and not point.names_a_year:
            one = replace(point, year=named.year, shift=named.shift)
        elif not point.names_a_year and earlier and earlier[-1].year != year:
            one = None
        named = point if point.names_a_year else named
        dated.append(one)
    return tuple(dated)


def _following(point: Point, before: str, earlier: Sequence[Point]) -> Point | None:
    """Return 次年 as the year after the one before it in the sentence, else after the document's."""
    if _REPEATED.search(before) or _OF_AN_EVENT.search(before):
        return None
    if earlier and earlier[-1].year:
        return replace(point, year=earlier[-1].year + 1, shift=None)
    return point
