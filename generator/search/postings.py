"""The positions of each pair of adjacent symbols, packed into buckets that load separately.

A phrase is found by the positions of its pairs: exactly, as a substring, without word boundaries.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.search.folding import GAP
from generator.search.stream import END

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BUCKET = 3_000
"""The approximate size of a bucket in characters: about 3 KB compressed."""

_HOT = 4_000
"""A pair whose positions take more characters than this has its own bucket."""

_JOIN = "|"


def pack(numbers: Iterable[int]) -> str:
    """Encode numbers from 0 in base 32, each as one or more letters, of which the last is A to f."""
    return "".join(map(_pack_one, numbers))


def _pack_one(number: int) -> str:
    letters = _ALPHABET[number & 31]
    while number := number >> 5:
        letters = _ALPHABET[32 + (number & 31)] + letters
    return letters


def pack_rising(numbers: Iterable[int]) -> str:
    """Encode increasing numbers by their differences."""
    before = 0
    letters = []
    for number in numbers:
        letters.append(_pack_one(number - before))
        before = number
    return "".join(letters)


@dataclass(frozen=True, slots=True)
class Buckets:
    """The packed positions of all pairs.

    `cold` is indexed by the first symbol's code point modulo its length; each bucket maps a first
    symbol to a text with its second symbols and their positions. `hot` is by pair.
    """

    cold: tuple[Mapping[str, str], ...]
    hot: Mapping[str, str]


def make_buckets(streams: Iterable[str]) -> Buckets:
    """Return the positions of all pairs in parallel streams; no pair starts with a gap or an end."""
    places: defaultdict[str, defaultdict[str, list[int]]]
    places = defaultdict(lambda: defaultdict(list))
    for stream in streams:
        for place, (first, second) in enumerate(pairwise(stream)):
            if first not in (GAP, END):
                places[first][second].append(place)
    hot: dict[str, str] = {}
    packed: dict[str, str] = {}
    for first, seconds in sorted(places.items()):
        cold: list[str] = []
        for second, numbers in sorted(seconds.items()):
            letters = pack_rising(numbers)
            if len(letters) > _HOT:
                hot[first + second] = letters
            else:
                cold.append(second + letters)
        packed[first] = _JOIN.join(cold)
    number = max(1, sum(map(len, packed.values())) // _BUCKET)
    return Buckets(tuple(_spread(packed, number)), hot)


def _spread(packed: Mapping[str, str], number: int) -> Iterator[Mapping[str, str]]:
    for bucket in range(number):
        yield {first: text for first, text in packed.items() if ord(first) % number == bucket}
