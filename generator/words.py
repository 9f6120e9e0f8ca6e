"""The words of the interface, all from one file, and how a deadline is put into them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.deadlines import split_duration
from generator.plan import Document
from generator.problems import ContentError, Place, Problem
from generator.reading import Tree, parse
from generator.records import (
    DateRecord,
    DeadlineRecord,
    MinimumDurationRecord,
    OngoingRecord,
    PeriodEndRecord,
    RecurringRecord,
    RelativeRecord,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The interface's words by dotted key, in the file `path`."""

    path: str
    entries: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return the words for `key` with `{name}` filled in, or raise `ContentError`."""
        if key not in self.entries:
            raise ContentError([Problem(Place(self.path), f"缺少词语 {key}；请补上")])
        return self.entries[key].format(**values)

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
                return self.day(deadline.due)
            case RecurringRecord():
                names = [self(f"frequency.{frequency}") for frequency in deadline.frequency]
                return self("frequency.or").join(names)
            case RelativeRecord():
                return self("term.within", length=self._length(deadline))
            case MinimumDurationRecord():
                return self("term.at_least", length=self._length(deadline))
            case OngoingRecord():
                return self("term.ongoing")

    def _length(self, deadline: RelativeRecord | MinimumDurationRecord) -> str:
        number, unit = split_duration(deadline.duration)
        return self(f"length.{'working_days' if deadline.working_days else unit}", number=number)


def read_words(path: Path, shown: str) -> Words:
    """Read the words file at `path`; `shown` is its path in messages."""
    tree, _ = parse(path.read_text(encoding="utf-8"), shown)
    entries: dict[str, str] = {}

    def collect(tree: Tree, prefix: str) -> None:
        if isinstance(tree, dict):
            for key, value in tree.items():
                collect(value, f"{prefix}.{key}" if prefix else key)
        else:
            entries[prefix] = str(tree)

    collect(tree, "")
    return Words(shown, entries)
