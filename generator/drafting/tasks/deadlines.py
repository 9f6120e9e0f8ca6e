"""Makes the deadlines of a task from the time words found in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.drafting.remarks import Remark, time_without_deadline
from generator.grammar.clauses import quote_at
from generator.grammar.found import Found
from generator.records.commitments import DeadlineRecord, RelativeRecord, Start

_THIS_PLAN = re.compile("本(?:要点|方案|通知|计划|意见|文件)")
"""Matches an event that is the issue of the plan itself: 本方案印发后."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The deadlines of time words, and the remarks on those that no deadline can express."""

    records: tuple[DeadlineRecord, ...]
    remarks: tuple[Remark, ...]


def make_deadlines(found: Iterable[Found], words: str) -> Deadlines:
    """Return the deadlines of the time words that were found in the words of a text or a list."""
    records: list[DeadlineRecord] = []
    remarks: list[Remark] = []
    for one in found:
        record = one.record
        if record is None:
            remarks.append(time_without_deadline(one.expression, _clause_of(one, words)))
            continue
        if isinstance(record, RelativeRecord) and _THIS_PLAN.match(record.after or ""):
            record = record.model_copy(update={"candidates": (Start.ISSUED, Start.PUBLISHED)})
        records.append(record)
    return Deadlines(tuple(records), tuple(remarks))


def join_column(deadlines: Iterable[Deadlines], column: Deadlines) -> tuple[Deadlines, ...]:
    """Return deadlines with those of a time column: words that repeat a deadline stand beside it."""
    rest = list(column.records)
    joined: list[Deadlines] = []
    for one in deadlines:
        records: list[DeadlineRecord] = []
        for record in one.records:
            same = next(
                (repeated for repeated in column.records if record.says_the_same(repeated)), None
            )
            records.append(record.model_copy(update={"also": same.expression}) if same else record)
            rest = [repeated for repeated in rest if repeated is not same]
        joined.append(replace(one, records=tuple(records)))
    return (*joined, replace(column, records=tuple(rest)))


def _clause_of(found: Found, words: str) -> str:
    """Return the clause of time words; a place in a list is not one in the words around it."""
    is_there = words[found.start : found.end] == found.expression
    start = found.start if is_there else words.find(found.expression)
    return (
        found.expression if start < 0 else quote_at(words, start, start + found.end - found.start)
    )


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
