"""The objects of a plan, each with a reference to the object it belongs to.

References point up: a task has its section, a section its document. `Plan` has the groups that lead
down. Objects are compared by identity: there is one of each.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.plan.grouping import group
from generator.problems import Place
from generator.records.commitments import (
    DeadlineRecord,
    Start,
    StartRecord,
)
from generator.records.documents import DocumentRecord
from generator.records.progress import ProgressRecord
from generator.records.shared import FunctionRecord, TopicRecord
from generator.records.tasks import ParagraphRecord, Role, SectionRecord, TaskRecord
from generator.records.units import UnitRecord


@dataclass(frozen=True, slots=True, eq=False)
class Jurisdiction:
    """The government that issued plans."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One plan, without its parts; `path` is its record's file, relative to the repository."""

    record: DocumentRecord
    jurisdiction: Jurisdiction
    path: str

    @property
    def id(self) -> str:
        """The id, as in addresses."""
        return self.record.id


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """A top-level part of a document; `line` is that of its record."""

    record: SectionRecord
    document: Document
    line: int

    @property
    def label(self) -> str:
        """The number as printed: 一、; "" if none is printed."""
        return self.record.printed_label

    @property
    def title(self) -> str:
        """The title; in a plan without sections, the title of the plan."""
        return self.record.title or self.document.record.title


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """An agency or a group; `path` and `line` are those of its record."""

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
class Task:
    """One numbered requirement; `line` is that of its record."""

    section: Section
    record: TaskRecord
    line: int

    @property
    def document(self) -> Document:
        """The plan that it belongs to."""
        return self.section.document

    @property
    def id(self) -> str:
        """The id, with the numbers as printed: ezhou-2017/2.5."""
        return f"{self.document.id}/{self.section.record.no}.{self.record.no}"

    @property
    def label(self) -> str:
        """The number as printed: （二）; "" if none is printed."""
        return self.record.printed_label

    @property
    def place(self) -> Place:
        """Where its record begins."""
        return Place(self.document.path, self.line)


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """An opening or closing paragraph; `line` is that of its record."""

    document: Document
    part: Literal["opening", "closing"]
    record: ParagraphRecord
    line: int

    @property
    def id(self) -> str:
        """The id: ezhou-2017/closing."""
        return f"{self.document.id}/{self.part}"

    @property
    def place(self) -> Place:
        """Where its record begins."""
        return Place(self.document.path, self.line)


Passage = Task | Paragraph
"""A part of a document that units can answer for."""


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """One unit's role in one passage; `inherited` if it comes from a merged cell above."""

    passage: Passage
    unit: Unit
    role: Role
    as_written: str
    inherited: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible last day of an open period, for one date that it may start from."""

    start: Start
    start_day: date
    due: date | None


@dataclass(frozen=True, slots=True, eq=False)
class Deadline:
    """One commitment in time; `due` is the day if the plan itself names it."""

    id: str
    passage: Passage
    record: DeadlineRecord
    slug: str
    due: date | None
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What a public page shows of a task's progress, on one day."""

    task: Task
    record: ProgressRecord


@dataclass(frozen=True, slots=True, eq=False)
class Occasion:
    """All deadlines that share a page: one due day, one frequency or one length of time."""

    slug: str
    deadlines: tuple[Deadline, ...]

    @property
    def sample(self) -> DeadlineRecord:
        """Any one record: all have the same value, and the same kind except for days."""
        return self.deadlines[0].record

    @property
    def due(self) -> date | None:
        """The due day, or None if the plans name none; spans that start together may end apart."""
        return None if isinstance(self.sample, StartRecord) else self.deadlines[0].due

    @property
    def day(self) -> date:
        """The due day; raises an error if there is none."""
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
    """A subject that readers look for in every plan; `line` is that of its record."""

    record: TopicRecord
    line: int

    @property
    def name(self) -> str:
        """The name that readers see."""
        return self.record.name


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A task that mentions a topic; `sentences` are those of its text with a word of the topic, empty
    if only its title has one.
    """

    topic: Topic
    task: Task
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A purpose of agencies, independent of their names; `line` is that of its record."""

    record: FunctionRecord
    line: int

    @property
    def name(self) -> str:
        """The name that readers and registries use."""
        return self.record.name


@dataclass(frozen=True, slots=True, eq=False)
class Redirect:
    """A removed address, and the new one that replaces it; `place` is that of its line."""

    old: str
    new: str
    place: Place

    @property
    def page(self) -> str:
        """The old address without its anchor."""
        return self.old.partition("#")[0]

    @property
    def anchor(self) -> str:
        """The anchor of the old address; "" for a whole page."""
        return self.old.partition("#")[2]


@dataclass(frozen=True, slots=True)
class SourcePart:
    """Words of the source after its declared steps, with the white space after them.

    `field` is the top-level key of the record that holds them. `begins` is the section or task that
    starts with them, `task` the task they belong to. If they are not part of the document, `omitted`
    says why.
    """

    words: str
    field: str
    task: Task | None = None
    begins: Section | Task | None = None
    is_number: bool = False
    omitted: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the archive as stored, numbered from 1, with its parts after the declared steps."""

    number: int
    text: str
    parts: tuple[SourcePart, ...]
