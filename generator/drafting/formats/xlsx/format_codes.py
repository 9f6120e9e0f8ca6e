"""Reads the codes of number formats into sections of tokens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache


class UnknownFormatError(Exception):
    """A number format that this package does not know, so that a person must look."""


class Kind(Enum):
    """What a token of a format stands for."""

    WORDS = auto()
    DIGIT = auto()
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    GENERAL = auto()
    TEXT = auto()
    DATE = auto()
    ELAPSED = auto()
    HALF_DAY = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token: what it stands for, and its letters."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a format: for which numbers, in which digits, and how."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None
    digits: str = ""
    locale: str = ""  # its last four signs: 0804 of [$-1E000804], H-CN of [$-zh-CN]

    def holds(self, *kinds: Kind) -> bool:
        """Tell whether a token of one of these kinds is in the section."""
        return any(one.kind in kinds for one in self.tokens)


_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"?
    | [\\!](?P<escaped>.)            # ! as Chinese Excel writes it
    | _(?P<gap>.)                    # as wide as a sign
    | \*(?P<filler>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|G/通用格式)
    | (?P<half_day>AM/PM|A/P|上午/下午)
    | (?P<date>y+|m+|d+|h+|s+|e+|aaaa|aaa)
    | (?P<digit>[0\#?])
    | (?P<point>\.)
    | (?P<comma>,)
    | (?P<percent>%)
    | (?P<text>@)
    | (?P<end>;)
    | (?P<plain>[^\x21-\x7e] | [-+$()&~'{}<>=:^ ] | /)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Matches a token of a format; what it does not match is unknown."""

_KINDS = {
    "quoted": Kind.WORDS, "escaped": Kind.WORDS, "plain": Kind.WORDS, "general": Kind.GENERAL,
    "half_day": Kind.HALF_DAY, "date": Kind.DATE, "digit": Kind.DIGIT, "point": Kind.POINT,
    "comma": Kind.COMMA, "percent": Kind.PERCENT, "text": Kind.TEXT,
}  # fmt: skip

_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_COLOUR = re.compile(r"(?:black|blue|cyan|green|magenta|red|white|yellow|颜色|color)\s*\d*", re.I)
_COLOURS = frozenset("黑蓝青绿红白黄") | {
    "洋红",
    "蓝绿",
    "黑色",
    "蓝色",
    "绿色",
    "红色",
    "白色",
    "黄色",
}
_LOCALE_DIGITS = {0: "", 1: "", 0x1E: "dbnum1", 0x1F: "dbnum2", 0x20: "dbnum3"}
_LONGEST = 500


@cache
def read_code(code: str) -> tuple[Section, ...]:
    """Return the sections of a format, or raise `UnknownFormatError`."""
    if len(code) > _LONGEST:
        raise UnknownFormatError
    return tuple(map(_section, _split(code)))


def _split(code: str) -> Iterator[list[re.Match[str]]]:
    section: list[re.Match[str]] = []
    place = 0
    while place < len(code):
        match = _TOKEN.match(code, place)
        if match is None:
            raise UnknownFormatError
        place = match.end()
        if match.lastgroup == "end":
            yield section
            section = []
        else:
            section.append(match)
    yield section


def _section(matches: list[re.Match[str]]) -> Section:
    tokens: list[Token] = []
    condition: tuple[str, float] | None = None
    digits = locale = ""
    for match in matches:
        name = match.lastgroup or ""
        words = match[name]
        if name == "bracket":
            if found := _CONDITION.fullmatch(words):
                condition = (found[1], float(found[2]))
            elif words.lower().startswith("dbnum"):
                digits = words.lower()
            elif words.startswith("$"):
                sign, _, locale = words[1:].partition("-")
                tokens.append(Token(Kind.WORDS, sign))
                digits = _digits_of(locale) or digits
            elif re.fullmatch("h+|m+|s+", words, re.IGNORECASE):
                tokens.append(Token(Kind.ELAPSED, words.lower()))
            elif not _COLOUR.fullmatch(words) and words not in _COLOURS:
                raise UnknownFormatError
        elif name == "gap":
            tokens.append(Token(Kind.WORDS, " "))
        elif name != "filler":
            kind = _KINDS[name]
            tokens.append(Token(kind, words if kind is Kind.WORDS else words.lower()))
    return Section(tuple(tokens), condition, digits, locale.upper()[-4:])


def _digits_of(locale: str) -> str:
    """Return the set of digits that a locale names: 1E000804 is Chinese with [DBNum1]."""
    if not re.fullmatch("[0-9A-Fa-f]{5,8}", locale):
        return ""
    digits, calendar = divmod(int(locale, 16) >> 16, 256)
    if calendar > 1 or digits not in _LOCALE_DIGITS:
        raise UnknownFormatError
    return _LOCALE_DIGITS[digits]
