"""Finds private details in a text: phone numbers, e-mail, accounts, numbers and names of persons.

A text is folded (`folding`); its labels (`introducers`), web addresses and runs of digits are found
once (`reading`); then each kind has its rules, with a sentence and examples each. All patterns have
bounded repetitions, so that the time grows with the length of the text.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from generator.grammar.contacts import addresses, handles, numbers, persons, phones
from generator.grammar.contacts.addresses import find_addresses
from generator.grammar.contacts.folding import fold
from generator.grammar.contacts.handles import find_accounts, find_mails
from generator.grammar.contacts.kinds import Find, Kind, Rule, Span
from generator.grammar.contacts.numbers import find_numbers
from generator.grammar.contacts.persons import find_lone_pairs, find_persons
from generator.grammar.contacts.phones import find_phones
from generator.grammar.contacts.reading import read

__all__ = ["RULES", "Find", "Kind", "Rule", "find_contacts"]

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.name: rule
        for part in (phones, handles, numbers, addresses, persons)
        for rule in part.RULES
    }
)
"""All rules by their names."""


def find_contacts(text: str) -> tuple[Find, ...]:
    """Return the private details of a text in order; none overlaps another."""
    folded = fold(text)
    reading = read(folded.text)
    calls = tuple(find_phones(reading))
    ranked = (
        find_mails(reading),
        find_numbers(reading),
        calls,
        find_accounts(reading),
        find_addresses(reading),
        find_persons(reading, calls),
        find_lone_pairs(reading),
    )
    return tuple(
        Find(*folded.span(span.start, span.end), RULES[span.rule].kind, span.rule, span.is_sure)
        for span in _apart(ranked)
    )


def _apart(ranked: Iterable[Iterable[Span]]) -> Iterator[Span]:
    """Yield spans in order of place; of those that overlap, the one that ranks first."""
    spans = sorted(
        ((span, rank) for rank, part in enumerate(ranked) for span in part),
        key=lambda one: (one[0].start, one[1]),
    )
    held: tuple[Span, int] | None = None
    for span, rank in spans:
        if held is None or span.start >= held[0].end:
            if held:
                yield held[0]
            held = span, rank
        elif rank < held[1]:
            held = span, rank
    if held:
        yield held[0]
