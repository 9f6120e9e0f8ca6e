"""Two states of the records to what changed between them, by part and field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel

from generator.content.folder import CONTENT, FUNCTIONS, TOPICS, Records
from generator.records.documents import DocumentRecord
from generator.records.shared import FunctionRecord, GlossaryRecord, TopicRecord, WordPair
from generator.records.tasks import SectionRecord, TaskRecord
from generator.records.units import RegistryRecord, UnitRecord

Kind = Literal[
    "document",
    "opening",
    "closing",
    "section",
    "task",
    "jurisdiction",
    "unit",
    "topic",
    "function",
    "glossary",
]

FieldValue = BaseModel | str | float | date | tuple["FieldValue", ...] | None
"""What a field holds: a part of a record, a word, a figure, a day, several of them, or nothing."""


@dataclass(frozen=True, slots=True)
class RecordPart:
    """A part of the records that readers know by itself; `above` is the id of the one that holds it,
    `path` the file of both.
    """

    kind: Kind
    id: str
    name: str
    record: BaseModel
    path: str
    above: tuple[Kind, str] | None = None

    @property
    def key(self) -> tuple[Kind, str]:
        """What stays the same while the rest changes."""
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class Added:
    """A part that is new; its fields are not listed."""

    part: RecordPart


@dataclass(frozen=True, slots=True)
class Removed:
    """A part that was removed; its fields are not listed."""

    part: RecordPart


@dataclass(frozen=True, slots=True)
class Changed:
    """A field of a part, by its path of names, that reads otherwise; of a list, one item of it.

    `before` is None for what is new, `after` for what is gone.
    """

    part: RecordPart
    field: tuple[str, ...]
    before: FieldValue
    after: FieldValue


@dataclass(frozen=True, slots=True)
class Reordered:
    """A list whose items are the same in another order."""

    part: RecordPart
    field: tuple[str, ...]


Change = Added | Removed | Changed | Reordered


def compare_records(before: Records, after: Records) -> Iterator[Change]:
    """Yield what changed, part by part; files that cannot be read in one state are left out."""
    unread = before.unreadable | after.unreadable
    old = {part.key: part for part in _parts(before) if part.path not in unread}
    new = {part.key: part for part in _parts(after) if part.path not in unread}
    for key in old | new:
        if key not in new:
            if old[key].above not in old.keys() - new.keys():
                yield Removed(old[key])
        elif key not in old:
            if new[key].above not in new.keys() - old.keys():
                yield Added(new[key])
        else:
            yield from _compare_fields(new[key], (), old[key].record, new[key].record)


_HELD: Mapping[type[BaseModel], frozenset[str]] = MappingProxyType(
    {
        DocumentRecord: frozenset({"id", "opening", "sections", "closing"}),
        SectionRecord: frozenset({"no", "tasks"}),
        TaskRecord: frozenset({"no"}),
        RegistryRecord: frozenset({"id", "units"}),
        UnitRecord: frozenset({"id"}),
        TopicRecord: frozenset({"id"}),
        FunctionRecord: frozenset({"id"}),
    }
)
"""Fields that are part of a key, or parts of their own."""


def _parts(records: Records) -> Iterator[RecordPart]:
    for document in records.documents:
        yield from _document_parts(document.record, document.path)
    for registry in records.registries:
        place, path = registry.record, registry.path
        yield RecordPart("jurisdiction", place.id, place.name, place, path)
        for unit in place.units:
            above: tuple[Kind, str] = ("jurisdiction", place.id)
            yield RecordPart("unit", f"{place.id}/{unit.id}", unit.name, unit, path, above)
    for topic in records.topics.record.topics if records.topics else ():
        yield RecordPart("topic", topic.id, topic.name, topic, TOPICS)
    for function in records.functions.record.functions if records.functions else ():
        yield RecordPart("function", function.id, function.name, function, FUNCTIONS)
    glossary = GlossaryRecord(
        words=tuple(WordPair(word=word, read=read) for word, read in records.glossary.items()),
        search=tuple(
            WordPair(word=word, read=read)
            for word, read in records.synonyms.items()
            if word not in records.glossary
        ),
    )
    yield RecordPart("glossary", "", "", glossary, f"{CONTENT}/glossary.yml")


def _document_parts(record: DocumentRecord, path: str) -> Iterator[RecordPart]:
    document = RecordPart("document", record.id, record.title, record, path)
    yield document
    if record.opening:
        yield RecordPart("opening", record.id, "", record.opening, path, document.key)
    for section in record.sections:
        name = f"{section.printed_label}{section.title or ''}"
        section_id = f"{record.id}/{section.no}"
        yield RecordPart("section", section_id, name, section, path, document.key)
        for task in section.tasks:
            above: tuple[Kind, str] = ("section", section_id)
            yield RecordPart("task", f"{section_id}.{task.no}", "", task, path, above)
    if record.closing:
        yield RecordPart("closing", record.id, "", record.closing, path, document.key)


def _compare_fields(
    part: RecordPart, field: tuple[str, ...], before: BaseModel, after: BaseModel
) -> Iterator[Change]:
    for name in type(before).model_fields | type(after).model_fields:
        if name not in _HELD.get(type(after), ()):
            old, new = getattr(before, name, None), getattr(after, name, None)
            if old != new:
                yield from _compare_values(part, (*field, name), old, new)


def _compare_values(
    part: RecordPart, field: tuple[str, ...], before: FieldValue, after: FieldValue
) -> Iterator[Change]:
    if isinstance(before, BaseModel) and isinstance(after, BaseModel):
        yield from _compare_fields(part, field, before, after)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _compare_items(part, field, before, after)
    else:
        yield Changed(part, field, before, after)


def _compare_items(
    part: RecordPart,
    field: tuple[str, ...],
    before: tuple[FieldValue, ...],
    after: tuple[FieldValue, ...],
) -> Iterator[Change]:
    gone, new = _without(before, after), _without(after, before)
    if not gone and not new:
        yield Reordered(part, field)
    for old, item in _pair(gone, new):
        yield Changed(part, field, old, item)


def _without(items: Sequence[FieldValue], others: Sequence[FieldValue]) -> list[FieldValue]:
    """Return the items that the others lack, each as often as it is lacking."""
    left = list(others)
    lacking = []
    for item in items:
        if item in left:
            left.remove(item)
        else:
            lacking.append(item)
    return lacking


def _pair(gone: list[FieldValue], new: list[FieldValue]) -> Iterator[tuple[FieldValue, FieldValue]]:
    """Yield what became what: one that replaces one, else the first with which it has most in common."""
    if len(gone) == len(new) == 1:
        yield gone[0], new[0]
        return
    left = list(new)
    for old in gone:
        best = max(left, key=partial(_count_equal_fields, old), default=None)
        if best is not None and _count_equal_fields(old, best):
            left.remove(best)
            yield old, best
        else:
            yield old, None
    for item in left:
        yield None, item


def _count_equal_fields(one: FieldValue, other: FieldValue) -> int:
    if not isinstance(one, BaseModel) or not isinstance(other, BaseModel):
        return 0
    return sum(
        getattr(one, name) == getattr(other, name)
        for name in type(one).model_fields.keys() & type(other).model_fields.keys()
        if getattr(one, name) != type(one).model_fields[name].default
    )
