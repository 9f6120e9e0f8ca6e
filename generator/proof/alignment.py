"""The proof that a record and its archived source are the same words, character by character.

The source, after its declared steps, must be exactly the record's pieces in order, the declared
omissions between them, and white space between those. Nothing else is skipped or folded. A line
break in a record is one in the source, and an omission begins and ends at white space.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from types import MappingProxyType

from generator.content.reading import Loc
from generator.hanzi import section_label, task_label
from generator.problems import Value, clip
from generator.proof.steps import DITTO, apply_step, find_words
from generator.records.documents import DocumentRecord
from generator.records.sources import Column, SourceRecord, Step
from generator.records.tasks import ParagraphRecord, SectionRecord, TaskRecord, UnitsRecord

_WHITE_SPACE = " \t\n\r\u00a0\u3000\ufeff"
_MERGED_CELL = (DITTO, "同上")
_EMPTY_CELL = re.compile(rf"(?:{DITTO}|同上|[—－–-]+|[/／]|无)(?=\s|$)")
"""A cell that says nothing of its own."""
_DONE = "\x00"
_EDGES = f"{_WHITE_SPACE}{_DONE}"
_LONGEST_GAP = 800
"""A longer stretch without a record is taken for a record that differs, not for missing records."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the source must hold next, and the part of the record that holds them; a
    `is_next_line` piece follows a line break, a title `may_wrap` over lines, and an empty cell may be
    another that says as little.
    """

    text: str
    loc: Loc
    is_next_line: bool = False
    is_empty_cell: bool = False
    may_wrap: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the normalised source, `start` to `end`, and the part of the record it became."""

    start: int
    end: int
    loc: Loc


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the two part: the record's part, the source's line from 1, and the variant and the
    values of what `source-is-whole` says.
    """

    loc: Loc
    line: int
    variant: str
    values: Mapping[str, Value]


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
    """Yield all that a document's record says of its source, in the order in which it usually prints.

    The catalogue header prints below the notice's title and number, or above them.
    """
    notice = document.notice
    if is_header_first:
        yield from _header(document)
    if notice and notice.title:
        yield Piece(notice.title, ("notice", "title"), may_wrap=True)
    if notice:
        yield from _lines(notice.number, "notice", "number")
    if not is_header_first:
        yield from _header(document)
    if notice:
        for name in ("addressees", "letter", "signature", "date", "release"):
            yield from _lines(getattr(notice, name), "notice", name)
    yield Piece(document.title, ("title",), may_wrap=True)
    yield from _body(document)
    if notice:
        for number, attachment in enumerate(notice.attachments):
            yield from _lines(attachment, "notice", "attachments", number)


def _body(document: DocumentRecord) -> Iterator[Piece]:
    if document.opening:
        yield from _paragraph(document.opening, "opening")
    for section_index, section in enumerate(document.sections):
        for task_index, task in enumerate(section.tasks):
            loc = ("sections", section_index, "tasks", task_index)
            heading = tuple(_section(section, "sections", section_index)) if not task_index else ()
            yield from _task(task, heading, document.source.columns, loc)
    if document.closing:
        yield from _paragraph(document.closing, "closing")


def _frame(document: DocumentRecord) -> Iterator[tuple[Loc, list[str]]]:
    """Yield the fields around the body, with their lines: some plans are signed at their end, or
    print the catalogue header as a table without colons.
    """
    yield ("title",), list(document.title)
    for number, item in enumerate(document.header):
        value = [item.value] if item.value else []
        yield ("header", number, "value"), [item.label, "：", *value]
        yield ("header", number, "label"), [item.label, *value]
    if notice := document.notice:
        if notice.title:
            yield ("notice", "title"), list(notice.title)
        for name in ("number", "addressees", "letter", "signature", "date", "release"):
            if words := getattr(notice, name):
                yield ("notice", name), words.split("\n")
        for number, attachment in enumerate(notice.attachments):
            yield ("notice", "attachments", number), [attachment]


_USUAL_ORDER = (
    Column.SECTION,
    Column.NO,
    Column.TITLE,
    Column.TEXT,
    Column.PERSONS,
    Column.UNITS,
    Column.TIME,
    Column.REMARK,
)


def _section(section: SectionRecord, *loc: str | int) -> Iterator[Piece]:
    label = "" if section.unnumbered else section.label or section_label(section.no)
    if section.title:
        words = f"{label}{section.title}{section.title_ends}"
        yield Piece(words, (*loc, "title"), may_wrap=True)


def _task(
    task: TaskRecord, section: Iterable[Piece], columns: Sequence[Column], loc: Loc
) -> Iterator[Piece]:
    """Yield a task's pieces in the order of its columns; `section` is the heading that it is under,
    if it is the first.
    """
    label = "" if task.unnumbered else task.label or task_label(task.no)
    title = f"{task.title}{task.title_ends}" if task.title else None
    lists = [
        (group.role.value, tuple(_list(group, (*loc, "units", number))))
        for number, group in enumerate(task.units)
        if not group.after
    ]
    parts: dict[Column, list[Piece]] = {
        Column.SECTION: [*section, *_lines(task.heading, *loc, "heading")],
        Column.NO: [*_lines(label, *loc, "no")],
        Column.TITLE: [*_lines(title, *loc, "title")],
        Column.TEXT: [*_text(task, loc)],
        Column.PERSONS: [*_lines(task.persons, *loc, "persons")],
        Column.TIME: [Piece(DITTO, (*loc, "time_merged"), is_empty_cell=True)]
        if task.time_merged
        else [*_lines(task.time, *loc, "time")],
        Column.REMARK: [*_lines(task.remark, *loc, "remark")],
    }
    for column in _complete(columns):
        found = parts.get(column)
        if found is None:
            fitting = [item for item in lists if column in (Column.UNITS, item[0])]
            lists = [item for item in lists if item not in fitting]
            found = [piece for _, pieces in fitting for piece in pieces]
            if task.units_merged and column is not Column.SUPPORTING:
                found.append(Piece(DITTO, (*loc, "units_merged"), is_empty_cell=True))
        yield from found
        if not found and column in columns:
            begins_row = column is columns[0]
            yield Piece("", (*loc, "no"), is_empty_cell=True, is_next_line=begins_row)
    for _, pieces in lists:
        yield from pieces


def _list(group: UnitsRecord, loc: Loc) -> Iterator[Piece]:
    if group.merged:
        yield Piece(DITTO, (*loc, "merged"), is_empty_cell=True)
    yield from _lines(group.printed, *loc, "printed")


def _complete(columns: Sequence[Column]) -> Sequence[Column]:
    """Return an order with the parts that no column is for: a section's heading has its own row, a
    number stands in the cell of the title or the text.
    """
    if not columns:
        return _USUAL_ORDER
    order = list(columns)
    if Column.SECTION not in order:
        order.insert(0, Column.SECTION)
    if Column.TITLE not in order and Column.TEXT in order:
        order.insert(order.index(Column.TEXT), Column.TITLE)
    if Column.NO not in order:
        described = [n for n, one in enumerate(order) if one in (Column.TITLE, Column.TEXT)]
        order.insert(min(described, default=1), Column.NO)
    return [*order, *(one for one in _USUAL_ORDER if one not in order and one is not Column.UNITS)]


def _text(paragraph: ParagraphRecord, loc: Loc) -> Iterator[Piece]:
    """Yield a text, with the unit lists that stand inside it."""
    rest = paragraph.text
    last: str | None = None
    for number, group in enumerate(paragraph.units):
        if group.after and group.after != last:
            before, found, behind = rest.partition(group.after)
            if not found:
                continue
            yield from _lines(before + found, *loc, "text")
            rest, last = behind, group.after
        if group.after:  # roles of one list follow each other
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
            yield from _list(group, (*loc, "units", number))


def align(document: DocumentRecord, source: str) -> tuple[tuple[Span, ...], tuple[Difference, ...]]:
    """Lay the record's pieces along the normalised source; no difference means they are the same.

    After a difference the comparison goes on at the next piece that the source still holds. Where
    the usual orders do not fit, the fields around the body may stand anywhere outside of tasks.
    """
    found = _align(document, source, pieces(document))
    if found.differences and document.notice and document.header:
        other = _align(document, source, pieces(document, is_header_first=True))
        found = other if len(other.differences) < len(found.differences) else found
    if found.differences:
        free = _align(document, source, _body(document), dict(_frame(document)))
        found = found if free.differences else free
    return tuple(found.spans), tuple(found.differences)


def stretches_without_record(document: DocumentRecord, source: str) -> tuple[str, ...]:
    """Return the lines and cells of the normalised source that no part of the record accounts for:
    what a draft still has to place.
    """
    rest = list(source)

    def take(lines: Sequence[str], start: int, *, is_whole: bool) -> int | None:
        """Blank out the first place from `start` on that holds lines whole; return where it ends."""
        first = re.escape(lines[0]) + ("(?![0-9])" if lines[-1].isdigit() else "")
        for match in re.finditer(rf"(?<![^\s{_DONE}]){first}", "".join(rest[start:])):
            end = _match("".join(rest), start + match.start(), list(lines))
            if end is not None and (not is_whole or "".join(rest[end : end + 1]) in _EDGES):
                rest[start + match.start() : end] = _DONE * (end - start - match.start())
                return end
        return None

    position = 0
    for piece in _body(document):
        found = _skip_space(source, position)
        if piece.is_empty_cell:
            if cell := _EMPTY_CELL.match(source, found):
                position = cell.end()
                rest[found:position] = _DONE * (position - found)
            continue
        if not source.startswith(piece.text, found):
            found = source.find(piece.text, position) if len(piece.text) > 4 else -1
            if found < 0:
                position = take([piece.text], position, is_whole=False) or position
                continue
        position = found + len(piece.text)
        rest[found:position] = _DONE * len(piece.text)
    for omission in document.source.omissions:
        take(omission.text.split("\n"), 0, is_whole=True)
    for words in document.source.unplaced:
        take([words], 0, is_whole=False)
    done: set[Loc] = set()
    longest_first = sorted(_frame(document), key=lambda item: -len("".join(item[1])))
    for loc, lines in longest_first:
        if loc[:2] not in done and take(lines, 0, is_whole=True) is not None:
            done.add(loc[:2] if loc[0] != "notice" else loc)
    parts = (part.strip(_WHITE_SPACE) for part in re.split(f"[\n\t{_DONE}]", "".join(rest)))
    is_table = bool(document.source.columns)
    return tuple(part for part in parts if part and not (is_table and part == DITTO))


def _align(
    document: DocumentRecord,
    source: str,
    wanted: Iterable[Piece],
    frame: Mapping[Loc, list[str]] = MappingProxyType({}),
) -> "_Aligner":
    aligner = _Aligner(source, document, frame)
    for piece in wanted:
        aligner.place(piece)
    aligner.finish()
    return aligner


class _Aligner:
    """Steps along the source, one piece at a time."""

    def __init__(
        self, source: str, document: DocumentRecord, frame: Mapping[Loc, list[str]]
    ) -> None:
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
        } | dict(frame)
        self._by_first: defaultdict[str, list[Loc]] = defaultdict(list)
        longest_first = sorted(self._omissions.items(), key=lambda item: -len("".join(item[1])))
        for loc, lines in longest_first:
            self._by_first[lines[0][:1]].append(loc)
        # some tables print the cells that are merged at the end of their row
        self._has_columns = bool(document.source.columns)
        self._position = _skip_space(source, 0)
        self._is_lost = False  # after a piece that differs, until the next that the source holds

    def place(self, piece: Piece) -> None:
        """Find a piece at the position, after the omissions that stand there."""
        if piece.is_empty_cell:
            cell = _EMPTY_CELL.match(self.source, self._position)
            is_anothers = not piece.is_next_line and self._is_at_next_line()
            if cell and cell[0] == DITTO and not piece.text and is_anothers:
                return  # the first cell of the next row
            if cell and (cell[0] in _MERGED_CELL or not piece.text):
                self._step(piece.loc, cell.end())
                return
            if not piece.text or (self._has_columns and self._row_has_merged_cell()):
                return
        while not self._holds(piece) and (self._skip_omission() or self._skip_merged_cell()):
            pass
        if not self._holds(piece):
            limit = self._position + _LONGEST_GAP + len(piece.text)
            found = self.source.find(piece.text, self._position, limit)
            if found < 0 or piece.is_next_line:
                if not self._is_lost:
                    self._show_both_sides(piece)
                self._is_lost = True
                return
            if not self._is_lost:
                left = self.source[self._position : found].rstrip(_WHITE_SPACE)
                self._differ(piece.loc, "left-before", words=clip(left, _SHOWN))
            self._position = found
        self._is_lost = False
        end = _match(self.source, self._position, list(piece.text)) if piece.may_wrap else None
        self._step(piece.loc, end or self._position + len(piece.text))

    def finish(self) -> None:
        """Say what is left: words of the source without a record, omissions without words."""
        while self._skip_omission() or self._skip_merged_cell():
            pass
        if self.differences:
            return
        if self._position < len(self.source):
            rest = self.source[self._position :].rstrip(_WHITE_SPACE)
            self._differ((), "left-at-the-end", words=clip(rest, _SHOWN))
            return
        for loc, lines in self._omissions.items():
            words = clip("".join(lines), _SHOWN)
            self._differ(loc, "omission-is-not-there", words=words)

    def _holds(self, piece: Piece) -> bool:
        if piece.may_wrap and _match(self.source, self._position, list(piece.text)):
            return True
        if not self.source.startswith(piece.text, self._position):
            return False
        if not piece.is_next_line:
            return True
        return self._is_at_next_line()

    def _is_at_next_line(self) -> bool:
        return bool(self.spans) and "\n" in self.source[self.spans[-1].end : self._position]

    def _row_has_merged_cell(self) -> bool:
        end = self.source.find("\n", self._position)
        return self.source.find(DITTO, self._position, end if end >= 0 else None) >= 0

    def _skip_merged_cell(self) -> bool:
        if not (self._has_columns and self.source.startswith(DITTO, self._position)):
            return False
        self._position = _skip_space(self.source, self._position + len(DITTO))
        return True

    def _skip_omission(self) -> bool:
        """Step over one declared omission that stands at the position, the longest first."""
        is_at_edge = self._is_at_white_space(self._position - 1)
        for loc in self._by_first.get(self.source[self._position : self._position + 1], ()):
            if loc not in self._omissions:
                continue
            end = _match(self.source, self._position, self._omissions[loc])
            is_unplaced = loc[:2] == ("source", "unplaced")  # a draft's, of any stretch
            if end is not None and (is_unplaced or (is_at_edge and self._is_at_white_space(end))):
                del self._omissions[loc]
                if loc[0] == "header":  # its other form, with or without a colon
                    other = "label" if loc[2] == "value" else "value"
                    self._omissions.pop((*loc[:2], other), None)
                self._step(loc, end)
                return True
        return False

    def _is_at_white_space(self, position: int) -> bool:
        return not 0 <= position < len(self.source) or self.source[position] in _WHITE_SPACE

    def _step(self, loc: Loc, end: int) -> None:
        self.spans.append(Span(self._position, end, loc))
        self._position = _skip_space(self.source, end)

    def _differ(self, loc: Loc, variant: str, **values: Value) -> None:
        line = self.source.count("\n", 0, self._position) + 1
        self.differences.append(Difference(loc, line, variant, MappingProxyType(values)))

    def _show_both_sides(self, piece: Piece) -> None:
        recorded, source, position = piece.text, self.source, self._position
        if source.startswith(recorded, position):
            self._differ(piece.loc, "line-break", words=clip(recorded, 12))
            return
        same = 0
        while recorded[same : same + 1] == source[position + same : position + same + 1] != "":
            same += 1
        start = max(0, same - 12)
        before = "…" if start else ""
        ours = before + clip(recorded[start:], same - start + 12)
        theirs = before + clip(source[position + start :].split("\n")[0], same - start + 12)
        self._differ(piece.loc, "other-words", position=same + 1, ours=ours, theirs=theirs)


_SHOWN = 60
"""How many characters of a stretch without a record a message shows."""


def stands_whole(text: str, source: str) -> bool:
    """Tell whether lines stand in a source between white space, as an omission must."""
    words = r"\s*".join(map(re.escape, filter(None, text.split("\n"))))
    return re.search(rf"(?<!\S){words}(?!\S)", source) is not None


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
