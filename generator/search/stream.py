"""The entries that are searched, in reading order, each with its fields.

All fields are concatenated to one stream of symbols, with an `END` after each line. A position in
this stream is a number that determines its entry and its field.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from generator.plan.model import Plan
from generator.plan.parts import Document, Passage, Section, Task, Unit
from generator.search.folding import symbols
from generator.templating.words import Words

END = "\ue000"
"""The symbol after each line of a field, so that no match spans two lines."""


@dataclass(frozen=True, slots=True, eq=False)
class IndexEntry:
    """A document, section, task or paragraph with its searched words, each field as lines.

    The `names` of a document are its numbers and agencies, those of a passage its units as written.
    `more` holds words about the passage that are not its own; they count beside its own words, and
    alone only if no entry has them in its own words. Sections are not results: a section's title
    counts for its tasks.
    """

    kind: Literal["document", "section", "task", "paragraph"]
    subject: Document | Section | Passage
    title: str
    names: tuple[str, ...] = ()
    text: str = ""
    more: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[tuple[str, ...], ...]:
        """The fields title, names, text and more, each as lines."""
        return (self.title,), self.names, (self.text,), self.more


def make_entries(plan: Plan, words: Words) -> Iterator[IndexEntry]:
    """Yield all entries: a document before its parts, a section before its tasks."""
    for document in plan.documents:
        yield _document(document, words)
        section: Section | None = None
        for passage in plan.passages_of[document]:
            if isinstance(passage, Task) and passage.section is not section:
                section = passage.section
                yield IndexEntry("section", section, section.title)
            yield _passage(plan, passage, words)


def unit_names(unit: Unit) -> tuple[str, ...]:
    """Return all names of a unit, the registered one first."""
    return (unit.name, *unit.record.aliases, *unit.record.known_as)


def field_symbols(lines: tuple[str, ...]) -> str:
    """Return the symbols of one field; even an empty one has an `END`."""
    return "".join(symbols(line) + END for line in lines or ("",))


def _document(document: Document, words: Words) -> IndexEntry:
    record = document.record
    notice = record.notice
    names = [
        record.number,
        record.index_number,
        notice.title if notice else None,
        document.jurisdiction.name,
        words("year", year=record.year) if record.year else None,
        record.issuer,
        record.publisher,
    ]
    text = [f"{item.label} {item.value or ''}" for item in record.header]
    if notice:
        texts = (notice.addressees, notice.letter, notice.signature, notice.date)
        text += [words_of_it for words_of_it in texts if words_of_it]
        text += notice.attachments
    text += [basis.quote for basis in record.basis]
    return IndexEntry(
        kind="document",
        subject=document,
        title=words.plan_title(document),
        names=_lines(names),
        text="\n".join(text),
        more=_lines(
            written
            for day in (record.issued, record.published)
            if day
            for written in (day.isoformat(), words.day(day))
        ),
    )


def _passage(plan: Plan, passage: Passage, words: Words) -> IndexEntry:
    assignments = plan.assignments_of[passage]
    more: list[str | None] = [passage.id]
    task = passage if isinstance(passage, Task) else None
    if task:
        more.append(f"{task.section.label}{task.label}")
    roles = dict.fromkeys(assignment.role for assignment in assignments)
    more += [words("search.role", role=words(f"role.{role}")) for role in roles]
    for assignment in assignments:
        unit, place = assignment.unit, passage.document.jurisdiction.name
        names = unit_names(unit)
        more += [name for name in names if name != assignment.as_written]
        more += [place + name.removeprefix(place[-1]) for name in names if place not in name]
    for deadline in plan.deadlines_of[passage]:
        more.append(words.term(deadline.record))
        more.append(deadline.due.isoformat() if deadline.due else None)
    for evidence in plan.evidence_of[passage]:
        more += [words(f"progress.kind.{evidence.record.kind}"), evidence.record.note]
    more += [
        words("task.target", **target.model_dump(exclude={"quote", "operator"}),
              operator=words(f"operator.{target.operator}"))
        for target in passage.record.targets
    ]  # fmt: skip
    return IndexEntry(
        kind="task" if task else "paragraph",
        subject=passage,
        title=(task.record.title or "") if task else "",
        names=tuple(item.as_written for item in assignments) + _lines([passage.record.units_note]),
        text=passage.record.text,
        more=_lines(more),
    )


def _lines(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
