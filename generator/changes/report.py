"""What changed, as Markdown for a pull request: all of it is in report.md.jinja."""

import re
from dataclasses import dataclass
from pathlib import Path

from jinja2 import FileSystemLoader
from pydantic import BaseModel

from generator.changes.files import FileChanges
from generator.changes.records import Added, Change, Changed, Removed, Value
from generator.changes.texts import find_differences
from generator.problems import Place, clip
from generator.records.commitments import Commitment
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
        line = text.replace("\n", "↵")
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
    wrong in it by the rules of today; `own_templates` tells whether its own templates were used.
    """

    base: str
    changes: tuple[Change, ...]
    files: FileChanges | None
    unread: tuple[str, ...] = ()
    problems: tuple[Place, ...] = ()
    own_templates: bool = True


def render_report(comparison: Comparison, words: Words) -> str:
    """Return the report in Chinese; nothing from a record is markup, a mention or a link in it."""
    environment = EscapingEnvironment(FileSystemLoader(Path(__file__).parent), Inert)
    environment.filters |= {"inert": Inert.escape, "code": code, "clip": clip}
    environment.globals |= {
        "words": words.within(Inert),
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
    return environment.write("report.md.jinja", comparison=comparison)


def written_fields(record: BaseModel) -> list[tuple[str, Value]]:
    """Return the fields of a record that say something, in order."""
    return [(name, value) for name, value in record if value not in (None, (), False)]


def differing_fields(before: BaseModel, after: BaseModel) -> list[tuple[str, Value, Value]]:
    """Return the fields in which two records differ, and what each holds."""
    values = [(name, getattr(before, name, None), getattr(after, name, None)) for name, _ in after]
    return [(name, old, new) for name, old, new in values if old != new]
