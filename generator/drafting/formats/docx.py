"""Reads Word documents, including the numbers of automatic numbering."""

import io
import re
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from generator.drafting.blocks import Block, Paragraph, Refusal, TableRow
from generator.drafting.formats.reading import Reading
from generator.hanzi import MAX_NUMBER, chinese_numeral
from generator.proof.steps import DITTO


def read(data: bytes) -> Reading:
    """Return the blocks of a document, or raise `Refusal`."""
    try:
        document = Document(io.BytesIO(data))
        return Reading(tuple(_blocks(document.element.body, _Numbering(document))))
    except Exception as error:  # the library passes on any error of zip and XML
        raise Refusal("drafting.damaged-word", error=type(error).__name__) from None


def _blocks(parent: Any, numbering: "_Numbering") -> Iterator[Block]:
    for child in parent:
        if child.tag == qn("w:p"):
            for line in _lines(child, numbering):
                yield Paragraph(line)
        elif child.tag == qn("w:tbl"):
            yield from _rows(child, numbering)
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag")):
            yield from _blocks(child, numbering)


def _lines(paragraph: Any, numbering: "_Numbering") -> Iterator[str]:
    text = numbering.label(paragraph) + "".join(_words(paragraph))
    for line in text.split("\n"):
        if line.strip():
            yield line.strip()


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:tab"):
            yield " "
        elif child.tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        elif child.tag not in (qn("w:del"), qn("w:pPr"), qn("w:rPr"), qn("w:instrText")):
            yield from _words(child)


def _rows(table: Any, numbering: "_Numbering") -> Iterator[Block]:
    for row in table.iter(qn("w:tr")):
        cells: list[str] = []
        for cell in row.findall(qn("w:tc")):
            properties = cell.find(qn("w:tcPr"))
            width = 1
            is_merged = False
            if properties is not None:
                span = properties.find(qn("w:gridSpan"))
                width = int(span.get(qn("w:val"))) if span is not None else 1
                merge = properties.find(qn("w:vMerge"))
                is_merged = merge is not None and merge.get(qn("w:val")) != "restart"
            lines = [
                line for paragraph in cell.iter(qn("w:p")) for line in _lines(paragraph, numbering)
            ]
            cells += [DITTO if is_merged else "\n".join(lines), *[""] * (width - 1)]
        read = TableRow(tuple(cells))
        if read.own_cells:
            yield read


class _Numbering:
    """Counts automatic numbers, which are not part of a document's text."""

    def __init__(self, document: Any) -> None:
        self._counts: dict[str, dict[int, int]] = {}
        self._styles = document.styles.element
        self._abstract: dict[str, Any] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        shapes = {one.get(qn("w:abstractNumId")): one for one in root.findall(qn("w:abstractNum"))}
        for number in root.findall(qn("w:num")):
            link = number.find(qn("w:abstractNumId"))
            if link is not None and link.get(qn("w:val")) in shapes:
                self._abstract[number.get(qn("w:numId"))] = shapes[link.get(qn("w:val"))]

    def label(self, paragraph: Any) -> str:
        """Return the number of a paragraph as Word shows it, and count it."""
        found = self._number_of(paragraph)
        if found is None or found[0] not in self._abstract:
            return ""
        number, level = found
        shape = self._abstract[number]
        counts = self._counts.setdefault(shape.get(qn("w:abstractNumId")), {})
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        counts[level] = counts.get(level, self._value(shape, level, "start", 1) - 1) + 1
        pattern = self._text(shape, level, "lvlText") or ""
        return re.sub(
            r"%(\d)",
            lambda match: self._numeral(shape, int(match[1]) - 1, counts),
            pattern,
        )

    def _number_of(self, paragraph: Any) -> tuple[str, int] | None:
        properties = paragraph.find(qn("w:pPr"))
        while properties is not None:
            numbering = properties.find(qn("w:numPr"))
            if numbering is not None and numbering.find(qn("w:numId")) is not None:
                level = numbering.find(qn("w:ilvl"))
                number = numbering.find(qn("w:numId")).get(qn("w:val"))
                return number, int(level.get(qn("w:val"))) if level is not None else 0
            style = properties.find(qn("w:pStyle"))
            if style is None:
                return None
            name = style.get(qn("w:val"))
            named = [
                one
                for one in self._styles.findall(qn("w:style"))
                if one.get(qn("w:styleId")) == name
            ]
            properties = named[0].find(qn("w:pPr")) if named else None
        return None

    def _level(self, shape: Any, level: int) -> Any:
        for one in shape.findall(qn("w:lvl")):
            if one.get(qn("w:ilvl")) == str(level):
                return one
        return None

    def _text(self, shape: Any, level: int, name: str) -> str | None:
        found = self._level(shape, level)
        part = found.find(qn(f"w:{name}")) if found is not None else None
        return part.get(qn("w:val")) if part is not None else None

    def _value(self, shape: Any, level: int, name: str, default: int) -> int:
        value = self._text(shape, level, name)
        return int(value) if value else default

    def _numeral(self, shape: Any, level: int, counts: dict[int, int]) -> str:
        number = counts.get(level, 1)
        kind = self._text(shape, level, "numFmt") or "decimal"
        if (
            "hinese" in kind or "ideograph" in kind or "japanese" in kind
        ) and 1 <= number <= MAX_NUMBER:
            return chinese_numeral(number)
        if kind.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
            return chr(0x245F + number)
        return str(number)
