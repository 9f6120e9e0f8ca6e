"""Chinese characters and numerals."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

HAN_RANGES = (
    (0x3007, 0x3007),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x33479),
)
"""The Unicode ranges of Han characters: first and last code points."""

HAN = "".join(f"{chr(first)}-{chr(last)}" for first, last in HAN_RANGES)
"""Han characters, for use inside the brackets of a regular expression."""

_DIGITS = "零一二三四五六七八九"
DIGITS = "〇○零一二三四五六七八九"
"""Chinese digits as they stand in years, for use inside the brackets of a regular expression."""


MAX_NUMBER = 999
"""The largest number of a section or a task."""


def chinese_numeral(number: int) -> str:
    """Return `number` (1 to 999) as a plan prints it: 3 is 三, 12 is 十二, 112 is 一百一十二."""
    if not 1 <= number <= MAX_NUMBER:
        raise ValueError(f"no numeral for {number}: plans number from 1 to {MAX_NUMBER}")
    hundreds, below = divmod(number, 100)
    if hundreds:
        return f"{_DIGITS[hundreds]}百{_below_hundred(below, after_hundreds=True)}"
    return _below_hundred(below, after_hundreds=False)


def _below_hundred(number: int, *, after_hundreds: bool) -> str:
    tens, ones = divmod(number, 10)
    if tens:
        lead = "十" if tens == 1 and not after_hundreds else f"{_DIGITS[tens]}十"
    else:
        lead = "零" if ones and after_hundreds else ""
    return lead + (_DIGITS[ones] if ones else "")


def section_label(number: int) -> str:
    """Return the usual printed number of a section: 2 is 二、."""
    return f"{chinese_numeral(number)}、"


def task_label(number: int) -> str:
    """Return the usual printed number of a task: 2 is （二）."""
    return f"（{chinese_numeral(number)}）"


@cache
def _numbers() -> Mapping[str, int]:
    return MappingProxyType({chinese_numeral(one): one for one in range(1, MAX_NUMBER + 1)})


def read_numeral(numeral: str) -> int:
    """Return the value of a numeral from 一 to 九百九十九; 两 is 2, 廿五 is 25, 卅一 is 31."""
    usual = numeral.replace("两", "二").replace("廿", "二十").replace("卅", "三十")
    number = _numbers().get(usual)
    if number is None:
        raise ValueError(f"{numeral} is no numeral from 一 to {chinese_numeral(MAX_NUMBER)}")
    return number


_VALUES = {digit: number for number, digit in enumerate(_DIGITS)}
_VALUES |= dict.fromkeys("〇○Oo", 0) | {str(number): number for number in range(10)}


def read_digits(words: str) -> int:
    """Return the number whose digits stand one by one, in ASCII, Chinese or mixed: 二〇二一, 二0二1."""
    return int("".join(str(_VALUES[digit]) for digit in words))
