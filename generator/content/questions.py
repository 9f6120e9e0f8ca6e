"""Finds the questions that a draft left in a file as comments."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.comments import LINE_END, locate_comments
from generator.problems import Place

MARK = "请核对"
"""Begins each question, in any language: editors look for this one word, whoever made the draft."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question at its place, in its own words."""

    place: Place
    words: str


def find_questions(text: str, path: str) -> Iterator[Question]:
    """Yield the questions of a text that `yaml.parse` accepts: the comments that hold the mark."""
    if MARK not in text:
        return
    line, line_start, position = 1, 0, 0
    for start, comment in locate_comments(text):
        if MARK not in comment:
            continue
        for line_end in LINE_END.finditer(text, position, start):
            line, line_start = line + 1, line_end.end()
        position = start
        words = comment.partition(MARK)[2].lstrip(" \u3000:：").rstrip()
        yield Question(Place(path, line, start - line_start + 1), words or MARK)
