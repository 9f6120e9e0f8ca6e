"""deadlines.json: every occasion, with its tasks and commitments."""

from collections.abc import Iterator
from datetime import date

from generator.exports.shapes import Shape
from generator.pages.addresses import address, url
from generator.plan.model import Plan
from generator.plan.parts import Paragraph, Task
from generator.records.commitments import DeadlineKind


class OccasionShape(Shape):
    """A due day, a frequency or a length of time; `commitments` are those of opening and closing."""

    slug: str
    kind: DeadlineKind
    due: date | None
    tasks: tuple[str, ...]
    commitments: tuple[str, ...]
    url: str


def shapes(plan: Plan) -> Iterator[OccasionShape]:
    """Yield all occasions; a day that is a date in one plan and a period's end in another is a date."""
    for occasion in plan.occasions:
        kinds = [deadline.record.kind for deadline in occasion.deadlines]
        tasks = dict.fromkeys(
            deadline.passage.id
            for deadline in occasion.deadlines
            if isinstance(deadline.passage, Task)
        )
        yield OccasionShape(
            slug=occasion.slug,
            kind="date" if "date" in kinds else kinds[0],
            due=occasion.due,
            tasks=tuple(tasks),
            commitments=tuple(
                deadline.id
                for deadline in occasion.deadlines
                if isinstance(deadline.passage, Paragraph)
            ),
            url=url(address(occasion)),
        )
