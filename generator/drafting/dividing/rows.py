"""Divides a plan whose tasks are the rows of tables into sections and tasks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.drafting.blocks import Block, Paragraph, TableRow
from generator.drafting.context import Context
from generator.drafting.dividing.cells import fit_row
from generator.drafting.dividing.columns import MERGING_COLUMNS
from generator.drafting.dividing.tables import TableHeader, find_header
from generator.drafting.headings import SECTION, names_section, read_heading, split_title
from generator.drafting.omission_reasons import REPEATED_HEADER, REPEATED_SECTION, TABLE_NOTE
from generator.drafting.printed import Division, PrintedSection, PrintedTask
from generator.proof.steps import DITTO, MERGED_CELL
from generator.records.sources import Column, Omission


def divide_tables(
    blocks: Sequence[Block], stretches: Sequence[tuple[int, int]], context: Context
) -> Division:
    """Divide a document whose tasks are the rows of the tables at `stretches`."""
    reader = _TableReader(context)
    for start, stop in stretches:
        reader.read(blocks[start:stop])
    reader.close()
    return Division(
        sections=tuple(reader.sections),
        before=tuple(blocks[: stretches[0][0]]),
        between=tuple(
            block for (_, end), (begin, _) in pairwise(stretches) for block in blocks[end:begin]
        ),
        behind=tuple(blocks[stretches[-1][1] :]),
        columns=reader.columns,
        omissions=tuple(reader.omissions),
    )


class _TableReader:
    """Reads the rows of tables, and collects sections, tasks and omissions."""

    def __init__(self, context: Context) -> None:
        self.sections: list[PrintedSection] = []
        self.omissions: list[Omission] = []
        self.columns: tuple[Column, ...] = ()
        self._context = context
        self._open = PrintedSection("", None, None, "", ())
        self._tasks: list[PrintedTask] = []
        self._above: dict[Column, str] = {}  # the last words of each column, for merged cells

    def read(self, blocks: Sequence[Block]) -> None:
        """Read a table, its header first."""
        header: TableHeader | None = None
        position = 0
        while position < len(blocks):
            block = blocks[position]
            if found := find_header(blocks[position:]):
                self._take_header(found, header)
                header = found
                position += len(found.rows)
                continue
            position += 1
            if isinstance(block, Paragraph):
                if read_heading(block.text):
                    self._begin(block.text)
            elif header:
                self._read_row(block, header)

    def close(self) -> None:
        """Finish the current section."""
        if self._tasks:
            self.sections.append(replace(self._open, tasks=tuple(self._tasks)))
        self._tasks = []

    def _take_header(self, header: TableHeader, before: TableHeader | None) -> None:
        is_again = before is not None and before.rows[0].cells == header.rows[0].cells
        why = REPEATED_HEADER if is_again else TABLE_NOTE
        self.omissions += [Omission(text=_lines_of(row), why=why) for row in header.rows]
        self.columns = self.columns or tuple(filter(None, header.columns))

    def _begin(self, words: str) -> None:
        """Begin a section, unless `words` are the title of the current one printed again."""
        words = words.replace("\n", "")
        heading = read_heading(words)
        title, mark, _ = split_title(heading.rest if heading else words)
        if title is not None and self._open.title == title:
            self.omissions.append(Omission(text=words, why=REPEATED_SECTION))
            return
        self.close()
        label, no = (heading.label, heading.no) if heading else ("", None)
        self._open = PrintedSection(label, no, title, mark, ())

    def _read_row(self, row: TableRow, header: TableHeader) -> None:
        if words := _section_row(row, len(header.columns)):
            self._begin(words)
            return
        cells = fit_row(row, header.columns, self._context)
        by_column = {
            column: cell for column, cell in zip(header.columns, cells, strict=False) if column
        }
        section = by_column.get(Column.SECTION, "")
        if section and section != DITTO:
            self._begin(section)
        task = self._task(by_column)
        if task:
            self._tasks.append(task)

    def _task(self, cells: Mapping[Column, str]) -> PrintedTask | None:
        """Return the task of a row, or None if it has no words that describe one."""
        text, title = cells.get(Column.TEXT, ""), cells.get(Column.TITLE, "")
        if text in ("", *MERGED_CELL):
            text, title = ("" if title in MERGED_CELL else title), ""
        if not text:
            return None
        merged = frozenset(one for one in MERGING_COLUMNS if cells.get(one) in MERGED_CELL)
        kept = self._with_merged(cells, merged)
        label, no = _read_number(cells.get(Column.NO, ""))
        title = "" if title in MERGED_CELL else title
        if not label and title and (heading := read_heading(title)):
            label, no, title = heading.label, heading.no, heading.rest
        elif not label and (heading := read_heading(text)):
            label, no, text = heading.label, heading.no, heading.rest
        return PrintedTask(label, no, text, title=title or None, cells=kept, merged=merged)

    def _with_merged(
        self, cells: Mapping[Column, str], merged: frozenset[Column]
    ) -> dict[Column, str]:
        """Return the other cells of a row; a merged cell has the words of the one above."""
        kept: dict[Column, str] = {}
        for column in (*MERGING_COLUMNS, Column.PERSONS, Column.REMARK):
            cell = cells.get(column, "")
            if column in merged:
                if column in self._above:
                    kept[column] = self._above[column]
            elif cell and not _says_nothing(cell):
                kept[column] = self._above[column] = cell
            else:
                self._above.pop(column, None)
        return kept


_LONGEST_SECTION = 30


def _section_row(row: TableRow, width: int) -> str | None:
    """Return the words of a row that holds only a section's title, or None."""
    own = row.own_cells
    if len(own) != 1 or "。" in own[0]:
        return None
    is_numbered = names_section(own[0], SECTION + 1)
    is_wide = len(row.cells) == width and DITTO not in row.cells and len(own[0]) < _LONGEST_SECTION
    return own[0] if is_numbered or is_wide else None


def _read_number(cell: str) -> tuple[str, int | None]:
    """Return the printed number of a row and its value, or "" and None if none is printed."""
    if not cell or cell in MERGED_CELL or "\n" in cell:
        return "", None
    if digits := re.search(r"\d{1,2}", cell):
        return cell, int(digits[0])
    heading = read_heading(cell if cell.endswith(("、", "）")) else f"{cell}、")
    return cell, heading.no if heading else None


def _says_nothing(cell: str) -> bool:
    return bool(re.fullmatch(r"[—－–\-/／\s]+|无", cell))


def _lines_of(row: TableRow) -> str:
    return "\n".join(
        line for cell in row.cells for line in cell.split("\n") if line and cell != DITTO
    )
