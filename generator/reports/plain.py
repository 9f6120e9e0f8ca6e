"""Problems as plain JSON."""

import json
from collections.abc import Sequence

from generator.messages import Language
from generator.problems import Problem
from generator.rules import say


def report(problems: Sequence[Problem], language: Language) -> str:
    """Return an array of objects, in order of place; `line` and `column` count from 1."""
    items = [
        {
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "rule": problem.rule,
            "message": say(problem, language),
        }
        for problem in problems
    ]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"
