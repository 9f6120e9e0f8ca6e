"""tasks.json: every task, in document order."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from generator.exports.shapes import DeadlineShape, Shape, deadline_shape
from generator.pages.addresses import address, url
from generator.plan.model import Plan
from generator.records.progress import ProgressKind
from generator.records.tasks import Role


class SectionShape(Shape):
    """The part of the document that holds a task."""

    no: int
    title: str


class AssignmentShape(Shape):
    """A unit that answers for a task; `inherited` through a merged cell."""

    id: str
    name: str
    as_written: str
    role: Role
    inherited: bool


class TargetShape(Shape):
    """A figure to reach that is not a time."""

    quote: str
    metric: str
    operator: Literal[">=", "=", "<=", ">", "<"]
    value: int | float
    unit: str


class ProgressShape(Shape):
    """What a public page shows of a task's progress, on the day it was published."""

    date: date
    kind: ProgressKind
    note: str
    url: str
    archived: str | None


class TaskShape(Shape):
    """One numbered requirement; `text` is without number, title and unit list; `topics` are ids;
    `progress` is newest first.
    """

    id: str
    document: str
    section: SectionShape
    no: int
    label: str
    title: str | None
    text: str
    units: tuple[AssignmentShape, ...]
    units_note: str | None
    deadlines: tuple[DeadlineShape, ...]
    targets: tuple[TargetShape, ...]
    url: str
    topics: tuple[str, ...]
    progress: tuple[ProgressShape, ...]


def shapes(plan: Plan) -> Iterator[TaskShape]:
    """Yield all tasks of the plan."""
    for section in plan.sections:
        for task in plan.tasks_of[section]:
            record = task.record
            yield TaskShape(
                id=task.id,
                document=task.document.id,
                section=SectionShape(no=section.record.no, title=section.title),
                no=record.no,
                label=task.label,
                title=record.title,
                text=record.text,
                units=tuple(
                    AssignmentShape(
                        id=assignment.unit.id,
                        name=assignment.unit.name,
                        as_written=assignment.as_written,
                        role=assignment.role,
                        inherited=assignment.inherited,
                    )
                    for assignment in plan.assignments_of[task]
                ),
                units_note=record.units_note,
                deadlines=tuple(deadline_shape(deadline) for deadline in plan.deadlines_of[task]),
                targets=tuple(TargetShape(**target.model_dump()) for target in record.targets),
                url=url(address(task)),
                topics=tuple(topic.record.id for topic in plan.topics_of[task]),
                progress=tuple(
                    ProgressShape(**evidence.record.model_dump())
                    for evidence in plan.evidence_of[task]
                ),
            )
