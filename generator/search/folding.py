"""One folding for what is searched and what is asked: one character for one, so that places stay.

The browser folds with the same table, which travels in the index.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from generator.hanzi import HAN_RANGES

GAP = " "
"""What white space and punctuation between words become."""

_SEPARATORS = "\t/\\\n\r\u00a0\u3000,;:!?\"'`|<>、。，；：！？…“”‘’〝〞「」『』《》〈〉〃·•"
_SAME = {"〔［【〖｛[{": "(", "〕］】〗｝]}": ")", "—–‐‑−－～〜~": "-"}
_RARE = "\U00010000"
"""From here on stand characters that no keyboard offers; a fifth of the table would be theirs."""

_OPENCC = ("t2s", "tw2s", "hk2s")
_CASED = range(0x0590)
_PRIVATE = range(0xE000, 0xF900)
"""Symbols of ours stand here, so that no text may."""

NUMBER_START = 0xE100
"""The symbol of a number's first digit is this plus the digit: 5个 is not found in 15个, nor 5% in 1.5%."""


@cache
def fold_table() -> Mapping[str, str]:
    """Return what each character becomes that does not stay: width, case, script, punctuation.

    Scripts follow OpenCC's own tables: `t2s`, and `tw2s` and `hk2s` for what `t2s` leaves (著 is 着).
    """
    table = _script_table()
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
    """Follow the table to what folds to itself; of a circle, take its least character."""
    seen = [char]
    while (char := table.get(char, char)) not in seen:
        seen.append(char)
    return min(seen[seen.index(char) :])


def fold(text: str) -> str:
    """Return `text` as it is searched; its length in characters stays."""
    table = fold_table()
    return "".join(table.get(char, char) for char in text)


_FIRST_DIGIT = re.compile(r"(?<![0-9])(?<![0-9]\.)[0-9]")


def symbols(text: str) -> str:
    """Return the folded text with the first digit of each number marked as such."""
    return _FIRST_DIGIT.sub(lambda match: chr(NUMBER_START + int(match[0])), fold(text))
