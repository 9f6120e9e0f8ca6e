"""What every rule asks, says and shows, in two languages side by side."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pydantic import Field

from generator.content.reading import read_record
from generator.messages import Bilingual, Language, fill
from generator.messages import say as say_message
from generator.problems import MORE, Message, Problem, visible
from generator.records.values import Id, Line, Record

RULE_FILES = Path(__file__).parent

SUBJECTS = (
    "reading",
    "records",
    "documents",
    "units",
    "deadlines",
    "time_values",
    "time_words",
    "targets",
    "progress",
    "questions",
    "sources",
    "contacts",
    "topics",
    "redirects",
    "templates",
)
"""The files of the rules, in the order in which a reader would ask for them; those of `checks/` have
the name of their module.
"""


class Wording(Bilingual):
    """What a problem says: what is wrong and how to correct it; `{names}` stand for its values."""

    variant: Id | None = None


class Example(Record):
    """Whole lines of a file as they should be, and the same lines with the mistake.

    Where the lines are right and the file's name or encoding is the mistake, `bad_file` or `encoding`
    gives it instead; `also` names the rules that such a mistake cannot help but break too.
    """

    file: Line
    good: str
    bad: str | None = None
    bad_file: Line | None = None
    encoding: Line | None = None
    also: tuple[Id, ...] = ()


class Rule(Record):
    """What a rule asks in one sentence, what it says when it is broken, and how that looks."""

    code: Id
    asks: Bilingual
    messages: tuple[Wording, ...] = Field(min_length=1)
    example: Example


class Subject(Record):
    """The rules of one subject, and why they are there."""

    title: Bilingual
    why: Bilingual
    rules: tuple[Rule, ...] = Field(min_length=1)


@cache
def subjects() -> tuple[Subject, ...]:
    """Return all rules by subject, in the order of `SUBJECTS`."""
    return tuple(map(_read, SUBJECTS))


@cache
def rules() -> Mapping[str, Rule]:
    """Return all rules by code, in the order of `subjects`."""
    return MappingProxyType({rule.code: rule for subject in subjects() for rule in subject.rules})


def _read(name: str) -> Subject:
    path = RULE_FILES / f"{name}.yml"
    return read_record(path.read_bytes(), f"generator/rules/{path.name}", Subject).record


def say(problem: Problem, language: Language) -> str:
    """Return what is wrong and how to correct it, on one line whatever it quotes."""
    if problem.variant == MORE:
        return say_message(Message("check.more", number=problem.stands_for), language)
    wordings = {wording.variant or "": wording for wording in rules()[problem.rule].messages}
    return fill(wordings[problem.variant], problem.values, language)


def say_with_place(problem: Problem, language: Language) -> str:
    """Return a problem as one line: `path:line:column: message [rule]`."""
    return f"{visible(str(problem.place))}: {say(problem, language)} [{problem.rule}]"
