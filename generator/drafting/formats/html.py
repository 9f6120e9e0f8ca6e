"""Reads the visible text of HTML pages, with their tables."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from generator.drafting.blocks import Block, Paragraph, Refusal, TableRow, join_wrapped
from generator.drafting.formats.decoding import decode_text
from generator.drafting.formats.reading import Reading
from generator.proof.steps import DITTO

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "select",
        "option",
        "button",
        "textarea",
        "svg",
        "iframe",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "em",
        "font",
        "i",
        "ins",
        "label",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "o:p",
        "st1:chsdate",
    ]
)


def read(data: bytes) -> Reading:
    """Return the blocks of a page, or raise `Refusal`."""
    page = decode_text(data, _declared(data))
    try:
        parser = HTMLParser(huge_tree=True)  # else all that is nested deeper than 255 is lost
        root = document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", page.text), parser=parser)
    except etree.ParserError:
        raise Refusal("drafting.empty-page") from None
    return Reading(tuple(_blocks(root)), page.remarks)


def _declared(data: bytes) -> str:
    match = re.search(rb"charset=[\"']?([\w-]+)", data[:2000])
    return match[1].decode() if match else ""


def _blocks(element: HtmlElement) -> Iterator[Block]:
    words: list[str] = []

    def flush() -> Iterator[Block]:
        for line in "".join(words).split("\v"):
            if text := _tidy(line):
                yield Paragraph(text)
        words.clear()

    words.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str) and not _is_unseen(child):
            if child.tag == "br":
                words.append("\v")
            elif child.tag == "table" and _is_data(child):
                yield from flush()
                yield from _rows(child)
            elif child.tag in _INLINE and not _holds_blocks(child):
                words.append(_inline(child))
            else:
                yield from flush()
                yield from _blocks(child)
        words.append(child.tail or "")
    yield from flush()


def _inline(element: HtmlElement) -> str:
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and not _is_unseen(child):
            parts.append("\v" if child.tag == "br" else _inline(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _is_unseen(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.tag in _UNSEEN or "display:none" in style or element.get("hidden") is not None


def _holds_blocks(element: HtmlElement) -> bool:
    return any(
        isinstance(one.tag, str) and one.tag not in _INLINE | {"br"}
        for one in element.iterdescendants()
    )


def _tidy(line: str) -> str:
    return re.sub(
        r"[ \u00a0\u3000]{1,}$|^[ \u00a0\u3000]+", "", join_wrapped(line.replace("\u00a0", " "))
    )


def _is_data(table: HtmlElement) -> bool:
    """Tell whether a table holds data, not the layout of a page."""
    if any(_is_data(inner) for inner in table.iter("table") if inner is not table):
        return False
    rows = [[one for one in row if one.tag in ("td", "th")] for row in _own_rows(table)]
    wide = [row for row in rows if len(row) > 1]
    return len(wide) > 1 and not any(
        len(cell.text_content()) > 3000 for row in rows for cell in row
    )


def _own_rows(table: HtmlElement) -> list[HtmlElement]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


def _rows(table: HtmlElement) -> Iterator[Block]:
    merged: dict[int, int] = {}  # by column: how many more rows the cell above spans
    for row in _own_rows(table):
        cells: list[str] = []
        for cell in [one for one in row if one.tag in ("td", "th")]:
            cells += _merged_cells(len(cells), merged)
            width, height = _number(cell.get("colspan")), _number(cell.get("rowspan"))
            merged |= {len(cells) + offset: height - 1 for offset in range(width)}
            cells += [_cell(cell), *[""] * (width - 1)]
        cells += _merged_cells(len(cells), merged)
        read = TableRow(tuple(cells))
        if read.own_cells:
            yield read


def _merged_cells(column: int, merged: dict[int, int]) -> list[str]:
    """Return the merged cells from a column on, and reduce the number of rows that each still spans."""
    cells: list[str] = []
    while merged.get(column + len(cells), 0) > 0:
        merged[column + len(cells)] -= 1
        cells.append(DITTO)
    return cells


def _cell(cell: HtmlElement) -> str:
    lines = [block.text for block in _blocks(cell) if isinstance(block, Paragraph)]
    return "\n".join(lines).replace("\t", " ")


def _number(value: str | None) -> int:
    return min(int(value), 500) if value and value.strip().isdecimal() and int(value) else 1
