"""Walks through the paragraphs and tables of a Word document, in the order of reading."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from generator.drafting.blocks import Block, Paragraph, Refusal, TableRow
from generator.drafting.formats.docx.grid import Cell, Grid
from generator.drafting.formats.docx.numbering import Numbering
from generator.drafting.formats.docx.styles import Styles
from generator.drafting.formats.docx.words import Line, Words
from generator.drafting.formats.docx.xml import change_mark, switch_of, unwrapped, value_of
from generator.drafting.formats.passages import Asides, Piece, Sight
from generator.drafting.formats.reading import MOST_BLOCKS
from generator.drafting.remarks import Finding

_AROUND = 8
"""Characters before a note's mark that a question shows."""


class Walk:
    """Reads blocks. Numbers, fields and notes go on through the whole document."""

    def __init__(self, styles: Styles, numbering: Numbering, asides: Asides) -> None:
        self._styles = styles
        self._numbering = numbering
        self._asides = asides
        self._words = Words(styles, asides)
        self._visited = 0
        self.notes: list[tuple[str, str, str]] = []

    def blocks(self, parent: Any, *, is_shaded: bool = False) -> Iterator[Block]:
        """Yield the blocks of a body, a cell, a text box or a note."""
        carried: list[Piece] = []
        for child, sight in unwrapped(parent):
            if child.tag == qn("w:p"):
                yield from self._paragraph(child, sight, carried, is_shaded=is_shaded)
            elif child.tag == qn("w:tbl"):
                yield from self._lines(carried)
                yield from self._table(child, sight)
            elif child.tag == qn("w:altChunk"):
                self._asides.pictures += 1
        yield from self._lines(carried)

    def _paragraph(
        self, paragraph: Any, sight: Sight, carried: list[Piece], *, is_shaded: bool
    ) -> Iterator[Block]:
        """Yield the lines of a paragraph; one whose end is not seen runs on into the next."""
        self._visited += 1
        if self._visited > MOST_BLOCKS * 2:
            raise Refusal("drafting.too-many-blocks", most=MOST_BLOCKS)
        properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        end = Sight.DELETED if Sight.DELETED in (sight, change_mark(properties)) else Sight.SHOWN
        if self._styles.is_on("w:vanish", properties, self._styles.paragraph_style(paragraph)):
            end = Sight.HIDDEN
        line = self._words.read(paragraph, is_shaded=is_shaded)
        if sight is Sight.DELETED:
            line.pieces = [Piece(one.words, Sight.DELETED) for one in line.pieces]
        is_seen = any(one.sight not in (Sight.HIDDEN, Sight.DELETED) for one in line.pieces)
        if end is Sight.SHOWN or (end is Sight.HIDDEN and is_seen and not carried):
            label = self._numbering.label(paragraph)
            carried.insert(0, Piece(label))
        carried += line.pieces
        self._note(line)
        if end is Sight.SHOWN:
            yield from self._lines(carried)
        for box in line.boxes:
            yield from self.blocks(box)

    def _lines(self, carried: list[Piece]) -> Iterator[Block]:
        text = self._asides.keep_shown(carried)
        carried.clear()
        for words in text.split("\n"):
            if words.strip():
                yield Paragraph(words.strip())

    def _note(self, line: Line) -> None:
        words = "".join(one.words for one in line.pieces)
        for kind, number, place in line.notes:
            before = words[max(0, place - _AROUND) : place].strip()
            self.notes.append((kind, number, before))

    def _table(self, table: Any, sight: Sight) -> Iterator[Block]:
        style = value_of(table.find(qn("w:tblPr")), "w:tblStyle")
        is_shaded = self._styles.has_shade(style)
        grid = Grid(self._asides)
        pending: list[tuple[Cell, ...]] = []
        for row, row_sight in unwrapped(table, sight):
            if row.tag != qn("w:tr"):
                continue
            cells = grid.place(row, lambda cell: self._cell(cell, is_shaded=is_shaded))
            properties = row.find(qn("w:trPr"))
            marks = (row_sight, change_mark(properties))
            if Sight.DELETED in marks or switch_of(properties, "w:hidden"):
                unseen = Sight.DELETED if Sight.DELETED in marks else Sight.HIDDEN
                self._asides.remember(unseen, " ".join(one.text for one in cells))
                continue
            if Sight.INSERTED in marks:
                self._asides.remember(Sight.INSERTED, " ".join(one.text for one in cells))
            pending.append(cells)
        yield from self._rows(pending, grid)

    def _rows(self, rows: list[tuple[Cell, ...]], grid: Grid) -> Iterator[Block]:
        """Yield the rows of a table; a row that is one cell around a table only lays it out."""
        for cells in rows:
            filled = [one for one in cells if one.blocks]
            if len(filled) == 1 and any(isinstance(one, TableRow) for one in filled[0].blocks):
                yield from filled[0].blocks
                continue
            inner = (one.text for one in filled if one.holds_table)
            self._asides.add(Finding.INNER_TABLES, *inner)
            read = TableRow(grid.row(cells))
            if read.own_cells:
                yield read

    def _cell(self, cell: Any, *, is_shaded: bool) -> tuple[Block, ...]:
        shade = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
        fill = (shade.get(qn("w:fill")) or "").upper() if shade is not None else ""
        is_shaded = is_shaded or fill not in ("", "AUTO", "FFFFFF")
        return tuple(self.blocks(cell, is_shaded=is_shaded))
