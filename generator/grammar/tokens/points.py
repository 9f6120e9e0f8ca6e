"""Finds points of the calendar in folded text: days, months and their parts, parts of years, years."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator.grammar.numbers import read_number
from generator.grammar.vocabulary import (
    BEFORE,
    CLOCK,
    DAY_NUMBER,
    END,
    FOLLOWING,
    JOINER,
    LAST_YEAR,
    MONTH_NUMBER,
    NEXT_YEAR,
    NOT_AFTER_A_NUMBER,
    NUMERALS,
    RANGE,
    WITHIN,
    YEAR_NUMBER,
    YEAR_WORD,
)
from generator.hanzi import read_digits
from generator.records import values


@dataclass(frozen=True, slots=True)
class Point:
    """A day, or a period of the calendar, at `start` to `end` of a folded text.

    `year` is printed; `shift` is the distance from the document's year that 明年 or 去年 names.
    Of `month` with `day` or `third`, `quarter`, `half`, at most one is not None; without any of
    them the point is a year. `is_end` if 底 or 末 stands with it;
    `is_elided` if its 月 or 季度 stands only with a later one: 3、6、9月, and `may_number` if it can be the
    number of an item as well.
    """

    start: int
    end: int
    year: int | None = None
    shift: int | None = None
    follows: bool = False
    month: int | None = None
    day: int | None = None
    third: int | None = None
    quarter: int | None = None
    half: int | None = None
    is_end: bool = False
    is_elided: bool = False
    may_number: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it is a day, not a period."""
        return self.day is not None

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year."""
        return self.month is None and self.quarter is None and self.half is None

    @property
    def names_a_year(self) -> bool:
        """Whether its words name a year."""
        return self.year is not None or self.shift is not None

    def _year(self, document_year: int | None) -> int | None:
        if self.year is not None:
            return self.year
        return None if document_year is None else document_year + (self.shift or 0)

    def first(self, document_year: int | None) -> date | None:
        """Return its first day, or None if unknown."""
        year = self._year(document_year)
        if year is None:
            return None
        if self.month:
            return _day(year, self.month, self.day or {2: 11, 3: 21}.get(self.third or 1, 1))
        if self.quarter:
            return _day(year, self.quarter * 3 - 2, 1)
        return _day(year, 7 if self.half == 2 else 1, 1)

    def last(self, document_year: int | None) -> date | None:
        """Return its last day, or None if unknown."""
        year = self._year(document_year)
        if year is None:
            return None
        if self.month:
            return _day(year, self.month, self.day or {1: 10, 2: 20}.get(self.third or 3))
        if self.quarter:
            return _day(year, self.quarter * 3)
        return _day(year, 6 if self.half == 1 else 12)


def _day(year: int, month: int, day: int | None = None) -> date | None:
    """Return a day, by default the last of the month; None if the calendar has no such day, or no record
    can hold its year.
    """
    if not (values.FIRST_YEAR <= year <= values.LAST_YEAR and 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, day or last) if 1 <= (day or last) <= last else None


_NOT_A_NOUN = "(?!端|考|评|述|总结|绩效|目标|有)"
"""年底考核 is an act, not a time."""
_MORE_MONTHS = (
    rf"(?:{RANGE}|{JOINER})(?:{YEAR_NUMBER}年)?(?:{MONTH_NUMBER}(?:{RANGE}|{JOINER})){{0,11}}"
)

_MEASURED = "[万亿元个项条件人吨公平亩米年]"
"""What makes a number with a point an amount, not a month: 2022.5万元."""

_POINT = re.compile(
    rf"""
    {NOT_AFTER_A_NUMBER}
    (?P<iy>(?:19|20)\d\d) (?P<sep>[-./]) (?P<im>\d{{1,2}}) (?P=sep) (?P<id>\d{{1,2}}) (?!\d) {CLOCK}
  | {NOT_AFTER_A_NUMBER} (?P<ny>(?:19|20)\d\d) [-./] (?P<nm>0?[1-9]|1[0-2]) (?![\d.%/]|-\d{{1,2}}(?!\d)|{_MEASURED})
  | {NOT_AFTER_A_NUMBER} (?P<a_year> (?P<year>{YEAR_NUMBER})(?:年度?|(?={RANGE}{YEAR_NUMBER}年)) | (?P<word>{YEAR_WORD}) )?
    (?: (?P<month>{MONTH_NUMBER})月份?(?!龄)
        (?: (?P<day>{DAY_NUMBER})[日号](?!线) {CLOCK} | [上中]?(?P<third>[上中下])旬 | (?P<end>{END}(?!期)) )?
      | (?P<elided>{MONTH_NUMBER}) (?={_MORE_MONTHS}{MONTH_NUMBER}月)
      | (?P<elided_quarter>第?[一二三四1-4]) (?=(?:(?:{RANGE}|{JOINER})第?[一二三四1-4]){{1,3}}个?季度)
      | (?: (?: 第?(?P<quarter>[一二三四1-4]) | (?P<three>前三)个? ) 季度(?!假) | [Qq](?P<q>[1-4])(?!\d) ) (?P<quarter_end>{END})?
      | (?P<half>[上下])半年(?![轻级]) 度?(?P<half_end>{END})?
      | (?(a_year)
            (?: 年?(?P<year_end>[底末]|终(?={BEFORE})){_NOT_A_NOUN} )?
          | (?<![\d半几多数周百成青少老童壮学近{NUMERALS}])年度?
            (?: (?P<bare_end>[底末]|终(?={BEFORE})){_NOT_A_NOUN} | (?={WITHIN}) ) ) )
    """,
    re.ASCII | re.VERBOSE,
)

_DAY_ALONE = re.compile(
    rf"(?<=[日号])(?:{RANGE}|{JOINER})(?P<day>{DAY_NUMBER})[日号]{CLOCK}", re.ASCII
)
"""A day whose month stands with the day before it: 6月20日、30日."""

_MONTH_SLASH_DAY = re.compile(
    r"(?<![\d/.-])(?P<month>1[0-2]|0?[1-9])[/.](?P<day>[12]\d|3[01]|0?[1-9])(?![\d/.%])", re.ASCII
)
"""A day in a time column: 9/30, 6.30."""


def find_points(text: str, *, in_column: bool = False) -> Iterator[Point]:
    """Yield the points of a folded text, in order."""
    last: Point | None = None
    numbers: frozenset[int | None] | None = None
    position = 0
    while match := _POINT.search(text, position):
        point = _point(match)
        if point.is_elided and not in_column and _may_number(text, match.start(), match.end()):
            numbers = _item_numbers(text) if numbers is None else numbers
            if point.month and numbers & {point.month - 1, point.month + 1}:
                position = match.end()
                continue
            point = replace(point, may_number=True)
        last = point if not point.is_year or point.names_a_year else last
        yield point
        position = match.end()
        while last and last.is_day and (more := _DAY_ALONE.match(text, position)):
            last = replace(
                last,
                start=more.start("day"),
                end=more.end(),
                day=read_number(more["day"]),
            )
            yield last
            position = more.end()
        position = max(position, match.start() + 1)
    if in_column:
        for match in _MONTH_SLASH_DAY.finditer(text):
            yield Point(
                match.start(), match.end(), month=int(match["month"]), day=int(match["day"])
            )


_ITEM = re.compile(rf"(?:^|(?<=[\n。;:]))({MONTH_NUMBER})(?=、)", re.ASCII)


def _may_number(text: str, start: int, end: int) -> bool:
    """Tell whether a number can be that of an item: 2、9月底前完成 at the beginning of a line.

    一、二季度 is none: what has a Chinese numeral is a heading, not a task.
    """
    is_number = text[start:end].isdigit() or "季度" not in text[end : end + 9]
    return is_number and text[end : end + 1] == "、" and (start == 0 or text[start - 1] in "\n。;:")


def _item_numbers(text: str) -> frozenset[int | None]:
    """Return all numbers of a text that can be those of items; an item has one before or after it."""
    return frozenset(_number(match[1]) for match in _ITEM.finditer(text))


def _point(match: re.Match[str]) -> Point:
    point = Point(match.start(), match.end())
    if match["ny"]:
        return replace(point, year=int(match["ny"]), month=int(match["nm"]))
    if match["iy"]:
        return replace(point, year=int(match["iy"]), month=int(match["im"]), day=int(match["id"]))
    return replace(
        point,
        year=read_digits(match["year"]) if match["year"] else None,
        shift=_shift(match["word"]) if match["word"] else None,
        follows=bool(match["word"] and re.match(FOLLOWING, match["word"])),
        month=_number(match["month"] or match["elided"]),
        is_elided=bool(match["elided"] or match["elided_quarter"]),
        day=_number(match["day"]),
        third="上中下".find(match["third"]) + 1 if match["third"] else None,
        quarter=3 if match["three"] else _quarter(match),
        half="上下".find(match["half"]) + 1 if match["half"] else None,
        is_end=any(match[name] for name in _ENDS),
    )


_ENDS = ("end", "quarter_end", "half_end", "year_end", "bare_end")


def _number(words: str | None) -> int | None:
    return read_number(words) if words else None


def _quarter(match: re.Match[str]) -> int | None:
    elided = match["elided_quarter"]
    return _number(elided.removeprefix("第") if elided else match["quarter"] or match["q"])


def _shift(word: str) -> int:
    if word == "后年":
        return 2
    if re.fullmatch(NEXT_YEAR, word):
        return 1
    return -1 if re.fullmatch(LAST_YEAR, word) else 0
