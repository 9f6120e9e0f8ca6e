"""Finds the right word nearest to a wrong one, for keys, names and files alike."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from unicodedata import normalize

from generator.problems import Nearest


def suggest(
    wrong: str, right: Iterable[str], meanings: Mapping[str, str] = MappingProxyType({})
) -> Nearest:
    """Return the right words nearest to a wrong one: written alike, or with a meaning that names it."""
    words = sorted(set(right))
    if same := [word for word in words if _fold(word) == _fold(wrong)]:
        return Nearest(tuple(same))
    close = get_close_matches(wrong[:_LONGEST], words, n=3, cutoff=0.6)
    return Nearest(tuple(dict.fromkeys([*_by_meaning(wrong, words, meanings), *close]))[:3])


_LONGEST = 80
"""How many characters of a wrong word are compared: comparing takes the square of the length."""


def _fold(word: str) -> str:
    return re.sub("[-_ ]", "", normalize("NFKC", word)).lower()


def _by_meaning(wrong: str, words: Iterable[str], meanings: Mapping[str, str]) -> list[str]:
    """Return the words whose meaning begins with a wrong one, or else have it among their own."""
    if len(wrong) < 2 or wrong.isascii():
        return []
    ranks: dict[int, list[str]] = {}
    for word in words:
        meaning = meanings.get(word, "")
        name = re.split("[：，、；。（]|，?如", meaning, maxsplit=1)[0]
        if name == wrong:
            ranks.setdefault(0, []).append(word)
        elif len(name) > 1 and (wrong.startswith(name) or name.startswith(wrong)):
            ranks.setdefault(1, []).append(word)
        elif wrong in meaning:
            ranks.setdefault(2, []).append(word)
    return ranks[min(ranks)] if ranks else []
