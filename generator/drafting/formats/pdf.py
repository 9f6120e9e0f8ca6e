"""Reads PDF files with a text layer: joins lines to paragraphs, and moves page furniture to the end."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pdfplumber

from generator.characters.radicals import unify
from generator.drafting.blocks import Block, Paragraph, Refusal, TableRow
from generator.drafting.formats.reading import Reading
from generator.drafting.furniture import PAGE_NUMBER
from generator.drafting.headings import NUMERAL
from generator.proof.steps import DITTO


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page, `left` to `right` in points."""

    text: str
    left: float
    right: float
    size: float


def read(data: bytes) -> Reading:
    """Return the blocks of a file, or raise `Refusal`."""
    logging.getLogger("pdfminer").setLevel(
        logging.ERROR
    )  # it warns about fonts, which do not affect the text
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            pages = [tuple(_page(page)) for page in file.pages]
            has_pictures = any(page.images for page in file.pages)
    except Exception as error:  # the libraries have their own errors, and pass on others
        name = type(error.args[0]).__name__ if error.args else type(error).__name__
        if "Password" in f"{name}{type(error).__name__}":
            raise Refusal("drafting.encrypted-pdf") from None
        raise Refusal("drafting.damaged-pdf", error=name) from None
    items = [item for page in pages for item in page]
    if not items:
        if has_pictures:
            raise Refusal("drafting.scanned-pdf")
        raise Refusal("drafting.empty-pdf")
    return Reading(tuple(_paragraphs(_furniture_last(pages))))


def _page(page: Any) -> Iterator[_Line | TableRow]:
    """Yield the lines and the rows of a page from top to bottom."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1 or len(table.cells) > 1]
    found: list[tuple[float, list[_Line | TableRow]]] = []
    rest = page
    for table in tables:
        box = table.bbox
        rest = rest.filter(lambda one, box=box: not _is_inside(one, box))
        found.append((box[1], list(_rows(table))))
    for line in rest.extract_text_lines(strip=True, return_chars=True):
        size = max(char["size"] for char in line["chars"])
        found.append((line["top"], [_Line(line["text"], line["x0"], line["x1"], size)]))
    for _, items in sorted(found, key=lambda item: item[0]):
        yield from items


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
        if joined and not re.match(r"[（(]?[一二三四五六七八九十\d]{1,2}[）).．、]", line):
            gap = (
                " " if joined[-1][-1].isascii() and line[0].isascii() and line[0].isalpha() else ""
            )
            joined[-1] += gap + line
        else:
            joined.append(line)
    return "\n".join(joined)


def _furniture_last(pages: list[tuple[_Line | TableRow, ...]]) -> list[_Line | TableRow]:
    """Move page numbers, and lines at the top or bottom of most pages, to the end."""
    edges = Counter(
        item.text for page in pages for item in {*page[:2], *page[-2:]} if isinstance(item, _Line)
    )
    running = {
        text for text, times in edges.items() if times > 2 or (times > 1 and times == len(pages))
    }
    kept: list[_Line | TableRow] = []
    furniture: list[_Line | TableRow] = []
    for page in pages:
        for number, item in enumerate(page):
            is_edge = number < 2 or number >= len(page) - 2
            if (
                isinstance(item, _Line)
                and is_edge
                and (PAGE_NUMBER.match(item.text) or item.text in running)
            ):
                furniture.append(item)
            else:
                kept.append(item)
    return [*kept, *furniture]


_BEGINS = re.compile(
    rf"^ (?: {NUMERAL}、 | （{NUMERAL}） | \({NUMERAL}\) | \d{{1,2}}[.．、](?!\d) | 附件 )",
    re.VERBOSE,
)
"""Matches the number of a heading, or 附件: such a line begins a new paragraph."""

_LABEL = re.compile(r"^(?:责任|牵头|配合|完成|主办|协办).{0,4}[:：]")
"""Matches the label of a list: 责任单位：."""


def _paragraphs(items: list[_Line | TableRow]) -> Iterator[Block]:
    """Join lines to paragraphs: each begins with an indent or a number, or after a short line."""
    lines = [item for item in items if isinstance(item, _Line)]
    left = min((line.left for line in lines), default=0)
    right = max((line.right for line in lines), default=0)
    words = ""
    last: _Line | None = None
    for item in items:
        if isinstance(item, TableRow):
            if words:
                yield Paragraph(words)
            words, last = "", None
            yield item
            continue
        is_open = words.count("（") > words.count("）")
        is_new = not is_open and (
            last is None
            or item.left > left + 1.5 * item.size
            or last.right < right - 2 * last.size
            or abs(item.size - last.size) > 1
            or _BEGINS.match(unify(item.text))
            or _LABEL.match(unify(item.text))
        )
        if is_new and words:
            yield Paragraph(words)
            words = ""
        words += item.text.strip()
        last = item
    if words:
        yield Paragraph(words)
