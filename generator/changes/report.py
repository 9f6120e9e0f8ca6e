"""What changed, as Markdown for a pull request: all of it is in report.md.jinja."""

import re
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
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
from generator.templating.words import Words

_HARMLESS = re.compile(r"(?<=[0-9])[-./,](?=[0-9])|[%()]")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


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
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - the output is Markdown; `inert` is applied by name
    )
    environment.filters |= {"inert": make_inert, "clip": clip, "at_root": "`/{}`".format}
    environment.globals |= {
        "words": words,
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
    text = environment.get_template("report.md.jinja").render(comparison=comparison)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def make_inert(text: object) -> str:
    """Return Markdown that shows exactly `text` on one line, and that GitHub gives no meaning either:
    no mention, reference or link. Words with punctuation of ASCII stand as code.
    """
    line = str(text).replace("\n", "↵")
    if not _PUNCTUATION.search(_HARMLESS.sub("", line)):
        return line
    longest = max(map(len, re.findall("`+", line)), default=0)
    fence, pad = "`" * (longest + 1), " " if line[0] in "` " or line[-1] in "` " else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def written_fields(record: BaseModel) -> list[tuple[str, Value]]:
    """Return the fields of a record that say something, in order."""
    return [(name, value) for name, value in record if value not in (None, (), False)]


def differing_fields(before: BaseModel, after: BaseModel) -> list[tuple[str, Value, Value]]:
    """Return the fields in which two records differ, and what each holds."""
    values = [(name, getattr(before, name, None), getattr(after, name, None)) for name, _ in after]
    return [(name, old, new) for name, old, new in values if old != new]
