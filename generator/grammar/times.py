"""Reads days, lengths of time, frequencies and least numbers from time words."""

import calendar
import re
from datetime import date

from generator.grammar.vocabulary import (
    AT_LEAST,
    BEFORE,
    COUNTED,
    END,
    LENGTH_UNIT,
    NUMBER,
    NUMERALS,
    YEAR_IN_HAN,
)
from generator.hanzi import read_numeral
from generator.records.commitments import Frequency

_DAY = re.compile(
    rf"""
    (?: (?P<year>\d{{4}})年度? | 今年 | 本年度? | 当年 )?
    (?:
        (?P<month>\d{{1,2}}|[{NUMERALS}]{{1,3}})月份?
        (?:
            (?P<day>\d{{1,2}}|[{NUMERALS}]{{1,3}})[日号]
          | (?P<third>[上中下])旬
          | (?P<end>{END})
        )?
      | 第?(?P<quarter>[一二三四1-4])季度 (?P<quarter_end>{END})?
      | (?P<half>[上下])半年 {END}?
      | (?: (?<=年) | (?<=年度) | 年 ) (?:{END}|内)      # 2021年底 and 年底
    )
    (?P<before>{BEFORE})?
    """,
    re.ASCII | re.VERBOSE,
)
"""A day or a period: its year, and its month with a day or a third, or a part of the year."""

_ISO_DAY = re.compile(
    r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)", re.ASCII
)
_RANGE = re.compile("至|到|[-—－~～]+")
_BEFORE_A_DAY = re.compile("(?:在|于|要|须|到|至|力争|确保)+")
"""Words before a day that do not change it: 力争6月底前, 确保在6月底前."""

_LENGTH = re.compile(
    rf"(?<![百千\d{NUMERALS}])(?P<number>{NUMBER})(?P<unit>{LENGTH_UNIT})", re.ASCII
)
_LENGTH_UNITS = {
    "工作日": "D",
    "自然日": "D",
    "天": "D",
    "日": "D",
    "周": "W",
    "星期": "W",
    "月": "M",
    "年": "Y",
}

_FREQUENCIES = (
    ("[7七][×xX*][2二][4四]小时|24小时|全天候", Frequency.CONTINUOUS),
    ("[每逐][天日]|每个?工作日|日报|按[日天]|[一1]日一", Frequency.DAILY),
    ("[每逐]个?周|按周|周报|[一1]周一", Frequency.WEEKLY),
    ("[每逐]个?月|按月|月报|月度|[一1]个?月(?:至少)?[一1]", Frequency.MONTHLY),
    ("季度|[每逐按]季|季报|[一1]季一", Frequency.QUARTERLY),
    ("半年", Frequency.HALF_YEARLY),
    ("每个?年|年度|按年|年内至少|全年|(?<!半)[一1]年|年内不", Frequency.YEARLY),
)
"""Words that name a frequency, in a text from which similar words have been removed."""

_PART_OF_A_YEAR = re.compile("第?[一二三四1-4]季度|[上下]半年")

VAGUE = frozenset({"及时", "定期", "尽快", "逐步", "同步", "第一时间", "适时"})
"""Words that name no definite time, and so no deadline."""


def read_day(expression: str, document_year: int | None) -> date | None:
    """Return the day that `8月20日前`, `2020年11月底前`, `三季度末` or `年内` names, or None if unreadable.

    Without a year, it is the document's. A period, or a range of periods, ends on its last day.
    None for the time before a month or a quarter (10月前): some plans mean its first day, some its
    last.
    """
    words = arabic_years(expression.strip())
    if iso := _ISO_DAY.match(words):
        return _day(int(iso["year"]), int(iso["month"]), int(iso["day"]))
    lead = _BEFORE_A_DAY.match(words)
    first, *others = _RANGE.split(words[lead.end() if lead else 0 :])
    start = _DAY.match(first)
    match = _DAY.match(others[-1]) if others and start else start
    if match is None:
        return None
    printed_year = match["year"] or (start["year"] if start else None)
    year = int(printed_year) if printed_year else document_year
    return None if year is None else _last_day_of(match, year)


