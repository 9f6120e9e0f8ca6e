"""A draft record from a received document: text, HTML, DOCX, PDF or XLSX.

Received file -> blocks -> archive and steps -> parts and surroundings -> records. What no field can
take is kept in `source.unplaced`, and the proof of `fidelity.py` says whether a character is missing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from types import MappingProxyType

from pydantic import ValidationError

from generator.content.folder import CONTENT, Records
from generator.content.paragraphs import paragraphs
from generator.content.reading import Entry
from generator.drafting.accounting import account_for_all, column_order
from generator.drafting.assembling import (
    choose_id,
    find_basis,
    make_sections,
    raw_tasks,
    with_known_candidates,
)
from generator.drafting.blocks import Block, Refusal, blocks_of_text, reread_blocks, write_blocks
from generator.drafting.cleaning import (
    choose_steps,
    find_contacts,
    find_damage,
    find_repairs,
    leave_out_contacts,
)
from generator.drafting.context import Context, find_year
from generator.drafting.dividing import divide
from generator.drafting.formats import Received, read_file
from generator.drafting.heads import Surroundings, read_surroundings
from generator.drafting.omissions import REPEATED
from generator.drafting.proposing import Place, find_place, nowhere, propose_units
from generator.drafting.refusing import refuse_other_documents
from generator.drafting.restoring import restore_rows
from generator.drafting.tasks import Remark, make_paragraph
from generator.problems import TOP, clip
from generator.proof.alignment import align
from generator.proof.header import read_fields
from generator.proof.steps import normalise
from generator.records.documents import DocumentRecord
from generator.records.sources import SourceRecord
from generator.records.units import RegistryRecord

__all__ = ["Draft", "Refusal", "draft"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted record, the archive it is proven against, the registry with the units it names, and
    what a person must look at.
    """

    document: DocumentRecord
    archive: bytes
    registry: RegistryRecord
    is_new_registry: bool
    new_units: tuple[str, ...]
    remarks: tuple[Remark, ...]

    @property
    def path(self) -> str:
        """Where the record belongs, from the repository's root."""
        return f"{CONTENT}/documents/{self.document.id}.yml"

    @property
    def archive_path(self) -> str:
        """Where the archive belongs."""
        return f"{CONTENT}/sources/{self.document.source.file}"

    @property
    def registry_path(self) -> str:
        """Where the registry belongs."""
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
    try:
        return _draft(received, data, name, content, document_id, jurisdiction)
    except ValidationError as error:  # words that no record may hold, at a place nobody thought of
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise Refusal(
            f"文件里有写不进记录的内容（{error.title} {where}）；请把它另存为纯文本，清理后再试",
            f"the file holds what no record can ({error.title} {where}); save it as plain text",
        ) from None


def _draft(
    received: Received,
    data: bytes,
    name: str,
    content: Records,
    document_id: str | None,
    jurisdiction: str | None,
) -> Draft:
    text = received.text if received.text is not None else write_blocks(received.blocks)
    archive = leave_out_contacts(text)
    source = _source(received, data, archive, content)
    plain = normalise(archive, source, content.glossary)
    blocks = reread_blocks(plain, received.blocks) or blocks_of_text(plain)
    place = _place(blocks, plain, content, jurisdiction)
    registry = next((one.record for one in content.registries if one.record.id == place.id), None)
    units = registry.units if registry else ()
    known = frozenset(name for unit in units for name in (unit.name, *unit.aliases))
    context = Context(known, find_year(map(_words, blocks[:40])))
    divided = divide(restore_rows(blocks, context), context)
    around = read_surroundings(divided.before, divided.between, divided.behind, divided.omissions)
    title = _title(around, blocks)
    fields = read_fields(around.header, around.notice)
    notice = around.notice
    named = (notice.title, notice.number) if notice else ()
    year = find_year(filter(None, (title, *named, str(fields.get("issued") or ""))))
    context = replace(context, year=year).with_stated_rules(map(_words, blocks))
    sections, remarks = make_sections(divided, context)
    tasks = [task for section in sections for task in section.tasks]
    answered = sum(any(group.printed for group in task.units) for task in tasks)
    refuse_other_documents(title, blocks, len(tasks), answered)
    id_ = document_id or choose_id(name, place.id, year)
    document = DocumentRecord.model_validate(
        {
            **fields,
            "id": id_,
            "jurisdiction": place.id,
            "title": title,
            "year": year,
            "source": source.model_copy(
                update={"file": f"{id_}.txt", "contacts": find_contacts(plain)}
            ),
            "header": around.header,
            "notice": notice,
            "opening": make_paragraph(around.opening, year, known),
            "sections": sections,
            "closing": make_paragraph(around.closing, year, known),
            "basis": find_basis(around),
        }
    )
    document = account_for_all(
        with_known_candidates(document),
        plain,
        around.omissions,
        column_order(divided),
        raw_tasks(divided),
    )
    printed = [
        name
        for paragraph, _ in paragraphs(document)
        for group in paragraph.units
        for name in group.names
    ]
    new = propose_units(printed, registry)
    return Draft(
        document=document,
        archive=archive.encode(),
        registry=RegistryRecord.model_construct(id=place.id, name=place.name, units=(*units, *new)),
        is_new_registry=registry is None,
        new_units=tuple(unit.name for unit in new),
        remarks=(
            *_place_remarks(place, is_new=registry is None),
            *_remarks(document, archive, plain),
            *remarks,
        ),
    )


