"""Rules for documents: their ids and numbers, and the fields read from header and notice."""

from collections.abc import Iterator
from datetime import date

from generator.content.folder import Records
from generator.content.reading import Entry
from generator.grammar.times import arabic_years
from generator.problems import TOP, Passage, Place, Problem, SetValue, Value
from generator.proof.header import read_fields
from generator.records.documents import DocumentRecord
from generator.records.units import RegistryRecord


def id_is_the_file_name(records: Records) -> Iterator[Problem]:
    """A record's id is the name of its file, so it is unique; it becomes part of addresses."""
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
    """Section numbers increase within a document, task numbers within a section; none is repeated."""
    for entry in records.documents:
        last_section = 0
        for section_index, section in enumerate(entry.record.sections):
            loc = TOP / "sections" / section_index
            if section.no <= last_section:
                place = entry.at(*loc, "no")
                problem = Problem(
                    place, "numbers-rise", "section", no=section.no, last=last_section
                )
                yield problem.resting_on([place])
            last_section = section.no
            last_task = 0
            for task_index, task in enumerate(section.tasks):
                if task.no <= last_task:
                    place = entry.at(*loc, "tasks", task_index, "no")
                    problem = Problem(place, "numbers-rise", "task", no=task.no, last=last_task)
                    yield problem.resting_on([place])
                last_task = task.no


def fields_are_printed(records: Records) -> Iterator[Problem]:
    """Fields read from header and notice hold what these print, and none that is printed is missing."""
    for entry in records.documents:
        document = entry.record
        notice = document.notice
        for name, printed in read_fields(document.header, notice).items():
            value = getattr(document, name)
            if value != printed:
                problem = _misread(entry.at(name), name, printed, value)
                yield problem.resting_on(entry.written_below(TOP / "header", TOP / "notice"))
        titles = (
            f"{document.title}{notice.title if notice else ''}{document.number}{document.issued}"
        )
        if document.year is not None and str(document.year) not in arabic_years(titles):
            problem = Problem(entry.at("year"), "fields-are-printed", "year", year=document.year)
            yield problem.resting_on(
                entry.written(
                    TOP / "title", TOP / "number", TOP / "issued", TOP / "notice" / "title"
                )
            )


def _misread(place: Place, name: str, printed: str | date | None, value: Value) -> Problem:
    if printed is None:
        return Problem(place, "fields-are-printed", "not-printed", name=name, written=value)
    fix = SetValue(name, printed)
    if value is None:
        problem = Problem(place, "fields-are-printed", "not-written", name=name, printed=printed)
    else:
        problem = Problem(
            place, "fields-are-printed", "other", name=name, printed=printed, written=value
        )
    return problem.fixed_by(fix)


def basis_is_quoted(records: Records) -> Iterator[Problem]:
    """The quote of a document that the plan implements is in the letter or the opening."""
    for entry in records.documents:
        document = entry.record
        texts = [document.opening.text] if document.opening else []
        if document.notice and document.notice.letter:
            texts.append(document.notice.letter)
        for number, basis in enumerate(document.basis):
            if not any(basis.quote in text for text in texts):
                place = entry.at("basis", number, "quote")
                nearest = Passage(basis.quote, "\n".join(texts))
                problem = Problem(
                    place, "basis-is-quoted", "quote", quote=basis.quote, nearest=nearest
                )
                yield problem.resting_on(
                    entry.written(TOP / "opening" / "text", TOP / "notice" / "letter")
                )
            if basis.number not in basis.quote:
                place = entry.at("basis", number, "number")
                problem = Problem(place, "basis-is-quoted", "number", number=basis.number)
                yield problem.resting_on(entry.written(TOP / "basis" / number / "quote"))
