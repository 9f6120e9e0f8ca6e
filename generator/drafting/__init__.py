"""A draft record from a received document: text, HTML, DOCX, PDF or XLSX.

Received file -> blocks -> archive and steps -> parts and surroundings -> records. What no field can
take is kept in `source.unplaced`, and the proof of `fidelity.py` says whether a character is missing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise
from types import MappingProxyType

from generator.checks.documents import read_fields
from generator.content import CONTENT, Records
from generator.deadlines import arabic_years
from generator.drafting.blocks import Block, Refusal, blocks_of_text, reread_blocks, write_blocks
from generator.drafting.cleaning import (
    choose_steps,
    find_contacts,
    find_damage,
    find_repairs,
    leave_out_contacts,
)
from generator.drafting.formats import read_file
from generator.drafting.heads import Surroundings, read_surroundings
from generator.drafting.lists import Reading, states_first_leads
from generator.drafting.parts import Divided, Part, divide_lines
from generator.drafting.proposing import find_place, nowhere, pinyin_id, propose_units
from generator.drafting.refusing import refuse_other_documents
from generator.drafting.rows import divide_tables
from generator.drafting.tables import table_stretches, unflatten
from generator.drafting.tasks import (
    DraftTask,
    Remark,
    make_paragraph,
    make_task,
    named_units,
    tasks_have_titles,
)
from generator.fidelity import align, normalise, stretches_without_record
from generator.hanzi import section_label
from generator.reading import Entry
from generator.records import (
    Basis,
    Column,
    DeadlineRecord,
    DocumentRecord,
    Omission,
    ParagraphRecord,
    RegistryRecord,
    RelativeRecord,
    SectionRecord,
    SourceRecord,
)

__all__ = ["Draft", "Refusal", "draft"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted record, the archive it is proven against, the registry with the units it names, and
    what a person must look at; `path` and `registry_path` are where they belong.
    """

    document: DocumentRecord
    archive: bytes
    registry: RegistryRecord
    is_new_registry: bool
    new_units: tuple[str, ...]
    remarks: tuple[Remark, ...]

    @property
    def path(self) -> str:
        """The record's file, from the repository's root."""
        return f"{CONTENT}/documents/{self.document.id}.yml"

    @property
    def archive_path(self) -> str:
        """The archive's file."""
        return f"{CONTENT}/sources/{self.document.source.file}"

    @property
    def registry_path(self) -> str:
        """The registry's file."""
        return f"{CONTENT}/units/{self.registry.id}.yml"

    def records(self, content: Records) -> Records:
        """Return the content of a repository as if it held this draft alone."""
        document = Entry(self.document, self.path, MappingProxyType(nowhere(self.path)))
        registry = Entry(
            self.registry, self.registry_path, MappingProxyType(nowhere(self.registry_path))
        )
        return replace(
            content,
            documents=(document,),
            registries=(registry,),
            archives={self.document.source.file: self.archive},
            problems=(),
        )


