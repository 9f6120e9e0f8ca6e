"""Joins the lines of a text that a page's width broke: the step `wraps`."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_BEGINS = re.compile(
    r"""
    \s | [#＃—－-]
    | 第[一二三四五六七八九十百]{1,4}[部章节条项] | [一二三四五六七八九十百]{1,4}[、.．] | [（(]\s*(?:[一二三四五六七八九十百]{1,4}|\d{1,3})\s*[）)]
    | \d{1,3}[、.．] | [①-⑳] | 附\s*件 | 抄送 | [（(]此件
    | (?:责任|牵头|配合|主办|协办|承办|完成|落实)[^，。：:]{0,6}[：:]
    | (?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$
    """,
    re.VERBOSE,
)
"""Matches the beginning of a paragraph: an indent, a number, a label, a day alone."""

_NUMBER_ALONE = re.compile(
    r"(?:[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[）)]|[一二三四五六七八九十]{1,3}、|\d{1,3}[、.．])$"
)
"""Matches a line that is only a number: what it numbers stands on the next."""

_ENDS = re.compile(r"[。！？!?；;：:”）)】」]$")
"""Matches the end of a sentence, of a quotation or of a bracket."""

_GOES_ON = re.compile(r"[，、,]$")
"""Matches the end of a clause that goes on."""

_NEVER_FIRST = "。，、；：！？）”’》〉】〕"
"""Marks that begin no paragraph."""

_CLAUSE = re.compile("[，。；：]")
"""Matches a mark that titles do not have."""

_LONGEST_NUMBER = 40
"""Characters of a line that can be only a number, with spaces in its brackets."""

_SLACK = 4
"""How many characters a full line may be shorter than the widest usual one: a mark may not begin a
line, and a word of letters is not broken."""

_LONGEST_BRACKET = 400
"""Characters of a paragraph in which a bracket that is still open makes a sentence go on; behind them
it was never closed."""

_LEAST_LINES = 10
_LEAST_WIDTH = 20


@dataclass(slots=True)
class _Paragraph:
    """What is known of the lines of a paragraph so far, so that none of them is read again."""

    parts: list[str]
    last: str
    length: int = 0
    open_brackets: int = 0
    open_ascii_brackets: int = 0
    has_clause: bool = False

    @classmethod
    def of(cls, line: str) -> "_Paragraph":
        """Return a paragraph that begins with a line."""
        paragraph = cls([], "")
        paragraph._take(line, line.strip())
        return paragraph

    def add(self, line: str) -> None:
        """Add a line, with a space where its break stood for one."""
        words = line.strip()
        before = self.parts[-1][-1:]
        is_gap = before.isascii() and before.isalnum() and words[:1].isascii()
        self._take(f" {words}" if is_gap else words, words)

    def _take(self, printed: str, words: str) -> None:
        self.parts.append(printed)
        self.last = words
        self.length += len(printed)
        self.open_brackets += words.count("（") - words.count("）")
        self.open_ascii_brackets += words.count("(") - words.count(")")
        self.has_clause = self.has_clause or _CLAUSE.search(words) is not None

    def goes_on_in(self, line: str, full: float) -> bool:
        """Tell whether a line goes on with this paragraph; `full` is the width of a full line."""
        words = line.strip()
        if not words or not self.last:
            return False
        if words[0] in _NEVER_FIRST:
            return True
        if self._is_number_alone():
            return not _BEGINS.match(line)
        if _BEGINS.match(line):
            return False
        is_over = _ENDS.search(self.last) is not None
        if self.open_brackets > 0 or self.open_ascii_brackets > 0:
            return self.length < _LONGEST_BRACKET or not is_over
        is_sentence = self.has_clause and len(self.parts) > 1
        return not is_over and (_is_open(self.last, full) or is_sentence)

    def _is_number_alone(self) -> bool:
        if self.length > _LONGEST_NUMBER:
            return False
        return _NUMBER_ALONE.fullmatch("".join(self.parts).strip()) is not None


def join_wrapped(text: str) -> str:
    """Return a text with its wrapped lines joined; the lines after the first of a paragraph are empty."""
    lines = text.split("\n")
    full = _full_width(lines)
    joined: list[str] = []
    paragraph = _Paragraph.of("")
    for line in lines:
        if paragraph.goes_on_in(line, full):
            paragraph.add(line)
            continue
        joined += _written_out(paragraph)
        paragraph = _Paragraph.of(line)
    joined += _written_out(paragraph)
    return "\n".join(joined[1:])  # without the empty paragraph before the first line


def _written_out(paragraph: _Paragraph) -> Iterator[str]:
    """Yield the lines of a paragraph: all of its words in the first."""
    yield "".join(paragraph.parts)
    yield from [""] * (len(paragraph.parts) - 1)


def is_wrapped(text: str) -> bool:
    """Tell whether a page's width broke the lines of a text: a quarter of them go on in the next.

    Narrower lines are cells of a table.
    """
    lines = text.split("\n")
    full = _full_width(lines)
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    broken = sum(_is_open(a, full) and not _BEGINS.match(b) for a, b in pairs)
    return (
        full >= _LEAST_WIDTH
        and broken >= _LEAST_LINES
        and broken * 4 > sum(1 for _ in _written(lines))
    )


def _written(lines: Sequence[str]) -> Iterator[str]:
    return (line.strip() for line in lines if line.strip())


def _full_width(lines: Sequence[str]) -> float:
    """Return the width that nine of ten lines do not exceed, in Chinese characters."""
    widths = sorted(map(_width, _written(lines)))
    return widths[len(widths) * 9 // 10] if widths else 0.0


def _width(line: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(one) in "WFA" else 0.5 for one in line)


def _is_open(line: str, full: float) -> bool:
    """Tell whether a line goes on in the next by itself: it is full, or its clause is."""
    words = line.strip()
    if _ENDS.search(words):
        return False
    return bool(_GOES_ON.search(words)) or _width(words) >= full - _SLACK
