"""Immutable groups of values by key."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Groups(Mapping[K, tuple[V, ...]]):
    """Values by key, in order of the keys' first appearance; a key without values has an empty tuple."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[K, tuple[V, ...]]) -> None:
        self._values = dict(values)

    def __getitem__(self, key: K) -> tuple[V, ...]:
        return self._values.get(key, ())

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def group(items: Iterable[V], key: Callable[[V], K]) -> Groups[K, V]:
    """Return `items` grouped by `key`, in their order."""
    return gather((key(item), item) for item in items)


def gather(pairs: Iterable[tuple[K, V]]) -> Groups[K, V]:
    """Return the second of each pair by the first, in their order."""
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return Groups({key: tuple(values) for key, values in groups.items()})
