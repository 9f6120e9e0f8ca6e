"""The grammar of time: finds the time words of a text, and reads their kind and value by rules."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from functools import lru_cache

from generator.grammar.folding import fold
from generator.grammar.found import Found
from generator.grammar.readers.cadences import read_cadences
from generator.grammar.readers.context import Context
from generator.grammar.readers.lengths import read_lengths
from generator.grammar.readers.points import read_points
from generator.grammar.readers.words import (
    ask_about_column,
    read_events,
    read_ongoing,
    read_starts_of_events,
    read_words,
)


def find_commitments(text: str, year: int | None) -> tuple[Found, ...]:
    """Return the time words in sentences of a plan, in order; `year` is the document's, if known."""
    return tuple(one for one in find_times(text, year) if not one.is_none)


def read_time_column(words: str, year: int | None) -> tuple[Found, ...]:
    """Return the time words of a 时限 column, line or bracket, where 6月, 全年 and 长期坚持 count too."""
    return tuple(one for one in find_column_times(words, year) if not one.is_none)


def find_in_column(words: str, year: int | None) -> tuple[Found, ...]:
    """Return the time words that a rule takes in words which may be a time column or may be not."""
    return tuple(one for one in find_times(words, year, in_column=True) if not one.is_none)


@lru_cache(maxsize=16_384)  # several rules of a check read all texts, one after the other
def find_times(text: str, year: int | None, *, in_column: bool = False) -> tuple[Found, ...]:
    """Return all time words of a text with their rules, those too that name no commitment."""
    context = Context(fold(text), year, in_column)
    found = [
        *read_cadences(context),
        *read_lengths(context),
        *read_points(context),
        *read_words(context),
        *read_starts_of_events(context),
        *read_events(context),
        *read_ongoing(context),
    ]
    return _without_overlaps(found)


def find_column_times(words: str, year: int | None) -> tuple[Found, ...]:
    """Return all time words of a time column with their rules; the whole words if no rule takes any."""
    found = find_times(words, year, in_column=True)
    return found or tuple(ask_about_column(Context(fold(words), year, in_column=True)))


def _without_overlaps(found: Iterable[Found]) -> tuple[Found, ...]:
    """Keep the longest of overlapping finds; of equally long ones a commitment, then the earlier."""
    kept: list[tuple[int, int]] = []
    chosen: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.record is None, one.start)):
        place = bisect_left(kept, (one.start, one.end))
        around = kept[max(0, place - 1) : place + 1]
        if all(one.end <= start or end <= one.start for start, end in around):
            insort(kept, (one.start, one.end))
            chosen.append(one)
    return tuple(sorted(chosen, key=lambda one: one.start))
