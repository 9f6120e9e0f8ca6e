"""Compares a record with its archived source, character by character.

The source, after its declared steps, must be exactly the record's pieces in order, with only the
declared omissions and white space between them; of tables, the marks of empty cells may be skipped
too. No characters are treated as equal. A line break in a record must be one in the source, and an
omission begins and ends at white space. docs/proof.md says what this proves, and what it leaves to
people.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.problems import TOP, Loc, Value, clip
from generator.proof import pieces
from generator.proof.pieces import Aside, EmptyCell, Piece
from generator.proof.steps import DITTO, MERGED_CELL
from generator.proof.text import WHITE_SPACE, SourceText
from generator.records.documents import DocumentRecord

_LONGEST_GAP = 800
"""Characters. After a longer stretch, the piece counts as different, not as preceded by a gap."""

_SHOWN = 60
"""How many characters of unrecorded words a message shows."""

_AROUND = 12
"""How many characters a message shows on either side of a difference."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the normalised source, `start` to `end`, and the part of the record it became."""

    start: int
    end: int
    loc: Loc


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference: the part of the record, the line of the source from 1, and the variant and the
    values of the problem of `source-is-whole`.
    """

    loc: Loc
    line: int
    variant: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Each stretch of the source with its part of the record, in order, and all differences."""

    stretches: tuple[Stretch, ...]
    differences: tuple[Difference, ...]


def align(document: DocumentRecord, source: str) -> Alignment:
    """Align the record's pieces with the normalised source.

    After a difference, the comparison goes on at the next piece that the source still holds. If
    neither usual order fits, the fields around the body may be anywhere outside the tasks.
    """
    text = SourceText(source)
    found = _align(document, text, pieces.whole(document))
    if found.differences and document.notice and document.header:
        other = _align(document, text, pieces.whole(document, is_header_first=True))
        found = other if len(other.differences) < len(found.differences) else found
    if found.differences:
        free = _align(document, text, pieces.body(document), pieces.frame(document))
        found = found if free.differences else free
    return found


def _align(
    document: DocumentRecord,
    source: SourceText,
    wanted: Iterable[Piece | EmptyCell],
    frame: Iterable[Aside] = (),
) -> Alignment:
    # Some tables print merged cells at the end of their row.
    has_columns = bool(document.source.columns)
    aligner = _Aligner(source, (*pieces.omissions(document), *frame), has_columns)
    for piece in wanted:
        if isinstance(piece, EmptyCell):
            aligner.place_empty_cell(piece)
        else:
            aligner.place(piece)
    return aligner.finish()


