"""A folded text with its labels, web addresses and runs of digits, found once for all rules."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.grammar.contacts.introducers import Label, Link, Role, find_labels


@dataclass(frozen=True, slots=True)
class Group:
    """Digits without a gap; `gap` is what stands between them and the group before in their run."""

    start: int
    end: int
    digits: str
    gap: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A folded text with what all rules look at; `values` are the labels by where their detail begins."""

    text: str
    labels: tuple[Label, ...]
    values: Mapping[int, Label]
    runs: tuple[tuple[Group, ...], ...]
    _addresses: tuple[tuple[int, int], ...]
    _starts: tuple[int, ...]

    def is_in_address(self, position: int) -> bool:
        """Tell whether a position is inside a web address."""
        before = bisect_right(self._addresses, (position, len(self.text))) - 1
        return before >= 0 and position < self._addresses[before][1]

    def label_at(self, position: int, *roles: Role) -> Label | None:
        """Return the label of one of the roles whose detail begins at a position."""
        label = self.values.get(position)
        return label if label and label.roles.intersection(roles) else None

    def next_label(self, position: int) -> int:
        """Return where the next label begins at or after a position, or the text's end."""
        starts = bisect_right(self._starts, position - 1)
        return self._starts[starts] if starts < len(self._starts) else len(self.text)


_ADDRESS = re.compile(
    r"(?:https?|ftp)://[!-~]{1,2000}|\bwww\.[!-~]{1,2000}"
    r"|\.(?:com|net|org|gov|edu|cn)(?::[0-9]{1,5})?/[!-~]{0,2000}"
)
"""A web address, from its scheme, from www, or from the end of its host."""

_RUN = re.compile(r"\+?\(?\+?[0-9](?:[ ()\-./·_]{0,4}[0-9])*")
"""Digits, and the signs that may separate the groups of one number."""

_GROUP = re.compile("[0-9]+")


def read(text: str) -> Reading:
    """Return a folded text with its labels, web addresses and runs of digits."""
    labels = find_labels(text)
    values: dict[int, Label] = {}
    for label in labels:
        stronger = values.get(label.value)
        if stronger is None or stronger.link is not Link.COLON:
            values[label.value] = label
    return Reading(
        text=text,
        labels=labels,
        values=values,
        runs=tuple(map(tuple, map(_groups, _RUN.finditer(text)))),
        _addresses=tuple(found.span() for found in _ADDRESS.finditer(text)),
        _starts=tuple(sorted(label.start for label in labels)),
    )


def _groups(run: re.Match[str]) -> Iterator[Group]:
    position = run.start()
    for found in _GROUP.finditer(run.string, run.start(), run.end()):
        yield Group(*found.span(), found[0], run.string[position : found.start()])
        position = found.end()
