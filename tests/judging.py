"""Judges search: computes the right answers to the queries of `queries.yml` from the records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.plan.model import Plan
from generator.plan.parts import Document, Passage, Task
from generator.records.tasks import TaskRecord
from generator.search.folding import fold

QUERIES = Path(__file__).with_name("queries.yml")
NONSENSE = "没有的"


@dataclass(frozen=True)
class Query:
    """A reader's words, and the ids of all right results: none for nonsense."""

    words: str
    kind: str
    relevant: frozenset[str]
    is_near: bool


def read_queries(plan: Plan) -> list[Query]:
    """Return all queries with their answers: the entries that hold all of their words, folded."""
    texts = dict(_texts(plan))
    return [
        Query(
            words=item["query"],
            kind=kind,
            relevant=frozenset() if kind == NONSENSE else frozenset(_judge(item, texts)),
            is_near=item.get("near", False),
        )
        for kind, items in yaml.safe_load(QUERIES.read_text(encoding="utf-8")).items()
        for item in items
    ]


def _judge(item: Mapping[str, list[str] | str], texts: Mapping[str, list[str]]) -> Iterator[str]:
    if "is" in item:
        yield from item["is"]
        return
    wanted = item.get("finds") or fold(str(item["query"])).split()
    for name, lines in texts.items():
        if all(any(fold(one) in line for one in w.split("|") for line in lines) for w in wanted):
            yield name


def _texts(plan: Plan) -> Iterator[tuple[str, list[str]]]:
    for document in plan.documents:
        yield document.id, [fold(line) for line in _document_lines(document) if line]
    for passage in plan.passages:
        names = [item.as_written for item in plan.assignments_of[passage]]
        lines = (*_passage_lines(passage), *names)
        yield passage.id, [fold(line) for line in lines if line]


def _document_lines(document: Document) -> Iterator[str | None]:
    record, notice = document.record, document.record.notice
    yield from (record.title, document.jurisdiction.name, record.number, record.index_number)
    yield from (record.issuer, record.publisher, f"{record.year}年" if record.year else None)
    yield from (f"{item.label} {item.value}" for item in record.header)
    yield from (basis.quote for basis in record.basis)
    if notice:
        yield from (notice.title, notice.addressees, notice.letter, notice.signature, notice.date)
        yield from notice.attachments


def _passage_lines(passage: Passage) -> Iterator[str | None]:
    record = passage.record
    yield from (record.text, record.units_note)
    if isinstance(record, TaskRecord):
        yield record.title
    if isinstance(passage, Task):
        yield passage.section.record.title


def measure(found: list[str], relevant: frozenset[str]) -> tuple[float, float]:
    """Return recall and precision of the first ten: hits / min(10, relevant), and hits / shown."""
    shown = found[:10]
    hits = sum(name in relevant for name in shown)
    return hits / min(10, len(relevant)), hits / len(shown) if shown else 0.0
