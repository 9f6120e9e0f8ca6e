"""Sets the cells of a Word table into the columns that its reader sees."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from generator.drafting.blocks import Block, Refusal, TableRow
from generator.drafting.formats.docx.xml import is_deleted, number_of, unwrapped, value_of
from generator.drafting.formats.passages import Asides, Sight
from generator.drafting.formats.reading import MOST_COLUMNS
from generator.proof.steps import DITTO


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: where it begins in the grid, what it holds, and whether the one above goes on."""

    start: int
    blocks: tuple[Block, ...]
    is_merged: bool = False

    @property
    def holds_table(self) -> bool:
        """Tell whether rows of another table are in this cell."""
        return any(isinstance(one, TableRow) for one in self.blocks)

    @property
    def text(self) -> str:
        """The lines of the cell; a row of a table in it is one line."""
        return "\n".join(map(line_of, self.blocks))


def line_of(block: Block) -> str:
    """Return the words of a block where there is no room for a row."""
    return " ".join(block.own_cells) if isinstance(block, TableRow) else block.text


class Grid:
    """The columns of one table: the places at which a cell of any row begins.

    The widths of cells are not counted: a column in which no cell begins shows nothing.
    """

    def __init__(self, asides: Asides) -> None:
        self._asides = asides
        self._starts: set[int] = set()
        self._open: set[int] = set()

    def place(self, row: Any, read: Callable[[Any], tuple[Block, ...]]) -> tuple[Cell, ...]:
        """Return the cells of a row, each at its place in the grid."""
        cells: list[Cell] = []
        column = number_of(row.find(qn("w:trPr")), "w:gridBefore")
        still_open: set[int] = set()
        for element, sight in unwrapped(row):
            if element.tag != qn("w:tc"):
                continue
            properties = element.find(qn("w:tcPr"))
            if is_deleted(sight) or _has(properties, "w:cellDel"):
                self._asides.remember(Sight.DELETED, _text(read(element)))
                continue
            cell = self._read(element, properties, column, read)
            if _has(properties, "w:vMerge"):
                still_open.add(column)
            if cell is not None:
                cells.append(cell)
                self._starts.add(column)
            column += max(1, number_of(properties, "w:gridSpan", 1))
        self._open = still_open
        if len(self._starts) > MOST_COLUMNS:
            raise Refusal("drafting.too-many-columns", most=MOST_COLUMNS)
        return tuple(cells)

    def _read(
        self, element: Any, properties: Any, column: int, read: Callable[[Any], tuple[Block, ...]]
    ) -> Cell | None:
        """Return a cell, or None if the one to its left goes on."""
        merge = value_of(properties, "w:vMerge")
        goes_on = merge is not None and merge != "restart" and column in self._open
        is_beside = value_of(properties, "w:hMerge") in ("", "continue")
        blocks = read(element)
        if goes_on or is_beside:
            self._asides.remember(Sight.HIDDEN, _text(blocks))
            return None if is_beside else Cell(column, (), is_merged=True)
        return Cell(column, blocks)

    def row(self, cells: tuple[Cell, ...]) -> tuple[str, ...]:
        """Return the words of a row, one for each column of the table up to its last cell."""
        places = {start: place for place, start in enumerate(sorted(self._starts))}
        last = max((places[one.start] for one in cells), default=-1)
        words = [""] * (last + 1)
        for cell in cells:
            words[places[cell.start]] = DITTO if cell.is_merged else cell.text
        return tuple(words + [""] * (len(places) - len(words)))


def _has(properties: Any, name: str) -> bool:
    return properties is not None and properties.find(qn(name)) is not None


def _text(blocks: tuple[Block, ...]) -> str:
    return Cell(0, blocks).text
