"""Joins the rows of tables that a page break divides."""

import re
from collections.abc import Sequence

from generator.drafting.blocks import TableRow
from generator.drafting.formats.pdf.lines import Line
from generator.drafting.formats.pdf.paragraphs import Page, gap_between
from generator.proof.steps import DITTO

_END = re.compile(r"[。；！？.;!?）)]$")
"""Matches the end of a sentence."""

_NUMBER = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）).．、]?$")
"""Matches a cell that is only a number."""


def join_rows(pages: Sequence[Page]) -> tuple[list[Line | TableRow], list[str]]:
    """Return the lines and rows of pages, with divided rows joined, and the words of rows that may
    have been joined wrongly.
    """
    items: list[Line | TableRow] = []
    doubtful: list[str] = []
    for page in pages:
        last = items[-1] if items else None
        number = _first_own_row(page, items)
        if isinstance(last, TableRow) and number is not None:
            row = page[number]
            if isinstance(row, TableRow) and (is_sure := _continues(last, row)) is not None:
                items[-1] = _joined(last, row)
                if not is_sure:
                    doubtful.append(" ".join(row.own_cells))
                page = (*page[:number], *page[number + 1 :])
        items += page
    return items, doubtful


def _first_own_row(page: Page, items: Sequence[Line | TableRow]) -> int | None:
    """Return the number of a page's first row that repeats no row of a table's head."""
    head = _head(items)
    for number, item in enumerate(page):
        if not isinstance(item, TableRow):
            return None
        if item not in head:
            return number
    return None


def _head(items: Sequence[Line | TableRow]) -> Sequence[Line | TableRow]:
    """Return the first rows of the last table."""
    begin = len(items)
    while begin > 0 and isinstance(items[begin - 1], TableRow):
        begin -= 1
    return items[begin : begin + 2]


def _continues(above: TableRow, row: TableRow) -> bool | None:
    """Tell whether a row continues the one above: surely, perhaps (False), or not (None)."""
    pairs = list(zip(above.cells, row.cells, strict=False))
    if len(above.cells) != len(row.cells) or len(pairs) < 2:
        return None
    if any(_NUMBER.match(one) and _NUMBER.match(other) for one, other in pairs):
        return None
    both = [(one, other) for one, other in pairs if one not in ("", DITTO) and other]
    empty = sum(not other or not one for one, other in pairs)
    if not both or not empty:
        return None
    longest = max(both, key=lambda pair: len(pair[0]))[0]
    if not _END.search(longest):
        return True
    has_numbers = any(_NUMBER.match(one) for one in above.cells)
    return False if has_numbers else None


def _joined(above: TableRow, row: TableRow) -> TableRow:
    return TableRow(
        tuple(
            one + gap_between(one, other) + other if one != DITTO else other or one
            for one, other in zip(above.cells, row.cells, strict=True)
        )
    )
