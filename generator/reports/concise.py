"""Problems as lines, for programs that look for `path:line:column: message`."""

from collections.abc import Sequence

from generator.messages import Language
from generator.problems import Problem
from generator.rules import say_with_place


def report(problems: Sequence[Problem], language: Language) -> str:
    """Return one `path:line:column: message [rule]` a line."""
    return "".join(f"{say_with_place(problem, language)}\n" for problem in problems)
