"""Every paragraph that rules look at, with its place."""

from collections.abc import Iterator

from generator.content import Records
from generator.reading import Entry, Loc
from generator.records import (
    DocumentRecord,
    ParagraphRecord,
    TaskRecord,
)


def paragraphs(document: DocumentRecord) -> Iterator[tuple[ParagraphRecord, Loc]]:
    """Yield the opening, every task and the closing of a document, with their locations."""
    if document.opening:
        yield document.opening, ("opening",)
    for section_index, section in enumerate(document.sections):
        for task_index, task in enumerate(section.tasks):
            yield task, ("sections", section_index, "tasks", task_index)
    if document.closing:
        yield document.closing, ("closing",)


def all_paragraphs(
    records: Records,
) -> Iterator[tuple[Entry[DocumentRecord], ParagraphRecord, Loc]]:
    """Yield every paragraph of every document, with its document's entry and its location."""
    for entry in records.documents:
        for paragraph, loc in paragraphs(entry.record):
            yield entry, paragraph, loc


def printed_words(paragraph: ParagraphRecord) -> tuple[str, ...]:
    """Return all words of a paragraph in which a commitment may stand: its text, its unit lists, and
    what is printed of the time.
    """
    lists = (group.printed for group in paragraph.units)
    time = paragraph.time if isinstance(paragraph, TaskRecord) else None
    return tuple(words for words in (paragraph.text, *lists, time) if words)
