"""The rule for questions that a draft left in a file."""

from collections.abc import Iterator

from generator.content.folder import Records
from generator.problems import Problem, clip

_SHOWN = 200


def questions_are_answered(records: Records) -> Iterator[Problem]:
    """Every question of a draft is answered: its comment is deleted."""
    for question in records.questions:
        words = clip(question.words, _SHOWN)
        yield Problem(question.place, "questions-are-answered", question=words)
