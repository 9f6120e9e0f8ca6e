"""Joins the lines of pages to paragraphs, and moves page furniture to the end."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from generator.characters.radicals import unify
from generator.drafting.blocks import Block, Paragraph, TableRow
from generator.drafting.formats.pdf.lines import Line
from generator.drafting.furniture import PAGE_NUMBER
from generator.drafting.headings import NUMERAL

Page = tuple[Line | TableRow, ...]
"""The lines and rows of a page, from top to bottom."""


def part_furniture(pages: Sequence[Page]) -> tuple[list[Page], list[Line]]:
    """Return pages without page numbers and lines at the top or bottom of most pages, and these."""
    edges = Counter(
        _without_page(item.text, number)
        for number, page in enumerate(pages, start=1)
        for item in {*page[:2], *page[-2:]}
        if isinstance(item, Line)
    )
    running = {
        text for text, times in edges.items() if times > 2 or (times > 1 and times == len(pages))
    }
    kept: list[Page] = []
    furniture: list[Line] = []
    for number, page in enumerate(pages, start=1):
        rest: list[Line | TableRow] = []
        for place, item in enumerate(page):
            is_edge = place < 2 or place >= len(page) - 2
            if (
                isinstance(item, Line)
                and is_edge
                and (PAGE_NUMBER.match(item.text) or _without_page(item.text, number) in running)
            ):
                furniture.append(item)
            else:
                rest.append(item)
        kept.append(tuple(rest))
    return kept, furniture


def _without_page(words: str, number: int) -> str:
    """Return a line without the number of its page: 2/3 behind an address is on each page another."""
    return re.sub(rf"(?<!\d){number}(?!\d)", "#", words, count=1)


_BEGINS = re.compile(
    rf"^ (?: {NUMERAL}、 | （{NUMERAL}） | \({NUMERAL}\) | \d{{1,2}}[.．、](?!\d) | 附件 )",
    re.VERBOSE,
)
"""Matches the number of a heading, or 附件: such a line begins a new paragraph."""

_LABEL = re.compile(r"^(?:责任|牵头|配合|完成|主办|协办).{0,4}[:：]")
"""Matches the label of a list: 责任单位：."""


def join_lines(items: Sequence[Line | TableRow]) -> Iterator[Block]:
    """Join lines to paragraphs: each begins with an indent or a number, or after a short line."""
    area = _Area.of([item for item in items if isinstance(item, Line)])
    words = ""
    last: Line | None = None
    for item in items:
        if isinstance(item, TableRow):
            if words:
                yield Paragraph(words)
            words, last = "", None
            yield item
            continue
        is_open = words.count("（") > words.count("）")
        if words and not is_open and (last is None or area.parts(last, item)):
            yield Paragraph(words)
            words = ""
        words += f"{gap_between(words, item.text)}{item.text.strip()}"
        last = item
    if words:
        yield Paragraph(words)


def gap_between(before: str, after: str) -> str:
    """Return the space that a line break stands for: none next to a Chinese character."""
    ends, begins = before[-1:], after.strip()[:1]
    return " " if ends.isascii() and begins.isascii() and begins.isalpha() and ends else ""


@dataclass(frozen=True, slots=True)
class _Area:
    """The edges of a text, and the usual size of its characters."""

    left: float
    right: float
    size: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Area":
        """Return the area of lines."""
        return cls(
            min((line.left for line in lines), default=0),
            max((line.right for line in lines), default=0),
            median([line.size for line in lines for _ in line.text] or [0]),
        )

    def parts(self, last: Line, line: Line) -> bool:
        """Tell whether a line begins a new paragraph after the last one."""
        if _BEGINS.match(unify(line.text)) or _LABEL.match(unify(line.text)):
            return True
        if abs(line.size - last.size) > 1:
            return True
        if self._is_title(last) and self._is_title(line) and not last.text.endswith(("：", ":")):
            return not 0 < line.top - last.top < _CLOSE * line.size
        is_indented = line.left > self.left + 1.5 * line.size
        return is_indented or last.right < self.right - 2 * last.size

    def _is_title(self, line: Line) -> bool:
        """Tell whether a line is large, and stands in the middle."""
        return line.size > _LARGE * self.size and line.aside < 2 * line.size


_LARGE = 1.15
_CLOSE = 2.2
"""How far apart two lines of one title are at most, in sizes of their characters."""
