"""Sets the cells of a sheet into the rows and columns that its reader sees."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.drafting.blocks import Block, Paragraph, Refusal, TableRow
from generator.drafting.formats.passages import Asides, Sight
from generator.drafting.formats.reading import MOST_COLUMNS
from generator.drafting.formats.xlsx.sheets import Area, HiddenLines, SheetCell
from generator.proof.steps import DITTO

_MOST_MERGED = 200_000
"""Rows that all merged cells reach, together."""

Place = tuple[int, int]


def blocks_of(
    cells: Iterable[SheetCell], areas: Sequence[Area], hidden: HiddenLines, asides: Asides
) -> Iterator[Block]:
    """Yield the blocks of a sheet: rows, and a paragraph for a row with words in one cell only.

    Only rows and columns with words are read, so that a cell far away costs nothing.
    """
    stored = {(one.row, one.column): one for one in cells}
    covered, moved = _merged(stored, areas, hidden)
    words = _shown(stored, covered, moved, hidden, asides)
    rows = sorted({row for row, _ in words})
    columns = sorted({column for _, column in words})
    if len(columns) > MOST_COLUMNS:
        raise Refusal("drafting.too-many-columns", most=MOST_COLUMNS)
    goes_on = _continued(areas, rows, columns, hidden)
    for row in rows:
        found = [words.get((row, one), DITTO if (row, one) in goes_on else "") for one in columns]
        if sum(map(bool, found)) == 1:
            yield from map(Paragraph, filter(None, "".join(found).split("\n")))
        else:
            yield TableRow(tuple(found))


def _merged(
    stored: Mapping[Place, SheetCell], areas: Sequence[Area], hidden: HiddenLines
) -> tuple[set[Place], dict[Place, Place]]:
    """Return the places under merged cells, and where the words of a hidden corner are shown."""
    covered: set[Place] = set()
    moved: dict[Place, Place] = {}
    by_row: dict[int, list[int]] = defaultdict(list)
    for row, column in stored:
        by_row[row].append(column)
    rows = sorted(by_row)
    reached = (bisect_right(rows, one.bottom) - bisect_left(rows, one.top) for one in areas)
    if sum(reached) > _MOST_MERGED:
        raise Refusal("drafting.too-many-cells", most=_MOST_MERGED)
    for area in areas:
        for row in _between(rows, area.top, area.bottom):
            covered |= {(row, one) for one in by_row[row] if area.left <= one <= area.right}
        corner = (area.top, area.left)
        covered.discard(corner)
        if corner in stored and hidden.hides(*corner):
            seen = _first_seen(area, hidden)
            if seen is not None:
                moved[corner] = seen
    return covered, moved


def _between(numbers: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Return those of sorted numbers that are between two."""
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


def _first_seen(area: Area, hidden: HiddenLines) -> Place | None:
    """Return the first place of merged cells that is shown, or None if none is."""
    rows = range(area.top, area.bottom + 1)
    columns = range(area.left, area.right + 1)
    row = next((one for one in rows if one not in hidden.rows), None)
    column = next((one for one in columns if one not in hidden.columns), None)
    return None if row is None or column is None else (row, column)


def _shown(
    stored: Mapping[Place, SheetCell],
    covered: set[Place],
    moved: Mapping[Place, Place],
    hidden: HiddenLines,
    asides: Asides,
) -> dict[Place, str]:
    """Return the words that are shown, by place; those that are not are remembered."""
    words: dict[Place, str] = {}
    unseen: dict[int, list[str]] = defaultdict(list)
    for place, cell in stored.items():
        seen = moved.get(place, place)
        if place in covered or hidden.hides(*seen):
            unseen[place[0]].append("".join(one.words for one in cell.pieces))
        elif kept := _lines(asides.keep_shown(cell.pieces)):
            words[seen] = kept
    for found in unseen.values():
        asides.remember(Sight.HIDDEN, " ".join(found))
    return words


def _lines(words: str) -> str:
    return "\n".join(filter(None, map(str.strip, words.splitlines())))


def _continued(
    areas: Sequence[Area], rows: Sequence[int], columns: Sequence[int], hidden: HiddenLines
) -> set[Place]:
    """Return the places at which the cell above goes on: in the first column of merged cells."""
    found: set[Place] = set()
    for area in areas:
        seen = _first_seen(area, hidden)
        if seen is not None and seen[1] in columns:
            below = _between(rows, seen[0] + 1, area.bottom)
            found |= {(row, seen[1]) for row in below}
    return found