def draft(
    data: bytes,
    name: str,
    content: Records,
    *,
    document_id: str | None = None,
    jurisdiction: str | None = None,
) -> Draft:
    """Return a draft of a received file, or raise `Refusal`; `name` is the file's."""
    received = read_file(data, name)
    text = received.text if received.text is not None else write_blocks(received.blocks)
    archive = leave_out_contacts(text)
    repairs = find_repairs(archive)
    steps, glossary = choose_steps(archive, content.glossary)
    source = SourceRecord(
        format=received.format,
        file="x.txt",
        sha256=sha256(archive.encode()).hexdigest(),
        received_sha256=sha256(data).hexdigest(),
        steps=steps,
        glossary=glossary,
        repairs=repairs,
    )
    plain = normalise(archive, source, content.glossary)
    blocks = reread_blocks(plain, received.blocks) or blocks_of_text(plain)
    place = find_place(
        [_words(block) for block in blocks[:30]] + [plain[-400:]], content.registries
    )
    if jurisdiction:
        named = next(
            (one.record.name for one in content.registries if one.record.id == jurisdiction), None
        )
        place = (jurisdiction, named or (place[1] if place else jurisdiction))
    registry = next(
        (one.record for one in content.registries if place and one.record.id == place[0]), None
    )
    known = frozenset(
        name for unit in (registry.units if registry else ()) for name in (unit.name, *unit.aliases)
    )
    reading = Reading(known=known, year=_guess_year(blocks))
    divided = _divide(blocks, reading)
    around = read_surroundings(divided.before, divided.between, divided.behind, divided.omissions)
    number_of_tasks = sum(len(part.items) for part in divided.parts)
    refuse_other_documents(
        around.title or (around.notice.title if around.notice else None), blocks, number_of_tasks
    )
    title = (
        around.title
        or (around.notice.title if around.notice else None)
        or _words(blocks[0]).split("\n")[0]
    )
    fields = read_fields(around.header, around.notice)
    year = _year(title, around, fields.get("issued"))
    reading = replace(
        reading,
        year=year,
        first_leads=any(states_first_leads(_words(block)) for block in blocks),
    )
    sections, remarks = _sections(divided, reading)
    id_ = document_id or _id(name, place, year, title)
    has_lists = any(task.units for section in sections for task in section.tasks)
    if not has_lists:
        sections = tuple(_with_named_units(section, known) for section in sections)
    tree = {
        **fields,
        "id": id_,
        "jurisdiction": place[0] if place else "unknown",
        "title": title,
        "year": year,
        "source": source.model_copy(
            update={
                "file": f"{id_}.txt",
                "contacts": find_contacts(plain),
            }
        ),
        "header": around.header,
        "notice": around.notice,
        "opening": make_paragraph(around.opening, year, known),
        "sections": sections,
        "closing": make_paragraph(around.closing, year, known),
        "basis": _basis(around),
    }
    document = _with_candidates(DocumentRecord.model_validate(tree))
    document = _account_for_all(document, plain, around.omissions, _columns(divided))
    names = [
        name
        for paragraph in _paragraphs(document)
        for group in paragraph.units
        for name in group.names
    ]
    new = propose_units(names, registry)
    remarks = (*_general_remarks(document, place, archive), *remarks)
    return Draft(
        document=document,
        archive=archive.encode(),
        registry=RegistryRecord.model_construct(
            id=place[0] if place else "unknown",
            name=place[1] if place else "〔地区不明〕",
            units=(*(registry.units if registry else ()), *new),
        ),
        is_new_registry=registry is None,
        new_units=tuple(unit.name for unit in new),
        remarks=remarks,
    )


def _divide(blocks: Sequence[Block], reading: Reading) -> Divided:
    blocks = unflatten(blocks, reading)
    stretches = [(start, stop) for start, stop in table_stretches(blocks) if stop - start > 2]
    return divide_tables(blocks, stretches, reading) if stretches else divide_lines(blocks)


def _words(block: Block) -> str:
    return getattr(block, "text", None) or "\n".join(getattr(block, "cells", ()))


def _guess_year(blocks: Sequence[Block]) -> int | None:
    for block in blocks[:40]:
        words = arabic_years(_words(block))
        if len(words) < 70 and (match := re.search(r"(20\d\d|19\d\d)年", words)):
            return int(match[1])
    return None


def _year(title: str, around: Surroundings, issued: object) -> int | None:
    """Return the plan's year: of its title, else of its number, else of its date."""
    notice = around.notice
    for words in (
        title,
        notice.title if notice else None,
        notice.number if notice else None,
        str(issued or ""),
    ):
        if words and (match := re.search(r"(?:19|20)\d\d", arabic_years(words))):
            return int(match[0])
    return None


def _id(name: str, place: tuple[str, str] | None, year: int | None, title: str) -> str:
    stem = re.sub(r"\.[^.]*$", "", name.rsplit("/", 1)[-1]).lower()
    if (
        re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", stem)
        and re.search("[a-z]", stem)
        and stem != "index"
    ):
        return stem[:60]
    start = place[0] if place else pinyin_id(title)[:30].strip("-")
    return f"{start}-{year}" if year else start


def _sections(
    divided: Divided, reading: Reading
) -> tuple[tuple[SectionRecord, ...], tuple[Remark, ...]]:
    items = [item for part in divided.parts for item in part.items if item.title is None]
    is_titled = tasks_have_titles(items, reading)
    sections: list[SectionRecord] = []
    remarks: list[Remark] = []
    numbers = _rising([part.no for part in divided.parts])
    for index, (part, no) in enumerate(zip(divided.parts, numbers, strict=True)):
        part_is_titled = is_titled or tasks_have_titles(part.items, reading, all_of_them=True)
        tasks = _tasks(part, reading, part_is_titled, divided.columns)
        for number, task in enumerate(tasks):
            remarks += [
                Remark(("sections", index, "tasks", number, *remark.loc), remark.question)
                for remark in task.remarks
            ]
        label = part.label if part.label and part.label != section_label(no) else None
        sections.append(
            SectionRecord.model_validate(
                {
                    "no": no,
                    "label": label,
                    "unnumbered": not part.label,
                    "title": part.title,
                    "title_ends": part.title_ends,
                    "tasks": [task.record.model_dump(mode="json") for task in tasks],
                }
            )
        )
    return tuple(sections), tuple(remarks)


