"""Takes one line of a record apart (dashes, key, value), also where it is mistyped."""

import re
from dataclasses import dataclass

from generator.content import signs
from generator.content.line_values import Flaw

_KEY = re.compile(
    r"(?P<key>'[^']*'|\"[^\"]*\"|[^\s'\"\[\]{}#&*!|>@`%,：][^\s:]*(?: [^\s:#]+)?)(?P<colon> *:)(?=\s|$)"
)
_WIDE_COLON = re.compile(
    rf"(?P<key>{signs.ASCII_KEY}|[\u3400-\u9fff]{{1,6}})(?P<colon>\s*[{signs.COLONS}])"
)
_WIDE_LETTERS = "A-Za-z0-9_Ａ-Ｚａ-ｚ０-９＿-"
_WIDE_KEY = re.compile(rf"(?P<key>[{_WIDE_LETTERS}]+)(?P<colon>\s*[:{signs.COLONS}])")
_TIGHT_COLON = re.compile(rf"(?P<key>{signs.ASCII_KEY})(?P<colon>:)(?=[^\s/])")
_TAB = re.compile(r"-?\t+")
_DASH = re.compile(r"-(?: +|$)")
_WIDE_DASH = re.compile(
    rf"[{signs.DASHES}]\s*(?={signs.ASCII_KEY}\s*[:{signs.COLONS}])|[{signs.DASHES}]\s+"
)
_TIGHT_DASH = re.compile(rf"-(?={signs.ASCII_KEY}\s*[:{signs.COLONS}])")


@dataclass(frozen=True, slots=True)
class Line:
    """The parts of a line: the columns of its dashes and of its key, and its value.

    `key` is None on a line without one; `column` is that of the key, or of the words. `flaws` have
    the columns of mistyped signs; behind one that changes columns, `is_sure` is false.
    """

    dashes: tuple[int, ...]
    column: int
    key: str | None
    value: str
    value_column: int
    flaws: tuple[Flaw, ...]
    is_sure: bool


def read_line(line: str) -> Line:
    """Take a line apart that is no comment and not empty."""
    flaws: list[Flaw] = []
    dashes: list[int] = []
    column, is_sure = len(line) - len(line.lstrip(" ")), True
    while not line[column : column + 1].isalnum():
        if odd := _TAB.match(line, column):
            flaws.append(Flaw(column, "yaml-syntax", "tab"))
        elif odd := signs.SPACE.match(line, column):
            flaws.append(Flaw(column, "signs-are-ascii", "space", sign=odd[0]))
        elif odd := _WIDE_DASH.match(line, column):
            flaws.append(Flaw(column, "signs-are-ascii", "dash", sign=line[column]))
            dashes.append(column)
        elif odd := _TIGHT_DASH.match(line, column):
            flaws.append(Flaw(column, "yaml-syntax", "dash-space"))
            dashes.append(column)
        elif dash := _DASH.match(line, column):
            dashes.append(column)
            column = dash.end()
            continue
        else:
            break
        is_sure, column = False, _skip_spaces(line, odd.end())
    return _read_words(line, tuple(dashes), column, flaws, is_sure)


def _skip_spaces(line: str, column: int) -> int:
    while column < len(line) and line[column].isspace():
        column += 1
    return column


def _read_words(
    line: str, dashes: tuple[int, ...], column: int, flaws: list[Flaw], is_sure: bool
) -> Line:
    found = _KEY.match(line, column)
    if not found and (found := _WIDE_COLON.match(line, column)):
        sign = found["colon"].strip()
        flaws.append(Flaw(found.end() - 1, "signs-are-ascii", "colon", sign=sign, key=found["key"]))
    elif not found and (found := _TIGHT_COLON.match(line, column)):
        flaws.append(Flaw(found.start("colon"), "yaml-syntax", "colon-space", key=found["key"]))
    elif not found and (found := _WIDE_KEY.match(line, column)):
        right = signs.to_ascii(found["key"])
        flaws.append(Flaw(column, "signs-are-ascii", "letters", given=found[0], right=right))
    elif found and (space := signs.SPACE.match(line, found.end())):
        flaws.append(Flaw(found.end(), "signs-are-ascii", "space-behind", sign=space[0]))
    start = _skip_spaces(line, found.end() if found else column)
    key = found["key"].strip("'\"") if found else None
    return Line(dashes, column, key, line[start:].rstrip(), start, tuple(flaws), is_sure)


def indent_of(line: str) -> int:
    """Return the number of spaces at the beginning of a line."""
    return len(line) - len(line.lstrip(" "))
