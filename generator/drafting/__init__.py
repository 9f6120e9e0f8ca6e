"""Drafts a record from a received document: text, HTML, DOCX, PDF or XLSX.

Received file -> archive and steps -> sections, tasks and surroundings -> records. Words that fit no
field are kept in `source.unplaced`, and the proof shows whether a character is missing.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pydantic import ValidationError

from generator.content.folder import Records
from generator.content.paragraphs import paragraphs
from generator.drafting.accounting import account_for_all
from generator.drafting.archiving import Archived, archive
from generator.drafting.assembling import make_document, make_sections
from generator.drafting.blocks import NotAPlan, Refusal
from generator.drafting.context import Context, find_year
from generator.drafting.dividing import divide
from generator.drafting.formats import read_file
from generator.drafting.proposing import (
    choose_id,
    find_jurisdiction,
    known_names,
    propose_units,
    with_units,
)
from generator.drafting.refusing import refuse_other_documents
from generator.drafting.remarks import Remark, drafted_anyway
from generator.drafting.restoring import restore_rows
from generator.drafting.result import Draft
from generator.drafting.reviewing import review_document, review_jurisdiction
from generator.drafting.surroundings import read_surroundings
from generator.plan.parts import Jurisdiction
from generator.records.documents import DocumentRecord

__all__ = ["Draft", "Refusal", "draft"]


def draft(
    data: bytes,
    name: str,
    content: Records,
    *,
    document_id: str | None = None,
    jurisdiction: str | None = None,
    url: str | None = None,
    fetched: date | None = None,
    anyway: bool = False,
) -> Draft:
    """Return a draft of a received file with the name `name`, or raise `Refusal`; `url` is where it
    came from, and `fetched` the day. What does not look like a plan is drafted `anyway`, and asked about.
    """
    received = read_file(data, name)
    try:
        archived = archive(received, data, content.glossary)
        source = archived.source.model_copy(update={"url": url, "fetched": fetched})
        archived = replace(archived, source=source)
        owner = find_jurisdiction(archived, content.registries, jurisdiction)
        made = _draft(archived, owner, content, document_id, name, anyway=anyway)
        return replace(made, remarks=(*received.remarks, *made.remarks))
    except ValidationError as error:  # words that no record may hold, which no check above found
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise Refusal("drafting.not-recordable", model=error.title, field=where) from None


def _draft(
    archived: Archived,
    jurisdiction: Jurisdiction,
    content: Records,
    document_id: str | None,
    name: str,
    *,
    anyway: bool,
) -> Draft:
    registered = (one.record for one in content.registries)
    registry = next((one for one in registered if one.id == jurisdiction.id), None)
    context = Context(known_names(registry), find_year(archived.lines(40)))

    division = divide(restore_rows(archived.blocks, context), context)
    surroundings = read_surroundings(division)
    title = surroundings.title or archived.first_line
    context = replace(context, year=find_year((title, *surroundings.lines_with_year)))
    context = context.with_stated_rules(archived.lines())

    sections, remarks = make_sections(division, context)
    doubts: tuple[Remark, ...] = ()
    try:
        refuse_other_documents(title, archived.blocks, sections)
    except NotAPlan as doubt:
        if not anyway:
            raise
        doubts = (drafted_anyway(doubt.why),)
    id_ = document_id or choose_id(name, jurisdiction, context.year)
    document, of_paragraphs = make_document(
        id_, jurisdiction.id, title, archived.source, surroundings, sections, context
    )
    document = account_for_all(document, archived.plain, surroundings.omissions, division)

    new_units = propose_units(_unit_names(document), registry)
    return Draft(
        document=document,
        archive=archived.text.encode(),
        registry=with_units(registry, jurisdiction, new_units),
        is_new_registry=registry is None,
        new_units=tuple(unit.name for unit in new_units),
        remarks=(
            *doubts,
            *review_jurisdiction(jurisdiction, title, is_new=registry is None),
            *review_document(document, archived),
            *(remark for remark in of_paragraphs if getattr(document, remark.loc.field)),
            *remarks,
        ),
    )


def _unit_names(document: DocumentRecord) -> Iterator[str]:
    for paragraph, _ in paragraphs(document):
        for group in paragraph.units:
            yield from group.names
