"""Shows days and times as Excel does."""

from datetime import datetime, timedelta

from generator.drafting.formats.xlsx.format_codes import Kind, Section, Token, UnknownFormatError
from generator.drafting.formats.xlsx.han_digits import in_digits, spoken

_LAST = 2_958_466
"""The day after 9999-12-31."""

_MINUTES = ("m", "mm")
_WEEKDAYS = "一二三四五六日"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
_CHINESE = ("804", "0804", "1004", "404", "H-CN")


def show_date(serial: float, section: Section, *, from_1904: bool) -> str:
    """Return a number of days as a day or a time, or raise `UnknownFormatError`."""
    if section.locale in ("F800", "DATE"):
        day = _day(serial, from_1904=from_1904)
        return f"{day.year}年{day.month}月{day.day}日"
    seconds = _is_rounded_to_seconds(section)
    unit = 86400 if seconds else 1440
    counted = round(serial * unit) if _has_time(section) else int(serial) * unit
    if section.holds(Kind.ELAPSED):
        return "".join(_elapsed(one, counted * (86400 // unit), section) for one in section.tokens)
    moment = _day(counted / unit, from_1904=from_1904)
    if _has_time(section) and not seconds:
        moment = _day(int(serial * 1440 + 1e-6) / 1440, from_1904=from_1904)
    tokens = _with_minutes(section.tokens)
    return "".join(_shown(one, moment, section) for one in tokens)


def _has_time(section: Section) -> bool:
    return section.holds(Kind.ELAPSED, Kind.HALF_DAY) or any(
        one.kind is Kind.DATE and one.words[0] in "hs" for one in section.tokens
    )


def _is_rounded_to_seconds(section: Section) -> bool:
    return any(one.words[:1] == "s" for one in section.tokens if one.kind is not Kind.WORDS)


def _day(serial: float, *, from_1904: bool) -> datetime:
    """Return the day of a number; day 60 of 1900 is one that Excel alone knows."""
    if from_1904:
        serial += 1462
    if not 0 <= serial < _LAST or 60 <= serial < 61:
        raise UnknownFormatError
    start = datetime(1899, 12, 31) if serial < 60 else datetime(1899, 12, 30)
    moment = start + timedelta(seconds=round(serial * 86400))
    if moment.year < 1900:
        moment = moment.replace(year=1900, month=1, day=1)  # a time without a day
    return moment


def _with_minutes(tokens: tuple[Token, ...]) -> list[Token]:
    """Return tokens in which m is a minute where it stands behind hours or before seconds."""
    told = [n for n, one in enumerate(tokens) if one.kind in (Kind.DATE, Kind.ELAPSED)]
    found = list(tokens)
    for order, place in enumerate(told):
        before = tokens[told[order - 1]].words if order else ""
        after = tokens[told[order + 1]].words if order + 1 < len(told) else ""
        if tokens[place].words in _MINUTES and (before[:1] == "h" or after[:1] == "s"):
            found[place] = Token(Kind.DATE, "n" * len(tokens[place].words))
    return found


def _elapsed(token: Token, seconds: int, section: Section) -> str:
    hours, minutes = seconds // 3600, seconds // 60
    if token.kind is Kind.ELAPSED:
        total = {"h": hours, "m": minutes, "s": seconds}[token.words[0]]
        return str(total).zfill(len(token.words))
    if token.kind is Kind.DATE and token.words in ("m", "mm", "s", "ss"):
        rest = (minutes if token.words[0] == "m" else seconds) % 60
        return str(rest).zfill(len(token.words))
    return _plain(token, section)


def _plain(token: Token, section: Section) -> str:
    signs = {Kind.POINT: ".", Kind.COMMA: ","}
    if token.kind is Kind.WORDS:
        return token.words
    if token.kind in signs and not section.holds(Kind.DIGIT):
        return signs[token.kind]
    raise UnknownFormatError


def _shown(token: Token, moment: datetime, section: Section) -> str:
    if token.kind is Kind.HALF_DAY:
        names = token.words.upper().split("/")
        return names[moment.hour >= 12]
    if token.kind is not Kind.DATE:
        return _plain(token, section)
    unit, width = token.words[0], len(token.words)
    if unit in "ye":
        year = str(moment.year)
        return in_digits(year if unit == "e" or width > 2 else year[2:], section.digits)
    if unit == "a" or width > 2:
        return _name(unit, width, moment, section)
    hour = (moment.hour + 11) % 12 + 1 if section.holds(Kind.HALF_DAY) else moment.hour
    value = {"m": moment.month, "d": moment.day, "h": hour, "n": moment.minute, "s": moment.second}
    return spoken(value[unit], section.digits) or str(value[unit]).zfill(width)


def _name(unit: str, width: int, moment: datetime, section: Section) -> str:
    """Return the name of a weekday or a month."""
    is_chinese = section.locale in _CHINESE
    weekday = moment.weekday()
    if unit == "a" or (unit == "d" and is_chinese):
        return ("星期" if width == 4 else "周" if unit == "d" else "") + _WEEKDAYS[weekday]
    if is_chinese or unit not in "md" or width > 4:
        raise UnknownFormatError
    name = _MONTHS[moment.month - 1] if unit == "m" else _DAYS[weekday]
    return name if width == 4 else name[:3]
