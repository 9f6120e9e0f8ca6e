"""Rules for private details: none is in an archive or a record, because both are published."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from pydantic import BaseModel

from generator.checks.sources import comparable_archives
from generator.content.folder import CONTENT, Records
from generator.content.reading import Entry
from generator.grammar.contacts import Find, find_contacts
from generator.problems import TOP, Loc, Message, Place, Problem, clip
from generator.proof.steps import CONTACT_LEFT_OUT
from generator.records.documents import DocumentRecord, HeaderItem
from generator.records.units import RegistryRecord

_NO_WORDS = frozenset(
    {"sha256", "received_sha256", "file", "id", "url", "archived", "not_contacts"}
)
"""Fields whose digits are no private details: checksums, addresses of pages, and answers."""

_LONGEST_SHOWN = 40


class _Detail(NamedTuple):
    """A private detail, its words, where it stands, and whether that is an archive."""

    find: Find
    words: str
    place: Place
    is_archived: bool


def no_contact_details(records: Records) -> Iterator[Problem]:
    """No archive and no record holds a private detail: a phone number, an address, a person's name …"""
    archives = {entry.path: text for entry, text in comparable_archives(records)}
    for entry in records.documents:
        answered = [one.quote for one in entry.record.source.not_contacts]
        for detail in _details(entry, archives.get(entry.path, "")):
            if not any(detail.words in quote for quote in answered):
                yield _problem(detail)
    for registry in records.registries:
        yield from map(_problem, _details_of_record(registry))


def not_contacts_look_like_one(records: Records) -> Iterator[Problem]:
    """Words that are declared to be no contact detail stand in the source and look like one."""
    for entry, archive in comparable_archives(records):
        if not (answers := entry.record.source.not_contacts):
            continue
        words = {detail.words for detail in _details(entry, archive)}
        for number, answer in enumerate(answers):
            if not any(one in answer.quote for one in words):
                place = entry.at("source", "not_contacts", number, "quote")
                yield Problem(place, "not-contacts-look-like-one", quote=answer.quote)


def _problem(detail: _Detail) -> Problem:
    place, mark = detail.place, CONTACT_LEFT_OUT
    kind = Message(f"contacts.{detail.find.kind}")
    if not detail.find.is_sure:
        words = clip(detail.words, _LONGEST_SHOWN)
        return Problem(place, "no-contact-details", "doubt", kind=kind, words=words, mark=mark)
    variant = "archive" if detail.is_archived else "record"
    # Reports are public too: they do not repeat the detail.
    return Problem(place, "no-contact-details", variant, kind=kind, mark=mark)


def _details(entry: Entry[DocumentRecord], archive: str) -> Iterator[_Detail]:
    path = f"{CONTENT}/sources/{entry.record.source.file}"
    lines = _Lines(archive)
    for find in find_contacts(archive):
        words = archive[find.start : find.end]
        yield _Detail(find, words, lines.place(path, find.start), is_archived=True)
    yield from _details_of_record(entry)


def _details_of_record(entry: Entry[DocumentRecord] | Entry[RegistryRecord]) -> Iterator[_Detail]:
    for loc, words, label in _texts(entry.record, TOP):
        text = label + words
        for find in find_contacts(text):
            found = text[max(find.start, len(label)) : find.end]
            if found:
                yield _Detail(find, found, entry.at(*loc), is_archived=False)


def _texts(value: object, loc: Loc) -> Iterator[tuple[Loc, str, str]]:
    """Yield the texts of a record with their locations, and the label that introduces each."""
    match value:
        case HeaderItem(label=label, value=words):
            yield loc / "label", label, ""
            yield loc / "value", words or "", f"{label}：" if words else ""
        case BaseModel():
            for name in type(value).model_fields:
                if name not in _NO_WORDS:
                    yield from _texts(getattr(value, name), loc / name)
        case tuple():
            for number, one in enumerate(value):
                yield from _texts(one, loc / number)
        case str() if not isinstance(value, Enum):
            yield loc, value, ""


class _Lines:
    """Finds the places of ascending positions of a text, without counting its lines anew."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line, self._position = 1, 0

    def place(self, path: str, position: int) -> Place:
        self._line += self._text.count("\n", self._position, position)
        self._position = position
        return Place(path, self._line, position - self._text.rfind("\n", 0, position))
