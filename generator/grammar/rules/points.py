"""The tables of rules for points of the calendar, in sentences and in time columns."""

from generator.grammar.rules import Outcome, Rule, shapes
from generator.grammar.rules.days import DAYS
from generator.grammar.rules.described import DESCRIBED
from generator.grammar.rules.periods import PERIODS
from generator.grammar.rules.states import STATES
from generator.grammar.rules.told import TOLD

POINT_RULES = (*STATES, *TOLD, *DESCRIBED, *DAYS, *PERIODS)
"""The first rule that takes a point decides, so what is no commitment stands before what is one."""

_IN_COLUMNS_TOO = (
    "since",
    "state",
    "already",
    "last-year",
    "limit-in-the-past",
    "about-a-day",
    "beginning",
    "another-year",
    "from",
    "from-to",
    "begins-to",
    "day-of-months",
    "statistics",
    "before-a-period",
)

COLUMN_RULES = (
    *(rule for rule in POINT_RULES if rule.name in _IN_COLUMNS_TOO),
    Rule(
        "day-of-a-column",
        "A day in a time column",
        "时限栏里的日子",
        Outcome.DAY,
        ("8月15日",),
        only=shapes("day"),
    ),
    Rule(
        "period-of-a-column",
        "A period in a time column",
        "时限栏里的一段时间",
        Outcome.PERIOD,
        ("6月", "2022年"),
    ),
)
