"""From what was read of a document to the parts of its record."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.drafting.context import Context
from generator.drafting.dividing.printed import Division, PrintedSection
from generator.drafting.heads import Surroundings
from generator.drafting.tasks import DraftTask, Remark, make_task, named_units, tasks_have_titles
from generator.hanzi import section_label
from generator.problems import TOP, Loc
from generator.records.commitments import DeadlineRecord, RelativeRecord
from generator.records.documents import Basis, DocumentRecord
from generator.records.sources import Column
from generator.records.tasks import ParagraphRecord, SectionRecord


def make_sections(
    division: Division, context: Context
) -> tuple[tuple[SectionRecord, ...], tuple[Remark, ...]]:
    """Return the sections of a record, and the remarks on their tasks; a plan without unit lists names
    its actors in its sentences.
    """
    items = [item for part in division.sections for item in part.tasks if item.title is None]
    is_titled = tasks_have_titles(items, context)
    sections: list[SectionRecord] = []
    remarks: list[Remark] = []
    numbers = _rising([part.no for part in division.sections])
    for index, (part, no) in enumerate(zip(division.sections, numbers, strict=True)):
        part_is_titled = is_titled or tasks_have_titles(part.tasks, context, all_of_them=True)
        tasks = _tasks(part, context, part_is_titled, division.columns)
        for number, task in enumerate(tasks):
            remarks += [
                Remark(Loc(("sections", index, "tasks", number, *remark.loc)), remark.question)
                for remark in task.remarks
            ]
        label = part.label if part.title and part.label not in ("", section_label(no)) else None
        sections.append(
            SectionRecord.model_validate(
                {
                    "no": no,
                    "label": label,
                    "unnumbered": not part.label or not part.title,
                    "title": part.title,
                    "title_ends": part.title_ends,
                    "tasks": [task.record.model_dump(mode="json") for task in tasks],
                }
            )
        )
    if not any(task.units for section in sections for task in section.tasks):
        sections = [_with_named_units(section, context.known) for section in sections]
    return tuple(sections), tuple(remarks)


def _tasks(
    part: PrintedSection, context: Context, is_titled: bool, columns: tuple[Column, ...]
) -> list[DraftTask]:
    numbers = _rising([item.no for item in part.tasks])
    tasks: list[DraftTask] = []
    for item, no in zip(part.tasks, numbers, strict=True):
        shown = item if tasks else replace(item, merged=item.merged & {Column.TIME})
        tasks.append(make_task(shown, no, context, is_titled=is_titled, columns=columns))
    return tasks


def _rising(numbers: Sequence[int | None]) -> list[int]:
    """Return the printed numbers where they rise, else a count: ids need each number once."""
    filled: list[int] = []
    for number in numbers:
        filled.append(number or (filled[-1] if filled else 0) + 1)
    rises = all(a < b for a, b in pairwise(filled))
    return filled if rises else list(range(1, len(numbers) + 1))


def _with_named_units(section: SectionRecord, known: frozenset[str]) -> SectionRecord:
    return section.model_copy(
        update={
            "tasks": tuple(
                task.model_copy(update={"units": named_units(task.text, known)})
                for task in section.tasks
            )
        }
    )


def find_basis(around: Surroundings) -> tuple[Basis, ...]:
    """Return the documents that the letter or the opening says the plan implements."""
    texts = [
        *around.opening[:2],
        *((around.notice.letter or "").split("\n") if around.notice else ()),
    ]
    found: list[Basis] = []
    for text in texts:
        for match in re.finditer(
            r"(?:根据|按照|依据|贯彻落实|贯彻|落实)[^，。；]{0,20}《[^》]+》\s*（(?P<number>[^（）]{2,16}〔\d{4}〕\d+号)）[^，。；]{0,6}",
            text,
        ):
            found.append(Basis(number=match["number"], quote=match[0]))  # noqa: PERF401
    return tuple(found)


def with_known_candidates(document: DocumentRecord) -> DocumentRecord:
    """Keep only those dates to count from that the document has."""

    def known(deadline: DeadlineRecord) -> DeadlineRecord:
        if not isinstance(deadline, RelativeRecord):
            return deadline
        starts = tuple(one for one in deadline.candidates if getattr(document, one.value))
        return deadline.model_copy(update={"candidates": starts})

    def mend(paragraph: ParagraphRecord) -> ParagraphRecord:
        return paragraph.model_copy(update={"deadlines": tuple(map(known, paragraph.deadlines))})

    sections = tuple(
        section.model_copy(update={"tasks": tuple(mend(task) for task in section.tasks)})
        for section in document.sections
    )
    return document.model_copy(
        update={
            "sections": sections,
            "opening": mend(document.opening) if document.opening else None,
            "closing": mend(document.closing) if document.closing else None,
        }
    )


def choose_id(name: str, place: str, year: int | None) -> str:
    """Return a document's id: the file's name if it can be one, else the place and the year."""
    stem = re.sub(r"\.[^.]*$", "", name.rsplit("/", 1)[-1]).lower()
    if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", stem) and re.search("[a-z]", stem):
        return f"{stem[:60]}-plan" if stem == "index" else stem[:60].rstrip("-")
    return f"{place}-{year}" if year else place


def raw_tasks(division: Division) -> Mapping[Loc, str]:
    """Return the words of every task as printed, by where its record stands."""
    return {
        TOP / "sections" / index / "tasks" / number: item.body.strip()
        for index, part in enumerate(division.sections)
        for number, item in enumerate(part.tasks)
    }
