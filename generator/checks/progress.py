"""Rules for the evidence of progress."""

from collections.abc import Iterator
from datetime import date

from generator.content.folder import Records
from generator.content.paragraphs import all_paragraphs
from generator.content.reading import Entry
from generator.problems import TOP, Loc, Problem
from generator.records.documents import DocumentRecord
from generator.records.progress import ProgressRecord
from generator.records.tasks import TaskRecord


def _all_evidence(
    records: Records,
) -> Iterator[tuple[Entry[DocumentRecord], ProgressRecord, Loc]]:
    """Yield all evidence with its document's entry and its location."""
    for entry, paragraph, loc in all_paragraphs(records):
        if isinstance(paragraph, TaskRecord):
            for number, evidence in enumerate(paragraph.progress):
                yield entry, evidence, loc / "progress" / number


def evidence_follows_the_plan(records: Records) -> Iterator[Problem]:
    """No evidence is older than the year of the plan; a plan may be issued late in its own year."""
    for entry, evidence, loc in _all_evidence(records):
        document = entry.record
        years = [day.year for day in (document.issued, document.published) if day]
        years += [document.year] if document.year else []
        if years and evidence.date.year < min(years):
            place = entry.at(*loc, "date")
            problem = Problem(place, "evidence-follows-the-plan", day=evidence.date)
            yield problem.resting_on(entry.written(TOP / "year", TOP / "issued", TOP / "published"))


def evidence_stands_once(records: Records) -> Iterator[Problem]:
    """A task has one entry for each page and day."""
    seen: set[tuple[str, Loc, str, date]] = set()
    for entry, evidence, loc in _all_evidence(records):
        key = (entry.path, loc.above, evidence.url, evidence.date)
        if key in seen:
            yield Problem(entry.at(*loc), "evidence-stands-once")
        seen.add(key)