def _source(received: Received, data: bytes, archive: str, content: Records) -> SourceRecord:
    steps, glossary = choose_steps(archive, content.glossary)
    return SourceRecord(
        format=received.format,
        file="draft.txt",
        sha256=sha256(archive.encode()).hexdigest(),
        received_sha256=sha256(data).hexdigest(),
        steps=steps,
        glossary=glossary,
        repairs=find_repairs(archive),
    )


def _place(
    blocks: Sequence[Block], plain: str, content: Records, jurisdiction: str | None
) -> Place:
    found = find_place([*map(_words, blocks[:30]), plain[-400:]], content.registries)
    if jurisdiction is None:
        return found
    names = {one.record.id: one.record.name for one in content.registries}
    return Place(jurisdiction, names.get(jurisdiction, found.name))


def _title(around: Surroundings, blocks: Sequence[Block]) -> str:
    notice_title = around.notice.title if around.notice else None
    first = next(filter(None, map(_words, blocks)), "")
    return around.title or notice_title or first.split("\n")[0]


def _words(block: Block) -> str:
    return getattr(block, "text", None) or "\n".join(getattr(block, "cells", ()))


def _place_remarks(place: Place, *, is_new: bool) -> Iterator[Remark]:
    if not place.is_known:
        yield Remark(TOP / "jurisdiction", "看不出是哪个地区的文件")
    elif is_new:
        yield Remark(TOP / "jurisdiction", f"地区读作“{place.name}”，对吗？")


def _remarks(document: DocumentRecord, archive: str, plain: str) -> tuple[Remark, ...]:
    """Return what a person must look at in the document as a whole."""
    source = document.source
    remarks: list[Remark] = []
    if document.year is None:
        remarks.append(Remark(TOP / "title", "标题、文号和日期里都没有年份，year 没有写"))
    remarks += [
        Remark(TOP / "source" / "repairs" / number, f"“{repair.stands}”读作“{repair.read}”，对吗？")
        for number, repair in enumerate(source.repairs)
    ]
    remarks += [
        Remark(TOP / "source" / "steps", f"“{spot}”像是损坏的字，请对照原件，写入 repairs")
        for spot in find_damage(archive)
    ]
    remarks += [
        Remark(
            TOP / "source" / "omissions" / number, f"“{clip(omission.text, 20)}”不是文件的内容吗？"
        )
        for number, omission in enumerate(source.omissions)
        if omission.why != REPEATED
    ]
    remarks += [
        Remark(TOP / "source" / "unplaced" / number, f"“{clip(words, 20)}”放在哪里？")
        for number, words in enumerate(source.unplaced)
    ]
    remarks += [
        Remark(difference.loc, "这里与原文没有对上，请运行 gongkai check，照原文改")
        for difference in align(document, plain).differences
    ]
    return tuple(remarks)
