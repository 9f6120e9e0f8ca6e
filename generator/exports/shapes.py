"""The shapes (JSON objects) that several exports share.

The docstring of a class is published as the description in its JSON Schema.
"""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from generator.pages.addresses import address, url
from generator.plan.parts import Deadline
from generator.records.commitments import (
    DeadlineKind,
    Frequency,
    Period,
    RecurringRecord,
    RelativeRecord,
    Start,
    StartRecord,
)


class Shape(BaseModel):
    """The base of all JSON objects in exports: fields are written in their order here."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, serialize_by_alias=True
    )


class CandidateShape(Shape):
    """A day on which an open period may end; `from` names the date that it starts from."""

    from_: str = Field(alias="from")
    start: date
    due: date | None


class DeadlineShape(Shape):
    """One commitment in time."""

    id: str
    quote: str
    expression: str
    kind: DeadlineKind
    due: date | None
    due_candidates: tuple[CandidateShape, ...]
    duration: str | None
    working_days: bool
    after: str | None
    frequency: tuple[Frequency, ...] | None
    at_least: int | None
    condition: str | None
    start: date | None
    also: str | None
    page: str


_START_NAMES = {Start.ISSUED: "成文日期", Start.PUBLISHED: "发布日期"}
"""Part of the published data, so independent of the words of the interface."""


def deadline_shape(deadline: Deadline) -> DeadlineShape:
    """Return a deadline in the form that docs/contract.md describes."""
    record = deadline.record
    timed = record if isinstance(record, Period) else None
    recurring = record if isinstance(record, RecurringRecord) else None
    return DeadlineShape(
        id=deadline.id,
        quote=record.quote,
        expression=record.expression,
        kind=record.kind,
        due=deadline.due,
        due_candidates=tuple(
            CandidateShape(
                from_=_START_NAMES[candidate.start],
                start=candidate.start_day,
                due=candidate.due,
            )
            for candidate in deadline.candidates
        ),
        duration=timed.duration if timed else None,
        working_days=timed.working_days if timed else False,
        after=record.after if isinstance(record, RelativeRecord | StartRecord) else None,
        frequency=recurring.frequency if recurring else None,
        at_least=recurring.at_least if recurring else None,
        condition=recurring.condition if recurring else None,
        start=record.start if isinstance(record, StartRecord) else None,
        also=record.also,
        page=url(address(deadline)),
    )
