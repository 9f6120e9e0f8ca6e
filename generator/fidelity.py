"""The proof that a record and its archived source are the same words, character by character.

The source, after its declared steps, must be exactly the record's pieces in order, the declared
omissions between them, and white space between those. Nothing else is skipped or folded. A line
break in a record is one in the source, and an omission begins and ends at white space.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from generator.hanzi import section_label, task_label
from generator.problems import clip
from generator.reading import Loc
from generator.records import (
    Column,
    DocumentRecord,
    ParagraphRecord,
    SectionRecord,
    SourceRecord,
    TaskRecord,
)
from generator.steps import DITTO, Step, apply_step, find_words

_WHITE_SPACE = " \t\n\r\u00a0\u3000\ufeff"
_MERGED_CELL = (DITTO, "同上")
_EMPTY_CELL = re.compile(rf"(?:{DITTO}|同上|[—－–-]+|[/／]|无)(?=\s|$)")
"""A cell that says nothing of its own."""
_LONGEST_GAP = 800
"""A longer stretch without a record is taken for a record that differs, not for missing records."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the source must hold next, and the part of the record that holds them; a
    `is_next_line` piece follows a line break, and a cell may be another that says as little.
    """

    text: str
    loc: Loc
    is_next_line: bool = False
    is_empty_cell: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the normalised source, `start` to `end`, and the part of the record it became."""

    start: int
    end: int
    loc: Loc


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the two part: the record's part, the source's line from 1, and what to say."""

    loc: Loc
    line: int
    message: str


def normalise(archive: str, source: SourceRecord, glossary: Mapping[str, str]) -> str:
    """Return the archive's text after its repairs and declared steps; lines stay lines."""
    declared = {use.word: glossary[use.word] for use in source.glossary if use.word in glossary}
    return _apply_steps(archive, source, source.steps, declared)


def count_glossary_words(archive: str, source: SourceRecord) -> Mapping[str, int]:
    """Return how often the archive holds each declared word where the step `glossary` meets it."""
    earlier = takewhile(lambda step: step is not Step.GLOSSARY, source.steps)
    text = _apply_steps(archive, source, earlier, {})
    return Counter(find_words(text, [use.word for use in source.glossary]))


def _apply_steps(
    text: str, source: SourceRecord, steps: Iterable[Step], glossary: Mapping[str, str]
) -> str:
    for repair in source.repairs:
        text = text.replace(repair.stands, repair.read)
    for step in steps:
        text = apply_step(step, text, glossary)
    return text


def pieces(document: DocumentRecord, *, is_header_first: bool = False) -> Iterator[Piece]:
    """Yield all that a document's record says of its source, in the order in which it prints.

    The catalogue header prints below the notice's title and number, or above them.
    """
    notice = document.notice
    if is_header_first:
        yield from _header(document)
    if notice:
        yield from _lines(notice.title, "notice", "title")
        yield from _lines(notice.number, "notice", "number")
    if not is_header_first:
        yield from _header(document)
    if notice:
        for name in ("addressees", "letter", "signature", "date", "release"):
            yield from _lines(getattr(notice, name), "notice", name)
    yield from _lines(document.title, "title")
    if document.opening:
        yield from _paragraph(document.opening, "opening")
    for section_index, section in enumerate(document.sections):
        for task_index, task in enumerate(section.tasks):
            loc = ("sections", section_index, "tasks", task_index)
            heading = tuple(_section(section, "sections", section_index)) if not task_index else ()
            yield from _task(task, heading, document.source.columns, loc)
    if document.closing:
        yield from _paragraph(document.closing, "closing")
    if notice:
        for number, attachment in enumerate(notice.attachments):
            yield from _lines(attachment, "notice", "attachments", number)


_USUAL_ORDER = (Column.SECTION, Column.NO, Column.TITLE, Column.TEXT, Column.UNITS, Column.TIME)


def _section(section: SectionRecord, *loc: str | int) -> Iterator[Piece]:
    label = "" if section.unnumbered else section.label or section_label(section.no)
    if section.title:
        yield from _lines(f"{label}{section.title}{section.title_ends}", *loc, "title")


