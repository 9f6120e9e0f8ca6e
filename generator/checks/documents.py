"""Rules of a document: its id, its numbers, and what is read from header and notice."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.content.folder import Records
from generator.content.reading import Entry, Loc
from generator.grammar.times import arabic_years, read_printed_day
from generator.problems import Place, Problem, Value
from generator.records.documents import DocumentRecord, HeaderItem, NoticeRecord
from generator.records.units import RegistryRecord


def id_is_the_file_name(records: Records) -> Iterator[Problem]:
    """A record's id is its file's name: it becomes part of addresses, and no two can be equal."""
    entries: tuple[Entry[DocumentRecord] | Entry[RegistryRecord], ...] = (
        *records.documents,
        *records.registries,
    )
    for entry in entries:
        stem = entry.path.rsplit("/", 1)[-1].removesuffix(".yml")
        if entry.record.id != stem:
            place = entry.at("id")
            yield Problem(place, "id-is-the-file-name", id=entry.record.id, stem=stem)


def numbers_rise(records: Records) -> Iterator[Problem]:
    """Sections rise in number within a document, tasks within a section; none comes twice."""
    for entry in records.documents:
        last_section = 0
        for section_index, section in enumerate(entry.record.sections):
            loc: Loc = ("sections", section_index)
            if section.no <= last_section:
                place = entry.at(*loc, "no")
                yield Problem(place, "numbers-rise", "section", no=section.no, last=last_section)
            last_section = section.no
            last_task = 0
            for task_index, task in enumerate(section.tasks):
                if task.no <= last_task:
                    place = entry.at(*loc, "tasks", task_index, "no")
                    yield Problem(place, "numbers-rise", "task", no=task.no, last=last_task)
                last_task = task.no


LABELS = {
    "issuer": ("发文机关", "发文单位", "发文机构", "制发机关"),
    "publisher": ("发布机构", "发布单位", "来源"),
    "number": ("文号", "发文字号", "文件编号"),
    "index_number": ("索引号",),
    "issued": ("成文日期",),
    "published": ("发布日期", "发布时间", "公开日期", "时间"),
    "validity": ("有效性", "有效状态"),
}
"""Where the catalogue header prints a field, by label without its spaces, the first that is there."""

_IN_NOTICE = {"issuer": "signature", "number": "number", "issued": "date"}
"""Where the notice prints a field; it goes before the header."""


def read_fields(
    header: Iterable[HeaderItem], notice: NoticeRecord | None
) -> Mapping[str, str | date | None]:
    """Return what the header and the notice print of a document's fields; a date that is no whole day
    is left out, for what it means is the editor's to say.
    """
    values = {re.sub(r"\s", "", item.label): item.value for item in header if item.value}
    fields: dict[str, str | date | None] = {}
    for name, labels in LABELS.items():
        printed = next((values[label] for label in labels if label in values), None)
        if notice and name in _IN_NOTICE:
            printed = getattr(notice, _IN_NOTICE[name]) or printed
        if name in {"issued", "published"} and printed is not None:
            day = read_printed_day(printed)
            if day:
                fields[name] = day
            continue
        fields[name] = printed
    return fields


def fields_are_printed(records: Records) -> Iterator[Problem]:
    """What is read from the header and the notice is what they print, and nothing is left unread."""
    for entry in records.documents:
        document = entry.record
        notice = document.notice
        for name, printed in read_fields(document.header, notice).items():
            value = getattr(document, name)
            if value != printed:
                yield _misread(entry.at(name), name, printed, value)
        titles = (
            f"{document.title}{notice.title if notice else ''}{document.number}{document.issued}"
        )
        if document.year is not None and str(document.year) not in arabic_years(titles):
            yield Problem(entry.at("year"), "fields-are-printed", "year", year=document.year)


def _misread(place: Place, name: str, printed: Value, value: Value) -> Problem:
    if printed is None:
        return Problem(place, "fields-are-printed", "not-printed", name=name, written=value)
    if value is None:
        return Problem(place, "fields-are-printed", "not-written", name=name, printed=printed)
    return Problem(place, "fields-are-printed", "other", name=name, printed=printed, written=value)


def basis_is_quoted(records: Records) -> Iterator[Problem]:
    """A document that the plan implements is quoted from the letter or the opening."""
    for entry in records.documents:
        document = entry.record
        texts = [document.opening.text] if document.opening else []
        if document.notice and document.notice.letter:
            texts.append(document.notice.letter)
        for number, basis in enumerate(document.basis):
            if not any(basis.quote in text for text in texts):
                place = entry.at("basis", number, "quote")
                yield Problem(place, "basis-is-quoted", "quote", quote=basis.quote)
            if basis.number not in basis.quote:
                place = entry.at("basis", number, "number")
                yield Problem(place, "basis-is-quoted", "number", number=basis.number)
