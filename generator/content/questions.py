"""Finds the questions that a draft left in a file as comments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.comments import find_comments
from generator.problems import Place

MARK = "请核对"
"""Begins each question, in any language: editors look for this one word, whoever made the draft."""

_QUESTION = re.compile(rf"#\s*{MARK}\s*[:：]?\s*(?P<words>[^\n]*)")


@dataclass(frozen=True, slots=True)
class Question:
    """A question at its place, in its own words."""

    place: Place
    words: str


def find_questions(text: str, path: str) -> Iterator[Question]:
    """Yield the questions in the comments of a text that `yaml.parse` accepts."""
    if MARK not in text:
        return
    comments = frozenset(find_comments(text).lines())
    for number, line in enumerate(text.splitlines(), start=1):
        found = _QUESTION.search(line)
        if found and line[found.start() :].rstrip() in comments:
            yield Question(Place(path, number, found.start() + 1), found["words"].strip())
