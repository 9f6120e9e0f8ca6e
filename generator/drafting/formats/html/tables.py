"""Lays the cells of a table out in its rows and columns, as a browser does."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.drafting.blocks import Block, Paragraph, Refusal, TableRow
from generator.drafting.formats.reading import MOST_BLOCKS
from generator.proof.steps import DITTO

MOST_CELLS = 100_000
"""Cells of a table, those under merged ones included."""

MOST_COLUMNS = 1000
"""Cells of a row, and columns that a cell may span; browsers have the same limit for the latter."""

_LAYOUT_LENGTH = 3000
"""Characters. A longer cell holds a part of a page, not of a table."""


_PlacedRow = list[tuple[int, bool, int, str]]
"""The cells of a row in order: column, whether it begins here, width and words."""


@dataclass(slots=True)
class Cell:
    """A cell of a table; a height of 0 reaches to the end of its group of rows."""

    blocks: Sequence[Block]
    width: int = 1
    height: int = 1

    @property
    def text(self) -> str:
        """The words of the cell; the rows of a table inside it are lines."""
        lines = [
            one.text if isinstance(one, Paragraph) else " ".join(one.own_cells)
            for one in self.blocks
        ]
        return "\n".join(lines).replace("\t", " ")

    @property
    def holds_table(self) -> bool:
        """Whether a table of data is inside the cell."""
        return any(isinstance(one, TableRow) for one in self.blocks)


@dataclass(slots=True)
class Row:
    """A row of a table, and its group: head, body or foot, with a number for each."""

    group: tuple[int, int]
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table while it is read."""

    rows: list[Row] = field(default_factory=list)
    group: tuple[int, int] = (1, 0)

    def begin_group(self, tag: str) -> None:
        """Begin a group of rows; heads are shown before bodies, and feet after them."""
        order = {"thead": 0, "tfoot": 2}.get(tag, 1)
        self.group = (order, self.group[1] + 1)

    def begin_row(self) -> None:
        """Begin a row."""
        self.rows.append(Row(self.group))
        if len(self.rows) > MOST_BLOCKS:
            raise Refusal("drafting.too-many-blocks", most=MOST_BLOCKS)

    def add(self, cell: Cell) -> None:
        """Add a cell to the last row."""
        if not self.rows:
            self.begin_row()
        self.rows[-1].cells.append(cell)
        if len(self.rows[-1].cells) > MOST_COLUMNS:
            raise Refusal("drafting.too-many-cells", most=MOST_CELLS)

    def blocks(self) -> Iterator[Block]:
        """Yield the rows of a table of data, or the blocks of a page's layout one after another."""
        self.rows.sort(key=lambda row: row.group[0])
        placed = list(self._placed())
        if self._is_data(placed):
            yield from _laid_out(placed)
            return
        for row in self.rows:
            for cell in row.cells:
                yield from cell.blocks

    def _is_data(self, placed: Sequence[_PlacedRow]) -> bool:
        wide = [row for row in placed if len(row) > 1]
        if len(wide) < 2 or any(
            len(cell.text) > _LAYOUT_LENGTH for row in self.rows for cell in row.cells
        ):
            return False
        nesting = sum(any(cell.holds_table for cell in row.cells) for row in self.rows)
        return nesting == 0 or (len(wide) > 2 and nesting * 2 <= len(wide))

    def _placed(self) -> Iterator[_PlacedRow]:
        """Yield for each row its cells, and those that reach into it from above."""
        above: list[tuple[int, int, int]] = []  # column, width, and the last row of a cell
        ends = _ends(self.rows)
        size = 0
        for number, row in enumerate(self.rows):
            above = [one for one in above if one[2] >= number]
            size += len(above) + len(row.cells)
            if size > MOST_CELLS:
                raise Refusal("drafting.too-many-cells", most=MOST_CELLS)
            placed = [(column, False, width, "") for column, width, _ in above]
            taken = sorted((column, width) for column, width, _ in above)
            column = 0
            for cell in row.cells:
                width = min(cell.width, MOST_COLUMNS)
                column, taken = _first_free(column, taken)
                placed.append((column, True, width, cell.text))
                last = ends[number] if cell.height == 0 else number + cell.height - 1
                if last > number:
                    above.append((column, width, min(last, ends[number])))
                column += width
            yield sorted(placed)


def _laid_out(placed: Sequence[_PlacedRow]) -> Iterator[Block]:
    """Yield the rows of a table, without the columns in which no cell begins."""
    starts = sorted({column for row in placed for column, is_own, *_ in row if is_own})
    for row in placed:
        cells: list[str] = []
        for column, is_own, width, text in row:
            first, end = bisect_left(starts, column), bisect_left(starts, column + width)
            cells += [""] * (first - len(cells))
            if is_own:
                cells += [text, *[""] * (end - first - 1)]
            else:
                cells += [DITTO] * (end - first)
        read = TableRow(tuple(cells))
        if read.own_cells:
            yield read


def _first_free(column: int, taken: list[tuple[int, int]]) -> tuple[int, list[tuple[int, int]]]:
    """Return the first column from `column` on that no cell above takes, and those taken after it."""
    number = 0
    for start, width in taken:
        if start > column:
            break
        column = max(column, start + width)
        number += 1
    return column, taken[number:]


def _ends(rows: Sequence[Row]) -> list[int]:
    """Return for each row the number of the last one of its group."""
    last = {row.group: number for number, row in enumerate(rows)}
    return [last[row.group] for row in rows]
