"""What changed, as Markdown for a pull request: report.md.jinja has its structure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import FileSystemLoader
from pydantic import BaseModel

from generator.changes.files import FileChanges
from generator.changes.records import Added, Change, Changed, FieldValue, Removed
from generator.changes.texts import find_differences
from generator.messages import Language, catalogue, say, sayer
from generator.problems import Message, Place, clip, visible
from generator.records.commitments import Commitment, DeadlineRecord
from generator.records.documents import HeaderItem
from generator.records.progress import ProgressRecord
from generator.records.shared import WordPair
from generator.records.targets import TargetRecord
from generator.records.tasks import UnitsRecord
from generator.templating.escaping import EscapingEnvironment, Ready
from generator.templating.words import Words

_HARMLESS = re.compile(r"(?<=[0-9])[-./,](?=[0-9])|[%()]")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


class Inert(Ready):
    """Markdown to which GitHub gives no meaning either: no mention, reference or link."""

    __slots__ = ()

    @classmethod
    def quote(cls, text: str) -> str:
        """Write text on one line; with punctuation of ASCII it stands as code."""
        line = visible(text.replace("\n", "↵"))
        return code(line) if _PUNCTUATION.search(_HARMLESS.sub("", line)) else line


def code(line: str) -> Inert:
    """Return Markdown that shows a line as code, whatever backticks are in it."""
    longest = max(map(len, re.findall("`+", line)), default=0)
    fence, pad = "`" * (longest + 1), " " if line[0] in "` " or line[-1] in "` " else ""
    return Inert(f"{fence}{pad}{line}{pad}{fence}")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed since `base`, a revision's name; `files` is None where its site cannot be made.

    `unread` are files of the base that could not be read, `problems` the places of all that is
    wrong in it by the rules of today, `broken` those of all that is wrong now; `own_templates` tells
    whether its own templates were used. `first_line` begins a file of redirects, where there is none yet.
    """

    base: str
    changes: tuple[Change, ...]
    files: FileChanges | None
    unread: tuple[str, ...] = ()
    problems: tuple[Place, ...] = ()
    own_templates: bool = True
    broken: tuple[Place, ...] = ()
    first_line: str | None = None


class SiteTerms:
    """What the values of records are called by the words of the site: what its readers see."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def term(self, deadline: DeadlineRecord) -> str:
        """Return what a deadline comes to; a day stands as records write it."""
        day = getattr(deadline, "due", None)
        return str(day) if day else self._words.term(deadline)

    def role(self, role: str) -> str:
        """Return how a unit answers."""
        return self._words(f"role.{role}")

    def operator(self, operator: str) -> str:
        """Return how a target compares."""
        return self._words(f"operator.{operator}")

    def progress(self, kind: str) -> str:
        """Return what a piece of evidence shows."""
        return self._words(f"progress.kind.{kind}")


class RecordTerms:
    """What the values of records are called by the records themselves, whose words are English."""

    def term(self, deadline: DeadlineRecord) -> str:
        """Return the kind of a deadline, and its day, its frequency or its length."""
        fields = ("due", "frequency", "duration")
        values = (getattr(deadline, name, None) for name in fields)
        found = ("/".join(value) if isinstance(value, tuple) else value for value in values)
        unit = "working_days" if getattr(deadline, "working_days", False) else None
        return " ".join(str(word) for word in (deadline.kind, *found, unit) if word)

    def role(self, role: str) -> str:
        """Return how a unit answers."""
        return role

    def operator(self, operator: str) -> str:
        """Return how a target compares."""
        return operator

    def progress(self, kind: str) -> str:
        """Return what a piece of evidence shows."""
        return kind


def render_report(comparison: Comparison, words: Words, language: Language = Language.ZH) -> str:
    """Return the report; nothing from a record is markup, a mention or a link in it."""
    environment = _environment(words, language)
    return environment.write("report.md.jinja", comparison=comparison)


def _environment(words: Words, language: Language) -> EscapingEnvironment:
    environment = EscapingEnvironment(FileSystemLoader(Path(__file__).parent), Inert)
    environment.filters |= {"inert": Inert.escape, "code": code, "clip": clip}
    environment.globals |= {
        "say": sayer(language, Inert),
        "name_of": partial(_name_of, language),
        "terms": RecordTerms() if language is Language.EN else SiteTerms(words.within(Inert)),
        "find_differences": find_differences,
        "written_fields": written_fields,
        "differing_fields": differing_fields,
    }
    environment.tests |= {
        name: lambda value, kind=kind: isinstance(value, kind)
        for name, kind in {
            "added": Added,
            "removed": Removed,
            "changed": Changed,
            "record": BaseModel,
            "commitment": Commitment,
            "units": UnitsRecord,
            "target": TargetRecord,
            "header": HeaderItem,
            "evidence": ProgressRecord,
            "pair": WordPair,
            "list": tuple,
        }.items()
    }
    return environment


def _name_of(language: Language, path: Sequence[str]) -> Inert:
    """Return what a field is called by its path of names; empty where it is called by its parts."""
    key = f"fields.{'-'.join(path).replace('_', '-')}"
    return Inert(say(Message(key), language) if key in catalogue() else "")


def written_fields(record: BaseModel) -> list[tuple[str, FieldValue]]:
    """Return the fields of a record that say something, in order."""
    return [(name, value) for name, value in record if value not in (None, (), False)]


def differing_fields(
    before: BaseModel, after: BaseModel
) -> list[tuple[str, FieldValue, FieldValue]]:
    """Return the fields in which two records differ, and what each holds."""
    values = [(name, getattr(before, name, None), getattr(after, name, None)) for name, _ in after]
    return [(name, old, new) for name, old, new in values if old != new]
