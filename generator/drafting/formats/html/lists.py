"""Counts the items of lists, and writes their numbers as a browser shows them."""

from collections.abc import Mapping

from lxml.html import HtmlElement

from generator.drafting.formats.html.styles import strings_of
from generator.hanzi import chinese_numeral

_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_PLAIN = frozenset(
    ("none", "disc", "circle", "square", "initial", "inherit", "inside", "outside", "")
)
_CHINESE = frozenset(
    [
        "cjk-ideographic",
        "simp-chinese-informal",
        "simp-chinese-formal",
        "trad-chinese-informal",
        "trad-chinese-formal",
        "cjk-decimal",
        "japanese-informal",
    ]
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


class Counter:
    """Counts the items of one list."""

    def __init__(self, element: HtmlElement | None) -> None:
        self._step = 1
        self._next = 1
        if element is None or element.tag != "ol":
            return
        if element.get("reversed") is not None:
            self._step = -1
            self._next = sum(one.tag == "li" for one in element)
        self._next = _integer(element.get("start"), self._next)

    def count(self, item: HtmlElement) -> int:
        """Return the number of an item, and count it."""
        number = _integer(item.get("value"), self._next)
        self._next = number + self._step
        return number


def list_type(element: HtmlElement, declared: Mapping[str, str], inherited: str) -> str:
    """Return the type of the numbers of a list or an item."""
    for name in ("list-style-type", "list-style"):
        if value := declared.get(name):
            return value if name == "list-style-type" else _type_in(value)
    if (given := _TYPES.get((element.get("type") or "").strip())) and element.tag in ("ol", "li"):
        return given
    if element.tag in ("ul", "menu", "dir"):
        return "disc"
    return "decimal" if element.tag == "ol" else inherited


def _type_in(value: str) -> str:
    """Return the type in a short notation: `list-style: inside decimal`."""
    if strings_of(value) is not None:
        return value
    words = [one for one in value.lower().split() if one not in ("inside", "outside")]
    return next((one for one in words if not one.startswith("url(")), "disc")


def marker(kind: str, number: int) -> str:
    """Return the marker of an item: 4. or 四、; signs without a number are not words, and left out."""
    if (words := strings_of(kind)) is not None:
        return words
    kind = kind.lower()
    if kind in _PLAIN:
        return ""
    if kind in _CHINESE and 1 <= number <= 99:
        return f"{chinese_numeral(number)}、"
    if kind in ("cjk-heavenly-stem", "cjk-earthly-branch"):
        signs = _STEMS if kind == "cjk-heavenly-stem" else _BRANCHES
        return f"{signs[number - 1]}、" if 1 <= number <= len(signs) else f"{number}、"
    return f"{_numeral(kind, number)}. "


def _numeral(kind: str, number: int) -> str:
    if kind.endswith(("-alpha", "-latin")) and number > 0:
        letters = _letters(number)
        return letters.upper() if kind.startswith("upper") else letters
    if kind.endswith("-roman") and 0 < number < 4000:
        numeral = _roman(number)
        return numeral.upper() if kind.startswith("upper") else numeral
    return f"{number:02d}" if kind == "decimal-leading-zero" else str(number)


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    numeral = ""
    for value, letters in _ROMAN:
        while number >= value:
            numeral, number = numeral + letters, number - value
    return numeral


def _integer(value: str | None, default: int) -> int:
    text = (value or "").strip()
    digits = text.removeprefix("-").removeprefix("+")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) < 7 else default
