"""Rules of a document: its id, its numbers, and what is read from header and notice."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.content import Records
from generator.deadlines import arabic_years, read_printed_day
from generator.problems import Problem
from generator.reading import Entry, Loc
from generator.records import (
    DocumentRecord,
    HeaderItem,
    NoticeRecord,
    RegistryRecord,
)


def id_is_the_file_name(records: Records) -> Iterator[Problem]:
    """A record's id is its file's name: it becomes part of addresses, and no two can be equal."""
    entries: tuple[Entry[DocumentRecord] | Entry[RegistryRecord], ...] = (
        *records.documents,
        *records.registries,
    )
    for entry in entries:
        stem = entry.path.rsplit("/", 1)[-1].removesuffix(".yml")
        if entry.record.id != stem:
            message = f"id 是 {entry.record.id}，文件名却是 {stem}.yml；请改成一样"
            yield Problem(entry.at("id"), message)


def numbers_rise(records: Records) -> Iterator[Problem]:
    """Sections rise in number within a document, tasks within a section; none comes twice."""
    for entry in records.documents:
        last_section = 0
        for section_index, section in enumerate(entry.record.sections):
            loc: Loc = ("sections", section_index)
            if section.no <= last_section:
                message = f"部分的编号 {section.no} 重复或倒退，前一部分是 {last_section}；请改编号"
                yield Problem(entry.at(*loc, "no"), message)
            last_section = section.no
            last_task = 0
            for task_index, task in enumerate(section.tasks):
                if task.no <= last_task:
                    message = f"任务的编号 {task.no} 重复或倒退，前一任务是 {last_task}；请改编号"
                    yield Problem(entry.at(*loc, "tasks", task_index, "no"), message)
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
                yield Problem(entry.at(name), _misread(name, printed, value))
        titles = (
            f"{document.title}{notice.title if notice else ''}{document.number}{document.issued}"
        )
        if document.year is not None and str(document.year) not in arabic_years(titles):
            message = f"标题、文号和成文日期里没有“{document.year}”；年份不明就删去 year"
            yield Problem(entry.at("year"), message)


def _misread(name: str, printed: object, value: object) -> str:
    if printed is None:
        return f"header 和 notice 里没有印 {name}，这里却写作“{value}”；请删去"
    if value is None:
        return f"header 或 notice 印有 {name}“{printed}”，这里却没有写；请补上"
    return f"{name} 印作“{printed}”，这里却写作“{value}”；请照印出的写"


def basis_is_quoted(records: Records) -> Iterator[Problem]:
    """A document that the plan implements is quoted from the letter or the opening."""
    for entry in records.documents:
        document = entry.record
        texts = [document.opening.text] if document.opening else []
        if document.notice and document.notice.letter:
            texts.append(document.notice.letter)
        for number, basis in enumerate(document.basis):
            if not any(basis.quote in text for text in texts):
                message = f"quote“{basis.quote}”不在通知或开头段里；请从原文复制"
                yield Problem(entry.at("basis", number, "quote"), message)
            if basis.number not in basis.quote:
                message = f"文号“{basis.number}”不在 quote 里；请从 quote 原样复制"
                yield Problem(entry.at("basis", number, "number"), message)
