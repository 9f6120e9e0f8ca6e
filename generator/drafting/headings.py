"""Reads numbered headings: the number at the start of a line, its level, and the words after it."""

import re
from dataclasses import dataclass

from generator.hanzi import MAX_NUMBER, read_numeral
from generator.records.tasks import TitleEnd

NUMERAL = "(?=[一二三四五六七八九十])(?:[一二三四五六七八九]百)?零?[一二三四五六七八九十]{0,3}"
"""A pattern for Chinese numerals from 一 to 九百九十九."""

MARKS = (
    re.compile(rf"第(?P<no>{NUMERAL})(?:部分|章|节|项)[、：\s]*"),  # 第一部分
    re.compile(rf"(?P<no>{NUMERAL})[、．.﹒](?!\d)\s*"),  # 一、
    re.compile(rf"（\s*(?P<no>{NUMERAL})\s*）[、．.]?\s*"),  # （一）
    re.compile(r"(?P<no>\d{1,3})[．、.﹒]\s*"),  # 1.
    re.compile(r"（(?P<no>\d{1,3})）[、．.]?\s*"),  # （1）
    re.compile(r"(?P<no>[①-⑳])\s*"),
)
"""The numbers with which headings begin, the highest level first."""

SECTION, TASK = 1, 2
"""The levels of 一、 and （一）."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The number at the beginning of a line, its level from 0, and the words after it."""

    level: int
    no: int
    label: str
    rest: str


_DIGIT = re.compile(r"\d")


def read_mark(line: str, start: int = 0) -> tuple[int, int, int, str] | None:
    """Return the style, the value, the end and the printed form of a number that may begin a heading."""
    for style, pattern in enumerate(MARKS):
        if match := pattern.match(line, start):
            no = _read_number(match["no"])
            if no is None or not 1 <= no <= MAX_NUMBER:
                return None
            return style, no, match.end(), match[0].rstrip()
    return None


def read_heading(line: str) -> Heading | None:
    """Return the numbered heading that a line begins with by itself, or None: 1.5 is none."""
    read = read_mark(line)
    if read is None or (read[3][0].isdigit() and _DIGIT.match(line, read[2])):
        return None
    style, no, end, label = read
    return Heading(style, no, label, line[end:])


def _read_number(printed: str) -> int | None:
    if printed.isdecimal() and printed.isascii():
        return int(printed)
    if "①" <= printed <= "⑳":
        return ord(printed) - ord("①") + 1
    try:
        return read_numeral(printed)
    except ValueError:
        return None


def names_section(line: str, deepest: int = SECTION) -> bool:
    """Tell whether a line is a numbered heading, not a sentence, of a section's level or of a given
    one.
    """
    heading = read_heading(line)
    return heading is not None and heading.level <= deepest and "。" not in line


_TITLE_ENDS: tuple[TitleEnd, ...] = ("：", "；")


def split_title(words: str) -> tuple[str | None, TitleEnd, str]:
    """Return a section's title, the punctuation after it, and the words after that."""
    title, stop, rest = words.partition("。")
    if stop:
        return title or None, "。", rest.strip()
    for mark in _TITLE_ENDS:
        if words.endswith(mark):
            return words[: -len(mark)] or None, mark, ""
    return words or None, "", ""
