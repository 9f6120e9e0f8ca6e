"""What the time words of a commitment come to: days, periods, and the page they belong to."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from generator.hanzi import read_numeral
from generator.records.commitments import (
    Frequency,
)

_UNITS = {"H": "hours", "D": "days", "W": "weeks", "M": "months", "Y": "years"}

_NUMERALS = "一二两三四五六七八九十"
_NUMBER = rf"(\d+|[{_NUMERALS}]+)"

_MONTH = rf"(?P<month>\d{{1,2}}|[{_NUMERALS}]{{1,3}})月份?"
_DAY = re.compile(
    r"(?:(?P<year>\d{4})年度?|今年|本年度?|当年)?(?:"
    + _MONTH
    + rf"(?:(?P<day>\d{{1,2}}|[{_NUMERALS}]{{1,3}})[日号]|(?P<third>[上中下])旬|(?P<end>[底末]))?"
    r"|第?(?P<quarter>[一二三四1-4])季度(?P<quarter_end>[底末])?"
    r"|(?P<half>[上下])半年[底末]?"
    r"|(?:(?<=年)|(?<=年度)|年)[底末内])(?P<before>之?前|以前)?",
    re.ASCII,
)
_ISO_DAY = re.compile(
    r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)", re.ASCII
)
_RANGE = re.compile("至|到|[-—－~～]+")

_LENGTH = re.compile(
    rf"(?<![百千\d{_NUMERALS}]){_NUMBER}"
    r"(?P<unit>个?工作日|个?自然日|天|日|周|个?星期|个月|个?小时|年)",
    re.ASCII,
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

VAGUE = frozenset({"及时", "定期", "尽快", "逐步", "同步", "第一时间", "适时"})
"""Words that name no time: a plan that only says so has no deadline there."""


def read_day(expression: str, document_year: int | None) -> date | None:
    """Return the day that `8月20日前`, `2020年11月底前`, `三季度末` or `年内` names, or None if unreadable.

    A year that the words do not give is the document's own; a period ends on its last day, and so
    does a range of periods. What ends before a month or a quarter (10月前) is left open: some mean
    its first day, some its last.
    """
    words = arabic_years(expression.strip())
    if iso := _ISO_DAY.match(words):
        return _day(int(iso["year"]), int(iso["month"]), int(iso["day"]))
    first, *others = _RANGE.split(words.lstrip("在于要须到至力争确保"))
    start = _DAY.match(first)
    match = _DAY.match(others[-1]) if others and start else start
    if match is None:
        return None
    printed_year = match["year"] or (start["year"] if start else None)
    year = int(printed_year) if printed_year else document_year
    if year is None:
        return None
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
    """Return a day, or the last of the month; None where the calendar has no such day."""
    if not (1949 <= year <= 2199 and month and 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, day or last) if (day or last) <= last and day != 0 else None


_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def arabic_years(text: str) -> str:
    """Return `text` with years like 二〇二一年 as 2021年, and no space before 年."""
    text = re.sub(
        "[〇○零一二三四五六七八九]{4}(?=年)", lambda match: match[0].translate(_HAN_DIGITS), text
    )
    return re.sub(r"(?<=\d)\s+(?=年)", "", text)


def read_printed_day(text: str) -> date | None:
    """Return the day of a printed date, 2017年08月01日, 2020-10-21 09:55 or 二〇二一年三月二日, or None
    where it prints no whole day.
    """
    number = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
    pattern = rf"(\d{{4}})\s*[年./-]\s*{number}\s*[月./-]\s*{number}"
    match = re.search(pattern, arabic_years(text), re.ASCII)
    if match is None:
        return None
    year, month, day = (_read_number(part) for part in match.groups())
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def read_length(expression: str) -> tuple[str, bool] | None:
    """Return the duration that `5个工作日内` or `不超过一周` names and whether it counts working days,
    or None if unreadable; of several lengths the last.
    """
    found = list(_LENGTH.finditer(expression))
    number = _read_number(found[-1][1]) if found else None
    if not number:
        return None
    unit = found[-1]["unit"].removeprefix("个")
    if unit == "小时":
        return f"PT{number}H", False
    return f"P{number}{_LENGTH_UNITS[unit]}", unit == "工作日"


def read_frequency(expression: str) -> tuple[Frequency, ...]:
    """Return the frequencies that `每季度或半年` names, from often to rare; none if unreadable."""
    # 第一季度 and 上半年 are parts of a year, not frequencies; 半年度 is no 年度.
    words = re.sub("第?[一二三四1-4]季度|[上下]半年", "", expression).replace("半年度", "半年")
    found = {frequency for pattern, frequency in _FREQUENCIES if re.search(pattern, words)}
    return tuple(frequency for frequency in Frequency if frequency in found)


AT_LEAST = "至少|不得?少于|不得?低于"
"""Words that make a number a minimum, as a regular expression."""

TIMES = "[次期条篇场轮件]"
"""What a minimum counts, as a regular expression."""

_LEAST = re.compile(
    rf"(?:{AT_LEAST})[^\d{_NUMERALS}]*{_NUMBER}{TIMES}|{_NUMBER}{TIMES}(?:及)?以上",
    re.ASCII,
)


def read_least_number(expression: str) -> int | None:
    """Return the number that `年内至少听取1次` asks for, or None where it names none."""
    match = _LEAST.search(expression)
    return _read_number(match[1] or match[2]) if match else None


def _read_number(words: str) -> int | None:
    if words.isdecimal():
        return int(words)
    try:
        return read_numeral(words)
    except ValueError:
        return None


def split_duration(duration: str) -> tuple[int, str]:
    """Return the figure and the unit (`hours` to `years`) of `PT24H`, `P5D`, `P1W`, `P1M` or `P3Y`."""
    return int(duration[1:-1].removeprefix("T")), _UNITS[duration[-1]]


@cache
def _workday_calendar() -> Callable[[date], bool]:
    from chinese_calendar import is_workday  # slow to import

    is_a_workday: Callable[[date], bool] = is_workday
    return is_a_workday


def is_working_day(day: date) -> bool | None:
    """Tell whether `day` is one by the State Council's calendar, or None if it is not yet known."""
    try:
        return _workday_calendar()(day)
    except NotImplementedError:
        return None


