"""The records of sections, tasks and paragraphs, with the units that answer for them."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from generator.hanzi import section_label, task_label
from generator.problems import BrokenRuleError
from generator.records.commitments import DeadlineRecord, NotADeadline
from generator.records.progress import ProgressRecord
from generator.records.targets import TargetRecord
from generator.records.values import Distinct, Line, Number, Record, Text, YesNo


class Role(StrEnum):
    """How a unit answers for a task."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORTING = "supporting"
    NAMED = "named"


class UnitsRecord(Record):
    """Units with the same role in one task, as the plan prints or names them.

    A unit list has `printed`: its words as printed, with label and punctuation. If the text goes on
    after it, `after` holds the words before it. `merged` says that this cell is merged with the one
    above while another of its row is not. Units that a sentence names (role `named`) have `quote`,
    the words of that sentence.
    """

    role: Role
    """角色，怎样负责：lead 牵头、responsible 责任、supporting 配合、named 文中点名"""
    printed: Text | None = None
    """印出的责任单位名单，连同括号、冒号等标点；role 是 named 时不写"""
    merged: YesNo = False
    """这一格与上一行合并、同行另一格没有合并时写 true，不写 printed"""
    after: Line | None = None
    """名单在正文中间时，名单前面的原话"""
    quote: Line | None = None
    """点名的那句原话；只在 role 是 named 时写"""
    names: Distinct[Line] = Field(min_length=1)
    """单位，照原文的写法；要先登记在 content/units/"""

    @model_validator(mode="after")
    def _evidence_fits_role(self) -> Self:
        if self.merged and self.role is not Role.NAMED and not (self.printed or self.quote):
            return self
        wanted, other = ("quote", "printed") if self.role is Role.NAMED else ("printed", "quote")
        if getattr(self, wanted) is None or getattr(self, other) is not None:
            raise BrokenRuleError("evidence-fits-role", role=self.role, wanted=wanted, other=other)
        return self


class ParagraphRecord(Record):
    """An opening or closing paragraph, with its units, deadlines and targets."""

    text: Text
    """正文，照原文，一个字也不加减；换行就是另起一段"""
    units: tuple[UnitsRecord, ...] = ()
    """责任单位：谁负责；每份名单一项"""
    units_note: Line | None = None
    """名单里不是单位名称的话，如“按职责分工负责落实”"""
    deadlines: tuple[DeadlineRecord, ...] = ()
    """时限；每处一项"""
    not_a_deadline: tuple[NotADeadline, ...] = ()
    """看起来像时限、其实不是的话"""
    targets: tuple[TargetRecord, ...] = ()
    """量化指标：要达到的数，时间除外"""


def _refuse_label_without_number(label: str | None, unnumbered: bool) -> None:
    if label and unnumbered:
        raise BrokenRuleError("number-is-printed-or-not", "label")


TitleEnd = Literal["。", "．", "：", "；", "，", "！", ""]
"""The punctuation printed after a title; "" if its line or cell ends there."""


class TaskHead(Record):
    """The words printed before a task's text.

    `label` is the number as printed if it is not of the form （一）. `unnumbered` says that no number
    is printed, so `no` is counted. `heading` is printed above the task and names a group of tasks
    within the section. `title` is the lead-in without the punctuation after it, or null.
    """

    no: Number
    """编号：（十三）写 13"""
    label: Line | None = None
    """印出的编号，只在不是“（一）”这种形式时写，如“1.”"""
    unnumbered: YesNo = False
    """原文没有编号就写 true，no 由编辑按次序数"""
    heading: Text | None = None
    """印在任务上面、统领几项任务的小标题"""
    title: Line | None = None
    """标题：开头的一句，不写末尾的标点；没有就不写"""
    title_ends: TitleEnd = "。"
    """标题末尾印的标点；默认是“。”"""

    @property
    def printed_label(self) -> str:
        """The number as printed: （二）; "" if none is printed."""
        return "" if self.unnumbered else self.label or task_label(self.no)

    @property
    def printed_title(self) -> str:
        """The title with the punctuation after it; "" if there is no title."""
        return f"{self.title}{self.title_ends}" if self.title else ""


class TaskRecord(ParagraphRecord, TaskHead):  # in this order, a head's fields come first
    """One numbered requirement; `text` is without number, title and unit list.

    `persons`, `time` and `remark` are words that have a line or a column of their own.
    `units_merged` says that the unit cell is merged with the one above, so the units are those of
    the task before; `time_merged` says the same of the cell of `time`.
    """

    persons: Text | None = None
    """责任人自成一行或一栏时，印出的原话"""
    time: Text | None = None
    """时限自成一行或一栏时，印出的原话"""
    remark: Text | None = None
    """备注自成一行或一栏时，印出的原话"""
    units_merged: YesNo = False
    """责任单位的单元格与上一行合并就写 true，不写 units"""
    time_merged: YesNo = False
    """时限的单元格与上一行合并就写 true"""
    progress: tuple[ProgressRecord, ...] = ()
    """进展的依据；没有看到公开的网页就不写"""

    @model_validator(mode="after")
    def _number_is_printed_or_not(self) -> Self:
        _refuse_label_without_number(self.label, self.unnumbered)
        return self


class SectionRecord(Record):
    """A top-level part of a document; in a plan without parts, one without number and title.

    `label` is the number as printed if it is not of the form 一、.
    """

    no: Number
    """编号：三、写 3"""
    label: Line | None = None
    """印出的编号，只在不是“一、”这种形式时写"""
    unnumbered: YesNo = False
    """原文没有编号就写 true，no 由编辑按次序数"""
    title: Line | None = None
    """部分的标题，不写末尾的标点"""
    title_ends: TitleEnd = ""
    """标题末尾印的标点；默认没有"""
    tasks: tuple[TaskRecord, ...] = Field(min_length=1)
    """任务，按原文的次序"""

    @property
    def printed_label(self) -> str:
        """The number as printed: 一、; "" if none is printed."""
        return "" if self.unnumbered else self.label or section_label(self.no)

    @model_validator(mode="after")
    def _number_is_printed_or_not(self) -> Self:
        if not self.title and not self.unnumbered:
            raise BrokenRuleError("number-is-printed-or-not", "title")
        _refuse_label_without_number(self.label, self.unnumbered)
        return self
