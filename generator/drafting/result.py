"""The result of drafting: a record, its archive and its registry, and their paths."""

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from generator.content.folder import CONTENT, Records
from generator.content.reading import Entry
from generator.drafting.remarks import Remark
from generator.problems import TOP, Place
from generator.records.documents import DocumentRecord
from generator.records.units import RegistryRecord

R = TypeVar("R", DocumentRecord, RegistryRecord)


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted record, the archive it is proven against, the registry with its new units, and the
    remarks for a person to check.
    """

    document: DocumentRecord
    archive: bytes
    registry: RegistryRecord
    is_new_registry: bool
    new_units: tuple[str, ...]
    remarks: tuple[Remark, ...]

    @property
    def path(self) -> str:
        """The path of the record, relative to the repository."""
        return f"{CONTENT}/documents/{self.document.id}.yml"

    @property
    def archive_path(self) -> str:
        """The path of the archive, relative to the repository."""
        return f"{CONTENT}/sources/{self.document.source.file}"

    @property
    def registry_path(self) -> str:
        """The path of the registry, relative to the repository."""
        return f"{CONTENT}/units/{self.registry.id}.yml"

    def records(self, content: Records) -> Records:
        """Return the records of a repository with this draft as its only document."""
        return replace(
            content,
            documents=(_entry(self.document, self.path),),
            registries=(_entry(self.registry, self.registry_path),),
            archives={self.document.source.file: self.archive},
            questions=(),
            problems=(),
        )


def _entry(record: R, path: str) -> Entry[R]:
    """Return the entry of a record that has no file yet: all its parts have the same place."""
    return Entry(record, path, MappingProxyType({TOP: Place(path)}))
