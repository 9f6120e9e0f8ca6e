"""Where each pair of neighbouring symbols stands, packed into buckets that load one at a time.

A phrase is found by the places of its pairs: exactly, as a substring, whatever words it holds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.search.folding import GAP
from generator.search.stream import END

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BUCKET = 3_000
"""How many characters a bucket holds, about: some 3 KB as they travel."""

_HOT = 4_000
"""A pair whose places take more characters than this has a bucket of its own."""

_JOIN = "|"


def pack(numbers: Iterable[int]) -> str:
    """Write numbers from 0 in base 32, each as one to several letters, the last from A to f."""
    return "".join(map(_pack_one, numbers))


def _pack_one(number: int) -> str:
    letters = _ALPHABET[number & 31]
    while number := number >> 5:
        letters = _ALPHABET[32 + (number & 31)] + letters
    return letters


def pack_rising(numbers: Iterable[int]) -> str:
    """Write rising numbers by their differences."""
    before = 0
    letters = []
    for number in numbers:
        letters.append(_pack_one(number - before))
        before = number
    return "".join(letters)


@dataclass(frozen=True, slots=True)
class Buckets:
    """The places of all pairs: `cold` by the first symbol's code point modulo their number, each
    first symbol with its seconds and their places as one text; `hot` by pair.
    """

    cold: tuple[Mapping[str, str], ...]
    hot: Mapping[str, str]


def make_buckets(streams: Iterable[str]) -> Buckets:
    """Return the places of all pairs in streams that run side by side; gaps and ends start none."""
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
