"""Reads printed days, and the years of titles."""

import re
from datetime import date

from generator.grammar.folding import fold
from generator.grammar.numbers import read_number
from generator.grammar.vocabulary import YEAR_NUMBER
from generator.hanzi import read_digits

_YEAR = re.compile(f"{YEAR_NUMBER}(?=年)", re.ASCII)


def arabic_years(text: str) -> str:
    """Return `text` folded, with years like 二〇二一年 written as 2021年."""
    return _YEAR.sub(lambda match: str(read_digits(match[0])), fold(text).text)


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
    year, month, day = (read_number(part) for part in match.groups())
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None
