"""What pages show: linked objects, each of which knows what it belongs to.

Links point up: a task knows its section, a section its document; `Plan` holds the ways down. Objects
are compared by identity: there is one of each.
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
        return self.record.printed_label

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
class Task:
    """One numbered requirement; `line` is its record's."""

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
        """The number as printed: （二）; empty where none is."""
        return self.record.printed_label

    @property
    def place(self) -> Place:
        """Where its record begins."""
        return Place(self.document.path, self.line)


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """An opening or closing paragraph; `line` is its record's."""

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
"""What binds somebody to something."""


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

    task: Task
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
    task: Task
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
    """Words of the source after its declared steps, with the white space behind them.

    They became a part of the record's top-level `field`; or a title, whose section is `begins`; or
    the first words of `task`, which then `begins`; or no part of the document: `omitted` says why.
    """

    words: str
    field: str
    task: Task | None = None
    begins: Section | Task | None = None
    is_number: bool = False
    omitted: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the archive as stored, from 1, and what became of it."""

    number: int
    text: str
    parts: tuple[SourcePart, ...]
