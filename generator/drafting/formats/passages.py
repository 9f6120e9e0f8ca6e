"""Passages of a Word or Excel file: words by how its reader sees them, and what to ask about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby

from generator.drafting import remarks
from generator.drafting.remarks import Finding, Remark


class Sight(Enum):
    """How the reader of a document sees words."""

    SHOWN = auto()
    HIDDEN = auto()
    STRUCK = auto()
    PERHAPS = auto()
    INSERTED = auto()
    DELETED = auto()
    RUBY = auto()


KEPT = frozenset({Sight.SHOWN, Sight.PERHAPS, Sight.INSERTED})


_FINDINGS = {
    Sight.HIDDEN: Finding.NOT_SEEN,
    Sight.STRUCK: Finding.STRUCK,
    Sight.PERHAPS: Finding.PERHAPS_NOT_SEEN,
    Sight.INSERTED: Finding.INSERTED,
    Sight.DELETED: Finding.DELETED,
    Sight.RUBY: Finding.ANNOTATED,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are seen in the same way."""

    words: str
    sight: Sight = Sight.SHOWN


@dataclass(slots=True)
class Asides:
    """What a person should look at: passages that are not plainly shown, and what was not read."""

    found: defaultdict[Finding, list[str]] = field(default_factory=lambda: defaultdict(list))
    pictures: int = 0

    def keep_shown(self, pieces: Iterable[Piece]) -> str:
        """Return the words that are kept, and remember each passage that is not plainly shown."""
        kept: list[str] = []
        for sight, group in groupby(pieces, key=lambda one: one.sight):
            words = "".join(one.words for one in group)
            if sight in KEPT:
                kept.append(words)
            self.remember(sight, words)
        return "".join(kept)

    def remember(self, sight: Sight, words: str) -> None:
        """Remember a passage, unless it is plainly shown or has no words."""
        if sight is not Sight.SHOWN and words.strip():
            self.add(_FINDINGS[sight], words)

    def add(self, finding: Finding, *words: str) -> None:
        """Add the words, names or cells of a finding."""
        self.found[finding] += words

    def remarks(self) -> Iterator[Remark]:
        """Yield a question for each kind of what is remembered, in the order of the kinds."""
        yield from remarks.about_file({one: self.found[one] for one in Finding})
        if self.pictures:
            yield remarks.pictures(self.pictures)
