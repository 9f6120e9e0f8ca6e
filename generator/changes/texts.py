"""Where two texts differ: the differing words, and a few around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

AROUND = 12
"""Characters shown on either side of a difference; nearer differences are shown as one."""

_MOST_COMPARED = 4_000_000
"""Pairs of characters that are compared one by one: more would take seconds."""


@dataclass(frozen=True, slots=True)
class TextDifference:
    """Words that differ, and those around them; … stands where the text goes on."""

    lead: str
    before: str
    after: str
    tail: str


def find_differences(before: str, after: str) -> Iterator[TextDifference]:
    """Yield where two texts differ, in order."""
    if before == after:
        return
    start = _common_length(before, after)
    end = _common_length(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    for old_start, old_end, new_start, new_end in _stretches(old, new):
        first, last = start + old_start, start + old_end
        yield TextDifference(
            lead=("…" if first > AROUND else "") + before[max(0, first - AROUND) : first],
            before=before[first:last],
            after=after[start + new_start : start + new_end],
            tail=before[last : last + AROUND] + ("…" if last + AROUND < len(before) else ""),
        )


def _stretches(old: str, new: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield begin and end of each differing stretch in both texts."""
    if not old or not new or len(old) * len(new) > _MOST_COMPARED:
        yield 0, len(old), 0, len(new)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for group in matcher.get_grouped_opcodes(AROUND):
        changed = [step for step in group if step[0] != "equal"]
        yield changed[0][1], changed[-1][2], changed[0][3], changed[-1][4]


def _common_length(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
