"""What the grammar of time finds in a text."""

from dataclasses import dataclass
from datetime import date

from generator.grammar.rules import Outcome, Rule
from generator.records.commitments import DeadlineKind, DeadlineRecord


@dataclass(frozen=True, slots=True)
class Found:
    """Time words at `start` to `end` of a text, the rule that takes them, their kind
    and their deadline; both are None if the words are a question, or name no commitment.

    `days` are the days that can be meant, if they are two: the first and the last of 10月前.
    """

    start: int
    end: int
    expression: str
    rule: Rule
    kind: DeadlineKind | None
    record: DeadlineRecord | None
    days: tuple[date, ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether the words name no commitment."""
        return self.rule.outcome is Outcome.NONE
