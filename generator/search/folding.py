"""Folds (normalises) texts and queries, one character to one, so that positions do not change.

The browser folds queries with the same table, which is part of the index.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from generator.characters.radicals import equivalents
from generator.hanzi import HAN_RANGES

GAP = " "
"""The character for white space and for punctuation between words."""

_SEPARATORS = "\t/\\\n\r\u00a0\u3000,;:!?\"'`|<>、。，；：！？…“”‘’〝〞「」『』《》〈〉〃·•"
_SAME = {"〔［【〖｛[{": "(", "〕］】〗｝]}": ")", "—–‐‑−－～〜~": "-"}
_RARE = "\U00010000"
"""Characters from here on are not folded: no keyboard has them, and they are a fifth of the table."""

_OPENCC = ("t2s", "tw2s", "hk2s")
_CASED = range(0x0590)
_PRIVATE = range(0xE000, 0xF900)
"""The Private Use Area: the search uses its characters as symbols, so texts must not."""

NUMBER_START = 0xE100
"""The symbol of a number's first digit is this plus the digit: 5个 is not found in 15个, nor 5% in 1.5%."""


@cache
def fold_table() -> Mapping[str, str]:
    """Return the folded character of each character that changes by width, case, script or punctuation.

    Scripts follow OpenCC's tables: `t2s`, then `tw2s` and `hk2s` for characters not in it (著 is 着).
    """
    table = {char: usual for char, usual in equivalents().items() if char < _RARE} | _script_table()
    table |= {
        chr(point): chr(point).lower()
        for point in _CASED
        if chr(point).lower() != chr(point) and len(chr(point).lower()) == 1
    }
    table |= {chr(point): GAP for point in _PRIVATE}
    table |= dict.fromkeys(_SEPARATORS, GAP)
    table |= {mark: one for marks, one in _SAME.items() for mark in marks}
    for point in range(0xFF01, 0xFFEF):
        plain = unicodedata.normalize("NFKC", chr(point))
        if len(plain) == 1 and plain != chr(point):
            table[chr(point)] = plain
    return MappingProxyType({char: _settle(char, table) for char in table})


def _script_table() -> dict[str, str]:
    from opencc import OpenCC  # slow to import

    characters = [chr(point) for first, last in HAN_RANGES for point in range(first, last + 1)]
    table: dict[str, str] = {}
    for config in _OPENCC:
        simplified = OpenCC(config).convert("\n".join(characters)).split("\n")
        for before, after in zip(characters, simplified, strict=True):
            if before != after and len(after) == 1 and before < _RARE:
                table.setdefault(before, after)
    return table


def _settle(char: str, table: Mapping[str, str]) -> str:
    """Follow the table to a character that folds to itself; of a cycle, take the least one."""
    seen = [char]
    while (char := table.get(char, char)) not in seen:
        seen.append(char)
    return min(seen[seen.index(char) :])


def fold(text: str) -> str:
    """Return `text` folded; its length in characters does not change."""
    table = fold_table()
    return "".join(table.get(char, char) for char in text)


_FIRST_DIGIT = re.compile(r"(?<![0-9])(?<![0-9]\.)[0-9]")


def symbols(text: str) -> str:
    """Return `text` folded, with the first digit of each number as a symbol of its own."""
    return _FIRST_DIGIT.sub(lambda match: chr(NUMBER_START + int(match[0])), fold(text))
