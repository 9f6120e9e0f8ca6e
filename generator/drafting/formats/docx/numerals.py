"""Numbers as Word writes them in its formats of lists."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.hanzi import MAX_NUMBER, chinese_numeral

_DIGITS = "〇一二三四五六七八九"
_MOST_SPOKEN = 9999
_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def numeral(number: int, kind: str) -> str | None:
    """Return a number in a format of Word, or None if this module does not know the format."""
    write = _FORMATS.get(kind)
    return None if write is None else write(number) or str(number)


def _thousands(number: int) -> str:
    """Return a number as it is spoken: 105 is 一百零五."""
    if not 1 <= number <= _MOST_SPOKEN:
        return ""
    if number <= MAX_NUMBER:
        return chinese_numeral(number)
    lead, rest = divmod(number, 1000)
    words = _DIGITS[lead] + "千"
    if rest == 0:
        return words
    gap = "零" if rest < 100 else ""
    tens = "一" if 10 <= rest < 20 else ""  # 一千零一十, not 一千零十
    return words + gap + tens + chinese_numeral(rest)


def _counting(number: int) -> str:
    """Return a number below a hundred as it is spoken, another digit by digit."""
    return chinese_numeral(number) if 1 <= number <= 99 else _digits(number)


def _digits(number: int) -> str:
    return "".join(_DIGITS[int(one)] for one in str(number)) if number >= 0 else ""


def _legal(number: int) -> str:
    words = _thousands(number)
    full = "一" + words if words.startswith("十") else words  # 壹拾, not 拾
    return full.translate(_LEGAL)


def _signs(first: str, last: int) -> Callable[[int], str]:
    """Return a writer of the signs from `first` on: of the numbers from 1 to `last`."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= last else ""


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else ""


def _letters(number: int) -> str:
    """Return a, b, …, z, aa, bb, …"""
    if not 1 <= number <= 780:
        return ""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _roman(number: int) -> str:
    if not 1 <= number <= 3999:
        return ""
    words = ""
    for value, sign in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
        (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        times, number = divmod(number, value)
        words += sign * times
    return words


def _wide(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def _ordinal(number: int) -> str:
    teen = 10 < number % 100 < 20
    return str(number) + ("th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th"))


_FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "decimal": str,
        "decimalHalfWidth": str,
        "decimalFullWidth": _wide,
        "decimalFullWidth2": _wide,
        "decimalZero": lambda number: f"{number:02}",
        "numberInDash": lambda number: f"- {number} -",
        "ordinal": _ordinal,
        "lowerLetter": _letters,
        "upperLetter": lambda number: _letters(number).upper(),
        "lowerRoman": _roman,
        "upperRoman": lambda number: _roman(number).upper(),
        "chineseCounting": _counting,
        "taiwaneseCounting": _counting,
        "chineseCountingThousand": _thousands,
        "taiwaneseCountingThousand": _thousands,
        "chineseLegalSimplified": _legal,
        "ideographDigital": _digits,
        "taiwaneseDigital": _digits,
        "japaneseDigitalTenThousand": _digits,
        "japaneseCounting": lambda number: _thousands(number) if number < 100 else "",
        "koreanDigital2": _digits,
        "ideographTraditional": _of(_STEMS),
        "ideographZodiac": _of(_BRANCHES),
        "ideographEnclosedCircle": _signs("㊀", 10),
        "decimalEnclosedCircle": _signs("①", 20),
        "decimalEnclosedCircleChinese": _signs("①", 20),
        "decimalEnclosedFullstop": _signs("⒈", 20),
        "decimalEnclosedParen": _signs("⑴", 20),
        "none": lambda _: "\u200b",
    }
)
"""The formats of a plan's numbers. Beyond its signs, Word goes on in Arabic numbers."""
