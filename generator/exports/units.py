"""units.json: every unit of every registry, with how often it answers for what."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from generator.exports.shapes import Shape
from generator.pages.addresses import address, url
from generator.plan.model import Plan
from generator.plan.parts import Unit
from generator.records.tasks import Role


class MemberShape(Shape):
    """A recorded member of a group, with the words that list it."""

    id: str
    basis: str


class CountsShape(Shape):
    """How many tasks and paragraphs name the unit in each role."""

    lead: int
    responsible: int
    supporting: int
    named: int


class UnitShape(Shape):
    """An agency, or a group of agencies; `members` is empty where no source lists them;
    `functions` are ids.
    """

    id: str
    jurisdiction: str
    name: str
    aliases: tuple[str, ...]
    kind: Literal["agency", "group", "other"]
    members: tuple[MemberShape, ...]
    successor: str | None
    counts: CountsShape
    url: str
    functions: tuple[str, ...]


def shapes(plan: Plan) -> Iterator[UnitShape]:
    """Yield all units of the plan."""
    for unit in plan.units:
        successor = plan.successor_of(unit)
        yield UnitShape(
            id=unit.id,
            jurisdiction=unit.jurisdiction.id,
            name=unit.name,
            aliases=unit.record.aliases,
            kind=unit.record.kind,
            members=tuple(_members(plan, unit)),
            successor=successor.id if successor else None,
            counts=_counts(plan, unit),
            url=url(address(unit)),
            functions=tuple(function.record.id for function in plan.functions_of[unit]),
        )


def _members(plan: Plan, unit: Unit) -> Iterator[MemberShape]:
    if unit.record.members:
        for member in plan.members_of[unit]:
            yield MemberShape(id=member.id, basis=unit.record.members.basis)


def _counts(plan: Plan, unit: Unit) -> CountsShape:
    roles = Counter(assignment.role for assignment in plan.assignments_to[unit])
    return CountsShape(**{role.value: roles[role] for role in Role})
