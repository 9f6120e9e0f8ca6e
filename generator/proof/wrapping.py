"""Joins the lines of a text that a page's width broke: the step `wraps`."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
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

_SLACK = 4
"""How many characters a full line may be shorter than the widest usual one: a mark may not begin a
line, and a word of letters is not broken."""

_LONGEST_BRACKET = 400
"""Characters of a paragraph in which a bracket that is still open makes a sentence go on; behind them
it was never closed."""

_LEAST_LINES = 10
_LEAST_WIDTH = 20


def join_wrapped(text: str) -> str:
    """Return a text with its wrapped lines joined; the lines after the first of a paragraph are empty."""
    lines = text.split("\n")
    full = _full_width(lines)
    joined: list[str] = []
    start: int | None = None
    for number, line in enumerate(lines):
        if start is not None and _continues(joined[start], lines[number - 1], line, full):
            joined[start] += _gap(joined[start], line) + line.strip()
            joined.append("")
            continue
        joined.append(line)
        start = number if line.strip() else None
    return "\n".join(joined)


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


def _continues(before: str, last: str, line: str, full: float) -> bool:
    """Tell whether a line goes on with the paragraph `before` it, whose last line is `last`."""
    words = before.strip()
    if not line.strip() or not words:
        return False
    if line.strip()[0] in _NEVER_FIRST:
        return True
    if _NUMBER_ALONE.fullmatch(words):
        return not _BEGINS.match(line)
    if _BEGINS.match(line):
        return False
    if words.count("（") > words.count("）") or words.count("(") > words.count(")"):
        return len(words) < _LONGEST_BRACKET or not _ENDS.search(words)
    if _ENDS.search(words):
        return False
    is_sentence = re.search("[，。；：]", words) is not None and words != last.strip()
    return _is_open(last, full) or is_sentence


def _gap(before: str, line: str) -> str:
    """Return the space that a line break stands for: one between words of letters."""
    return (
        " "
        if before[-1:].isascii() and before[-1:].isalnum() and line.strip()[:1].isascii()
        else ""
    )