def _task(
    task: TaskRecord, section: Iterable[Piece], columns: Sequence[Column], loc: Loc
) -> Iterator[Piece]:
    """Yield a task's pieces in the order of its columns; `section` is the heading that it is under,
    if it is the first.
    """
    label = "" if task.unnumbered else task.label or task_label(task.no)
    title = f"{task.title}{task.title_ends}" if task.title else None
    lists = [
        (group.role.value, tuple(_lines(group.printed, *loc, "units", number, "printed")))
        for number, group in enumerate(task.units)
        if not group.after
    ]
    parts: dict[Column, list[Piece]] = {
        Column.SECTION: [*section, *_lines(task.heading, *loc, "heading")],
        Column.NO: [*_lines(label, *loc, "no")],
        Column.TITLE: [*_lines(title, *loc, "title")],
        Column.TEXT: [*_text(task, loc)],
        Column.TIME: [*_lines(task.time, *loc, "time")],
    }
    for column in columns or _USUAL_ORDER:
        found = parts.get(column)
        if found is None:
            fitting = [item for item in lists if column in (Column.UNITS, item[0])]
            lists = [item for item in lists if item not in fitting]
            found = [piece for _, pieces in fitting for piece in pieces]
            if task.units_merged and column is not Column.SUPPORTING:
                found = [Piece(DITTO, (*loc, "units_merged"), is_empty_cell=True)]
        yield from found
        if columns and not found:
            yield Piece("", (*loc, "no"), is_empty_cell=True)
    for _, pieces in lists:
        yield from pieces


def _text(paragraph: ParagraphRecord, loc: Loc) -> Iterator[Piece]:
    """Yield a text, with the unit lists that stand inside it."""
    rest = paragraph.text
    for number, group in enumerate(paragraph.units):
        if group.after and group.after in rest:
            before, _, rest = rest.partition(group.after)
            yield from _lines(before + group.after, *loc, "text")
            yield from _lines(group.printed, *loc, "units", number, "printed")
    yield from _lines(rest, *loc, "text")


def _header(document: DocumentRecord) -> Iterator[Piece]:
    for number, item in enumerate(document.header):
        yield from _lines(item.label, "header", number, "label")
        yield Piece("：", ("header", number, "value" if item.value else "label"))
        yield from _lines(item.value, "header", number, "value")


def _lines(text: str | None, *loc: str | int) -> Iterator[Piece]:
    lines = text.split("\n") if text else []
    for number, line in enumerate(lines):
        if line:
            yield Piece(line, loc, is_next_line=number > 0)


def _paragraph(paragraph: ParagraphRecord, *loc: str | int) -> Iterator[Piece]:
    yield from _text(paragraph, loc)
    for number, group in enumerate(paragraph.units):
        if not group.after:
            yield from _lines(group.printed, *loc, "units", number, "printed")


def align(document: DocumentRecord, source: str) -> tuple[tuple[Span, ...], tuple[Difference, ...]]:
    """Lay the record's pieces along the normalised source; no difference means they are the same.

    After a difference the comparison goes on at the next piece that the source still holds.
    """
    found = _align(document, source, is_header_first=False)
    if found[1] and document.notice and document.header:
        other = _align(document, source, is_header_first=True)
        return other if len(other[1]) < len(found[1]) else found
    return found


def _align(
    document: DocumentRecord, source: str, *, is_header_first: bool
) -> tuple[tuple[Span, ...], tuple[Difference, ...]]:
    aligner = _Aligner(source, document)
    for piece in pieces(document, is_header_first=is_header_first):
        aligner.place(piece)
    aligner.finish()
    return tuple(aligner.spans), tuple(aligner.differences)


