"""The words of the interface, all from one file, and how a deadline is put into them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from string import Formatter
from types import MappingProxyType

from generator.content.misfits import shape
from generator.content.yaml import Tree, decode, parse
from generator.grammar.calendar import split_duration
from generator.nearest import suggest
from generator.plan.parts import Document
from generator.problems import TOP, ContentError, Loc, Place, Problem, Reason
from generator.records.commitments import (
    DateRecord,
    DeadlineRecord,
    MinimumDurationRecord,
    OngoingRecord,
    Period,
    PeriodEndRecord,
    RecurringRecord,
    RelativeRecord,
    StartRecord,
)
from generator.templating.layers import WORDS, Layer, Templates

Entries = Mapping[str, tuple[str, Place]]
"""Words by dotted key, each with its place."""


class UnknownWordError(ContentError):
    """A template asks for a key that no words file has."""

    def __init__(self, place: Place, key: str, known: Iterable[str]) -> None:
        self.key = key
        self.nearest = suggest(key, known)
        super().__init__([self.at(place)])

    def at(self, place: Place) -> Problem:
        """Return the problem that this is at the place that asks."""
        return Problem(place, "word-is-written", key=self.key, nearest=self.nearest)


@dataclass(frozen=True, slots=True)
class Words:
    """The interface's words by dotted key, each with its place; `path` is the file that has all.

    `form` makes of them what they are in a template: a type that escapes the values filled in.
    """

    path: str
    entries: Entries
    form: Callable[[str], str] = str

    def within(self, form: Callable[[str], str]) -> "Words":
        """Return the same words for the templates of one language."""
        return replace(self, form=form)

    def __call__(self, key: str, **values: object) -> str:
        """Return the words for `key` with `{name}` filled in, or raise `ContentError`."""
        text = self.template(key)
        place = self.entries[key][1]
        try:
            return text.format(**values)
        except KeyError as error:
            known = tuple(f"{{{name}}}" for name in values)
            field = f"{{{error.args[0]}}}"
            problem = Problem(place, "word-has-known-fields", key=key, field=field, known=known)
            raise ContentError([problem]) from None

    def template(self, key: str) -> str:
        """Return the words for `key` as they stand, or raise `UnknownWordError`: scripts fill them in."""
        if key not in self.entries:
            raise UnknownWordError(Place(self.path), key, self.entries)
        return self.form(self.entries[key][0])

    def day(self, day: date) -> str:
        """Return a day as Chinese readers write it."""
        return self("day", year=day.year, month=day.month, day=day.day)

    def plan_title(self, document: Document) -> str:
        """Return a plan's title, with its jurisdiction before it where it does not name it."""
        title, place = document.record.title, document.jurisdiction.name
        return title if place in title else self("document.name", place=place, title=title)

    def term(self, deadline: DeadlineRecord) -> str:
        """Return what a deadline comes to: a day, a frequency or a length of time."""
        match deadline:
            case DateRecord() | PeriodEndRecord():
                return self.day(deadline.due) if deadline.due else self("term.undated")
            case RecurringRecord():
                names = [self(f"frequency.{frequency}") for frequency in deadline.frequency]
                return self("frequency.or").join(names)
            case RelativeRecord():
                return self("term.within", length=self._length(deadline))
            case MinimumDurationRecord():
                return self("term.at_least", length=self._length(deadline))
            case OngoingRecord():
                return self("term.ongoing")
            case StartRecord():
                if deadline.start is None:
                    return self("term.undated")
                return self("term.start", day=self.day(deadline.start))

    def _length(self, deadline: Period) -> str:
        number, unit = split_duration(deadline.duration)
        return self(f"length.{'working_days' if deadline.working_days else unit}", number=number)


def read_words(templates: Templates) -> Words:
    """Read the words of every folder of templates, or raise `ContentError`: those of the last are all
    that there are, and the others need only those that differ.
    """
    *others, last = templates.layers
    entries = _read_entries(last)
    for layer in reversed(others):
        if (layer.folder / WORDS).exists():
            entries = {**entries, **_read_entries(layer, entries)}
    return Words(f"{last.shown}/{WORDS}", MappingProxyType(dict(entries)))


def _read_entries(layer: Layer, known: Entries | None = None) -> Entries:
    """Return the words of a file; where `known` is given, there may be no others."""
    shown = f"{layer.shown}/{WORDS}"
    try:
        parsed = parse(decode((layer.folder / WORDS).read_bytes(), shown), shown)
    except OSError as error:
        problem = Problem(Place(shown), "file-can-be-read", error=Reason.of(error))
        raise ContentError([problem]) from None
    problems = list(parsed.problems)
    entries: dict[str, tuple[str, Place]] = {}

    def collect(tree: Tree, loc: Loc) -> None:
        key, place = ".".join(map(str, loc)), parsed.places[loc]
        if isinstance(tree, dict):
            for name, value in tree.items():
                collect(value, loc / name)
        elif not loc:
            problems.append(Problem(place, "value-fits", "no-record", given=shape(tree)))
        elif known is not None and key not in known:
            there = parsed.places[loc.key]
            nearest = suggest(key, known)
            problems.append(Problem(there, "word-is-known", key=key, nearest=nearest))
        elif isinstance(tree, str) and tree and _has_plain_fields(tree):
            entries[key] = (tree, place)
        else:
            problems.append(Problem(place, "word-is-one-text", key=key))

    collect(parsed.tree, TOP)
    if problems:
        raise ContentError(problems)
    return entries


def _has_plain_fields(text: str) -> bool:
    """Tell whether every `{…}` of a format string is one name and no more."""
    try:
        fields = list(Formatter().parse(text))
    except ValueError:
        return False
    return all(
        name is None or (name.isidentifier() and not spec and not conversion)
        for _, name, spec, conversion in fields
    )