def _tasks(
    part: Part, reading: Reading, is_titled: bool, columns: tuple[Column, ...]
) -> list[DraftTask]:
    numbers = _rising([item.no for item in part.items])
    tasks: list[DraftTask] = []
    for item, no in zip(part.items, numbers, strict=True):
        shown = item if tasks else replace(item, merged=item.merged & {Column.TIME})
        tasks.append(make_task(shown, no, reading, is_titled=is_titled, columns=columns))
    return tasks


def _rising(numbers: Sequence[int | None]) -> list[int]:
    """Return the printed numbers where they rise, else a count: ids need each number once."""
    printed = [number for number in numbers if number is not None]
    rises = all(a < b for a, b in pairwise(printed))
    if printed and len(printed) == len(numbers) and rises:
        return printed
    if rises and printed:
        filled: list[int] = []
        for index, number in enumerate(numbers):
            previous = filled[-1] if filled else 0
            following = next((one for one in numbers[index:] if one is not None), None)
            wanted = number or previous + 1
            if number is None and following is not None and wanted >= following:
                return list(range(1, len(numbers) + 1))
            filled.append(wanted)
        return filled
    return list(range(1, len(numbers) + 1))


def _with_named_units(section: SectionRecord, known: frozenset[str]) -> SectionRecord:
    return section.model_copy(
        update={
            "tasks": tuple(
                task.model_copy(update={"units": named_units(task.text, known)})
                for task in section.tasks
            )
        }
    )


def _columns(divided: Divided) -> tuple[Column, ...]:
    """Return the order of a table's columns; a single column of units may hold several roles."""
    lists = [one for one in divided.columns if one in _LISTS]
    if len(lists) > 1:
        return divided.columns
    return tuple(Column.UNITS if one in _LISTS else one for one in divided.columns)


def _is_full(document: DocumentRecord) -> bool:
    tasks = [task for section in document.sections for task in section.tasks]
    return all(task.units or task.units_merged for task in tasks)


_LISTS = (Column.LEAD, Column.RESPONSIBLE, Column.SUPPORTING)


def _basis(around: Surroundings) -> tuple[Basis, ...]:
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


def _paragraphs(document: DocumentRecord) -> Iterable[ParagraphRecord]:
    for paragraph in (document.opening, document.closing):
        if paragraph:
            yield paragraph
    for section in document.sections:
        yield from section.tasks


def _with_candidates(document: DocumentRecord) -> DocumentRecord:
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


def _account_for_all(
    document: DocumentRecord, plain: str, omissions: Sequence[Omission], columns: tuple[Column, ...]
) -> DocumentRecord:
    """Declare what is left out and, where the usual order does not fit, a table's columns; keep as
    unplaced whatever of the source no field holds.
    """
    source = document.source.model_copy(update={"omissions": tuple(omissions), "columns": ()})
    plainly = document.model_copy(update={"source": source})
    if columns and (align(plainly, plain)[1] or not _is_full(document)):
        source = source.model_copy(update={"columns": columns})
    for _ in range(40):
        candidate = document.model_copy(update={"source": source})
        missing = stretches_without_record(candidate, plain)
        if not missing:
            return candidate
        if set(missing) <= set(source.unplaced):
            break
        source = source.model_copy(update={"unplaced": (*source.unplaced, *missing)})
    return document.model_copy(update={"source": source})


def _general_remarks(
    document: DocumentRecord,
    place: tuple[str, str] | None,
    archive: str,
) -> tuple[Remark, ...]:
    remarks: list[Remark] = []
    if place is None:
        remarks.append(Remark(("jurisdiction",), "看不出是哪个地区的文件"))
    if document.year is None:
        remarks.append(Remark(("title",), "标题、文号和日期里都没有年份，year 没有写"))
    for number, repair in enumerate(document.source.repairs):
        remarks.append(
            Remark(("source", "repairs", number), f"“{repair.stands}”读作“{repair.read}”，对吗？")
        )
    remarks += [
        Remark(("source", "steps"), f"“{spot}”像是损坏的字，请对照原件，写入 repairs")
        for spot in find_damage(archive)
    ]
    for number, omission in enumerate(document.source.omissions):
        if omission.why not in ("重复的标题",):
            remarks.append(Remark(("source", "omissions", number), "不是文件的内容吗？"))
    for number, _ in enumerate(document.source.unplaced):
        remarks.append(Remark(("source", "unplaced", number), "放在哪里？"))
    return tuple(remarks)
