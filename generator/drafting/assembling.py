"""Makes the record of a document from its division and its surroundings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.drafting.context import Context
from generator.drafting.printed import Division, PrintedSection
from generator.drafting.remarks import Remark
from generator.drafting.surroundings import Surroundings
from generator.drafting.tasks.actors import named_units
from generator.drafting.tasks.assembly import DraftTask, make_paragraph, make_task
from generator.drafting.tasks.titles import all_have_titles, most_have_titles
from generator.hanzi import section_label
from generator.records.commitments import DeadlineRecord, RelativeRecord
from generator.records.documents import Basis, DocumentRecord
from generator.records.sources import Column, SourceRecord
from generator.records.tasks import ParagraphRecord, SectionRecord


def make_sections(
    division: Division, context: Context
) -> tuple[tuple[SectionRecord, ...], tuple[Remark, ...]]:
    """Return the sections of a record, and the remarks on their tasks. In a plan without unit lists,
    the units are those that its sentences name.
    """
    untitled = [task for one in division.sections for task in one.tasks if task.title is None]
    is_titled = most_have_titles(untitled, context)
    sections: list[SectionRecord] = []
    remarks: list[Remark] = []
    numbers = _rising([section.no for section in division.sections])
    for index, (section, no) in enumerate(zip(division.sections, numbers, strict=True)):
        tasks = _tasks(section, context, division.columns, is_titled=is_titled)
        remarks += [
            remark.below("sections", index, "tasks", number)
            for number, task in enumerate(tasks)
            for remark in task.remarks
        ]
        sections.append(_section(section, no, tasks))
    if not any(task.units for section in sections for task in section.tasks):
        sections = [_with_named_units(section, context.known) for section in sections]
    return tuple(sections), tuple(remarks)


def _section(section: PrintedSection, no: int, tasks: Sequence[DraftTask]) -> SectionRecord:
    is_usual = section.label in ("", section_label(no))
    return SectionRecord(
        no=no,
        label=section.label if section.title and not is_usual else None,
        unnumbered=not section.label or not section.title,
        title=section.title,
        title_ends=section.title_ends,
        tasks=tuple(task.record for task in tasks),
    )


def _tasks(
    section: PrintedSection, context: Context, columns: tuple[Column, ...], *, is_titled: bool
) -> list[DraftTask]:
    """Return the tasks of a section; the first cannot have merged units."""
    is_titled = is_titled or all_have_titles(section.tasks, context)
    numbers = _rising([task.no for task in section.tasks])
    tasks: list[DraftTask] = []
    for task, no in zip(section.tasks, numbers, strict=True):
        shown = task if tasks else replace(task, merged=task.merged & {Column.TIME})
        tasks.append(make_task(shown, no, context, is_titled=is_titled, columns=columns))
    return tasks


def _rising(numbers: Sequence[int | None]) -> list[int]:
    """Return the printed numbers if they increase, else a count, because ids must be unique."""
    filled: list[int] = []
    for number in numbers:
        filled.append(number or (filled[-1] if filled else 0) + 1)
    rises = all(a < b for a, b in pairwise(filled))
    return filled if rises else list(range(1, len(numbers) + 1))


def _with_named_units(section: SectionRecord, known: frozenset[str]) -> SectionRecord:
    tasks = tuple(
        task.model_copy(update={"units": named_units(task.text, known)}) for task in section.tasks
    )
    return section.model_copy(update={"tasks": tasks})


def make_document(
    id_: str,
    jurisdiction: str,
    title: str,
    source: SourceRecord,
    surroundings: Surroundings,
    sections: tuple[SectionRecord, ...],
    context: Context,
) -> tuple[DocumentRecord, tuple[Remark, ...]]:
    """Return the record of a document, and the remarks on its opening and closing; its archive has the
    name of its id.
    """
    opening, of_opening = make_paragraph(surroundings.opening, context)
    closing, of_closing = make_paragraph(surroundings.closing, context)
    document = DocumentRecord.model_validate(
        {
            **surroundings.fields,
            "id": id_,
            "jurisdiction": jurisdiction,
            "title": title,
            "year": context.year,
            "source": source.model_copy(update={"file": f"{id_}.txt"}),
            "header": surroundings.header,
            "notice": surroundings.notice,
            "opening": opening,
            "sections": sections,
            "closing": closing,
            "basis": tuple(_basis(surroundings)),
        }
    )
    remarks = (
        *(remark.below("opening") for remark in of_opening),
        *(remark.below("closing") for remark in of_closing),
    )
    return _with_known_starts(document), remarks


_BASIS = re.compile(
    r"""
    (?: 根据 | 按照 | 依据 | 贯彻落实 | 贯彻 | 落实 ) [^，。；]{0,20}
    《[^》]+》 \s* （ (?P<number> [^（）]{2,16}〔\d{4}〕\d+号 ) ）
    [^，。；]{0,6}
    """,
    re.VERBOSE,
)
"""Matches the words that name a document that the plan implements: 根据《…》（国办发〔2017〕24号）要求."""


def _basis(surroundings: Surroundings) -> Iterator[Basis]:
    """Yield the documents that the plan implements, according to the letter or the opening."""
    letter = surroundings.notice.letter if surroundings.notice else None
    for text in (*surroundings.opening[:2], *(letter or "").split("\n")):
        for match in _BASIS.finditer(text):
            yield Basis(number=match["number"], quote=match[0])


def _with_known_starts(document: DocumentRecord) -> DocumentRecord:
    """Return a document whose periods are counted only from dates that it has."""

    def keep_known(deadline: DeadlineRecord) -> DeadlineRecord:
        if not isinstance(deadline, RelativeRecord):
            return deadline
        starts = tuple(one for one in deadline.candidates if getattr(document, one.value))
        return deadline.model_copy(update={"candidates": starts})

    def keep(paragraph: ParagraphRecord) -> ParagraphRecord:
        deadlines = tuple(map(keep_known, paragraph.deadlines))
        return paragraph.model_copy(update={"deadlines": deadlines})

    sections = tuple(
        section.model_copy(update={"tasks": tuple(keep(task) for task in section.tasks)})
        for section in document.sections
    )
    return document.model_copy(
        update={
            "sections": sections,
            "opening": keep(document.opening) if document.opening else None,
            "closing": keep(document.closing) if document.closing else None,
        }
    )
