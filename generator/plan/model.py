"""The content as pages show it: every name resolved to its object, everything grouped and ordered.

Links point up (a task knows its section, a section its document); `Plan` holds the ways down.
Objects are compared by identity: there is one of each.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeVar

from generator.content.reading import Loc
from generator.grammar.times import split_duration
from generator.hanzi import section_label, task_label
from generator.problems import Place
from generator.records.commitments import (
    DateRecord,
    DeadlineRecord,
    Frequency,
    MinimumDurationRecord,
    PeriodEndRecord,
    RecurringRecord,
    RelativeRecord,
    Start,
)
from generator.records.documents import DocumentRecord
from generator.records.progress import ProgressRecord
from generator.records.shared import FunctionRecord, TopicRecord
from generator.records.tasks import ParagraphRecord, Role, SectionRecord, TaskRecord
from generator.records.units import UnitRecord

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, eq=False)
class Jurisdiction:
    """The government that issued plans."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One plan, without its parts; `path` is its record's file from the repository's root."""

    record: DocumentRecord
    jurisdiction: Jurisdiction
    path: str

    @property
    def id(self) -> str:
        """The id, as in addresses."""
        return self.record.id


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """A top-level part of a document; `line` is its record's."""

    record: SectionRecord
    document: Document
    line: int

    @property
    def label(self) -> str:
        """The number as printed: 一、; empty where none is."""
        return "" if self.record.unnumbered else self.record.label or section_label(self.record.no)

    @property
    def title(self) -> str:
        """The title; of a plan that has no parts, the plan's."""
        return self.record.title or self.document.record.title


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """An agency or a group; `groups` are those that it is a recorded member of."""

    id: str
    record: UnitRecord
    jurisdiction: Jurisdiction
    path: str
    line: int

    @property
    def name(self) -> str:
        """The registered name."""
        return self.record.name


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """What binds somebody: a task, or an opening or closing paragraph. Exactly one of `section`
    and `part` is set; `line` is its record's.
    """

    id: str
    document: Document
    record: ParagraphRecord
    line: int
    section: Section | None = None
    part: Literal["opening", "closing"] | None = None

    @property
    def task(self) -> TaskRecord:
        """The record of a task; an error for a paragraph."""
        if not isinstance(self.record, TaskRecord):
            raise TypeError(f"{self.id} is no task")
        return self.record

    @property
    def label(self) -> str:
        """The number of a task as printed: （二）; empty where none is, and for a paragraph."""
        if self.section is None or self.task.unnumbered:
            return ""
        return self.task.label or task_label(self.task.no)

    @property
    def place(self) -> Place:
        """Where its record begins."""
        return Place(self.document.path, self.line)


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """One unit's role in one passage; `inherited` through a merged cell."""

    passage: Passage
    unit: Unit
    role: Role
    as_written: str
    inherited: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day on which an open period may end, by the date it may start from."""

    start: Start
    start_day: date
    due: date | None


@dataclass(frozen=True, slots=True, eq=False)
class Deadline:
    """One commitment in time; `due` where the plan itself names the day."""

    id: str
    passage: Passage
    record: DeadlineRecord
    slug: str
    due: date | None
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What a public page shows of a task's progress, on one day."""

    passage: Passage
    record: ProgressRecord


