"""Reads the words of Word documents that their reader sees, with automatic numbers and tables."""

import io
import re
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from generator.drafting.blocks import Block, Paragraph, Refusal
from generator.drafting.formats.docx.fields import drop_unclosed_fields
from generator.drafting.formats.docx.grid import line_of
from generator.drafting.formats.docx.numbering import Numbering
from generator.drafting.formats.docx.styles import Styles
from generator.drafting.formats.docx.walk import Walk
from generator.drafting.formats.docx.words import RAISED
from generator.drafting.formats.packages import refuse_huge_package
from generator.drafting.formats.passages import Asides
from generator.drafting.formats.reading import Reading
from generator.drafting.furniture import PAGE_NUMBER
from generator.drafting.remarks import Finding
from generator.hanzi import HAN

_HAN = re.compile(f"[{HAN}]")


def read(data: bytes) -> Reading:
    """Return the blocks of a document, or raise `Refusal`."""
    try:
        refuse_huge_package(data)
        return _read(Document(io.BytesIO(data)))
    except Refusal:
        raise
    except Exception as error:  # the library passes on any error of zip and XML
        raise Refusal("drafting.damaged-word", error=type(error).__name__) from None


def _read(document: Any) -> Reading:
    body = document.element.body
    drop_unclosed_fields(body)
    asides = Asides()
    styles = Styles(document.styles.element)
    numbering = Numbering(_numbering_of(document), styles)
    walk = Walk(styles, numbering, asides)
    blocks = tuple(walk.blocks(body))
    notes = tuple(_notes(document, walk, asides))
    asides.add(Finding.IN_MARGINS, *_margins(document, body, styles))
    asides.add(Finding.UNREAD_NUMBERS, *numbering.unknown)
    return Reading((*blocks, *notes), tuple(asides.remarks()))


def _numbering_of(document: Any) -> Any:
    try:
        return document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return None


def _notes(document: Any, walk: Walk, asides: Asides) -> Iterator[Block]:
    """Yield the notes at the end, each behind its raised number, and ask where each belongs."""
    texts = {kind: _texts(document, kind) for kind in ("footnote", "endnote")}
    counts = dict.fromkeys(texts, 0)
    for kind, id_, before in tuple(walk.notes):
        counts[kind] += 1
        lines = [line_of(one) for one in walk.blocks(texts[kind].get(id_, ()))]
        if not lines:
            continue
        asides.add(Finding.NOTED, f"{before}…{lines[0]}")
        yield Paragraph(f"{str(counts[kind]).translate(RAISED)}{lines[0]}")
        yield from map(Paragraph, lines[1:])


def _texts(document: Any, kind: str) -> dict[str, Any]:
    """Return the footnotes or endnotes of a document by their ids."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}s") and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            drop_unclosed_fields(root)
            return {one.get(qn("w:id"), ""): one for one in root.findall(qn(f"w:{kind}"))}
    return {}


def _margins(document: Any, body: Any, styles: Styles) -> tuple[str, ...]:
    """Return the words of the heads and feet of pages, which are not part of the text."""
    walk = Walk(styles, Numbering(None, styles), Asides())
    words: dict[str, None] = {}
    for section in body.iter(qn("w:sectPr")):
        for place in section.xpath("w:headerReference | w:footerReference"):
            if place.get(qn("w:type")) == "first" and section.find(qn("w:titlePg")) is None:
                continue
            relation = document.part.rels.get(place.get(qn("r:id")))
            if relation is not None and not relation.is_external:
                words |= dict.fromkeys(map(line_of, walk.blocks(relation.target_part.element)))
    return tuple(one for one in words if _HAN.search(one) and not PAGE_NUMBER.fullmatch(one))
