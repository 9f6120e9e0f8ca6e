"""Makes the deadlines of a task from the time words found in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.grammar.found import Found
from generator.records.commitments import DeadlineRecord, RelativeRecord, Start

_THIS_PLAN = re.compile("本(?:要点|方案|通知|计划|意见|文件)")
"""Matches an event that is the issue of the plan itself: 本方案印发后."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The deadlines of time words, and the expressions that no deadline can express, `unheld`."""

    records: tuple[DeadlineRecord, ...]
    unheld: tuple[str, ...]


def make_deadlines(found: Iterable[Found]) -> Deadlines:
    """Return the deadlines of the time words that were found."""
    records: list[DeadlineRecord] = []
    unheld: list[str] = []
    for one in found:
        record = one.record
        if record is None:
            unheld.append(one.expression)
            continue
        if isinstance(record, RelativeRecord) and _THIS_PLAN.match(record.after or ""):
            record = record.model_copy(update={"candidates": (Start.ISSUED, Start.PUBLISHED)})
        records.append(record)
    return Deadlines(tuple(records), tuple(unheld))


def quoted_from(deadline: DeadlineRecord, lists: Iterable[str]) -> DeadlineRecord:
    """Return a deadline with its quote from the first printed list that holds its expression."""
    holding = next((words for words in lists if deadline.expression in words), "")
    return deadline.model_copy(update={"quote": _clause(holding, deadline.expression)})


def _clause(words: str, expression: str) -> str:
    """Return the part of a list, between separators, that holds a time."""
    at = words.find(expression)
    if at < 0:
        return expression
    start = max(words.rfind(mark, 0, at) for mark in "，、；：（【〔[( \n") + 1
    ends = [words.find(mark, at + len(expression)) for mark in "，、；）】〕]) \n。"]
    stop = min((end for end in ends if end >= 0), default=len(words))
    return words[start:stop] or expression
