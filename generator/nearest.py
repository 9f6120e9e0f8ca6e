"""Finds the right word nearest to a wrong one, for keys, names and files alike."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches
from types import MappingProxyType
from unicodedata import normalize

from generator.problems import Nearest, Passage


def suggest(
    wrong: str, right: Iterable[str], meanings: Mapping[str, str] = MappingProxyType({})
) -> Nearest:
    """Return the right words nearest to a wrong one: written alike, or with a meaning that names it."""
    words = sorted(set(right))
    if same := [word for word in words if _fold(word) == _fold(wrong)]:
        return Nearest(tuple(same))
    close = get_close_matches(wrong[:_LONGEST], words, n=3, cutoff=0.65)
    return Nearest(tuple(dict.fromkeys([*_by_meaning(wrong, words, meanings), *close]))[:3])


_LONGEST = 80
"""How many characters of a wrong word are compared: comparing takes the square of the length."""


def find_passage(passage: Passage) -> Nearest:
    """Return the words of a text that are most like a quote, if any are."""
    quote, text = passage.quote[:_LONGEST], passage.text[:_MOST]
    same = SequenceMatcher(None, text, quote, autojunk=False).find_longest_match()
    start = max(0, same.a - same.b)
    around = text[start : start + len(quote) * 3 // 2]
    blocks = SequenceMatcher(None, around, quote, autojunk=False).get_matching_blocks()
    words = around[: max((block.a + block.size for block in blocks if block.size), default=0)]
    is_like = SequenceMatcher(None, words, quote, autojunk=False).ratio() > _ALIKE
    return Nearest((words,) if is_like else ())


_MOST = 5000
"""How many characters of a text are searched for a passage."""

_ALIKE = 0.6
"""The share of characters that a passage and a quote have in common."""


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
