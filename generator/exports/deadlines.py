"""deadlines.json: every page of deadlines, with the tasks and commitments on it."""

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
    """Yield all pages of deadlines; a day that some call a date and some a period's end is a date."""
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
