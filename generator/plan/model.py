"""The whole plan: all objects in order, and the groups by which they are found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from generator.plan.grouping import Groups, gather, group
from generator.plan.occasions import occasion_key
from generator.plan.parts import (
    Assignment,
    Deadline,
    Document,
    Evidence,
    Function,
    Jurisdiction,
    Mention,
    Occasion,
    Passage,
    Redirect,
    Section,
    SourceLine,
    Span,
    Task,
    Topic,
    Unit,
)


@dataclass(frozen=True, eq=False)
class Plan:
    """All documents and what belongs to them. Tuples are in the order of pages.

    `evidence` is newest first. `originals` holds the archived lines of tasks whose record was
    converted to another script.
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
    originals: Mapping[Task, tuple[str, ...]]
    topics: tuple[Topic, ...]
    mentions: tuple[Mention, ...]
    functions: tuple[Function, ...]
    redirects: tuple[Redirect, ...]

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks in document order."""
        return tuple(passage for passage in self.passages if isinstance(passage, Task))

    @cached_property
    def occasions(self) -> tuple[Occasion, ...]:
        """All occasions: days first, then frequencies, then lengths of time."""
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
    def months_of(self) -> Groups[Span, Span]:
        """The months of a year in which something falls due."""
        return Groups(
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
    def mentions_of(self) -> Groups[Topic, Mention]:
        """The tasks that mention a topic, in document order."""
        return group(self.mentions, lambda mention: mention.topic)

    @cached_property
    def topics_of(self) -> Groups[Passage, Topic]:
        """The topics of a task."""
        return gather((mention.task, mention.topic) for mention in self.mentions)

    @cached_property
    def units_with(self) -> Groups[Function, Unit]:
        """The units of a function, by jurisdiction."""
        return gather(
            (function, unit)
            for function in self.functions
            for unit in self.units
            if function.name in unit.record.function
        )

    @cached_property
    def functions_of(self) -> Groups[Unit, Function]:
        """The functions of a unit."""
        return gather(
            (unit, function) for function, units in self.units_with.items() for unit in units
        )

    @cached_property
    def documents_of(self) -> Groups[Jurisdiction, Document]:
        """Documents by jurisdiction."""
        return group(self.documents, lambda document: document.jurisdiction)

    @cached_property
    def sections_of(self) -> Groups[Document, Section]:
        """Sections by document."""
        return group(self.sections, lambda section: section.document)

    @cached_property
    def passages_of(self) -> Groups[Document, Passage]:
        """Opening, tasks and closing by document."""
        return group(self.passages, lambda passage: passage.document)

    @cached_property
    def tasks_of(self) -> Groups[Section, Task]:
        """Tasks by section."""
        return group(self.tasks, lambda task: task.section)

    @cached_property
    def units_of(self) -> Groups[Jurisdiction, Unit]:
        """Units by jurisdiction."""
        return group(self.units, lambda unit: unit.jurisdiction)

    @cached_property
    def assignments_of(self) -> Groups[Passage, Assignment]:
        """The units of a passage, with their roles."""
        return group(self.assignments, lambda assignment: assignment.passage)

    @cached_property
    def assignments_to(self) -> Groups[Unit, Assignment]:
        """The passages of a unit, with its roles."""
        return group(self.assignments, lambda assignment: assignment.unit)

    @cached_property
    def units_in(self) -> Mapping[Document, Mapping[Unit, tuple[Assignment, ...]]]:
        """The assignments by document and unit."""
        by_document = group(self.assignments, lambda assignment: assignment.passage.document)
        return MappingProxyType(
            {
                document: group(by_document[document], lambda assignment: assignment.unit)
                for document in self.documents
            }
        )

    def passages_reaching(self, unit: Unit) -> tuple[Passage, ...]:
        """Return the passages that a unit answers for, itself or through its groups."""
        return tuple(
            dict.fromkeys(
                assignment.passage
                for one in (unit, *self.groups_of[unit])
                for assignment in self.assignments_to[one]
            )
        )

    def deadlines_reaching(self, unit: Unit) -> tuple[Deadline, ...]:
        """Return the deadlines of the passages that a unit answers for, itself or through its groups."""
        reached = self.passages_reaching(unit)
        return tuple(deadline for passage in reached for deadline in self.deadlines_of[passage])

    @cached_property
    def deadlines_of(self) -> Groups[Passage, Deadline]:
        """The deadlines of a passage."""
        return group(self.deadlines, lambda deadline: deadline.passage)

    @cached_property
    def evidence_of(self) -> Groups[Passage, Evidence]:
        """The evidence of a task's progress, newest first."""
        return group(self.evidence, lambda evidence: evidence.task)

    def evidence_among(self, passages: Iterable[Passage]) -> tuple[Evidence, ...]:
        """Return the evidence of several tasks, newest first."""
        wanted = set(passages)
        return tuple(evidence for evidence in self.evidence if evidence.task in wanted)

    @cached_property
    def members_of(self) -> Groups[Unit, Unit]:
        """The recorded members of a group."""
        return Groups(
            {
                unit: tuple(
                    self._unit_by_id[f"{unit.jurisdiction.id}/{member}"]
                    for member in unit.record.members.units
                )
                for unit in self.units
                if unit.record.members
            }
        )

    @cached_property
    def groups_of(self) -> Groups[Unit, Unit]:
        """The groups of which a unit is a recorded member."""
        return gather(
            (member, group) for group, members in self.members_of.items() for member in members
        )

    def successor_of(self, unit: Unit) -> Unit | None:
        """Return the recorded unit that replaced another, or None."""
        if unit.record.successor is None:
            return None
        return self._unit_by_id[f"{unit.jurisdiction.id}/{unit.record.successor.unit}"]

    @cached_property
    def _unit_by_id(self) -> Mapping[str, Unit]:
        return MappingProxyType({unit.id: unit for unit in self.units})
