"""Proves a draft: every word of the source is in a field, omitted with a reason, or unplaced."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from generator.drafting.dividing.columns import UNIT_COLUMNS
from generator.drafting.printed import Division
from generator.problems import TOP, Loc
from generator.proof.alignment import align
from generator.proof.header import read_fields
from generator.proof.leftovers import find_leftovers
from generator.proof.text import SourceText
from generator.records.documents import DocumentRecord
from generator.records.sources import Column, Omission
from generator.records.tasks import TaskRecord

T = TypeVar("T")


def account_for_all(
    document: DocumentRecord,
    plain: str,
    omissions: Sequence[Omission],
    division: Division,
) -> DocumentRecord:
    """Return a document with omissions, the order of a table's columns if it is unusual, and unplaced
    words: all of the source that no field holds. A task that cannot be proven as it was divided has
    all its printed words as its text.
    """
    columns, raw = _column_order(division), _raw_tasks(division)
    source = SourceText(plain)
    whole = tuple(omission for omission in omissions if source.stands_whole(omission.text))
    document = _with_source(document, omissions=whole)
    if columns and (align(document, plain).differences or not _is_full(document)):
        document = _with_source(document, columns=columns)
    document = _with_rest(document, plain)
    while differences := align(document, plain).differences:
        smaller = next(
            filter(None, (_without(document, one.loc, raw) for one in differences)), None
        )
        if smaller is None:
            break
        document = _with_rest(_with_source(smaller, unplaced=()), plain)
    return document.model_copy(update=dict(read_fields(document.header, document.notice)))


def _column_order(division: Division) -> tuple[Column, ...]:
    """Return the order of a table's columns; if there is one of units only, it may hold all roles."""
    lists = [one for one in division.columns if one in UNIT_COLUMNS]
    if len(lists) > 1:
        return division.columns
    return tuple(Column.UNITS if one in UNIT_COLUMNS else one for one in division.columns)


def _is_full(document: DocumentRecord) -> bool:
    tasks = [task for section in document.sections for task in section.tasks]
    return all(task.units or task.units_merged for task in tasks)


def _with_source(document: DocumentRecord, **update: object) -> DocumentRecord:
    return document.model_copy(update={"source": document.source.model_copy(update=update)})


def _with_rest(document: DocumentRecord, plain: str) -> DocumentRecord:
    """Return a document with all words of the source that no field holds as unplaced."""
    unplaced: tuple[str, ...] = ()
    while missing := find_leftovers(document, plain):
        if set(missing) <= set(unplaced):
            break
        unplaced = (*unplaced, *missing)
        document = _with_source(document, unplaced=unplaced)
    return document


def _without(document: DocumentRecord, loc: Loc, raw: Mapping[Loc, str]) -> DocumentRecord | None:
    """Return a document without a field that differs from the source, so that its words become
    unplaced; None if the field cannot be left out.
    """
    match loc:
        case ("opening" | "closing" as part, *_):
            return document.model_copy(update={part: None})
        case ("header", int(number), _):
            return document.model_copy(update={"header": _drop(document.header, number)})
        case ("notice", "attachments", int(number)) if document.notice:
            kept = {"attachments": _drop(document.notice.attachments, number)}
            return document.model_copy(update={"notice": document.notice.model_copy(update=kept)})
        case ("notice", str(name), *_) if document.notice and getattr(document.notice, name):
            notice = document.notice.model_copy(update={name: None})
            return document.model_copy(update={"notice": notice})
        case ("source", "omissions", int(number), *_):
            return _with_source(document, omissions=_drop(document.source.omissions, number))
    if loc.task and loc.task in raw:
        return _with_raw_task(document, loc, raw[loc.task])
    return None


def _with_raw_task(document: DocumentRecord, loc: Loc, words: str) -> DocumentRecord | None:
    """Return a document with a task's printed words as its text, or None if it has them already."""
    _, index, _, number, *_ = loc
    section = document.sections[int(index)]
    task = section.tasks[int(number)]
    bare = TaskRecord(
        no=task.no,
        label=task.label,
        unnumbered=task.unnumbered,
        heading=task.heading,
        text=words,
    )
    if bare == task:
        return None
    tasks = (*section.tasks[: int(number)], bare, *section.tasks[int(number) + 1 :])
    sections = list(document.sections)
    sections[int(index)] = section.model_copy(update={"tasks": tasks})
    return document.model_copy(update={"sections": tuple(sections)})


def _drop(items: tuple[T, ...], number: int) -> tuple[T, ...]:
    return items[:number] + items[number + 1 :]


def _raw_tasks(division: Division) -> Mapping[Loc, str]:
    """Return the printed words of each task, by the location of its record."""
    return {
        TOP / "sections" / index / "tasks" / number: task.body.strip()
        for index, section in enumerate(division.sections)
        for number, task in enumerate(section.tasks)
    }
