"""The texts that results show, in chunks, of which one list of results needs only a few."""

from collections.abc import Iterator, Mapping, Sequence

from generator.pages.addresses import address, url
from generator.plan.model import Plan
from generator.plan.parts import Passage, Section, Task
from generator.records.tasks import Role
from generator.search.stream import IndexEntry
from generator.templating.words import Words

_LENGTH = 400
"""The minimum size of a chunk in characters."""


def divide(entries: Sequence[IndexEntry]) -> Iterator[tuple[IndexEntry, ...]]:
    """Yield all entries in chunks, in order; a section is not divided."""
    start = length = 0
    for number, entry in enumerate(entries):
        if length >= _LENGTH and entry.kind in ("document", "section"):
            yield tuple(entries[start:number])
            start, length = number, 0
        length += sum(map(len, (entry.title, *entry.names, entry.text)))
    yield tuple(entries[start:])


def show(plan: Plan, entry: IndexEntry, words: Words) -> Mapping[str, object] | None:
    """Return the values that a result shows, without empty ones; None for a section, which is not one.

    `roles` are those of the first of `names`, each as its index in `Role`.
    """
    subject = entry.subject
    if isinstance(subject, Section):
        return None
    shown: dict[str, object] = {
        "id": subject.id,
        "url": url(address(subject)),
        "title": entry.title,
        "names": entry.names,
        "text": entry.text,
    }
    if isinstance(subject, Passage):
        roles = list(Role)
        section = subject.section if isinstance(subject, Task) else None
        shown |= {
            "label": subject.label
            if isinstance(subject, Task)
            else words(f"document.{subject.part}"),
            "document": words.plan_title(subject.document),
            "section": f"{section.label}{section.title}" if section else "",
            "roles": [roles.index(item.role) for item in plan.assignments_of[subject]],
        }
    return {name: value for name, value in shown.items() if value}
