"""The rules of time: what the words around a point, a length or another time word make of it.

The rules of a table are tried in order; the first one that fits decides. So each time word has
exactly one rule, and the last rule of each table asks: nothing that speaks of time is silent.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache


class Outcome(Enum):
    """What a rule makes of time words."""

    NONE = "none"
    ASK = "ask"
    DAY = "day"
    PERIOD = "period"
    TWO_DAYS = "two days"
    START = "start"
    RELATIVE = "relative"
    MINIMUM = "minimum"
    RECURRING = "recurring"
    ONGOING = "ongoing"


@cache  # when a rule is first tried: most commands read no times
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: the words that must stand `before` and `after`, and what it makes of them.

    `only` limits it to shapes of time words: `day`, `end`, `period` (a bare month, quarter or half),
    `year`, `past` (before the document's year), `range` …, `unless` excludes shapes.
    """

    name: str
    takes: str
    takes_zh: str
    outcome: Outcome
    examples: tuple[str, ...]
    before: str = ""
    after: str = ""
    only: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()

    def fits(self, before: str, text: str, end: int, shapes: frozenset[str]) -> bool:
        """Tell whether the rule takes words of these shapes, with these words around them."""
        return (
            self.only <= shapes
            and not self.unless & shapes
            and (not self.before or bool(_compile(f"(?:{self.before})$").search(before)))
            and bool(_compile(self.after).match(text, end))
        )


def choose(rules: Sequence[Rule], before: str, text: str, end: int, shapes: frozenset[str]) -> Rule:
    """Return the first rule of a table that takes the words before `end` of a text."""
    return next(rule for rule in rules if rule.fits(before, text, end, shapes))


def shapes(*names: str) -> frozenset[str]:
    """Return a set of shapes."""
    return frozenset(names)
