"""Numbers in the Han digits of the formats [DBNum1], [DBNum2] and [DBNum3]."""

from generator.drafting.formats.xlsx.format_codes import UnknownFormatError

_DIGITS = {
    "dbnum1": "〇一二三四五六七八九",
    "dbnum2": "零壹贰叁肆伍陆柒捌玖",
    "dbnum3": "０１２３４５６７８９",
}
_POWERS = {"dbnum1": "十百千", "dbnum2": "拾佰仟"}
_GROUPS = ("", "万", "亿")


def in_digits(number: str, digits: str) -> str:
    """Return a number with each of its digits in a set of Han digits; without a set as it stands."""
    if not digits:
        return number
    if digits not in _DIGITS:
        raise UnknownFormatError
    return number.translate(str.maketrans("0123456789", _DIGITS[digits]))


def spoken(number: int, digits: str, *, is_day: bool = True) -> str:
    """Return a number as it is spoken; ten is 十 of a day, but 一十 of a number. Without a set: ""."""
    if not digits:
        return ""
    if digits == "dbnum3":
        if not is_day:
            raise UnknownFormatError
        return in_digits(str(number), digits)
    if digits not in _POWERS or not 0 <= number < 10**12:
        raise UnknownFormatError
    if number == 0:
        return _DIGITS[digits][0]
    words = _groups(number, digits)
    one_ten = _DIGITS[digits][1] + _POWERS[digits][0]
    shortens = is_day and digits == "dbnum1" and words.startswith(one_ten)
    return words[1:] if shortens else words


def _groups(number: int, digits: str) -> str:
    """Return a number by groups of four digits: 12 0003 is 一十二万〇三."""
    zero = _DIGITS[digits][0]
    words = ""
    for power in reversed(range(len(_GROUPS))):
        group = number // 10 ** (4 * power) % 10**4
        if group:
            gap = zero if words and group < 1000 else ""
            words += gap + _group(group, digits) + _GROUPS[power]
    return words


def _group(number: int, digits: str) -> str:
    """Return a number below ten thousand."""
    written = str(number)
    words = ""
    for place, one in enumerate(written):
        power = len(written) - place - 1
        if one != "0":
            words += _DIGITS[digits][int(one)] + (_POWERS[digits][power - 1] if power else "")
        elif words and not words.endswith(_DIGITS[digits][0]):
            words += _DIGITS[digits][0]
    return words.rstrip(_DIGITS[digits][0])