def _last_day_of(match: re.Match[str], year: int) -> date | None:
    """Return the last day of a match of `_DAY` in a year; None if two days can be meant."""
    is_open = match["before"] and not any(
        match[name] for name in ("day", "third", "end", "quarter_end")
    )
    if match["month"]:
        if is_open:
            return None
        return _day(year, _read_number(match["month"]), _last_of(match["day"], match["third"]))
    if match["quarter"]:
        return None if is_open else _day(year, 3 * "一二三四1234".index(match["quarter"]) % 12 + 3)
    return _day(year, 6 if match["half"] == "上" else 12)


def _last_of(day: str | None, third: str | None) -> int | None:
    if third:
        return {"上": 10, "中": 20}.get(third)
    return _read_number(day) if day else None


def _day(year: int, month: int | None, day: int | None = None) -> date | None:
    """Return a day, by default the last of the month; None if the calendar has no such day."""
    if not (1949 <= year <= 2199 and month and 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, day or last) if (day or last) <= last and day != 0 else None


_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HAN_YEAR = re.compile(f"{YEAR_IN_HAN}(?=年)")
_SPACE_BEFORE_YEAR = re.compile(r"(?<=\d)\s+(?=年)")


def arabic_years(text: str) -> str:
    """Return `text` with years like 二〇二一年 written as 2021年, and no space before 年."""
    text = _HAN_YEAR.sub(lambda match: match[0].translate(_HAN_DIGITS), text)
    return _SPACE_BEFORE_YEAR.sub("", text)


_PRINTED_DAY = re.compile(
    r"""
    (?P<year>\d{4})                                 \s* [年./-] \s*
    (?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})  \s* [月./-] \s*
    (?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})
    """,
    re.ASCII | re.VERBOSE,
)


def read_printed_day(text: str) -> date | None:
    """Return the day of a printed date (2017年08月01日, 2020-10-21 09:55, 二〇二一年三月二日), or None if
    it is incomplete.
    """
    match = _PRINTED_DAY.search(arabic_years(text))
    if match is None:
        return None
    year, month, day = (_read_number(part) for part in match.groups())
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def read_length(expression: str) -> tuple[str, bool] | None:
    """Return the duration that `5个工作日内` or `不超过一周` names, and whether it counts working days;
    of several the last. None if unreadable.
    """
    found = list(_LENGTH.finditer(expression))
    number = _read_number(found[-1]["number"]) if found else None
    if not number:
        return None
    unit = found[-1]["unit"].removeprefix("个")
    if unit == "小时":
        return f"PT{number}H", False
    return f"P{number}{_LENGTH_UNITS[unit]}", unit == "工作日"


def read_frequency(expression: str) -> tuple[Frequency, ...]:
    """Return the frequencies that `每季度或半年` names, from often to rare; empty if unreadable."""
    words = _PART_OF_A_YEAR.sub("", expression).replace("半年度", "半年")  # not the yearly 年度
    found = {frequency for pattern, frequency in _FREQUENCIES if re.search(pattern, words)}
    return tuple(frequency for frequency in Frequency if frequency in found)


_ANY_NUMBER = rf"(?:\d+|[{NUMERALS}]+)"
_LEAST = re.compile(
    rf"""
    {AT_LEAST} [^\d{NUMERALS}]* (?P<least>{_ANY_NUMBER}) {COUNTED}
  | (?<![\d{NUMERALS}]) (?P<more>{_ANY_NUMBER}) {COUNTED} 及?以上
    """,
    re.ASCII | re.VERBOSE,
)


def read_least_number(expression: str) -> int | None:
    """Return the least number that `年内至少听取1次` names, or None if it names none."""
    match = _LEAST.search(expression)
    return _read_number(match["least"] or match["more"]) if match else None


def _read_number(words: str) -> int | None:
    if words.isdecimal():
        return int(words)
    try:
        return read_numeral(words)
    except ValueError:
        return None
