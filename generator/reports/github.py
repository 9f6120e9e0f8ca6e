"""Problems as GitHub's workflow commands: they stand at the lines of a pull request."""

from collections.abc import Sequence

from generator.messages import Language
from generator.problems import Problem
from generator.rules import say


def report(problems: Sequence[Problem], language: Language) -> str:
    """Return one `::error …::` a line."""
    return "".join(f"{_command(problem, language)}\n" for problem in problems)


def _command(problem: Problem, language: Language) -> str:
    place = problem.place
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.rule,
    }
    shown = ",".join(f"{name}={_in_property(value)}" for name, value in properties.items())
    return f"::error {shown}::{_in_message(say(problem, language))}"


def _in_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _in_property(text: str) -> str:
    return _in_message(text).replace(":", "%3A").replace(",", "%2C")
