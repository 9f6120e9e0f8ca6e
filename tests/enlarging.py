"""Makes a plan of a country's size from the clauses of a small one, to measure search on it."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from generator.plan.model import Plan
from generator.plan.parts import Document, Passage, Section, Task
from generator.records.tasks import ParagraphRecord
from generator.search.index import SearchIndex
from generator.templating.layers import TEMPLATES

LARGE = 52
"""Copies of the 134 tasks, for about 7,000."""


R = TypeVar("R", bound=ParagraphRecord)


def enlarge(plan: Plan, times: int) -> Plan:
    """Return a plan with every document so many times, each time with its clauses mixed anew.

    Units stay the same, and so does the vocabulary: every word is then so many times as frequent.
    """
    source = random.Random(times)
    clauses = [clause for passage in plan.passages for clause in _clauses(passage.record.text)]
    documents: list[Document] = []
    sections: list[Section] = []
    passages: list[Passage] = []
    originals: list[Passage] = []
    for number in range(times):
        for document in plan.documents:
            record = document.record.model_copy(update={"id": f"{document.id}-{number}"})
            copy = replace(document, record=record)
            documents.append(copy)
            own = {
                section: replace(section, document=copy) for section in plan.sections_of[document]
            }
            sections += own.values()
            for passage in plan.passages_of[document]:
                if isinstance(passage, Task):
                    task = _mix(passage.record, clauses, source)
                    passages.append(replace(passage, record=task, section=own[passage.section]))
                else:
                    paragraph = _mix(passage.record, clauses, source)
                    passages.append(replace(passage, record=paragraph, document=copy))
                originals.append(passage)
    return Plan(
        jurisdictions=plan.jurisdictions,
        documents=tuple(documents),
        sections=tuple(sections),
        passages=tuple(passages),
        units=plan.units,
        evidence=(),
        assignments=tuple(
            replace(item, passage=passage)
            for passage, original in zip(passages, originals, strict=True)
            for item in plan.assignments_of[original]
        ),
        deadlines=tuple(
            replace(item, passage=passage)
            for passage, original in zip(passages, originals, strict=True)
            for item in plan.deadlines_of[original]
        ),
        glossary=plan.glossary,
        synonyms=plan.synonyms,
        archives=MappingProxyType({}),
        source_lines=MappingProxyType({}),
        originals=MappingProxyType({}),
        topics=(),
        mentions=(),
        functions=(),
        redirects=(),
    )


def _clauses(text: str) -> Iterator[str]:
    for sentence in text.replace("\n", "").split("。"):
        yield from filter(None, sentence.split("，"))


def _mix(record: R, clauses: list[str], source: random.Random) -> R:
    own = list(_clauses(record.text))
    mixed = [source.choice(clauses) if source.random() < 0.5 else clause for clause in own]
    source.shuffle(mixed)
    return record.model_copy(update={"text": "，".join(mixed) + "。"})


def write_search(index: SearchIndex, root: Path, folder: Path) -> None:
    """Write an index into `folder` with the scripts of the repository at `root`, and a page that can
    ask it.
    """
    shutil.copytree(root / TEMPLATES / "static", folder, dirs_exist_ok=True)
    for path, text in index.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    form = f'<form data-failed data-version="{index.version}"></form>'
    page = f'<meta charset="utf-8">{form}<script src="assets/search/box.js"></script>'
    (folder / "index.html").write_text(page, encoding="utf-8")
