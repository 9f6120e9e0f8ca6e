"""Reads repetitions as recurring commitments."""

from collections.abc import Iterator

from generator.grammar.found import Found
from generator.grammar.readers.context import Context
from generator.grammar.rules import Outcome, Rule
from generator.grammar.tokens.cadences import find_cadences
from generator.records.commitments import RecurringRecord

_NAME = Rule(
    "name-of-a-repetition",
    "A repetition in the name of a document, or in a short name between quotation marks",
    "文件名称、引号里的短名称中的“每月”“每周”",
    Outcome.NONE,
    ("更新“每周一星”先进人物栏目",),
)
_UNHELD = Rule(
    "unheld-frequency",
    "A repetition for which there is no frequency is asked about",
    "没有对应频率的重复：要问",
    Outcome.ASK,
    ("每两年评估一次", "每学期公布收费标准"),
)
CADENCE = Rule(
    "cadence",
    "每, 按, 逐 with a period, and names of repeated acts",
    "“每”“按”“逐”加一段时间，以及定期做的事的名称",
    Outcome.RECURRING,
    ("每月公开", "按季度通报", "7×24小时监测", "年内至少听取1次汇报"),
)
CADENCE_RULES = (_NAME, _UNHELD, CADENCE)


def read_cadences(context: Context) -> Iterator[Found]:
    """Yield the repetitions of a text."""
    for one in find_cadences(context.text):
        if context.is_in_title(one.start) or context.is_quoted(one.start, one.end):
            yield context.without_record(one.start, one.end, _NAME)
        elif not one.frequency:
            yield context.without_record(one.start, one.end, _UNHELD)
        else:
            condition = (
                context.folded.words(one.start, one.condition_end) if one.condition_end else None
            )
            record = RecurringRecord(
                kind="recurring",
                frequency=one.frequency,
                at_least=one.at_least,
                condition=condition,
                **context.quoted(one.start, one.end),
            )
            yield context.found(one.start, one.end, CADENCE, record)
