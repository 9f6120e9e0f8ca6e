"""What every rule asks, says and shows, in two languages side by side."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Self

from pydantic import Field, model_validator

from generator.content.reading import R, read_record
from generator.problems import Form, Nearest, Problem, Value, visible
from generator.records.values import Id, Line, Record

FOLDER = Path(__file__).parent

SUBJECTS = (
    "reading",
    "records",
    "documents",
    "units",
    "deadlines",
    "targets",
    "progress",
    "sources",
    "topics",
    "redirects",
    "templates",
)
"""The files of the rules, in the order in which a reader would ask for them; those of `checks/` have
the name of their module.
"""


class Language(StrEnum):
    """A language in which problems are said."""

    ZH = "zh"
    EN = "en"


class Bilingual(Record):
    """The same words in each language."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def read(self, language: Language) -> str:
        """Return the words in one language."""
        return self.en if language is Language.EN else self.zh

    @model_validator(mode="after")
    def _same_fields(self) -> Self:
        if fields_of(self.zh) != fields_of(self.en):
            raise ValueError
        return self


def fields_of(text: str) -> frozenset[str]:
    """Return the names in the braces of a message."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


class Message(Bilingual):
    """What a problem says: what is wrong and the mend; `{names}` stand for the problem's values."""

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
    messages: tuple[Message, ...] = Field(min_length=1)
    example: Example


class Subject(Record):
    """The rules of one subject."""

    title: Bilingual
    rules: tuple[Rule, ...] = Field(min_length=1)


class Terms(Record):
    """The words between the values of messages, around the messages, and of the page of rules."""

    nothing: Bilingual
    list: Bilingual
    mapping: Bilingual
    none: Bilingual
    separator: Bilingual
    nearest: Bilingual
    count: Bilingual
    passed: Bilingual
    page_title: Bilingual
    page_intro: Bilingual
    bad: Bilingual
    encoding: Bilingual
    good: Bilingual
    says: Bilingual
    also: Bilingual


@cache
def subjects() -> tuple[Subject, ...]:
    """Return all rules by subject, in the order of `SUBJECTS`."""
    return tuple(_read(name, Subject) for name in SUBJECTS)


@cache
def rules() -> Mapping[str, Rule]:
    """Return all rules by code, in the order of `subjects`."""
    return MappingProxyType({rule.code: rule for subject in subjects() for rule in subject.rules})


@cache
def terms() -> Terms:
    """Return the terms that messages share."""
    return _read("terms", Terms)


def _read(name: str, model: type[R]) -> R:
    path = FOLDER / f"{name}.yml"
    return read_record(path.read_bytes(), f"generator/rules/{path.name}", model).record


def say(problem: Problem, language: Language) -> str:
    """Return what is wrong and the mend, on one line whatever it quotes."""
    messages = {message.variant or "": message for message in rules()[problem.rule].messages}
    text = messages[problem.variant].read(language)
    return visible(text.format(**{name: _show(value, language) for name, value in problem.values}))


def say_with_place(problem: Problem, language: Language) -> str:
    """Return a problem as one line: `path:line:column: message [rule]`."""
    return visible(f"{problem.place}: {say(problem, language)} [{problem.rule}]")


def _show(value: Value, language: Language) -> str:
    separator = terms().separator.read(language)
    match value:
        case None | Form.NOTHING:
            return terms().nothing.read(language)
        case Form.LIST:
            return terms().list.read(language)
        case Form.MAPPING:
            return terms().mapping.read(language)
        case bool():
            return "true" if value else "false"
        case Nearest(words):
            nearest = terms().nearest.read(language)
            return nearest.format(words=separator.join(words)) if words else ""
        case tuple():
            return separator.join(value) or terms().none.read(language)
    return str(value)
