"""Reads numbers written in digits or in Chinese numerals."""

from generator.hanzi import read_numeral

_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "○": 0, "O": 0, "o": 0}
_DIGITS |= {str(number): number for number in range(10)}


def read_number(words: str) -> int | None:
    """Return the value of 12, 十二, 两 or 一百二十, or of the 元 of 元月; None if it is no number."""
    if words.isascii() and words.isdigit():
        return int(words)
    if words.startswith("一十"):  # 一十二 is 十二
        words = words[1:]
    try:
        return 1 if words == "元" else read_numeral(words)
    except ValueError:
        return None


def read_year(words: str) -> int:
    """Return the year of four digits in ASCII, Han or mixed."""
    return int("".join(str(_DIGITS[character]) for character in words))
