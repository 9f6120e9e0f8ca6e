"""The context in which tasks are read: known names of units, the year, and rules the plan states."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.grammar.times import arabic_years


@dataclass(frozen=True, slots=True)
class Context:
    """The context of a plan: the `known` names of its registry, the year for days without one, and
    the rules that it states: the first unit of a list leads, or a star marks the leading units.
    """

    known: frozenset[str] = frozenset()
    year: int | None = None
    first_leads: bool = False
    stars_lead: bool = False

    def with_stated_rules(self, lines: Iterable[str]) -> "Context":
        """Return this context with the rules about leading units that lines of the plan state."""
        lines = tuple(lines)
        return replace(
            self,
            first_leads=any(map(_FIRST_LEADS.search, lines)),
            stars_lead=any(map(_STARS_LEAD.search, lines)),
        )


_FIRST = "(?:第一位|首位|第一个|首个|最前|第一(?:个|名))"
_FIRST_LEADS = re.compile(
    rf"""
      {_FIRST} [^，。；]{{0,14}} 牵头                          # 排在第一位的为牵头单位
    | 牵头 [^，。；]{{0,8}} (?:列|排) [^，。；]{{0,6}} {_FIRST}  # 牵头单位列在首位
    | 第一责任单位 [^，。；]{{0,4}} 牵头
    """,
    re.VERBOSE,
)
"""Matches words that say that the first unit of a list leads."""

STARS = "★☆▲△●◆※＊*"
"""Signs with which a plan may mark the names of leading units."""

_STARS_LEAD = re.compile(f"[{STARS}][^。；]{{0,16}}牵头")
"""Matches words that say that it does: 标★的为牵头单位."""


def find_year(lines: Iterable[str]) -> int | None:
    """Return the first year that short lines name."""
    for line in lines:
        if len(line) < _LONGEST_TITLE and (match := _YEAR.search(arabic_years(line))):
            return int(match[0])
    return None


_LONGEST_TITLE = 70
"""Characters. A longer line is not a title and may mention other years."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
