"""The models of commitments in time, one for each kind of deadline."""

from enum import StrEnum
from typing import Annotated, Literal, Self, get_args

from pydantic import AfterValidator, Field, model_validator

from generator.problems import BrokenRuleError
from generator.records.values import Count, Day, Distinct, Duration, Line, Record, YesNo


class Frequency(StrEnum):
    """How often a recurring commitment falls due."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    CONTINUOUS = "continuous"


def _from_often_to_rare(values: tuple[Frequency, ...]) -> tuple[Frequency, ...]:
    order = list(Frequency)
    if list(values) != sorted(set(values), key=order.index):
        raise BrokenRuleError("frequencies-run-from-often-to-rare")
    return values


class Start(StrEnum):
    """A date of the document that an open period may start from."""

    ISSUED = "issued"
    PUBLISHED = "published"


class Commitment(Record):
    """The fields of every deadline: the clause and the time words in it, as printed in the text."""

    quote: Line
    """说这件事的原话，从正文原样复制"""
    expression: Line
    """quote 里说时间的字，如“8月20日前”“每月”"""
    also: Line | None = None
    """时限栏里说同一个时限的字，照原文；栏里没有再说一次就不写"""

    def says_the_same(self, other: "Commitment") -> bool:
        """Tell whether another commitment has the same values, whatever its words are.

        A day is the same as the end of a period on that day; without a day, the words decide.
        """
        mine, its = self._values(), other._values()
        days = [mine[name] for name in ("start", "due") if name in mine]
        is_fixed = not days or any(days)
        return mine == its and (is_fixed or self.expression == other.expression)

    def _values(self) -> dict[str, object]:
        values = self.model_dump(exclude={"quote", "expression", "also", "candidates"})
        return values | {"kind": "date"} if values["kind"] == "period-end" else values


DeadlineKind = Literal[
    "date", "period-end", "relative", "recurring", "minimum-duration", "ongoing", "start"
]
"""The kinds of deadlines; each has its model below."""


class DateRecord(Commitment):
    """A day that the plan names: 8月20日前; `due` is null if its year is unknown."""

    kind: Literal["date"]
    """date：原文写明某一天"""
    due: Day | None = None
    """截止日：到期的那一天，如 2020-08-20；不知是哪一年的不写"""


class PeriodEndRecord(Commitment):
    """The end of a period that the plan names: 年内, 2020年11月底前; `due` is null if its year is
    unknown, or if the words can mean two days (10月前).
    """

    kind: Literal["period-end"]
    """period-end：一段时间之内，如“年内”“2020年11月底前”"""
    due: Day | None = None
    """截止日：那段时间的最后一天，年份用文件自己的；不知是哪一年、或可能是两天的不写"""


class Period(Commitment):
    """The fields of a commitment that names a length of time."""

    duration: Duration
    """多长：PT30M 是 30 分钟，PT24H 是 24 小时，P5D 是 5 天，P1W 是 1 周，P1M 是 1 个月，P3Y 是 3 年"""
    working_days: YesNo = False
    """是工作日就写 true；只用于以天计的"""

    @model_validator(mode="after")
    def _only_days_are_worked(self) -> Self:
        if self.working_days and not self.duration.endswith("D"):
            raise BrokenRuleError("only-days-are-worked")
        return self


class RelativeRecord(Period):
    """A period after an event: 在抽检结果审定后5个工作日内; `after` is null if no event is named."""

    kind: Literal["relative"]
    """relative：某事之后的一段时间，如“审定后5个工作日内”"""
    after: Line | None = None
    """从哪件事算起，照原文；原文没说就不写"""
    candidates: Distinct[Start] = ()
    """起算日不明时，可能的起算日：issued 成文日期、published 发布日期"""


class RecurringRecord(Commitment):
    """An action to repeat: 每月, 每季度或半年, 收购旺季每周, 年内至少听取1次."""

    kind: Literal["recurring"]
    """recurring：一再要做，如“每月”“年内至少听取1次”"""
    frequency: Annotated[tuple[Frequency, ...], AfterValidator(_from_often_to_rare)] = Field(
        min_length=1
    )
    """多久一次，从频繁到稀疏：daily 每日、weekly 每周、monthly 每月、quarterly 每季度、half-yearly 每半年、yearly 每年、continuous 随时"""
    at_least: Count | None = None
    """至少几次"""
    condition: Line | None = None
    """在什么条件下，照原文，如“收购旺季”"""


class MinimumDurationRecord(Period):
    """A minimum length of a period, which has no due day: 不少于30天."""

    kind: Literal["minimum-duration"]
    """minimum-duration：至少多长时间，如“不少于30天”"""


class OngoingRecord(Commitment):
    """The words of a time column that names no date: 长期坚持, 持续推进."""

    kind: Literal["ongoing"]
    """ongoing：时限栏里写“长期坚持”“持续推进”，没有日期"""


class StartRecord(Commitment):
    """The beginning of a commitment: 从2021年7月1日起, 自6月15日至7月15日; `start` is null if the words do
    not fix the day (自印发之日起), `due` if they name no end.
    """

    kind: Literal["start"]
    """start：从某一天开始，如“从2021年7月1日起”；有起有止的也用它，如“自6月15日至7月15日”"""
    start: Day | None = None
    """开始的那一天；原文定不下来的不写"""
    due: Day | None = None
    """有起有止的，写最后一天"""
    after: Line | None = None
    """从哪件事那天起，照原文，如“印发”"""

    @model_validator(mode="after")
    def _starts_before_it_ends(self) -> Self:
        if self.start and self.due and self.due < self.start:
            raise BrokenRuleError("start-is-before-due")
        return self


DeadlineRecord = Annotated[
    DateRecord
    | PeriodEndRecord
    | RelativeRecord
    | RecurringRecord
    | MinimumDurationRecord
    | OngoingRecord
    | StartRecord,
    Field(discriminator="kind"),
]

DEADLINE_KINDS: tuple[DeadlineKind, ...] = get_args(DeadlineKind)
"""All kinds of deadlines, in the order of docs/contract.md."""


class NotADeadline(Record):
    """Words that look like a deadline but are not one, and why."""

    expression: Line
    """看起来像时限的字，照原文"""
    why: Line
    """为什么不是时限"""