class _Aligner:
    """Advances through the source, one piece at a time."""

    def __init__(self, source: SourceText, asides: Iterable[Aside], has_columns: bool) -> None:
        self._source = source
        self._asides = _Asides(asides)
        self._has_columns = has_columns
        self._stretches: list[Stretch] = []
        self._differences: list[Difference] = []
        self._position = source.skip_space(0)
        self._is_lost = False  # true after a piece that differs, until the next one that is found

    def place(self, piece: Piece) -> None:
        """Match a piece at the position, or after the asides there; record a difference if absent."""
        end = self._end_of(piece)
        while end is None and (self._skip_aside() or self._skip_merged_cell()):
            end = self._end_of(piece)
        if end is None:
            end = self._go_on_to(piece)
        if end is not None:
            self._is_lost = False
            self._step(piece.loc, end)

    def place_empty_cell(self, cell: EmptyCell) -> None:
        """Advance past an empty cell, if the source prints it."""
        found = self._source.empty_cell(self._position)
        if cell.is_merged:
            if found and found[0] in MERGED_CELL:
                self._step(cell.loc, found[1])
            elif not (self._has_columns and DITTO in self._source.rest_of_line(self._position)):
                self.place(Piece(DITTO, cell.loc))
        elif found and (found[0] != DITTO or cell.begins_row or not self._is_at_next_line()):
            self._step(cell.loc, found[1])

    def finish(self) -> Alignment:
        """Return the result, after recording leftover words of the source and missing asides."""
        while self._skip_aside() or self._skip_merged_cell():
            pass
        rest = self._source.text[self._position :].rstrip(WHITE_SPACE)
        if rest and not self._differences:
            self._differ(TOP, "left-at-the-end", words=clip(rest, _SHOWN))
        elif not self._differences:
            for aside in self._asides.left:
                words = clip("".join(aside.words), _SHOWN)
                self._differ(aside.loc, "omission-is-not-there", words=words)
        return Alignment(tuple(self._stretches), tuple(self._differences))

    def _end_of(self, piece: Piece) -> int | None:
        """Return the end of a piece that matches at the position, or None."""
        if piece.is_next_line and not self._is_at_next_line():
            return None
        return self._source.match(piece.words, self._position)

    def _go_on_to(self, piece: Piece) -> int | None:
        """Record that a piece does not match here; advance to where it does, if that is near, and
        return its end there.
        """
        limit = self._position + _LONGEST_GAP + len(piece.text)
        places = self._source.find(piece.words, self._position, limit)
        found = next(places, None)
        if found is None or piece.is_next_line:
            if not self._is_lost:
                self._show_both_sides(piece)
            self._is_lost = True
            return None
        begin, end = found
        if not self._is_lost:
            left = self._source.text[self._position : begin].rstrip(WHITE_SPACE)
            self._differ(piece.loc, "left-before", words=clip(left, _SHOWN))
        self._position = begin
        return end

    def _is_at_next_line(self) -> bool:
        return bool(self._stretches) and self._source.has_break(
            self._stretches[-1].end, self._position
        )

    def _skip_merged_cell(self) -> bool:
        end = self._source.match((DITTO,), self._position) if self._has_columns else None
        if end is not None:
            self._position = self._source.skip_space(end)
        return end is not None

    def _skip_aside(self) -> bool:
        """Advance past the longest aside at the position; tell whether there is one."""
        for aside in self._asides.beginning_with(
            self._source.text[self._position : self._position + 1]
        ):
            end = self._source.match(aside.words, self._position)
            if end is not None and (aside.may_touch or self._is_between_spaces(end)):
                self._asides.take(aside)
                self._step(aside.loc, end)
                return True
        return False

    def _is_between_spaces(self, end: int) -> bool:
        return self._source.is_space(self._position - 1) and self._source.is_space(end)

    def _step(self, loc: Loc, end: int) -> None:
        self._stretches.append(Stretch(self._position, end, loc))
        self._position = self._source.skip_space(end)

    def _differ(self, loc: Loc, variant: str, **values: Value) -> None:
        line = self._source.line_number(self._position)
        self._differences.append(Difference(loc, line, variant, MappingProxyType(values)))

    def _show_both_sides(self, piece: Piece) -> None:
        recorded, source, position = piece.text, self._source.text, self._position
        if source.startswith(recorded, position):
            self._differ(piece.loc, "line-break", words=clip(recorded, _AROUND))
            return
        same = 0
        while recorded[same : same + 1] == source[position + same : position + same + 1] != "":
            same += 1
        start = max(0, same - _AROUND)
        before = "…" if start else ""
        ours = before + clip(recorded[start:], same - start + _AROUND)
        theirs = self._source.rest_of_line(position + start)
        theirs = before + clip(theirs, same - start + _AROUND)
        self._differ(piece.loc, "other-words", position=same + 1, ours=ours, theirs=theirs)


class _Asides:
    """The asides that were not found yet."""

    def __init__(self, asides: Iterable[Aside]) -> None:
        self._by_first: defaultdict[str, list[Aside]] = defaultdict(list)
        self._left = {aside.loc: aside for aside in asides}
        self._by_key: defaultdict[Loc, list[Aside]] = defaultdict(list)
        for aside in sorted(self._left.values(), key=lambda aside: -aside.length):
            self._by_first[aside.words[0][:1]].append(aside)
            self._by_key[aside.key].append(aside)

    @property
    def left(self) -> Iterable[Aside]:
        """Those not found yet, in order of declaration."""
        return self._left.values()

    def beginning_with(self, character: str) -> Iterable[Aside]:
        """Return those not found yet that begin with a character, the longest first."""
        return self._by_first.get(character, ())

    def take(self, aside: Aside) -> None:
        """Count an aside, and all others with its key, as found."""
        for one in self._by_key[aside.key]:
            del self._left[one.loc]
            self._by_first[one.words[0][:1]].remove(one)
