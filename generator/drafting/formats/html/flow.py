"""Collects the words of a page as lines, with white space as a browser shows it."""

import re
from collections.abc import Iterable
from itertools import pairwise

from generator.drafting.blocks import Block, Paragraph, Refusal
from generator.drafting.formats.reading import MOST_BLOCKS

BREAK = "\v"
"""Stands for a line break that a browser shows."""

_WRAP = "\n"
"""Stands for a line break of the source, which a browser shows as a space."""

_NO_BREAK = "\u00a0"
_PRE_TAB = _NO_BREAK * 4


class Flow:
    """The lines of one part of a page: of the body, or of a cell."""

    def __init__(self, *, joins_wrapped: bool) -> None:
        self.blocks: list[Block] = []
        self._words: list[str] = []
        self._marker = ""
        self._joins_wrapped = joins_wrapped

    def add(self, text: str, *, keeps_space: bool = False) -> None:
        """Add words to the line."""
        if keeps_space:
            text = re.sub(r"\r\n?|\n", BREAK, text)
            text = text.replace("\t", _PRE_TAB).replace(" ", _NO_BREAK)
        else:
            text = re.sub(r"[ \t\f]*[\r\n][ \t\r\n\f]*", _WRAP, text)
            text = re.sub(r"[ \t\f]+", " ", text)
        self._words.append(text)

    def mark(self, marker: str) -> None:
        """Put the number of a list's item before the next words."""
        self._marker += marker

    def end(self) -> None:
        """End the line, and what is open of a paragraph."""
        text = "".join(self._words)
        self._words.clear()
        for line in text.split(BREAK):
            if tidy := self._tidy(line):
                self.blocks.append(Paragraph(f"{self._marker}{tidy}"))
                self._marker = ""
        if len(self.blocks) > MOST_BLOCKS:
            raise Refusal("drafting.too-many-blocks", most=MOST_BLOCKS)

    def drop_marker(self) -> None:
        """Forget the number of an item that has no words."""
        self._marker = ""

    def extend(self, blocks: Iterable[Block]) -> None:
        """Add the blocks of a table after the lines before it."""
        self.end()
        self.blocks.extend(blocks)

    def _tidy(self, line: str) -> str:
        if self._joins_wrapped:
            line = re.sub(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])", "", line)
        line = re.sub(r" *\n[ \n]*| {2,}", " ", line)
        return line.replace(_NO_BREAK, " ").strip(" \u3000\t")


def is_wrapped(page: str) -> bool:
    """Tell whether a program wrapped the source of a page at a fixed width, as Word does.

    Its line breaks between two Chinese characters mean nothing. Other sources break lines where
    something ends: a browser shows a space there, and so do we.
    """
    page = re.sub(r"(?is)<(script|style|pre|textarea)\b.*?</\1\s*>|<!--.*?-->", "", page)
    lines = page.splitlines()
    widths = [
        _width(line)
        for line, following in pairwise(lines)
        if line and following.strip() and line[-1] > "\u2e7f" and following.lstrip()[0] > "\u2e7f"
    ]
    wide = sum(_NARROWEST <= width <= _WIDEST for width in widths)
    return len(widths) >= _LEAST and wide * 5 >= len(widths) * 4


_NARROWEST = 60
_WIDEST = 100
_LEAST = 3


def _width(line: str) -> int:
    """Return the width of a line in columns: a Chinese character has two."""
    return len(line) + sum(one > "\u2e7f" for one in line)
