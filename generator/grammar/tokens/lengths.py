"""Finds lengths of time in folded text, and reads them as durations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.grammar.numbers import read_number
from generator.grammar.vocabulary import LENGTH_UNIT, NUMBER, NUMERALS, YEAR_NUMBER

_UNITS = {
    "工作日": "D",
    "自然日": "D",
    "天": "D",
    "日": "D",
    "周": "W",
    "星期": "W",
    "月": "M",
    "年": "Y",
}
_LONGEST = {"H": 2400, "D": 36500, "W": 5200, "M": 1200, "Y": 100}
"""A hundred years: a longer length is a misprint, and is asked about."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time at `start` to `end` of a folded text: an ISO 8601 duration, None if no
    duration can hold it (一个半月, 3至5天), and whether it counts working days.
    """

    start: int
    end: int
    duration: str | None
    working_days: bool = False


_LENGTH = re.compile(
    rf"""
    (?<![\d.第百千{NUMERALS}])(?<!\d\s)(?<!\d[-—~:/])(?<!每) (?:
        (?P<pair>(?!\d{{4}}){NUMBER}{LENGTH_UNIT}?(?:至|到|[-—~])) {NUMBER}{LENGTH_UNIT}
      | (?P<other>{NUMBER}{LENGTH_UNIT}\([^()]{{0,12}}?{NUMBER}{LENGTH_UNIT}\))
      | (?P<half>半)个?(?P<half_unit>年|月|小时|天|日)(?!度|制|报|谈|轻|级)
      | (?P<and_a_half>{NUMBER}个半(?:月|小时)|[{NUMERALS}]年半)
      | (?P<number>{NUMBER})(?P<unit>{LENGTH_UNIT})(?!份|号|号线|制)
    )
    """,
    re.ASCII | re.VERBOSE,
)


def find_lengths(text: str) -> Iterator[Length]:
    """Yield the lengths of time of a folded text, in order."""
    for match in _LENGTH.finditer(text):
        if match["number"] and match["unit"] == "年" and re.fullmatch(YEAR_NUMBER, match["number"]):
            continue  # 2021年 is a year of the calendar
        yield Length(match.start(), match.end(), *_read(match))


def _read(match: re.Match[str]) -> tuple[str | None, bool]:
    if match["pair"] or match["other"] or match["and_a_half"]:
        half_years = match["and_a_half"] and match["and_a_half"].endswith("年半")
        years = read_number(match["and_a_half"][:-2]) if half_years else None
        held = years and years < _LONGEST["Y"]
        return (f"P{years * 12 + 6}M" if years and held else None), False
    if match["half"]:
        halves = {"年": "P6M", "月": "P15D", "小时": "PT30M"}
        return halves.get(match["half_unit"]), False
    number, unit = read_number(match["number"]), match["unit"].removeprefix("个")
    if not number:
        return None, False
    if unit in ("小时", "分钟"):
        return (f"PT{number}{'H' if unit == '小时' else 'M'}" if number <= 9999 else None), False
    if unit == "季度":
        number, unit = number * 3, "月"
    letter = _UNITS[unit]
    held = number <= _LONGEST[letter]
    return (f"P{number}{letter}" if held else None), unit == "工作日"