def exceptional_days() -> tuple[date, date, tuple[date, ...], tuple[date, ...]]:
    """Return the first and the last day that the State Council's calendar reaches, the weekdays off,
    and the weekends worked.
    """
    day = first = _first_known_day()
    off: list[date] = []
    worked: list[date] = []
    while (working := is_working_day(day)) is not None:
        if working is not (day.weekday() < 5):
            (worked if working else off).append(day)
        day += timedelta(days=1)
    return first, day - timedelta(days=1), tuple(off), tuple(worked)


def _first_known_day() -> date:
    from chinese_calendar.constants import holidays

    return date(min(holidays).year, 1, 1)


def last_day(start: date, duration: str, *, working_days: bool) -> date | None:
    """Return the last day of a period that runs from the event on `start`.

    The day of the event is not counted (Civil Code, art. 201); months end on the same number or the
    month's last day (art. 202); a calendar period that ends on a holiday ends on the next working
    day (art. 203). None where the State Council's calendar does not reach, and for hours: they are
    counted from an hour that no plan names.
    """
    number, unit = split_duration(duration)
    day = start
    if working_days:
        while number:
            day += timedelta(days=1)
            working = is_working_day(day)
            if working is None:
                return None
            number -= working
        return day
    match unit:
        case "hours":
            return None
        case "months" | "years":
            months = start.year * 12 + start.month - 1 + number * (12 if unit == "years" else 1)
            year, month = divmod(months, 12)
            day = date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
        case "weeks":
            day += timedelta(weeks=number)
        case _:
            day += timedelta(days=number)
    while not (working := is_working_day(day)):
        if working is None:
            return None
        day += timedelta(days=1)
    return day
