"""What Gongkai says, in Chinese and English side by side: one YAML file a subject."""

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import ConfigDict, Field, RootModel, StringConstraints, model_validator

from generator.content.reading import read_record
from generator.nearest import find_passage
from generator.problems import Form, Message, Nearest, Passage, Reason, Value, clip, visible
from generator.records.values import Record

CATALOGUES = Path(__file__).parent

HAN = re.compile("[\u3400-\u9fff]")

VARIABLE = "GONGKAI_LANG"
"""The variable of the environment that chooses the language where no `--lang` does."""


class Language(StrEnum):
    """A language in which Gongkai speaks."""

    ZH = "zh"
    EN = "en"

    @classmethod
    def chosen_by(cls, environment: Mapping[str, str]) -> "Language":
        """Return what the environment chooses: Chinese, unless it names another that there is."""
        chosen = environment.get(VARIABLE)
        return cls(chosen) if chosen in list(cls) else cls.ZH


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


class Catalogue(
    RootModel[dict[Annotated[str, StringConstraints(pattern="^[a-z0-9-]+$")], Bilingual]]
):
    """The messages of one subject, by name."""

    model_config = ConfigDict(frozen=True)


@cache
def catalogue() -> Mapping[str, Bilingual]:
    """Return all messages by key: `build.done` is `done` in build.yml."""
    return MappingProxyType(
        {
            f"{path.stem}.{name}": words
            for path in sorted(CATALOGUES.glob("*.yml"))
            for name, words in _read(path).items()
        }
    )


def _read(path: Path) -> Mapping[str, Bilingual]:
    shown = f"generator/messages/{path.name}"
    return read_record(path.read_bytes(), shown, Catalogue).record.root


def say(message: Message, language: Language) -> str:
    """Return a message in words, on as many lines as the catalogue has."""
    return fill(catalogue()[message.key], message.values, language)


def sayer(language: Language, form: Callable[[str], str] = str) -> Callable[..., str]:
    """Return what templates say messages by: a function of the key and the values.

    `form` makes of the words what they are in a template: a type that escapes the values filled in.
    """
    return lambda key, **values: form(catalogue()[key].read(language)).format(**values)


def fill(words: Bilingual, values: Iterable[tuple[str, Value]], language: Language) -> str:
    """Return words with their fields filled in; none of the values can begin another line."""
    return words.read(language).format(**{name: _show(value, language) for name, value in values})


def _show(value: Value, language: Language) -> str:
    match value:
        case Message():
            return say(value, language)
        case Reason():
            return _show_reason(value, language)
        case None | Form():
            return say(_FORMS[value or Form.NOTHING], language)
        case bool():
            return "true" if value else "false"
        case Passage():
            return _show(find_passage(value), language)
        case Nearest(words):
            listed = _join(words, language)
            return say(Message("values.nearest", words=listed), language) if words else ""
        case tuple():
            return _join(value, language) or say(Message("values.none"), language)
    return visible(clip(str(value), MAX_SHOWN))


MAX_SHOWN = 300
"""The most characters of one value that a message shows: enough to find it in its file."""

_FORMS = {
    Form.NOTHING: Message("values.nothing"),
    Form.LIST: Message("values.list"),
    Form.MAPPING: Message("values.mapping"),
}


def _join(words: Iterable[str], language: Language) -> str:
    """Return a list of words; those of records that are Chinese stand in quotes where nothing else is."""
    shown = (
        f"“{visible(word)}”" if language is Language.EN and HAN.search(word) else visible(word)
        for word in (clip(word, MAX_SHOWN) for word in words)
    )
    return say(Message("values.separator"), language).join(shown)


def _show_reason(reason: Reason, language: Language) -> str:
    known = f"system.{reason.name.lower()}"
    if reason.name and known in catalogue():
        return say(Message(known), language)
    return say(Message("system.other", words=reason.words), language)
