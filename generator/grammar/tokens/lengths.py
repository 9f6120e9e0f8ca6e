"""Finds lengths of time in folded text, and reads them as durations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.grammar.numbers import read_number
from generator.grammar.vocabulary import LENGTH_UNIT, NUMBER, NUMERALS, YEAR_NUMBER
from generator.records.values import fits_duration

_UNITS = {
    "分钟": "PT{}M",
    "小时": "PT{}H",
    "工作日": "P{}D",
    "自然日": "P{}D",
    "日历日": "P{}D",
    "天": "P{}D",
    "日": "P{}D",
    "周": "P{}W",
    "星期": "P{}W",
    "月": "P{}M",
    "年": "P{}Y",
}


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time at `start` to `end` of a folded text: an ISO 8601 duration, None if no
    duration can hold it (一个半月, 3至5天, 2个交易日), and whether it counts working days.
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
      | (?P<number>{NUMBER})(?:\({NUMBER}\))?(?P<unit>{LENGTH_UNIT})(?!份|号|号线|制)(?:\(含\))?
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
    if match["pair"] or match["other"]:
        return None, False
    if words := match["and_a_half"]:
        years = read_number(words[:-2]) if words.endswith("年半") else None
        return _held(f"P{years * 12 + 6}M") if years else None, False
    if match["half"]:
        halves = {"年": "P6M", "月": "P15D", "小时": "PT30M"}
        return halves.get(match["half_unit"]), False
    number, unit = read_number(match["number"]), _usual(match["unit"])
    if number is None or unit == "交易日":  # no record holds days on which an exchange is open
        return None, False
    if unit == "季度":
        number, unit = number * 3, "月"
    return _held(_UNITS[unit].format(number)), unit == "工作日"


def _usual(unit: str) -> str:
    """Return a unit by its usual name: 日历天 and 个日历日 are one."""
    unit = unit.removeprefix("个")
    return unit[:2] + "日" if unit[2:] == "天" else unit


def _held(duration: str) -> str | None:
    """Return a duration that a record can hold; a longer one is a misprint, and is asked about."""
    return duration if fits_duration(duration) else None