@dataclass(frozen=True, slots=True, eq=False)
class Occasion:
    """All deadlines that share a page: one due day, one frequency or one length of time."""

    slug: str
    deadlines: tuple[Deadline, ...]

    @property
    def sample(self) -> DeadlineRecord:
        """One record to read kind and value from: they are the same in all but `kind` of days."""
        return self.deadlines[0].record

    @property
    def due(self) -> date | None:
        """The due day, where the plans name one."""
        return self.deadlines[0].due

    @property
    def day(self) -> date:
        """The due day; an error where there is none."""
        if self.due is None:
            raise ValueError(f"{self.slug} is no day")
        return self.due

    @property
    def by_document(self) -> Mapping[Document, tuple[Deadline, ...]]:
        """The deadlines by the document that names them."""
        return group(self.deadlines, lambda deadline: deadline.passage.document)


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """A year, or a month of it, with the due days in it."""

    year: int
    month: int | None
    occasions: tuple[Occasion, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Topic:
    """What readers ask of every plan; `line` is its record's."""

    record: TopicRecord
    line: int

    @property
    def name(self) -> str:
        """The name that readers see."""
        return self.record.name


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A task that speaks of a topic; `sentences` are those of its text that have the topic's words,
    none where only its lead-in has one.
    """

    topic: Topic
    passage: Passage
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """What agencies are for, whatever each place calls them; `line` is its record's."""

    record: FunctionRecord
    line: int

    @property
    def name(self) -> str:
        """The name that readers and registries use."""
        return self.record.name


@dataclass(frozen=True, slots=True, eq=False)
class Redirect:
    """An address that went away, and where it now leads; `place` is its line's."""

    old: str
    new: str
    place: Place

    @property
    def page(self) -> str:
        """The old address without its anchor."""
        return self.old.partition("#")[0]

    @property
    def anchor(self) -> str:
        """The anchor of the old address; empty for a whole page."""
        return self.old.partition("#")[2]


@dataclass(frozen=True, slots=True)
class SourcePart:
    """Words of the source after its declared steps, with the white space behind them, and the part
    of the record that they became.
    """

    loc: Loc
    words: str
    begins_task: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the archive as stored, from 1, and what became of it."""

    number: int
    text: str
    parts: tuple[SourcePart, ...]


@dataclass(frozen=True, eq=False)
class Plan:
    """All documents, linked. Tuples stand in the order in which pages show them.

    `evidence` is newest first; `originals` are the lines of the archive that hold a task, where its record reads otherwise.
    """

    jurisdictions: tuple[Jurisdiction, ...]
    documents: tuple[Document, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    units: tuple[Unit, ...]
    assignments: tuple[Assignment, ...]
    deadlines: tuple[Deadline, ...]
    evidence: tuple[Evidence, ...]
    glossary: Mapping[str, str]
    synonyms: Mapping[str, str]
    archives: Mapping[Document, bytes]
    source_lines: Mapping[Document, tuple[SourceLine, ...]]
    originals: Mapping[Passage, tuple[str, ...]]
    topics: tuple[Topic, ...]
    mentions: tuple[Mention, ...]
    functions: tuple[Function, ...]
    redirects: tuple[Redirect, ...]

    @cached_property
    def tasks(self) -> tuple[Passage, ...]:
        """All tasks in document order."""
        return tuple(passage for passage in self.passages if passage.section)

    @cached_property
    def occasions(self) -> tuple[Occasion, ...]:
        """All pages of deadlines: days first, then frequencies, then lengths."""
        groups = group(self.deadlines, lambda deadline: deadline.slug)
        occasions = (Occasion(slug, deadlines) for slug, deadlines in groups.items())
        return tuple(sorted(occasions, key=occasion_key))

    @cached_property
    def years(self) -> tuple[Span, ...]:
        """The years in which something falls due, in order."""
        due = [occasion for occasion in self.occasions if occasion.due]
        return tuple(
            Span(year, None, occasions)
            for year, occasions in group(due, lambda occasion: occasion.day.year).items()
        )

    @cached_property
    def months_of(self) -> Mapping[Span, tuple[Span, ...]]:
        """The months of a year in which something falls due."""
        return _Groups(
            {
                year: tuple(
                    Span(year.year, month, occasions)
                    for month, occasions in group(
                        year.occasions, lambda occasion: occasion.day.month
                    ).items()
                )
                for year in self.years
            }
        )

    @cached_property
    def mentions_of(self) -> Mapping[Topic, tuple[Mention, ...]]:
        """The tasks that speak of a topic, in document order."""
        return group(self.mentions, lambda mention: mention.topic)

    @cached_property
    def topics_of(self) -> Mapping[Passage, tuple[Topic, ...]]:
        """The topics of a task."""
        return _gather((mention.passage, mention.topic) for mention in self.mentions)

    @cached_property
    def units_with(self) -> Mapping[Function, tuple[Unit, ...]]:
        """The units of a function, by jurisdiction."""
        return _gather(
            (function, unit)
            for function in self.functions
            for unit in self.units
            if function.name in unit.record.function
        )

    @cached_property
    def functions_of(self) -> Mapping[Unit, tuple[Function, ...]]:
        """The functions of a unit."""
        return _gather(
            (unit, function) for function, units in self.units_with.items() for unit in units
        )

    @cached_property
    def documents_of(self) -> Mapping[Jurisdiction, tuple[Document, ...]]:
        """Documents by jurisdiction."""
        return group(self.documents, lambda document: document.jurisdiction)

    @cached_property
    def sections_of(self) -> Mapping[Document, tuple[Section, ...]]:
        """Sections by document."""
        return group(self.sections, lambda section: section.document)

    @cached_property
    def passages_of(self) -> Mapping[Document, tuple[Passage, ...]]:
        """Opening, tasks and closing by document."""
        return group(self.passages, lambda passage: passage.document)

    @cached_property
    def tasks_of(self) -> Mapping[Section | None, tuple[Passage, ...]]:
        """Tasks by section."""
        return group(self.tasks, lambda task: task.section)

    @cached_property
    def units_of(self) -> Mapping[Jurisdiction, tuple[Unit, ...]]:
        """Units by jurisdiction."""
        return group(self.units, lambda unit: unit.jurisdiction)

    @cached_property
    def assignments_of(self) -> Mapping[Passage, tuple[Assignment, ...]]:
        """Who answers for a passage."""
        return group(self.assignments, lambda assignment: assignment.passage)

    @cached_property
    def assignments_to(self) -> Mapping[Unit, tuple[Assignment, ...]]:
        """What a unit answers for."""
        return group(self.assignments, lambda assignment: assignment.unit)

    @cached_property
    def units_in(self) -> Mapping[Document, Mapping[Unit, tuple[Assignment, ...]]]:
        """Who answers for what, by document and unit."""
        by_document = group(self.assignments, lambda assignment: assignment.passage.document)
        return MappingProxyType(
            {
                document: group(by_document[document], lambda assignment: assignment.unit)
                for document in self.documents
            }
        )

    def passages_reaching(self, unit: Unit) -> tuple[Passage, ...]:
        """Return all that a unit answers for, itself or through its groups."""
        return tuple(
            dict.fromkeys(
                assignment.passage
                for one in (unit, *self.groups_of[unit])
                for assignment in self.assignments_to[one]
            )
        )

    def deadlines_reaching(self, unit: Unit) -> tuple[Deadline, ...]:
        """Return the deadlines of all that a unit answers for, itself or through its groups."""
        reached = self.passages_reaching(unit)
        return tuple(deadline for passage in reached for deadline in self.deadlines_of[passage])

    @cached_property
    def deadlines_of(self) -> Mapping[Passage, tuple[Deadline, ...]]:
        """The deadlines of a passage."""
        return group(self.deadlines, lambda deadline: deadline.passage)

    @cached_property
    def evidence_of(self) -> Mapping[Passage, tuple[Evidence, ...]]:
        """The evidence of a task's progress, newest first."""
        return group(self.evidence, lambda evidence: evidence.passage)

    def evidence_among(self, passages: Iterable[Passage]) -> tuple[Evidence, ...]:
        """Return the evidence of several tasks, newest first."""
        wanted = set(passages)
        return tuple(evidence for evidence in self.evidence if evidence.passage in wanted)

    @cached_property
    def members_of(self) -> Mapping[Unit, tuple[Unit, ...]]:
        """The recorded members of a group."""
        by_id = {unit.id: unit for unit in self.units}
        return _Groups(
            {
                unit: tuple(
                    by_id[f"{unit.jurisdiction.id}/{member}"]
                    for member in unit.record.members.units
                )
                for unit in self.units
                if unit.record.members
            }
        )

    @cached_property
    def groups_of(self) -> Mapping[Unit, tuple[Unit, ...]]:
        """The groups that a unit is a recorded member of."""
        return _gather(
            (member, group) for group, members in self.members_of.items() for member in members
        )

    def successor_of(self, unit: Unit) -> Unit | None:
        """Return the unit that took over, where a record says so."""
        if unit.record.successor is None:
            return None
        wanted = f"{unit.jurisdiction.id}/{unit.record.successor.unit}"
        return next(other for other in self.units if other.id == wanted)


def group(items: Iterable[V], key: Callable[[V], K]) -> Mapping[K, tuple[V, ...]]:
    """Return `items` grouped by `key`, both in order of first appearance; no key is missing: one
    without items has an empty tuple.
    """
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return _Groups({name: tuple(values) for name, values in groups.items()})


def _gather(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    """Return the second of each pair by the first; no key is missing."""
    groups = group(pairs, lambda pair: pair[0])
    return _Groups({key: tuple(value for _, value in found) for key, found in groups.items()})


class _Groups(dict[K, tuple[V, ...]]):
    def __missing__(self, key: K) -> tuple[V, ...]:
        return ()


_LENGTH_ORDER = {"hours": 1 / 24, "days": 1, "weeks": 7, "months": 30, "years": 365}


def occasion_key(occasion: Occasion) -> tuple[int, float, str]:
    """Return the key by which occasions are sorted: days, frequencies, lengths of time."""
    record = occasion.sample
    match record:
        case DateRecord() | PeriodEndRecord():
            return (0, record.due.toordinal(), "") if record.due else (4, 0, occasion.slug)
        case RecurringRecord():
            order = list(Frequency).index(record.frequency[0])
            return (1, order + 0.5 * (len(record.frequency) > 1), occasion.slug)
        case RelativeRecord() | MinimumDurationRecord():
            number, unit = split_duration(record.duration)
            is_minimum = isinstance(record, MinimumDurationRecord)
            return (3 if is_minimum else 2, number * _LENGTH_ORDER[unit], occasion.slug)
    return (4, 0, occasion.slug)
