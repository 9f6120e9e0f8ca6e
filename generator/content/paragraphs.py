"""Iterates over the paragraphs of documents, with their locations."""

from collections.abc import Iterator

from generator.content.folder import Records
from generator.content.reading import Entry
from generator.problems import TOP, Loc
from generator.records.documents import DocumentRecord
from generator.records.tasks import ParagraphRecord, TaskRecord


def paragraphs(document: DocumentRecord) -> Iterator[tuple[ParagraphRecord, Loc]]:
    """Yield the opening, every task and the closing of a document, with their locations."""
    if document.opening:
        yield document.opening, TOP / "opening"
    for section_index, section in enumerate(document.sections):
        for task_index, task in enumerate(section.tasks):
            yield task, TOP / "sections" / section_index / "tasks" / task_index
    if document.closing:
        yield document.closing, TOP / "closing"


def all_paragraphs(
    records: Records,
) -> Iterator[tuple[Entry[DocumentRecord], ParagraphRecord, Loc]]:
    """Yield every paragraph of every document, with its document's entry and its location."""
    for entry in records.documents:
        for paragraph, loc in paragraphs(entry.record):
            yield entry, paragraph, loc


def text_of(paragraph: ParagraphRecord) -> str:
    """Return all printed words of a paragraph, one field a line."""
    return "\n".join(words for _, words in printed_words(paragraph))


def printed_words(paragraph: ParagraphRecord) -> Iterator[tuple[str, str]]:
    """Yield the key and the words of each field that can hold a commitment: the text, the unit
    lists, and the printed time.
    """
    yield "text", paragraph.text
    for group in paragraph.units:
        if group.printed:
            yield "units", group.printed
    if isinstance(paragraph, TaskRecord) and paragraph.time:
        yield "time", paragraph.time
