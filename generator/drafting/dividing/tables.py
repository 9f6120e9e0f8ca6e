"""Finds the tables of tasks in a document, and identifies their columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.drafting.blocks import Block, Paragraph, TableRow
from generator.drafting.dividing.columns import DESCRIBING_COLUMNS, read_column
from generator.drafting.headings import SECTION, names_section, read_heading
from generator.proof.steps import DITTO
from generator.records.sources import Column


@dataclass(frozen=True, slots=True)
class TableHeader:
    """The rows that name a table's columns, and the column of each cell: None for one that is not part
    of a task.
    """

    columns: tuple[Column | None, ...]
    rows: tuple[TableRow, ...]


def find_header(rows: Sequence[Block]) -> TableHeader | None:
    """Return the header at the beginning of a table, of one or two rows, or None."""
    if not rows or not isinstance(first := rows[0], TableRow) or not _names_columns(first):
        return None
    names = first.cells
    taken = [first]
    if len(rows) > 1 and isinstance(second := rows[1], TableRow) and _goes_on(names, second):
        names = tuple(
            below if below not in ("", DITTO) else above
            for above, below in zip(names, second.cells, strict=True)
        )
        taken.append(second)
    return TableHeader(_columns(names, rows[len(taken) :]), tuple(taken))


def _names_columns(row: TableRow) -> bool:
    filled = [cell for cell in row.cells if cell]
    found = [column for cell in filled if (column := read_column(cell))]
    return len(filled) > 1 and len(found) * 3 >= len(filled) * 2 and len(set(found)) > 1


def _goes_on(names: Sequence[str], row: TableRow) -> bool:
    """Tell whether a row is a second header row, which divides columns that the first one groups."""
    own = row.own_cells
    return (
        len(row.cells) == len(names)
        and 0 < len(own) < len(list(filter(None, names))) + 2
        and all(map(read_column, own))
        and (DITTO in row.cells or "" in names)
    )


def _columns(names: Sequence[str], rows: Sequence[Block]) -> tuple[Column | None, ...]:
    """Return the columns of a table, from their names and from the cells in `rows`."""
    columns: list[Column | None] = [read_column(name) for name in names]
    describing = [n for n, column in enumerate(columns) if column in DESCRIBING_COLUMNS]
    if describing:
        data = [
            row
            for row in rows
            if isinstance(row, TableRow)
            and len(row.cells) == len(names)
            and sum(map(bool, row.cells)) > 1
        ]
        for n, column in _divide_describing(describing, data).items():
            columns[n] = column
    return tuple(None if column in columns[:n] else column for n, column in enumerate(columns))


def _divide_describing(
    describing: Sequence[int], rows: Sequence[TableRow]
) -> dict[int, Column | None]:
    """Return the column for each of several that describe a task: the one with the longest words is
    the text, one whose cells span several rows the section, another the title.
    """
    lengths = {n: sum(len(row.cells[n]) for row in rows) for n in describing}
    text = max(describing, key=lambda n: (lengths[n], n))
    columns: dict[int, Column | None] = {text: Column.TEXT}
    others = [n for n in describing if n != text]
    section = next((n for n in others if _reaches_over_rows(n, rows)), None)
    for n in others:
        if n == section:
            columns[n] = Column.SECTION
        else:
            columns[n] = None if Column.TITLE in columns.values() else Column.TITLE
    return columns


def _reaches_over_rows(n: int, rows: Sequence[TableRow]) -> bool:
    cells = [row.cells[n] for row in rows]
    empty = sum(cell in ("", DITTO) for cell in cells)
    return empty >= max(1, len(rows) // 5) or any(map(read_heading, cells))


def table_stretches(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each table of tasks: from its header to its last row."""
    position = 0
    while position < len(blocks):
        if isinstance(blocks[position], TableRow) and find_header(blocks[position:]):
            stop = last = position
            while stop < len(blocks):
                block = blocks[stop]
                if isinstance(block, TableRow):
                    last = stop
                elif stop - last > 2 or not _stands_in_table(block):
                    break
                stop += 1
            yield position, last + 1
            position = last + 1
        else:
            position += 1


def _stands_in_table(paragraph: Paragraph) -> bool:
    """Tell whether a line may be between the rows of a table: a section's title or a column's name."""
    text = paragraph.text
    return names_section(text, SECTION + 1) or read_column(text) is not None
