"""Classifies cells (number, time, units or description), and fits them to columns."""

import re
from collections.abc import Sequence

from generator.drafting.blocks import TableRow
from generator.drafting.context import Context
from generator.drafting.dividing.columns import MERGING_COLUMNS, UNIT_COLUMNS
from generator.drafting.headings import read_heading
from generator.drafting.lists.reader import looks_like_a_unit, read_list
from generator.grammar.commitments import find_in_column
from generator.proof.steps import DITTO
from generator.records.sources import Column

_NO_TIME = re.compile("立即|及时|适时|定期|按时间节点|尽快|即时|按要求|按规定|同步|按计划")
"""Matches words that a time column may have instead of a time."""

_EMPTY = 0.1
"""How well nothing fits a column."""

_EQUAL = 1e-9
_LONGEST_TIME = 40
_LONGEST_NO_TIME = 10
_LONGEST_LIST = 300
_LONGEST_NAME = 32


def names_no_time(words: str, start: int = 0) -> bool:
    """Tell whether words that replace a time begin at `start`: 及时."""
    return bool(_NO_TIME.match(words, start))


def is_time(words: str, context: Context) -> bool:
    """Tell whether a cell or a line holds only a time."""
    if len(words) > _LONGEST_TIME or "。" in words:
        return False
    found = find_in_column(words, context.year)
    covered = sum(one.end - one.start for one in found)
    if found and covered + 8 >= len(words):
        return True
    return len(words) <= _LONGEST_NO_TIME and names_no_time(words)


def is_units(words: str, context: Context) -> bool:
    """Tell whether a cell or a line holds only units."""
    if "。" in words.rstrip("。") or len(words) > _LONGEST_LIST:
        return False
    names = read_list(words, context).names
    likely = [name for name in names if looks_like_a_unit(name, context)]
    return (
        bool(likely) and len(likely) * 3 >= len(names) * 2 and max(map(len, names)) < _LONGEST_NAME
    )


def fit_row(row: TableRow, columns: Sequence[Column | None], context: Context) -> tuple[str, ...]:
    """Return one cell for each column; missing cells are assumed where the others then fit best."""
    cells = row.cells
    if len(cells) > len(columns):
        return cells if any(cells[len(columns) :]) else cells[: len(columns)]

    def score(fitted: Sequence[str]) -> float:
        return sum(
            _fit(cell, column, context) for cell, column in zip(fitted, columns, strict=True)
        )

    own = cells
    while own and own[-1] in ("", DITTO):
        own = own[:-1]
    best = cells + ("",) * (len(columns) - len(cells))
    best_score = score(best) + (0.5 if len(cells) == len(columns) else 0)
    scores = [[_fit(cell, column, context) for column in columns] for cell in own]
    places = _best_places(scores, len(columns))
    fitted = [DITTO if column in MERGING_COLUMNS else "" for column in columns]
    for place, cell in zip(places, own, strict=True):
        fitted[place] = cell
    return tuple(fitted) if score(fitted) > best_score + _EQUAL else best


def _best_places(scores: Sequence[Sequence[float]], width: int) -> list[int]:
    """Return the rising places at which cells fit best: the first such, if there are several.

    `totals[n][place]` is how well the cells from `n` on fit the places from `place` on, so that a
    wide table costs the product of its cells and columns, not all ways to choose among them.
    """
    totals = [[0.0] * (width + 1) for _ in range(len(scores) + 1)]
    totals[-1] = [_EMPTY * (width - place) for place in range(width + 1)]
    for cell in reversed(range(len(scores))):
        totals[cell][width] = -1.0 * len(scores)  # no place is left
        for place in reversed(range(width)):
            here = scores[cell][place] + totals[cell + 1][place + 1]
            totals[cell][place] = max(here, _EMPTY + totals[cell][place + 1])
    places: list[int] = []
    place = 0
    for cell in range(len(scores)):
        last = width - (len(scores) - cell)
        while place < last and totals[cell][place] > _EQUAL + (
            scores[cell][place] + totals[cell + 1][place + 1]
        ):
            place += 1
        places.append(place)
        place += 1
    return places


def _fit(cell: str, column: Column | None, context: Context) -> float:
    """Return how well a cell fits a column, from 0 to 1."""
    if cell in ("", DITTO) or column is None:
        return _EMPTY
    if column is Column.NO:
        return float(bool(re.fullmatch(r"[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]?", cell)))
    if column is Column.TIME:
        return float(is_time(cell, context))
    if column in UNIT_COLUMNS:
        return float(is_units(cell, context))
    if column is Column.TEXT:
        return 1.0 if len(cell) > 12 and not is_units(cell, context) else 0.3
    if column is Column.SECTION:
        return 0.9 if read_heading(cell) and len(cell) < 50 and "。" not in cell else 0.2
    return 0.4 if len(cell) < 40 and not is_time(cell, context) else 0.0
