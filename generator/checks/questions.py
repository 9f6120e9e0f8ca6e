"""The rule for questions that a draft left in a file."""

from collections.abc import Iterator
from itertools import chain

from generator.content.folder import Records
from generator.problems import Problem, clip

_SHOWN = 60


def questions_are_answered(records: Records) -> Iterator[Problem]:
    """Every question of a draft is answered: its comment is deleted."""
    of_documents = (entry.questions for entry in records.documents)
    of_registries = (entry.questions for entry in records.registries)
    for question in chain(*of_documents, *of_registries):
        words = clip(question.words, _SHOWN)
        yield Problem(question.place, "questions-are-answered", question=words)
