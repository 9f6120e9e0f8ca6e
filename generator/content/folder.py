"""Read a whole content folder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel

from generator.content.reading import Entry, read_record
from generator.problems import ContentError, Place, Problem
from generator.records.documents import DocumentRecord
from generator.records.shared import (
    FunctionsRecord,
    GlossaryRecord,
    RedirectsRecord,
    TopicsRecord,
    WordPair,
)
from generator.records.units import RegistryRecord

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Records:
    """All that could be read of a content folder; `problems` are of what could not.

    `glossary` maps words to what a text reads for them, `synonyms` to what search also looks for;
    `archives` maps a file name to its bytes; `topics`, `functions` and `redirects` are None where
    there is no file. `unreadable` holds the paths of broken files, so that a rule can tell what is missing from
    what is only broken, and reports nothing twice.
    """

    documents: tuple[Entry[DocumentRecord], ...]
    registries: tuple[Entry[RegistryRecord], ...]
    glossary: Mapping[str, str]
    synonyms: Mapping[str, str]
    archives: Mapping[str, bytes]
    topics: Entry[TopicsRecord] | None = None
    functions: Entry[FunctionsRecord] | None = None
    redirects: Entry[RedirectsRecord] | None = None
    problems: tuple[Problem, ...] = ()
    unreadable: frozenset[str] = frozenset()


CONTENT = "content"
"""The folder of the content, as messages and records name it."""

KINDS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "documents/*.yml": DocumentRecord,
        "units/*.yml": RegistryRecord,
        "glossary.yml": GlossaryRecord,
        "topics.yml": TopicsRecord,
        "functions.yml": FunctionsRecord,
        "redirects.yml": RedirectsRecord,
    }
)
"""Which files of the content hold which records."""

TOPICS = f"{CONTENT}/topics.yml"
FUNCTIONS = f"{CONTENT}/functions.yml"
REDIRECTS = f"{CONTENT}/redirects.yml"


def kind_of(path: Path) -> type[BaseModel] | None:
    """Return what a file holds by where it lies, or None where no records lie."""
    found = (model for pattern, model in KINDS.items() if path.match(f"{CONTENT}/{pattern}"))
    return next(found, None)


def load(folder: Path) -> Records:
    """Read `folder` (content/): documents, units, sources and the glossary, in order of name."""
    problems: list[Problem] = []
    unreadable: set[str] = set()

    def read(path: Path, model: type[R]) -> Entry[R] | None:
        shown = f"{CONTENT}/{path.relative_to(folder).as_posix()}"
        try:
            return read_record(path.read_bytes(), shown, model)
        except ContentError as error:
            problems.extend(error.problems)
            unreadable.add(shown)
        except OSError as error:
            problems.append(Problem(Place(shown), "file-can-be-read", error=error.strerror))
            unreadable.add(shown)
        return None

    def read_one(shown: str, model: type[R]) -> Entry[R] | None:
        path = folder / Path(shown).name
        return read(path, model) if path.exists() else None

    def read_archives() -> dict[str, bytes]:
        archives: dict[str, bytes] = {}
        for path in sorted((folder / "sources").glob("[!.]*")):
            shown = f"{CONTENT}/sources/{path.name}"
            if path.suffix != ".txt":
                problems.append(
                    Problem(Place(shown), "folder-holds-its-files", "other", kind=".txt")
                )
                continue
            try:
                archives[path.name] = path.read_bytes()
            except OSError as error:
                problems.append(Problem(Place(shown), "file-can-be-read", error=error.strerror))
        return archives

    def read_all(name: str, model: type[R]) -> tuple[Entry[R], ...]:
        paths = sorted((folder / name).glob("[!.]*"))
        for path in paths:
            if path.suffix != ".yml":
                shown = f"{CONTENT}/{name}/{path.name}"
                problems.append(
                    Problem(Place(shown), "folder-holds-its-files", "other", kind=".yml")
                )
        entries = (read(path, model) for path in paths if path.suffix == ".yml")
        return tuple(entry for entry in entries if entry)

    glossary = read_one(f"{CONTENT}/glossary.yml", GlossaryRecord)
    documents = read_all("documents", DocumentRecord)
    if not documents and not problems:
        problems.append(Problem(Place(f"{CONTENT}/documents"), "folder-holds-its-files", "none"))
    return Records(
        documents=documents,
        registries=read_all("units", RegistryRecord),
        glossary=_pairs(glossary.record.words if glossary else ()),
        synonyms=_pairs((*glossary.record.words, *glossary.record.search) if glossary else ()),
        archives=MappingProxyType(read_archives()),
        topics=read_one(TOPICS, TopicsRecord),
        functions=read_one(FUNCTIONS, FunctionsRecord),
        redirects=read_one(REDIRECTS, RedirectsRecord),
        problems=tuple(problems),
        unreadable=frozenset(unreadable),
    )


def _pairs(pairs: Iterable[WordPair]) -> Mapping[str, str]:
    return MappingProxyType({pair.word: pair.read for pair in pairs})
