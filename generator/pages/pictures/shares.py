"""How many tasks carry a time, and how many do not."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.plan.model import Plan
from generator.plan.parts import Passage, Task


@dataclass(frozen=True, slots=True)
class Share:
    """How many tasks carry a time, and how many do not, with the length of each in percent."""

    timed: int
    untimed: int
    scale: float

    @property
    def total(self) -> int:
        """All tasks."""
        return self.timed + self.untimed

    @property
    def timed_width(self) -> float:
        """The length of the part with a time."""
        return round(self.timed * self.scale, 2)

    @property
    def untimed_width(self) -> float:
        """The length of the part without."""
        return round(self.untimed * self.scale, 2)


def share(plan: Plan, passages: Iterable[Passage], longest: int = 0) -> Share:
    """Return how many of the tasks among `passages` carry a time; `longest` tasks are 100 percent."""
    tasks = {passage for passage in passages if isinstance(passage, Task)}
    timed = sum(1 for task in tasks if plan.deadlines_of[task])
    return Share(timed, len(tasks) - timed, 100 / (longest or len(tasks) or 1))
