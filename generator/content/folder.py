"""Reads a whole content folder."""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel

from generator.content.questions import Question
from generator.content.reading import Entry, read_record
from generator.problems import ContentError, Place, Problem, Reason, Value
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
    """The records of a content folder, and the `problems` of files that could not be read.

    `glossary` maps words to what a text reads for them, `synonyms` to what search also looks for;
    `archives` maps a file name to its bytes; `topics`, `functions` and `redirects` are None where
    there is no file; `questions` are those that drafts left in any file. `unreadable` holds the
    paths of broken files, so that a rule can tell what is missing from what is only broken, and
    reports nothing twice.
    """

    documents: tuple[Entry[DocumentRecord], ...]
    registries: tuple[Entry[RegistryRecord], ...]
    glossary: Mapping[str, str]
    synonyms: Mapping[str, str]
    archives: Mapping[str, bytes]
    topics: Entry[TopicsRecord] | None = None
    functions: Entry[FunctionsRecord] | None = None
    redirects: Entry[RedirectsRecord] | None = None
    questions: tuple[Question, ...] = ()
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
    """Return the model of a record file by its path, or None for any other file."""
    found = (model for pattern, model in KINDS.items() if path.match(f"{CONTENT}/{pattern}"))
    return next(found, None)


NOTHING_INSTEAD: Mapping[str, bytes] = MappingProxyType({})


def load(folder: Path, instead: Mapping[str, bytes] = NOTHING_INSTEAD) -> Records:
    """Read `folder` (content/): documents, units, sources and the glossary, in order of name.

    `instead` holds what is read instead of the files at its paths, as messages name them.
    """
    reader = _FolderReader(folder, instead)
    glossary = reader.read_one(f"{CONTENT}/glossary.yml", GlossaryRecord)
    documents = reader.read_all("documents", DocumentRecord)
    if not documents and not reader.problems:
        reader.refuse(f"{CONTENT}/documents", "folder-holds-its-files", "none")
    return Records(
        documents=documents,
        registries=reader.read_all("units", RegistryRecord),
        glossary=_pairs(glossary.record.words if glossary else ()),
        synonyms=_pairs((*glossary.record.words, *glossary.record.search) if glossary else ()),
        archives=MappingProxyType(dict(reader.read_archives())),
        topics=reader.read_one(TOPICS, TopicsRecord),
        functions=reader.read_one(FUNCTIONS, FunctionsRecord),
        redirects=reader.read_one(REDIRECTS, RedirectsRecord),
        questions=tuple(reader.questions),
        problems=tuple(reader.problems),
        unreadable=frozenset(reader.unreadable),
    )


def read_file(path: Path) -> bytes:
    """Return the bytes of a file; a pipe or a device, which may never end, raises `OSError`."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(errno.ENODEV, "no file")
    return path.read_bytes()


class _FolderReader:
    """Reads the files of a content folder and collects their problems."""

    def __init__(self, folder: Path, instead: Mapping[str, bytes]) -> None:
        self._folder = folder
        self._instead = instead
        self.questions: list[Question] = []
        self.problems: list[Problem] = []
        self.unreadable: set[str] = set()

    def read_one(self, shown: str, model: type[R]) -> Entry[R] | None:
        """Return the record of a file, or None where there is none or it cannot be read."""
        path = self._folder / Path(shown).name
        return self._read(path, model) if os.path.lexists(path) else None

    def read_all(self, name: str, model: type[R]) -> tuple[Entry[R], ...]:
        """Return the records of all files of a folder that can be read."""
        entries = (self._read(path, model) for path in self._files(name, ".yml"))
        return tuple(entry for entry in entries if entry)

    def read_archives(self) -> Iterator[tuple[str, bytes]]:
        """Yield the name and the bytes of each archived source."""
        for path in self._files("sources", ".txt"):
            try:
                yield path.name, read_file(path)
            except OSError as error:
                self.refuse(self._show(path), "file-can-be-read", error=Reason.of(error))

    def refuse(self, shown: str, rule: str, variant: str = "", **values: Value) -> None:
        """Add a problem of a whole file or folder."""
        self.problems.append(Problem(Place(shown), rule, variant, **values))

    def _files(self, name: str, ending: str) -> list[Path]:
        """Return the files of a folder with an ending, in order of name; others are problems."""
        paths = sorted((self._folder / name).glob("[!.]*"))
        for path in paths:
            if path.suffix != ending:
                right = path.name.split(".")[0] + ending
                self.refuse(
                    self._show(path), "folder-holds-its-files", "other", kind=ending, right=right
                )
                self.unreadable.add(f"{CONTENT}/{name}/{right}")
        return [path for path in paths if path.suffix == ending]

    def _read(self, path: Path, model: type[R]) -> Entry[R] | None:
        shown = self._show(path)
        try:
            data = self._instead[shown] if shown in self._instead else read_file(path)
            entry = read_record(data, shown, model)
        except ContentError as error:
            self.problems += error.problems
        except OSError as error:
            self.refuse(shown, "file-can-be-read", error=Reason.of(error))
        else:
            self.questions += entry.questions
            return entry
        self.unreadable.add(shown)
        return None

    def _show(self, path: Path) -> str:
        return f"{CONTENT}/{path.relative_to(self._folder).as_posix()}"


def _pairs(pairs: Iterable[WordPair]) -> Mapping[str, str]:
    return MappingProxyType({pair.word: pair.read for pair in pairs})
