"""Finds leftovers: the words of a source that no part of a draft's record holds."""

import re
from collections.abc import Sequence

from generator.problems import Loc
from generator.proof import pieces
from generator.proof.pieces import EmptyCell
from generator.proof.steps import CELL_GAP, DITTO
from generator.proof.text import WHITE_SPACE, SourceText
from generator.records.documents import DocumentRecord

_SHORT = 4
"""Characters. Up to this length a piece may occur by chance, so it must be a whole word."""


def find_leftovers(document: DocumentRecord, source: str) -> tuple[str, ...]:
    """Return the lines and cells of the normalised source that no part of the record holds.

    Unlike in the proof, a piece may be anywhere after the one before it, and the fields around the
    body may be anywhere.
    """
    rest = _Rest(source)
    _take_body(document, rest)
    for aside in pieces.omissions(document):
        rest.take(aside.words, is_whole=not aside.may_touch)
    met: set[Loc] = set()
    for aside in sorted(pieces.frame(document), key=lambda aside: -aside.length):
        if aside.key not in met and rest.take(aside.words, is_whole=True) is not None:
            met.add(aside.key)
    is_table = bool(document.source.columns)
    return tuple(part for part in rest.parts() if not (is_table and part == DITTO))


def _take_body(document: DocumentRecord, rest: "_Rest") -> None:
    source = rest.source
    position = 0
    for piece in pieces.body(document):
        here = source.skip_space(position)
        if isinstance(piece, EmptyCell):
            if cell := source.empty_cell(here):
                position = rest.mark(here, cell[1])
            continue
        end = source.match(piece.words, here)
        if end is None and len(piece.text) > _SHORT:
            here, end = next(source.find(piece.words, position), (here, None))
        if end is not None:
            position = rest.mark(here, end)
        elif end := rest.take(piece.words, position):
            position = end


class _Rest:
    """A source, and which of its characters a part of the record holds."""

    def __init__(self, source: str) -> None:
        self.source = SourceText(source)
        self._is_taken = bytearray(len(source))
        self._behind_taken: dict[tuple[tuple[str, ...], int], int] = {}
        """Where to look for words again: all their earlier places are marked, and stay so."""

    def mark(self, start: int, end: int) -> int:
        """Mark a stretch as held by the record, and return its end."""
        self._is_taken[start:end] = b"\x01" * (end - start)
        return end

    def take(self, words: Sequence[str], start: int = 0, *, is_whole: bool = False) -> int | None:
        """Mark the first place of words from `start` on, and return its end, or None. It must begin
        after white space or marked words, and if `is_whole` end before them.
        """
        key = (tuple(words), start)
        are_taken = True
        for begin, end in self.source.find(words, self._behind_taken.get(key, start)):
            is_taken = any(self._is_taken[begin:end])
            are_taken = are_taken and is_taken
            if are_taken:
                self._behind_taken[key] = begin + 1
            is_free = not is_taken and not self.source.cuts_a_number(end)
            begins = begin == start or self._is_edge(begin - 1)
            if is_free and begins and (not is_whole or self._is_edge(end)):
                return self.mark(begin, end)
        return None

    def parts(self) -> Sequence[str]:
        """Return the lines and cells, or stretches of them, that are not marked."""
        text = self.source.text
        left = "".join(
            "\n" if taken else one for one, taken in zip(text, self._is_taken, strict=True)
        )
        parts = (part.strip(WHITE_SPACE) for part in re.split(f"[\n{CELL_GAP}]", left))
        return tuple(filter(None, parts))

    def _is_edge(self, position: int) -> bool:
        return self.source.is_space(position) or bool(self._is_taken[position])
