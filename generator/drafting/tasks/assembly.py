"""Assembles the record of a task."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.drafting.context import Context
from generator.drafting.printed import PrintedTask
from generator.drafting.remarks import Remark
from generator.drafting.tasks.actors import named_units
from generator.drafting.tasks.bodies import Body, part_body
from generator.drafting.tasks.deadlines import Deadlines, join_column, make_deadlines, quoted_from
from generator.drafting.tasks.lists import TaskLists, has_merged_units
from generator.drafting.tasks.titles import read_title, strip_mark
from generator.grammar.commitments import find_commitments, read_time_column
from generator.hanzi import task_label
from generator.records.sources import Column
from generator.records.tasks import ParagraphRecord, TaskRecord, TitleEnd


@dataclass(frozen=True, slots=True)
class DraftTask:
    """A task's record, and the remarks on it; their `loc` is relative to the task."""

    record: TaskRecord
    remarks: tuple[Remark, ...]


def make_task(
    task: PrintedTask,
    no: int,
    context: Context,
    *,
    is_titled: bool,
    columns: tuple[Column, ...] = (),
) -> DraftTask:
    """Return the draft of a task, with its remarks; `columns` are those of its table, in order."""
    words = _part_words(task, context, is_titled=is_titled)
    body = words.body
    lists = TaskLists(context)
    lists.read_text(body)
    units_merged = has_merged_units(task)
    if not units_merged:
        lists.read_row(task, columns)
    time = task.cells.get(Column.TIME) or body.time
    times = _times(body.text, lists, time, context.year)
    deadlines = [record for one in times for record in one.records]
    record = TaskRecord(
        no=no,
        label=task.label if task.label and task.label != task_label(no) else None,
        unnumbered=not task.label,
        heading=task.heading,
        title=words.title,
        title_ends=words.title_ends if words.title else "。",
        text=body.text,
        units=tuple(lists.units),
        units_note="…".join(dict.fromkeys(lists.notes)) or None,
        deadlines=tuple(dict.fromkeys(deadlines)),
        persons=task.cells.get(Column.PERSONS) or body.persons,
        time=time,
        remark=task.cells.get(Column.REMARK),
        units_merged=units_merged,
        time_merged=Column.TIME in task.merged,
    )
    remarks = [remark for one in times for remark in one.remarks]
    return DraftTask(record, (*lists.remarks, *remarks))


@dataclass(frozen=True, slots=True)
class _Words:
    """A task's words, divided into title and body."""

    title: str | None
    title_ends: TitleEnd
    body: Body


def _part_words(task: PrintedTask, context: Context, *, is_titled: bool) -> _Words:
    body = part_body(task.body, context)
    title: str | None = None
    title_ends: TitleEnd = ""
    cut = 0
    if task.title:
        title, title_ends = strip_mark(task.title)
    elif is_titled:
        title, title_ends, cut = read_title(body.text)
    if text := body.text[cut:].lstrip():
        cut = len(body.text) - len(text)
        lists = tuple((printed, at - cut) for printed, at in body.lists)
        return _Words(title, title_ends, replace(body, text=text, lists=lists))
    if body.text:  # otherwise the words are not a title but the text
        return _Words(None, "", body)
    return _Words(None, "", Body(task.body.strip()))  # or only a list, which is then the text


def _times(
    text: str, lists: TaskLists, time: str | None, year: int | None
) -> tuple[Deadlines, ...]:
    """Return the deadlines of a task: those in its text, its lists, and its line or column of time."""
    printed = [group.printed or "" for group in lists.units]
    in_lists = [make_deadlines(one.times, "，".join(printed)) for one in lists.lists]
    column = make_deadlines(read_time_column(time, year) if time else (), time or "")
    return join_column(
        (
            make_deadlines(find_commitments(text, year), text),
            *(
                replace(one, records=tuple(quoted_from(record, printed) for record in one.records))
                for one in in_lists
            ),
        ),
        column,
    )


def make_paragraph(
    lines: Sequence[str], context: Context
) -> tuple[ParagraphRecord | None, tuple[Remark, ...]]:
    """Return the record of an opening or a closing, None without lines, and the remarks on it."""
    if not lines:
        return None, ()
    text = "\n".join(lines)
    times = make_deadlines(find_commitments(text, context.year), text)
    units = named_units(text, context.known)
    return ParagraphRecord(text=text, deadlines=times.records, units=units), times.remarks
