"""Folds a text for matching, and maps places of the folded text back to the printed words."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_FOLDED_RANGES = ((0xFF01, 0xFF5E), (0x2F00, 0x2FDF), (0xF900, 0xFAFF))
"""Full-width ASCII, Kangxi radicals and compatibility ideographs: one character becomes one.

①, ㈠ and the like are not folded: ①5月 must not become 15月.
"""

_TRADITIONAL = str.maketrans(
    "內個週兩後於從開時號間學節屆幾長續進貫實動", "内个周两后于从开时号间学节届几长续进贯实动"
)
"""Traditional forms of the characters in the vocabulary of time."""

_SPACE = " \u00a0\u3000\u2002\u2003\u2009"
_NUMBER_LIKE = frozenset("0123456789〇○零一二两三四五六七八九十百")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in one way of writing, and the printed one; `places` holds the position in the printed
    text of each of its characters.
    """

    text: str
    places: Sequence[int]
    printed: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the printed text of a part of the folded text."""
        if start >= end:
            place = self.places[start] if start < len(self.places) else len(self.printed)
            return place, place
        return self.places[start], self.places[end - 1] + 1

    def words(self, start: int, end: int) -> str:
        """Return the printed words of a part of the folded text."""
        first, last = self.span(start, end)
        return self.printed[first:last]


def _fold_character(character: str) -> str:
    code = ord(character)
    if any(first <= code <= last for first, last in _FOLDED_RANGES):
        folded = unicodedata.normalize("NFKC", character)
        return folded if len(folded) == 1 else character
    return " " if character in _SPACE else character


def fold(text: str) -> Folded:
    """Return a text with ASCII width, and without spaces except between two numbers: 附件1 2月底前."""
    characters = "".join(map(_fold_character, text)).translate(_TRADITIONAL)
    kept: list[str] = []
    places: list[int] = []
    waiting = -1
    for index, character in enumerate(characters):
        if character == " ":
            waiting = index if waiting < 0 else waiting
            continue
        between = kept and kept[-1] in _NUMBER_LIKE and character in _NUMBER_LIKE
        if waiting >= 0 and between:
            kept.append(" ")
            places.append(waiting)
        waiting = -1
        kept.append(character)
        places.append(index)
    return Folded("".join(kept), places, text)
