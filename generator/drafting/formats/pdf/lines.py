"""Reads the lines of a page, and the rows of its tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from generator.characters.radicals import unify
from generator.drafting.blocks import TableRow
from generator.proof.steps import DITTO


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, from `left` to `right`, and `top` down, in points; `aside` tells how far it is
    from the middle of the page.
    """

    text: str
    left: float
    right: float
    size: float
    top: float
    aside: float


def read_page(page: Any) -> Iterator[Line | TableRow]:
    """Yield the lines and the rows of a page from top to bottom."""
    _set_on_baselines(page)
    settings = {"explicit_horizontal_lines": list(_closing_edges(page))}
    tables = [
        table for table in page.find_tables(settings) if len(table.rows) > 1 or len(table.cells) > 1
    ]
    found: list[tuple[float, list[Line | TableRow]]] = []
    rest = page
    for table in tables:
        box = table.bbox
        rest = rest.filter(lambda one, box=box: not _is_inside(one, box))
        found.append((box[1], list(_rows(table))))
    for line in rest.extract_text_lines(strip=True, return_chars=True):
        size = max(char["size"] for char in line["chars"])
        aside = abs((line["x0"] + line["x1"]) / 2 - page.width / 2)
        read = Line(line["text"], line["x0"], line["x1"], size, line["top"], aside)
        found.append((line["top"], [read]))
    for _, items in sorted(found, key=lambda item: item[0]):
        yield from items


def _closing_edges(page: Any) -> Iterator[dict[str, Any]]:
    """Yield the edges that a table lacks where a page divides one of its rows: a browser draws
    neither the lower edge of the upper part nor the upper edge of the lower part.
    """
    edges = page.edges
    sides = [one for one in edges if one["orientation"] == "v" and one["height"] > _SHORTEST]
    level = [one for one in edges if one["orientation"] == "h" and one["width"] > _SHORTEST]
    for end, choose in (("top", min), ("bottom", max)):
        if not sides:
            return
        height = choose(one[end] for one in sides)
        open_sides = [one for one in sides if abs(one[end] - height) < _NEAR]
        is_closed = any(abs(one["top"] - height) < _NEAR for one in level)
        if len(open_sides) > 1 and not is_closed:
            left, right = min(one["x0"] for one in open_sides), max(one["x1"] for one in open_sides)
            y = min(max(height, 0.0), page.height)
            yield {**open_sides[0], "object_type": "line", "x0": left, "x1": right, "top": y,
                   "bottom": y, "width": right - left, "height": 0.0, "orientation": "h"}  # fmt: skip


_SHORTEST = 5.0
_NEAR = 4.0


def _set_on_baselines(page: Any) -> None:
    """Let characters of one line begin at one height, whatever their fonts say: two fonts of a large
    title tell heights that differ by more than those of two lines.
    """
    sizes = [char["size"] for char in page.chars if char["upright"]]
    usual = median(sizes) if sizes else 0.0
    for char in page.chars:
        if char["upright"]:
            baseline = page.height - char["matrix"][5]
            char["top"], char["bottom"] = baseline - usual, baseline + _BELOW * usual


_BELOW = 0.15
"""How far characters reach below their baseline, in parts of their size."""


def _is_inside(one: Any, box: tuple[float, float, float, float]) -> bool:
    middle = (one["top"] + one["bottom"]) / 2
    return bool(box[0] - 1 <= one["x0"] <= box[2] + 1 and box[1] <= middle <= box[3])


def _rows(table: Any) -> Iterator[TableRow]:
    boxes = table.cells
    texts = table.extract(x_tolerance=2)
    for row, words in zip(table.rows, texts, strict=True):
        cells: list[str] = []
        for number, (box, text) in enumerate(zip(row.cells, words, strict=True)):
            if box is None:
                cells.append(DITTO if _reaches_from_above(table, number, row, boxes) else "")
            else:
                cells.append(_join(text or ""))
        read = TableRow(tuple(cells))
        if read.own_cells:
            yield read


def _reaches_from_above(table: Any, number: int, row: Any, boxes: Any) -> bool:
    columns = table.columns
    edges = [box for box in columns[number].cells if box] if number < len(columns) else []
    left = min((box[0] for box in edges), default=None)
    top = row.bbox[1]
    if left is None:
        return False
    return any(
        box[0] <= left + 1 < box[2] and box[1] < top - 1 and box[3] > top + 1 for box in boxes
    )


def _join(text: str) -> str:
    """Return the words of a cell without the breaks of wrapped lines; numbered items keep theirs."""
    joined: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        if joined and not re.match(r"[（(]?[一二三四五六七八九十\d]{1,2}[）).．、]", unify(line)):
            gap = (
                " " if joined[-1][-1].isascii() and line[0].isascii() and line[0].isalpha() else ""
            )
            joined[-1] += gap + line
        else:
            joined.append(line)
    return "\n".join(joined)
