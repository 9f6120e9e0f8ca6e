"""The matrix of a plan: a column for each section, a row for each unit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.plan.grouping import gather
from generator.plan.model import Plan
from generator.plan.parts import Assignment, Document, Section, Task, Unit
from generator.records.tasks import Role


@dataclass(frozen=True, slots=True)
class Cell:
    """The assignments of one unit in one section; `role` is the strongest of theirs."""

    section: Section
    x: float
    role: Role
    assignments: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One unit's cells."""

    unit: Unit
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Columns of sections and rows of units; `columns` has the horizontal centre of each section."""

    columns: tuple[tuple[Section, float], ...]
    rows: tuple[Row, ...]
    is_wide: bool


def lay_out_matrix(plan: Plan, document: Document) -> Matrix | None:
    """Return the matrix of a plan, or None if it names no unit in its sections."""
    sections = plan.sections_of[document]
    is_wide = len(sections) > 8
    left = 0.0 if is_wide else 38.0
    width = (100 - left) / len(sections)
    middles = {
        section: round(left + width * (number + 0.5), 2) for number, section in enumerate(sections)
    }
    rows = tuple(
        Row(unit, cells)
        for unit, assignments in plan.units_in[document].items()
        if (cells := tuple(_cells(assignments, middles)))
    )
    return Matrix(tuple(middles.items()), rows, is_wide) if rows else None


def _cells(assignments: Iterable[Assignment], middles: dict[Section, float]) -> Iterator[Cell]:
    roles = list(Role)
    by_section = gather(
        (item.passage.section, item) for item in assignments if isinstance(item.passage, Task)
    )
    for section, found in by_section.items():
        role = min((item.role for item in found), key=roles.index)
        yield Cell(section, middles[section], role, found)
