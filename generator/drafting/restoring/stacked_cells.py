"""Restores tables with each cell on its own line."""

import re
from collections.abc import Sequence

from generator.drafting.blocks import Block, Paragraph, TableRow
from generator.drafting.context import Context
from generator.drafting.dividing.cells import is_time, is_units
from generator.drafting.dividing.columns import (
    DESCRIBING_COLUMNS,
    MERGING_COLUMNS,
    UNIT_COLUMNS,
    read_column,
)
from generator.drafting.headings import names_section
from generator.drafting.lists.vocabulary import UNIT
from generator.drafting.restoring.restored import Restored, line_of
from generator.hanzi import HAN
from generator.proof.steps import MERGED_CELL
from generator.records.sources import Column

_MOST_COLUMNS = 9
_LEAST_COLUMNS = 3


def read_stacked_cells(blocks: Sequence[Block], start: int, context: Context) -> Restored | None:
    """Return the table that begins at a line with the names of its columns, one on a line, or None."""
    columns = _columns_at(blocks, start)
    if not columns:
        return None
    reader = _StackReader(blocks[start + len(columns) :], columns, context)
    reader.read()
    header = TableRow(tuple(map(line_of, blocks[start : start + len(columns)])))
    return Restored((header, *reader.rows), len(columns) + reader.taken)


def _columns_at(blocks: Sequence[Block], start: int) -> tuple[Column, ...]:
    """Return the columns that consecutive lines name, if they are at least three, else none."""
    columns: list[Column] = []
    for block in blocks[start : start + _MOST_COLUMNS]:
        column = read_column(line_of(block))
        if column is None or (column in columns and column is not Column.TITLE):
            break
        columns.append(column)
    kinds = set(columns)
    answers = kinds & {Column.RESPONSIBLE, Column.LEAD}
    return tuple(columns) if answers and len(kinds) >= _LEAST_COLUMNS else ()


_BEHIND = re.compile("附\\s*件|抄送|上一篇|下一篇|责任编辑|扫一扫|版权|主办单位")
"""Matches the beginning of lines that are not cells of a table."""

_NUMBER = re.compile(r"[（(]?\d{1,3}[）)]?[.．、]?")
_PERSON = re.compile(f"[{HAN}·]{{2,4}}")
_EMPTY = (*MERGED_CELL, "—", "-", "/", "无", "——")


class _StackReader:
    """Puts each line into the next cell of the current row that fits it, or begins a new row."""

    def __init__(
        self, blocks: Sequence[Block], columns: Sequence[Column], context: Context
    ) -> None:
        self.rows: list[Block] = []
        self.taken = 0
        self._blocks = blocks
        self._columns = columns
        self._context = context
        self._describing = [n for n, one in enumerate(columns) if one in DESCRIBING_COLUMNS]
        self._cells = [""] * len(columns)
        self._last = -1

    def read(self) -> None:
        """Read lines up to the first that is not part of the table."""
        for number, block in enumerate(self._blocks):
            if not isinstance(block, Paragraph) or _BEHIND.match(block.text):
                break
            if number >= self.taken and not self._take(number, block):
                break
        self._finish_row()

    def _take(self, number: int, line: Paragraph) -> bool:
        """Read a line, or a header that is repeated there; tell whether it is part of the table."""
        if columns := _columns_at(self._blocks, number):
            self._finish_row()
            header = self._blocks[number : number + len(columns)]
            self.rows.append(TableRow(tuple(map(line_of, header))))
            self.taken = number + len(columns)
            return True
        if names_section(line.text):
            self._finish_row()
            self.rows.append(line)
        elif not self._take_cell(number, line.text):
            return False
        self.taken = number + 1
        return True

    def _take_cell(self, number: int, words: str) -> bool:
        kinds = self._kinds(words)
        place = self._next_place(kinds)
        if place is None and self._goes_on(kinds):
            self._cells[self._last] += "\n" + words
            return True
        if place is None:
            place = next((n for n, one in enumerate(self._columns) if one in kinds), None)
            if place is None or (self.rows and not self._could_begin(number)):
                return False
            self._finish_row()
        self._cells[place] = words
        self._last = place
        return True

    def _next_place(self, kinds: set[Column]) -> int | None:
        """Return the next cell of the current row for words of these kinds, or None."""
        free = range(self._last + 1, len(self._columns))
        place = next((n for n in free if self._columns[n] in kinds), None)
        if place is None or any(self._cells[n] for n in self._describing):
            return place
        # A description may end like the name of a unit, but every row has a description.
        return min([place, *(n for n in self._describing if n > self._last)])

    def _goes_on(self, kinds: set[Column]) -> bool:
        """Tell whether a line continues the text of the current row."""
        return self._describing[-1:] == [self._last] and Column.TEXT in kinds

    def _could_begin(self, number: int) -> bool:
        """Tell whether a row can begin at a line: there are units in the next lines."""
        stop = number + len(self._columns) + 3
        following = [line_of(block) for block in self._blocks[number:stop]]
        if self._columns[0] is Column.NO and not re.fullmatch(r"\d{1,3}[.．、]?", following[0]):
            return False
        return any(is_units(line, self._context) for line in following)

    def _kinds(self, words: str) -> set[Column]:
        """Return the columns whose cells can hold these words."""
        if _NUMBER.fullmatch(words):
            return {Column.NO}
        if words in _EMPTY:
            return set(MERGING_COLUMNS)
        if Column.TIME in self._columns and is_time(words, self._context):
            return {Column.TIME}
        if is_units(words, self._context):
            return set(UNIT_COLUMNS)
        is_person = _PERSON.fullmatch(words) and not UNIT.match(words)
        if Column.PERSONS in self._columns and is_person:
            return {Column.PERSONS}
        return {self._columns[n] for n in self._describing}

    def _finish_row(self) -> None:
        if any(self._cells):
            self.rows.append(TableRow(tuple(self._cells)))
        self._cells = [""] * len(self._columns)
        self._last = -1
