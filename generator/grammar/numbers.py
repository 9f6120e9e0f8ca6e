"""Reads numbers written in digits or in Chinese numerals."""

_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "○": 0, "O": 0, "o": 0, "两": 2, "元": 1}
_DIGITS |= {str(number): number for number in range(10)}


def read_number(words: str) -> int | None:
    """Return the value of 12, 十二, 两 or 一百二十; None if it is no number below 1,000 in numerals."""
    if words.isascii() and words.isdigit():
        return int(words)
    total, digit, last = 0, None, 1000
    for character in words:
        if (unit := {"十": 10, "百": 100}.get(character)) is not None:
            if unit >= last or digit == 0 or (digit is None and unit == 100):
                return None
            total, digit, last = total + (digit or 1) * unit, None, unit
        elif digit is None and character in _DIGITS:
            digit = _DIGITS[character]
            last = last if digit else 1000
        elif digit == 0 and character in _DIGITS:
            digit = _DIGITS[character]
        else:
            return None
    return (total + (digit or 0)) or None


def read_year(words: str) -> int:
    """Return the year of four digits in ASCII, Han or mixed."""
    return int("".join(str(_DIGITS[character]) for character in words))
