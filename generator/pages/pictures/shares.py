"""The share of tasks that have a deadline."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.plan.model import Plan
from generator.plan.parts import Passage, Task


@dataclass(frozen=True, slots=True)
class Share:
    """The number of tasks with and without a deadline; lengths of bars are in percent."""

    timed: int
    untimed: int
    scale: float

    @property
    def total(self) -> int:
        """The number of all tasks."""
        return self.timed + self.untimed

    @property
    def timed_width(self) -> float:
        """The length of the bar of tasks with a deadline, in percent."""
        return round(self.timed * self.scale, 2)

    @property
    def untimed_width(self) -> float:
        """The length of the bar of tasks without a deadline, in percent."""
        return round(self.untimed * self.scale, 2)


def share(plan: Plan, passages: Iterable[Passage], longest: int = 0) -> Share:
    """Return the share of tasks among `passages` with a deadline; `longest` tasks are 100 percent."""
    tasks = {passage for passage in passages if isinstance(passage, Task)}
    timed = sum(1 for task in tasks if plan.deadlines_of[task])
    return Share(timed, len(tasks) - timed, 100 / (longest or len(tasks) or 1))