class _Aligner:
    """Steps along the source, one piece at a time."""

    def __init__(self, source: str, document: DocumentRecord) -> None:
        self.source = source
        self.spans: list[Span] = []
        self.differences: list[Difference] = []
        omitted = {
            "omissions": [omission.text for omission in document.source.omissions],
            "unplaced": document.source.unplaced,
        }
        self._omissions: dict[Loc, list[str]] = {
            ("source", kind, number): text.split("\n")
            for kind, texts in omitted.items()
            for number, text in enumerate(texts)
        }
        self._position = _skip_space(source, 0)
        self._is_lost = False  # after a piece that differs, until the next that the source holds

    def place(self, piece: Piece) -> None:
        """Find a piece at the position, after the omissions that stand there."""
        if piece.is_empty_cell:
            cell = _EMPTY_CELL.match(self.source, self._position)
            if cell and (cell[0] in _MERGED_CELL or not piece.text):
                self._step(piece.loc, cell.end())
                return
            if not piece.text:
                return
        while not self._holds(piece) and self._skip_omission():
            pass
        if not self._holds(piece):
            limit = self._position + _LONGEST_GAP + len(piece.text)
            found = self.source.find(piece.text, self._position, limit)
            if found < 0 or piece.is_next_line:
                if not self._is_lost:
                    self._differ(piece.loc, self._both_sides(piece))
                self._is_lost = True
                return
            if not self._is_lost:
                left = self.source[self._position : found].rstrip(_WHITE_SPACE)
                message = f"原文在这之前还有没有记录的文字：“{clip(left, _SHOWN)}”；{_MEND}"
                self._differ(piece.loc, message)
            self._position = found
        self._is_lost = False
        self._step(piece.loc, self._position + len(piece.text))

    def finish(self) -> None:
        """Say what is left: words of the source without a record, omissions without words."""
        while self._skip_omission():
            pass
        if self.differences:
            return
        if self._position < len(self.source):
            rest = self.source[self._position :].rstrip(_WHITE_SPACE)
            self._differ((), f"原文末尾还有没有记录的文字：“{clip(rest, _SHOWN)}”；{_MEND}")
            return
        for loc, lines in self._omissions.items():
            words = clip("".join(lines), _SHOWN)
            self._differ(loc, f"原文里没有这处略去的文字：“{words}”；请删去它或改成原文的样子")

    def _holds(self, piece: Piece) -> bool:
        if not self.source.startswith(piece.text, self._position):
            return False
        if not piece.is_next_line:
            return True
        return "\n" in self.source[self.spans[-1].end : self._position] if self.spans else False

    def _skip_omission(self) -> bool:
        """Step over one declared omission that stands at the position, the longest first."""
        if not self._is_at_white_space(self._position - 1):
            return False
        for loc, lines in sorted(self._omissions.items(), key=lambda item: -len("".join(item[1]))):
            end = _match(self.source, self._position, lines)
            if end is not None and self._is_at_white_space(end):
                del self._omissions[loc]
                self._step(loc, end)
                return True
        return False

    def _is_at_white_space(self, position: int) -> bool:
        return not 0 <= position < len(self.source) or self.source[position] in _WHITE_SPACE

    def _step(self, loc: Loc, end: int) -> None:
        self.spans.append(Span(self._position, end, loc))
        self._position = _skip_space(self.source, end)

    def _differ(self, loc: Loc, message: str) -> None:
        line = self.source.count("\n", 0, self._position) + 1
        self.differences.append(Difference(loc, line, message))

    def _both_sides(self, piece: Piece) -> str:
        recorded, source, position = piece.text, self.source, self._position
        if source.startswith(recorded, position):
            return f"记录在“{clip(recorded, 12)}”之前换行，原文没有换行；请照原文改记录"
        same = 0
        while recorded[same : same + 1] == source[position + same : position + same + 1] != "":
            same += 1
        start = max(0, same - 12)
        before = "…" if start else ""
        ours = before + clip(recorded[start:], same - start + 12)
        theirs = before + clip(source[position + start :].split("\n")[0], same - start + 12)
        return (
            f"与原文不符，从第 {same + 1} 个字起不同："
            f"记录作“{ours}”，原文作“{theirs}”；请照原文改记录"
        )


_SHOWN = 60
"""How many characters of a stretch without a record a message shows."""

_MEND = "请补记，或写入 source.omissions"


def _skip_space(source: str, position: int) -> int:
    while position < len(source) and source[position] in _WHITE_SPACE:
        position += 1
    return position


def _match(source: str, position: int, lines: list[str]) -> int | None:
    for line in lines:
        position = _skip_space(source, position)
        if not source.startswith(line, position):
            return None
        position += len(line)
    return position
