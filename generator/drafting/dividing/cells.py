"""Classifies cells (number, time, units or description), and fits them to columns."""

import re
from collections.abc import Sequence
from itertools import combinations

from generator.drafting.blocks import TableRow
from generator.drafting.context import Context
from generator.drafting.dividing.columns import MERGING_COLUMNS, UNIT_COLUMNS
from generator.drafting.headings import read_heading
from generator.drafting.lists.reader import looks_like_a_unit, read_list
from generator.grammar.commitments import read_time_column
from generator.proof.steps import DITTO
from generator.records.sources import Column

_NO_TIME = re.compile("立即|及时|适时|定期|按时间节点|尽快|即时|按要求|按规定|同步|按计划")
"""Matches words that a time column may have instead of a time."""

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
    found = read_time_column(words, context.year)
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
    for places in combinations(range(len(columns)), len(own)):
        fitted = [DITTO if column in MERGING_COLUMNS else "" for column in columns]
        for place, cell in zip(places, own, strict=True):
            fitted[place] = cell
        if (fits := score(fitted)) > best_score:
            best, best_score = tuple(fitted), fits
    return best


def _fit(cell: str, column: Column | None, context: Context) -> float:
    """Return how well a cell fits a column, from 0 to 1."""
    if cell in ("", DITTO) or column is None:
        return 0.1
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
