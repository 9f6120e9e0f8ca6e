"""Reads numbered headings: the number at the start of a line, its level, and the words after it."""

import re
from dataclasses import dataclass
from typing import NamedTuple

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

COUNTING, HAN_COUNTING, HAN_BRACKETS, ARABIC, ARABIC_BRACKETS, CIRCLED = range(len(MARKS))
"""The styles of numbers: 第一章, 一、, （一）, 1., （1）, ①."""

SECTION, TASK = HAN_COUNTING, HAN_BRACKETS
"""The levels of 一、 and （一）."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The number at the beginning of a line, its level from 0, and the words after it."""

    level: int
    no: int
    label: str
    rest: str


class Number(NamedTuple):
    """A number that may begin a heading: how it is written, its value, where the words after it begin,
    and its printed form.
    """

    style: int
    no: int
    end: int
    label: str


def read_mark(line: str, start: int = 0) -> Number | None:
    """Return the number that may begin a heading at a place of a line, or None."""
    for style, pattern in enumerate(MARKS):
        if match := pattern.match(line, start):
            no = _read_number(match["no"])
            if no is None or not 1 <= no <= MAX_NUMBER:
                return None
            return Number(style, no, match.end(), match[0].rstrip())
    return None


def read_heading(line: str) -> Heading | None:
    """Return the numbered heading that a line begins with by itself, or None: 1.5 is none."""
    number = read_mark(line)
    if number is None:
        return None
    if number.style == ARABIC and line[len(number.label) :][:1].isdecimal():
        return None
    return Heading(number.style, number.no, number.label, line[number.end :])


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
