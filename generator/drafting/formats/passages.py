"""Passages of a Word or Excel file: words by how its reader sees them, and what to ask about."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby

from generator.drafting import remarks
from generator.drafting.remarks import Remark


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


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are seen in the same way."""

    words: str
    sight: Sight = Sight.SHOWN


@dataclass(slots=True)
class Asides:
    """What a person should look at: passages that are not plainly shown, and what was not read."""

    passages: dict[Sight, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    symbols: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    inner_tables: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    formulas_without_value: list[str] = field(default_factory=list)
    number_formats: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
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
            self.passages.setdefault(sight, []).append(words)

    def remarks(self) -> Iterator[Remark]:
        """Yield a question for each kind of what is remembered."""
        questions: tuple[tuple[Sequence[str], Callable[[Sequence[str]], Remark]], ...] = (
            (self.passages.get(Sight.HIDDEN, ()), remarks.not_seen),
            (self.passages.get(Sight.PERHAPS, ()), remarks.perhaps_not_seen),
            (self.passages.get(Sight.STRUCK, ()), remarks.struck),
            (self.passages.get(Sight.INSERTED, ()), remarks.inserted),
            (self.passages.get(Sight.DELETED, ()), remarks.deleted),
            (self.passages.get(Sight.RUBY, ()), remarks.annotated),
            (self.notes, remarks.noted),
            (self.margins, remarks.in_margins),
            (self.symbols, remarks.unread_symbols),
            (self.fields, remarks.unread_fields),
            (self.numbers, remarks.unread_numbers),
            (self.inner_tables, remarks.inner_tables),
            (self.formulas, remarks.formulas),
            (self.formulas_without_value, remarks.formulas_without_value),
            (self.number_formats, remarks.unread_number_formats),
            (self.sheets, remarks.hidden_sheets),
            (self.boxes, remarks.unplaced_boxes),
        )
        yield from (ask(found) for found, ask in questions if found)
        if self.pictures:
            yield remarks.pictures(self.pictures)
