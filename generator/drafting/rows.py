"""The body of a plan as a table: its rows are the tasks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.drafting.blocks import Block, Paragraph, Row
from generator.drafting.context import Context
from generator.drafting.heads import TABLE_NOTE
from generator.drafting.outline import SECTION, read_heading
from generator.drafting.parts import Divided, Part, split_title
from generator.drafting.tables import Header, find_header, fit_row
from generator.drafting.tasks import Item
from generator.proof.steps import DITTO
from generator.records.sources import Column, Omission

_UNITS = (Column.LEAD, Column.RESPONSIBLE, Column.SUPPORTING)


def divide_tables(
    blocks: Sequence[Block], stretches: Sequence[tuple[int, int]], context: Context
) -> Divided:
    """Divide a document whose tasks are the rows of the tables at `stretches`."""
    reader = _TableReader(context)
    for start, stop in stretches:
        reader.read(blocks[start:stop])
    reader.close()
    return Divided(
        parts=tuple(reader.parts),
        before=tuple(blocks[: stretches[0][0]]),
        between=tuple(
            block for (_, end), (begin, _) in pairwise(stretches) for block in blocks[end:begin]
        ),
        behind=tuple(blocks[stretches[-1][1] :]),
        columns=reader.columns,
        omissions=tuple(reader.omissions),
    )


class _TableReader:
    """Goes through the rows of tables, one section after the other."""

    def __init__(self, context: Context) -> None:
        self.parts: list[Part] = []
        self.omissions: list[Omission] = []
        self.columns: tuple[Column, ...] = ()
        self._context = context
        self._heading = Part("", None, None, "", ())
        self._items: list[Item] = []
        self._above: dict[Column, str] = {}  # the cells that one below may be merged with

    def read(self, blocks: Sequence[Block]) -> None:
        """Read a table, its header first."""
        header: Header | None = None
        position = 0
        while position < len(blocks):
            block = blocks[position]
            if found := find_header(blocks[position:]):
                is_again = header is not None and header.rows[0].cells == found.rows[0].cells
                why = "表格换页时重印的表头" if is_again else TABLE_NOTE
                self.omissions += [Omission(text=_lines_of(row), why=why) for row in found.rows]
                header = found
                position += len(found.rows)
                self.columns = self.columns or tuple(filter(None, found.columns))
                continue
            position += 1
            if isinstance(block, Paragraph):
                if read_heading(block.text):
                    self._open(block.text)
            elif header:
                self._read_row(block, header)

    def close(self) -> None:
        """Finish the section that is open."""
        if self._items:
            self.parts.append(replace(self._heading, items=tuple(self._items)))
        self._items = []

    def _open(self, words: str) -> None:
        words = words.replace("\n", "")
        read = read_heading(words)
        title, mark, _ = split_title(read.rest if read else words)
        if title is not None and self._heading.title == title:
            self.omissions.append(Omission(text=words, why="表格换页时重印的标题"))
            return
        self.close()
        self._heading = Part(read.label if read else "", read.no if read else None, title, mark, ())

    def _read_row(self, row: Row, header: Header) -> None:
        if words := _section_row(row, len(header.columns)):
            self._open(words)
            return
        cells = fit_row(row, header.columns, self._context)
        by_column = {
            column: cell for column, cell in zip(header.columns, cells, strict=False) if column
        }
        section = by_column.get(Column.SECTION, "")
        if section and section != DITTO:
            self._open(section)
        item = self._item(by_column)
        if item:
            self._items.append(item)

    def _item(self, cells: Mapping[Column, str]) -> Item | None:
        """Return the task of a row; None for a row that holds no words of one."""
        text, title = cells.get(Column.TEXT, ""), cells.get(Column.TITLE, "")
        if text in ("", *_SAME):
            text, title = ("" if title in _SAME else title), ""
        if not text:
            return None
        merged = {column for column in (*_UNITS, Column.TIME) if cells.get(column) in _SAME}
        kept: dict[Column, str] = {}
        for column in (*_UNITS, Column.TIME, Column.PERSONS, Column.REMARK):
            cell = cells.get(column, "")
            if column in merged:
                if column in self._above:
                    kept[column] = self._above[column]
            elif cell and not _says_nothing(cell):
                kept[column] = self._above[column] = cell
            else:
                self._above.pop(column, None)
        label, no = _read_number(cells.get(Column.NO, ""))
        title = "" if title in _SAME else title
        if not label and title and (heading := read_heading(title)):
            label, no, title = heading.label, heading.no, heading.rest
        elif not label and (heading := read_heading(text)):
            label, no, text = heading.label, heading.no, heading.rest
        return Item(label, no, text, title=title or None, cells=kept, merged=frozenset(merged))


def _section_row(row: Row, width: int) -> str | None:
    """Return the words of a row that only names a section, over the whole table or in a merged cell."""
    filled = [cell for cell in row.cells if cell and cell != DITTO]
    if len(filled) != 1 or "。" in filled[0]:
        return None
    read = read_heading(filled[0])
    is_numbered = read is not None and read.level <= SECTION + 1
    is_wide = len(row.cells) == width and DITTO not in row.cells and len(filled[0]) < 30
    return filled[0] if is_numbered or is_wide else None


def _read_number(cell: str) -> tuple[str, int | None]:
    """Return the printed number of a row and what it comes to; nothing where none is printed."""
    if not cell or cell in _SAME or "\n" in cell:
        return "", None
    if digits := re.search(r"\d{1,2}", cell):
        return cell, int(digits[0])
    heading = read_heading(cell if cell.endswith(("、", "）")) else f"{cell}、")
    return cell, heading.no if heading else None


_SAME = (DITTO, "同上")


def _says_nothing(cell: str) -> bool:
    return bool(re.fullmatch(r"[—－–\-/／\s]+|无", cell))


def _lines_of(row: Row) -> str:
    return "\n".join(
        line for cell in row.cells for line in cell.split("\n") if line and cell != DITTO
    )
