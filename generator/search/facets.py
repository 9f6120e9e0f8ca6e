"""The values by which results are filtered and counted."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from generator.plan.model import Plan
from generator.plan.parts import Passage, Unit
from generator.records.commitments import DEADLINE_KINDS
from generator.records.tasks import Role
from generator.search.postings import pack
from generator.search.stream import IndexEntry

_EPOCH = date(2000, 1, 1).toordinal()


def make_facets(plan: Plan, entries: Sequence[IndexEntry]) -> Mapping[str, object]:
    """Return the names that filters offer, the numbers of all sections, and the packed `rows`.

    A row is for one entry: the number of its assignments, a unit and a role for each, the number of
    its deadlines, a kind and a day for each. Days count from 2000-01-01 as 1; 0 is no day.
    """
    places = {place: number for number, place in enumerate(plan.jurisdictions)}
    units = {unit: number for number, unit in enumerate(plan.units)}
    return {
        "jurisdictions": [(place.id, place.name) for place in places],
        "documents": [
            (item.id, item.record.title, places[item.jurisdiction], item.record.year)
            for item in plan.documents
        ],
        "units": [(unit.id, unit.name, places[unit.jurisdiction]) for unit in units],
        "roles": [role.value for role in Role],
        "kinds": list(DEADLINE_KINDS),
        "sections": [section.record.no for section in plan.sections],
        "rows": pack(number for entry in entries for number in _row(plan, entry, units)),
    }


def _row(plan: Plan, entry: IndexEntry, units: Mapping[Unit, int]) -> Iterator[int]:
    if not isinstance(entry.subject, Passage):
        yield from (0, 0)
        return
    roles = list(Role)
    assignments = plan.assignments_of[entry.subject]
    yield len(assignments)
    for assignment in assignments:
        yield from (units[assignment.unit], roles.index(assignment.role))
    deadlines = plan.deadlines_of[entry.subject]
    yield len(deadlines)
    for deadline in deadlines:
        yield DEADLINE_KINDS.index(deadline.record.kind)
        yield deadline.due.toordinal() - _EPOCH + 1 if deadline.due else 0
