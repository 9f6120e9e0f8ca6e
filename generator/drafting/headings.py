"""Reads numbered headings: the number at the start of a line, its level, and the words after it."""

import re
from dataclasses import dataclass

from generator.hanzi import MAX_NUMBER, read_numeral
from generator.records.tasks import TitleEnd

NUMERAL = "(?=[一二三四五六七八九十])(?:[一二三四五六七八九]百)?零?[一二三四五六七八九十]{0,3}"
"""A pattern for Chinese numerals from 一 to 九百九十九."""

_HEADINGS = (
    re.compile(rf"第(?P<no>{NUMERAL})(?:部分|章|节|项)[、：\s]*"),  # 第一部分
    re.compile(rf"(?P<no>{NUMERAL})[、．.](?!\d)\s*"),  # 一、
    re.compile(rf"（\s*(?P<no>{NUMERAL})\s*）[、．.]?\s*"),  # （一）
    re.compile(r"(?P<no>\d{1,3})(?:[．、](?!\d)|\.(?![\d]))\s*"),  # 1. but not 1.5
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


def read_heading(line: str) -> Heading | None:
    """Return the numbered heading that a line begins with, or None."""
    for level, pattern in enumerate(_HEADINGS):
        if match := pattern.match(line):
            no = _read_number(match["no"])
            if no is None or not 1 <= no <= MAX_NUMBER:
                return None
            return Heading(level, no, match[0].rstrip(), line[match.end() :])
    return None


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
