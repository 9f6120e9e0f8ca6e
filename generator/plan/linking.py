"""From records that keep every rule to the linked plan."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from generator.content.folder import Records
from generator.content.reading import Entry, Loc
from generator.grammar.times import last_day, slug
from generator.grammar.topics import has_a_word, sentences
from generator.plan.model import (
    Assignment,
    Candidate,
    Deadline,
    Document,
    Evidence,
    Function,
    Jurisdiction,
    Mention,
    Passage,
    Plan,
    Redirect,
    Section,
    SourceLine,
    SourcePart,
    Topic,
    Unit,
)
from generator.proof.alignment import align, normalise
from generator.records.commitments import DateRecord, PeriodEndRecord, RelativeRecord
from generator.records.documents import DocumentRecord
from generator.records.shared import FunctionsRecord, TopicsRecord
from generator.records.tasks import ParagraphRecord, Role, TaskRecord, UnitsRecord


def make_plan(records: Records) -> Plan:
    """Link records that have passed every check."""
    jurisdictions = {
        entry.record.id: Jurisdiction(entry.record.id, entry.record.name)
        for entry in records.registries
    }
    units: list[Unit] = []
    unit_by_name: dict[tuple[str, str], Unit] = {}
    for registry in records.registries:
        for index, unit_record in enumerate(registry.record.units):
            unit = Unit(
                id=f"{registry.record.id}/{unit_record.id}",
                record=unit_record,
                jurisdiction=jurisdictions[registry.record.id],
                path=registry.path,
                line=registry.at("units", index).line,
            )
            units.append(unit)
            for name in (unit_record.name, *unit_record.aliases):
                unit_by_name[registry.record.id, name] = unit

    documents: list[Document] = []
    sections: list[Section] = []
    passages: list[Passage] = []
    source_lines: dict[Document, tuple[SourceLine, ...]] = {}
    for entry in sorted(records.documents, key=lambda entry: _document_key(entry.record)):
        record = entry.record
        document = Document(record, jurisdictions[record.jurisdiction], entry.path)
        documents.append(document)
        archive = records.archives[record.source.file].decode()
        source_lines[document] = _source_lines(record, archive, records.glossary)
        if record.opening:
            line = entry.at("opening").line
            passages.append(_paragraph(document, "opening", record.opening, line))
        for section_index, section_record in enumerate(record.sections):
            section = Section(section_record, document, entry.at("sections", section_index).line)
            sections.append(section)
            passages += [
                Passage(
                    id=f"{record.id}/{section_record.no}.{task.no}",
                    document=document,
                    record=task,
                    line=entry.at("sections", section_index, "tasks", task_index).line,
                    section=section,
                )
                for task_index, task in enumerate(section_record.tasks)
            ]
        if record.closing:
            line = entry.at("closing").line
            passages.append(_paragraph(document, "closing", record.closing, line))

    topics = tuple(_topics(records.topics)) if records.topics else ()
    functions = tuple(_functions(records.functions)) if records.functions else ()
    return Plan(
        jurisdictions=tuple(jurisdictions.values()),
        documents=tuple(documents),
        sections=tuple(sections),
        passages=tuple(passages),
        units=tuple(units),
        assignments=_assignments(passages, unit_by_name),
        deadlines=tuple(deadline for passage in passages for deadline in _deadlines(passage)),
        evidence=tuple(_evidence(passages)),
        glossary=records.glossary,
        synonyms=records.synonyms,
        archives=MappingProxyType(
            {document: records.archives[document.record.source.file] for document in documents}
        ),
        source_lines=MappingProxyType(source_lines),
        originals=MappingProxyType(dict(_originals(passages, source_lines))),
        topics=topics,
        mentions=tuple(_mentions(topics, passages)),
        functions=functions,
        redirects=tuple(_redirects(records)),
    )


def _redirects(records: Records) -> Iterable[Redirect]:
    if entry := records.redirects:
        for old, new in entry.record.root.items():
            yield Redirect(old, new, entry.at(f"?{old}"))


def _document_key(record: DocumentRecord) -> tuple[int, str]:
    """Newest year first, unknown years last."""
    return (-(record.year or 0), record.id)


def _paragraph(
    document: Document, part: Literal["opening", "closing"], record: ParagraphRecord, line: int
) -> Passage:
    return Passage(f"{document.id}/{part}", document, record, line, part=part)


def _topics(entry: Entry[TopicsRecord]) -> Iterable[Topic]:
    for index, record in enumerate(entry.record.topics):
        yield Topic(record, entry.at("topics", index).line)


def _functions(entry: Entry[FunctionsRecord]) -> Iterable[Function]:
    for index, record in enumerate(entry.record.functions):
        yield Function(record, entry.at("functions", index).line)


def _assignments(
    passages: Iterable[Passage], unit_by_name: Mapping[tuple[str, str], Unit]
) -> tuple[Assignment, ...]:
    assignments: list[Assignment] = []
    above: tuple[UnitsRecord, ...] = ()
    for passage in passages:
        inherited = isinstance(passage.record, TaskRecord) and passage.record.units_merged
        if not inherited:
            above = passage.record.units
        found: dict[tuple[Unit, Role], Assignment] = {}
        for units in above:
            if inherited and units.role is Role.NAMED:
                continue  # what a sentence names is not in the cell
            for name in units.names:
                unit = unit_by_name[passage.document.jurisdiction.id, name]
                item = Assignment(passage, unit, units.role, name, inherited or units.merged)
                found.setdefault((unit, units.role), item)  # two lists of a task may name it
        assignments += found.values()
    return tuple(assignments)


def _deadlines(passage: Passage) -> Iterable[Deadline]:
    document = passage.document.record
    for number, record in enumerate(passage.record.deadlines, start=1):
        candidates: list[Candidate] = []
        if isinstance(record, RelativeRecord):
            for start in record.candidates:
                day: date = getattr(document, start.value)
                due = last_day(day, record.duration, working_days=record.working_days)
                candidates.append(Candidate(start, day, due))
        yield Deadline(
            id=f"{passage.id}/d{number}",
            passage=passage,
            record=record,
            slug=slug(record),
            due=record.due if isinstance(record, DateRecord | PeriodEndRecord) else None,
            candidates=tuple(candidates),
        )


def _evidence(passages: Iterable[Passage]) -> Iterable[Evidence]:
    """Return the evidence of all tasks, newest first, and of one day in document order."""
    evidence = (
        Evidence(passage, record)
        for passage in passages
        if passage.section
        for record in passage.task.progress
    )
    return sorted(evidence, key=lambda one: one.record.date, reverse=True)


def _mentions(topics: Iterable[Topic], passages: Iterable[Passage]) -> Iterable[Mention]:
    """Yield where tasks speak of topics, topic by topic."""
    tasks = [passage for passage in passages if passage.section]
    for topic in topics:
        others = {item.task for item in topic.record.not_about}
        for passage in tasks:
            if passage.id not in others and has_a_word(topic.record, passage.task):
                yield Mention(topic, passage, tuple(sentences(topic.record, passage.task)))


def _source_lines(
    record: DocumentRecord, archive: str, glossary: Mapping[str, str]
) -> tuple[SourceLine, ...]:
    """Return the archive's lines; every step keeps lines, so that the parts follow from them."""
    text = normalise(archive, record.source, glossary)
    parts: defaultdict[int, list[SourcePart]] = defaultdict(list)
    spans = align(record, text)[0]
    begun: set[Loc] = set()
    for span, following in zip(spans, [*spans[1:], None], strict=True):
        number = text.count("\n", 0, span.start) + 1
        gap = text[span.end : following.start] if following else ""
        words = text[span.start : span.end] + gap.split("\n")[0]
        task = span.loc[:4] if span.loc[2:3] == ("tasks",) else ()
        parts[number].append(SourcePart(span.loc, words, bool(task) and task not in begun))
        begun.add(task)
    return tuple(
        SourceLine(number, line, tuple(parts[number]))
        for number, line in enumerate(archive.split("\n"), start=1)
    )


def _originals(
    passages: Iterable[Passage], source_lines: Mapping[Document, tuple[SourceLine, ...]]
) -> Iterable[tuple[Passage, tuple[str, ...]]]:
    """Yield the tasks of documents that a step put into another script, with the archive's lines."""
    lines: defaultdict[tuple[Document, Loc], list[str]] = defaultdict(list)
    for document, found in source_lines.items():
        for line in found:
            for loc in dict.fromkeys(part.loc[:4] for part in line.parts):
                lines[document, loc].append(line.text.strip())
    for passage in passages:
        document, section = passage.document, passage.section
        if section and "simplified" in document.record.source.steps:
            loc = (
                "sections",
                document.record.sections.index(section.record),
                "tasks",
                section.record.tasks.index(passage.task),
            )
            yield passage, tuple(lines[document, loc])
