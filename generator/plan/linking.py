"""Makes the linked plan from valid records."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from generator.content.folder import Records
from generator.content.reading import Entry
from generator.grammar.calendar import last_day
from generator.grammar.topics import has_a_word, sentences
from generator.plan.grouping import gather
from generator.plan.model import Plan
from generator.plan.occasions import slug
from generator.plan.parts import (
    Assignment,
    Candidate,
    Deadline,
    Document,
    Evidence,
    Function,
    Jurisdiction,
    Mention,
    Paragraph,
    Passage,
    Redirect,
    Section,
    SourceLine,
    SourcePart,
    Task,
    Topic,
    Unit,
)
from generator.problems import TOP, Loc
from generator.proof.alignment import align
from generator.proof.steps import normalise
from generator.proof.text import SourceText
from generator.records.commitments import (
    DateRecord,
    PeriodEndRecord,
    RelativeRecord,
    StartRecord,
)
from generator.records.documents import DocumentRecord
from generator.records.shared import FunctionsRecord, TopicsRecord
from generator.records.sources import Step
from generator.records.tasks import Role, UnitsRecord


def make_plan(records: Records) -> Plan:
    """Link records that have passed every check."""
    jurisdictions = {
        entry.record.id: Jurisdiction(entry.record.id, entry.record.name)
        for entry in records.registries
    }
    units = tuple(_units(records, jurisdictions))
    linked = [
        _link_document(entry, jurisdictions[entry.record.jurisdiction], records)
        for entry in sorted(records.documents, key=lambda entry: _document_key(entry.record))
    ]
    passages = tuple(passage for one in linked for passage in one.passages)
    topics = tuple(_topics(records.topics)) if records.topics else ()
    return Plan(
        jurisdictions=tuple(jurisdictions.values()),
        documents=tuple(one.document for one in linked),
        sections=tuple(section for one in linked for section in one.sections),
        passages=passages,
        units=units,
        assignments=_assignments(passages, _unit_by_name(units)),
        deadlines=tuple(deadline for passage in passages for deadline in _deadlines(passage)),
        evidence=tuple(_evidence(passages)),
        glossary=records.glossary,
        synonyms=records.synonyms,
        archives=MappingProxyType({one.document: one.archive for one in linked}),
        source_lines=MappingProxyType({one.document: one.source_lines for one in linked}),
        originals=MappingProxyType({task: text for one in linked for task, text in one.originals}),
        topics=topics,
        mentions=tuple(_mentions(topics, passages)),
        functions=tuple(_functions(records.functions)) if records.functions else (),
        redirects=tuple(_redirects(records)),
    )


def _units(records: Records, jurisdictions: Mapping[str, Jurisdiction]) -> Iterable[Unit]:
    for registry in records.registries:
        for index, record in enumerate(registry.record.units):
            yield Unit(
                id=f"{registry.record.id}/{record.id}",
                record=record,
                jurisdiction=jurisdictions[registry.record.id],
                path=registry.path,
                line=registry.at("units", index).line,
            )


def _unit_by_name(units: Iterable[Unit]) -> Mapping[tuple[str, str], Unit]:
    """Return the units by the id of their jurisdiction and each of their printed names."""
    return {
        (unit.jurisdiction.id, name): unit
        for unit in units
        for name in (unit.record.name, *unit.record.aliases)
    }


@dataclass(frozen=True, slots=True)
class _LinkedDocument:
    document: Document
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    archive: bytes
    source_lines: tuple[SourceLine, ...]
    originals: tuple[tuple[Task, tuple[str, ...]], ...]


def _link_document(
    entry: Entry[DocumentRecord], jurisdiction: Jurisdiction, records: Records
) -> _LinkedDocument:
    record = entry.record
    document = Document(record, jurisdiction, entry.path)
    parts: dict[Loc, Section | Task] = {}
    for section_index, section_record in enumerate(record.sections):
        loc = TOP / "sections" / section_index
        section = Section(section_record, document, entry.at(*loc).line)
        parts[loc / "title"] = section
        for task_index, task_record in enumerate(section_record.tasks):
            task_loc = loc / "tasks" / task_index
            parts[task_loc] = Task(section, task_record, entry.at(*task_loc).line)
    tasks = tuple(part for part in parts.values() if isinstance(part, Task))
    archive = records.archives[record.source.file]
    source_lines = _source_lines(record, archive.decode(), records.glossary, parts)
    return _LinkedDocument(
        document=document,
        sections=tuple(part for part in parts.values() if isinstance(part, Section)),
        passages=(
            *_paragraphs(entry, document, "opening"),
            *tasks,
            *_paragraphs(entry, document, "closing"),
        ),
        archive=archive,
        source_lines=source_lines,
        originals=tuple(_originals(tasks, source_lines)),
    )


def _paragraphs(
    entry: Entry[DocumentRecord], document: Document, part: Literal["opening", "closing"]
) -> Iterable[Paragraph]:
    """Yield the opening or the closing, if there is one."""
    if record := getattr(entry.record, part):
        yield Paragraph(document, part, record, entry.at(part).line)


def _redirects(records: Records) -> Iterable[Redirect]:
    if entry := records.redirects:
        for old, new in entry.record.root.items():
            yield Redirect(old, new, entry.at(f"?{old}"))


def _document_key(record: DocumentRecord) -> tuple[int, str]:
    """Return the key by which documents are sorted: newest year first, unknown years last."""
    return (-(record.year or 0), record.id)


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
        inherited = isinstance(passage, Task) and passage.record.units_merged
        if not inherited:
            above = passage.record.units
        found: dict[tuple[Unit, Role], Assignment] = {}
        for units in above:
            if inherited and units.role is Role.NAMED:
                continue  # units that a sentence names are not part of the merged cell
            for name in units.names:
                unit = unit_by_name[passage.document.jurisdiction.id, name]
                item = Assignment(passage, unit, units.role, name, inherited or units.merged)
                found.setdefault((unit, units.role), item)  # two lists may name the same unit
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
            due=record.due
            if isinstance(record, DateRecord | PeriodEndRecord | StartRecord)
            else None,
            candidates=tuple(candidates),
        )


def _evidence(passages: Iterable[Passage]) -> Iterable[Evidence]:
    """Return the evidence of all tasks, newest first, for the same day in document order."""
    evidence = (
        Evidence(passage, record)
        for passage in passages
        if isinstance(passage, Task)
        for record in passage.record.progress
    )
    return sorted(evidence, key=lambda one: one.record.date, reverse=True)


def _mentions(topics: Iterable[Topic], passages: Iterable[Passage]) -> Iterable[Mention]:
    """Yield the mentions of topics in tasks, topic by topic."""
    tasks = [passage for passage in passages if isinstance(passage, Task)]
    for topic in topics:
        others = {item.task for item in topic.record.not_about}
        for task in tasks:
            if task.id not in others and has_a_word(topic.record, task.record):
                yield Mention(topic, task, tuple(sentences(topic.record, task.record)))


def _source_lines(
    record: DocumentRecord,
    archive: str,
    glossary: Mapping[str, str],
    parts: Mapping[Loc, Section | Task],
) -> tuple[SourceLine, ...]:
    """Return the archive's lines with their parts; steps keep lines, so line numbers still match."""
    text = normalise(archive, record.source, glossary)
    found: defaultdict[int, list[SourcePart]] = defaultdict(list)
    lines = SourceText(text)
    spans = align(record, text).stretches
    begun: set[Task] = set()
    for span, following in zip(spans, [*spans[1:], None], strict=True):
        gap = text[span.end : following.start] if following else ""
        words = text[span.start : span.end] + gap.split("\n")[0]
        part = _source_part(span.loc, words, record, parts, begun)
        found[lines.line_number(span.start)].append(part)
        if part.task:
            begun.add(part.task)
    return tuple(
        SourceLine(number, line, tuple(found[number]))
        for number, line in enumerate(archive.split("\n"), start=1)
    )


def _source_part(
    loc: Loc,
    words: str,
    record: DocumentRecord,
    parts: Mapping[Loc, Section | Task],
    begun: Set[Task],
) -> SourcePart:
    """Return the part for words of the source; the first one of a task `begins` it."""
    match loc:
        case ("source", "omissions", int(number)):
            return SourcePart(words, loc.field, omitted=record.source.omissions[number].why)
        case ("sections", int(), "title"):
            return SourcePart(words, loc.field, begins=parts[loc])
    task = parts[loc.task] if loc.task else None
    if not isinstance(task, Task):
        return SourcePart(words, loc.field)
    begins = None if task in begun else task
    return SourcePart(words, loc.field, task, begins, is_number=loc[4] == "no")


def _originals(
    tasks: Iterable[Task], source_lines: Iterable[SourceLine]
) -> Iterable[tuple[Task, tuple[str, ...]]]:
    """Yield the tasks of documents converted to simplified script, with their archived lines."""
    lines = gather(
        (task, line.text.strip())
        for line in source_lines
        for task in dict.fromkeys(part.task for part in line.parts)
    )
    for task in tasks:
        if Step.SIMPLIFIED in task.document.record.source.steps:
            yield task, lines[task]
