"""The spellings of docs/contact-spellings.yml, and what the finder makes of each."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from generator.grammar.contacts import find_contacts

from .conftest import ROOT

SPELLINGS = ROOT / "docs" / "contact-spellings.yml"


@dataclass(frozen=True)
class Spelling:
    """A line with marks: what must be left out, what may be, or must at least be asked about."""

    marked: str
    text: str
    left_out: frozenset[tuple[int, int]]
    asked: frozenset[tuple[int, int]]


def read_spelling(marked: str) -> Spelling:
    """Return a spelling without its marks ⟦ ⟧ and ⟨ ⟩, and with its escapes as characters."""
    escapes = {"\\t": "\t", "\\n": "\n"}
    line = re.sub(
        r"\\(?:[tn]|u[0-9a-f]{4})",
        lambda found: escapes.get(found[0]) or chr(int(found[0][2:], 16)),
        marked,
    )
    text, start = "", 0
    spans: dict[str, set[tuple[int, int]]] = {"⟧": set(), "⟩": set()}
    for character in line:
        if character in "⟦⟨":
            start = len(text)
        elif character in spans:
            spans[character].add((start, len(text)))
        else:
            text += character
    return Spelling(marked, text, frozenset(spans["⟧"]), frozenset(spans["⟩"]))


def spellings() -> Iterator[tuple[str, Spelling]]:
    """Yield the group and the spelling of each line of the corpus."""
    groups = yaml.safe_load(SPELLINGS.read_text(encoding="utf-8"))
    for group, lines in groups.items():
        for line in lines:
            yield group, read_spelling(line)


def judge(spelling: Spelling) -> Counter[str]:
    """Count what the finder leaves out rightly and falsely, asks about, and misses."""
    finds = find_contacts(spelling.text)
    sure = {(find.start, find.end) for find in finds if find.is_sure}
    doubtful = {(find.start, find.end) for find in finds} - sure
    wanted = spelling.left_out | spelling.asked
    return Counter(
        right=len(sure & wanted),
        false=len(sure - wanted),
        asked=len(doubtful & wanted),
        idle=len(doubtful - wanted),
        missed=len(wanted - sure - doubtful),
    )
