"""Finds where the number of a heading could stand: at the beginning of a line, or inside one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.drafting.headings import (
    ARABIC,
    ARABIC_BRACKETS,
    CIRCLED,
    COUNTING,
    HAN_BRACKETS,
    HAN_COUNTING,
    Heading,
    read_mark,
)
from generator.hanzi import HAN

_BEHIND_A_SENTENCE = "。；;：:！？!?)）】〕］]」》”\t "
"""Characters behind which a heading may begin inside a line."""

_NAMES_A_PART = re.compile(
    r"(?:第|附\s*件?[：:]?|附表|表|图|条|款|项|至|到|和|及|、|见|按照?|前款|上述)\s*$"
)
"""Matches words before a number that refers to something: 第（一）项, 附件1．."""

_REFERS = re.compile("(?:项|款|目|条|至|到|、（|和（|及（|—|-)")
"""Matches words after a number that refers to something: （一）至（三）."""

_PARTS_OF_NUMBERS = {HAN_COUNTING: "一二三四五六七八九十百零第", ARABIC: "0123456789.．﹒"}
"""Characters before a number, by its style, that make it the end of a longer one."""

_DIGIT = re.compile(r"\d")

_REFUSED = {
    COUNTING: 4.0,
    HAN_COUNTING: 4.0,
    HAN_BRACKETS: 4.0,
    ARABIC: 3.0,
    ARABIC_BRACKETS: 2.5,
    CIRCLED: 2.5,
}
"""What it costs to take a number at the beginning of a line for no heading, by style."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number that may begin a heading: its line and place, how it is written, and what it costs to
    take it for a heading, or for none.
    """

    line: int
    start: int
    end: int
    style: int
    no: int
    label: str
    taken: float
    refused: float

    def heading(self, rest: str) -> Heading:
        """Return the heading that it begins, with the words after it."""
        return Heading(self.style, self.no, self.label, rest)


def find_marks(lines: Sequence[str]) -> Iterator[Mark]:
    """Yield the numbers of lines that may begin headings, in order."""
    for number, line in enumerate(lines):
        position = 0
        for match in _ANYWHERE.finditer(line):
            if match.start() < position:
                continue
            mark = _mark(number, line, match.start())
            if mark:
                yield mark
                position = mark.end


_ANYWHERE = re.compile(r"[第（(一二三四五六七八九十①-⑳0-9]")


def _mark(number: int, line: str, start: int) -> Mark | None:
    read = read_mark(line, start)
    if read is None:
        return None
    style, no, end, label = read
    if start and line[start - 1] in _PARTS_OF_NUMBERS.get(style, ""):
        return None
    has_digit = style == ARABIC and bool(_DIGIT.match(line, end))
    if start == 0:
        refused = 1.5 if has_digit else _REFUSED[style]
        return Mark(number, 0, end, style, no, label, 0.0, refused)
    before = line[start - 1]
    if (
        has_digit
        or _NAMES_A_PART.search(line, max(0, start - 4), start)
        or _REFERS.match(line, end)
    ):
        return None
    if before in _BEHIND_A_SENTENCE:
        return Mark(number, start, end, style, no, label, 0.3, 0.5)
    if style in (HAN_BRACKETS, ARABIC_BRACKETS, CIRCLED) or (
        style == ARABIC and label[-1] in "．.﹒" and re.match(f"[{HAN}]", before)
    ):
        return Mark(number, start, end, style, no, label, 0.35, 0.5)
    return None
