"""Turns a record into the words that its source must hold, in the order of printing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.problems import TOP, Loc
from generator.records.documents import DocumentRecord
from generator.records.sources import Column
from generator.records.tasks import ParagraphRecord, SectionRecord, TaskRecord, UnitsRecord


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the source must hold next, and the part of the record that holds them.

    If `is_next_line`, a line break must precede it; if `may_wrap`, line breaks may be inside it.
    """

    text: str
    loc: Loc
    is_next_line: bool = False
    may_wrap: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """What follows one another in the source, with nothing or white space between."""
        return _characters(self.text) if self.may_wrap else (self.text,)


def _characters(title: str) -> tuple[str, ...]:
    """Return the characters between which a title may be broken; a space stays with the one before."""
    return tuple(re.findall(r"\S\s*", title))


@dataclass(frozen=True, slots=True)
class EmptyCell:
    """A cell of a table for which the record has no words.

    If `is_merged` with the cell above, the source must print 〃 or 同上; otherwise it may print words
    that mean nothing (—, 无), or no cell at all. `begins_row` marks the first cell of a row.
    """

    loc: Loc
    is_merged: bool = False
    begins_row: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that the source may hold once, between any two pieces: for example an omission.

    Only white space may be between `words`. They begin and end at white space, unless they
    `may_touch` other words. Of several asides with the same `key`, the source holds one.
    """

    loc: Loc
    words: tuple[str, ...]
    key: Loc
    may_touch: bool = False

    @property
    def length(self) -> int:
        """The number of characters, without the white space between the words."""
        return sum(map(len, self.words))


Pieces = Iterator[Piece | EmptyCell]

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

_NOTICE_FIELDS = ("addressees", "letter", "signature", "date", "release")


def whole(document: DocumentRecord, *, is_header_first: bool = False) -> Pieces:
    """Yield all pieces of a document, in the usual order of printing.

    The catalogue header is printed after the notice's title and number, or before them.
    """
    notice = document.notice
    if is_header_first:
        yield from _header(document)
    if notice and notice.title:
        yield Piece(notice.title, TOP / "notice" / "title", may_wrap=True)
    if notice:
        yield from _lines(notice.number, TOP / "notice" / "number")
    if not is_header_first:
        yield from _header(document)
    if notice:
        for name in _NOTICE_FIELDS:
            yield from _lines(getattr(notice, name), TOP / "notice" / name)
    yield Piece(document.title, TOP / "title", may_wrap=True)
    yield from body(document)
    if notice:
        for number, attachment in enumerate(notice.attachments):
            yield from _lines(attachment, TOP / "notice" / "attachments" / number)


def body(document: DocumentRecord) -> Pieces:
    """Yield the pieces of a document's opening, sections and closing, in the order of printing."""
    if document.opening:
        yield from _paragraph(document.opening, TOP / "opening")
    for section_index, section in enumerate(document.sections):
        section_loc = TOP / "sections" / section_index
        for task_index, task in enumerate(section.tasks):
            heading = () if task_index else tuple(_section(section, section_loc))
            columns = document.source.columns
            yield from _task(task, heading, columns, section_loc / "tasks" / task_index)
    if document.closing:
        yield from _paragraph(document.closing, TOP / "closing")


def frame(document: DocumentRecord) -> Iterator[Aside]:
    """Yield the fields around the body, which some plans print in an unusual order: for example with
    the signature at the end, or with the catalogue header as a table without colons.
    """
    yield _field(TOP / "title", document.title)
    for number, item in enumerate(document.header):
        loc = TOP / "header" / number
        value = (item.value,) if item.value else ()
        yield Aside(loc / "value", (item.label, "：", *value), loc)
        yield Aside(loc / "label", (item.label, *value), loc)
    if notice := document.notice:
        loc = TOP / "notice"
        if notice.title:
            yield _field(loc / "title", notice.title)
        for name in ("number", *_NOTICE_FIELDS):
            if words := getattr(notice, name):
                yield Aside(loc / name, tuple(words.split("\n")), loc / name)
        for number, attachment in enumerate(notice.attachments):
            place = loc / "attachments" / number
            yield Aside(place, (attachment,), place)


def omissions(document: DocumentRecord) -> Iterator[Aside]:
    """Yield the words that the record declares not to be part of the document, or not placed yet."""
    for number, omission in enumerate(document.source.omissions):
        loc = TOP / "source" / "omissions" / number
        yield Aside(loc, tuple(omission.text.split("\n")), loc)
    for number, words in enumerate(document.source.unplaced):
        loc = TOP / "source" / "unplaced" / number
        yield Aside(loc, tuple(words.split("\n")), loc, may_touch=True)


def _field(loc: Loc, title: str) -> Aside:
    """Return a title as an aside that may be broken over lines at any character."""
    return Aside(loc, _characters(title), loc)


def _section(section: SectionRecord, loc: Loc) -> Iterator[Piece]:
    if section.title:
        words = f"{section.printed_label}{section.title}{section.title_ends}"
        yield Piece(words, loc / "title", may_wrap=True)


def _task(
    task: TaskRecord, heading: Iterable[Piece], columns: Sequence[Column], loc: Loc
) -> Pieces:
    """Yield a task's pieces in the order of its columns; `heading` is the section's, for its first
    task, else empty.
    """
    order = _complete(columns)
    cells: defaultdict[Column | None, list[Piece | EmptyCell]] = defaultdict(list)
    cells[Column.SECTION] += [*heading, *_lines(task.heading, loc / "heading")]
    cells[Column.NO] += _lines(task.printed_label, loc / "no")
    cells[Column.TITLE] += _lines(task.printed_title, loc / "title")
    cells[Column.TEXT] += _text(task, loc)
    cells[Column.PERSONS] += _lines(task.persons, loc / "persons")
    cells[Column.TIME] += _time(task, loc)
    cells[Column.REMARK] += _lines(task.remark, loc / "remark")
    for number, group in enumerate(task.units):
        if not group.after:
            fitting = (one for one in order if one in (Column.UNITS, group.role.value))
            cells[next(fitting, None)] += _list(group, loc / "units" / number)
    for column in order:
        if task.units_merged and column in _MERGED_WITH_UNITS:
            cells[column].append(EmptyCell(loc / "units_merged", is_merged=True))
        yield from cells[column]
        if not cells[column] and column in columns:
            yield EmptyCell(loc / "no", begins_row=column is columns[0])
    yield from cells[None]


_MERGED_WITH_UNITS = (Column.UNITS, Column.LEAD, Column.RESPONSIBLE)
"""The columns that are merged with the row above if a task has `units_merged`."""


def _time(task: TaskRecord, loc: Loc) -> Pieces:
    if task.time_merged:
        yield EmptyCell(loc / "time_merged", is_merged=True)
    else:
        yield from _lines(task.time, loc / "time")


def _list(group: UnitsRecord, loc: Loc) -> Pieces:
    if group.merged:
        yield EmptyCell(loc / "merged", is_merged=True)
    yield from _lines(group.printed, loc / "printed")


def _complete(columns: Sequence[Column]) -> Sequence[Column]:
    """Return an order of columns, completed with those that the table lacks: a section's heading
    then has its own row, and a number is in the cell of the title or the text.
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
    """Yield a text, divided by the unit lists inside it."""
    rest = paragraph.text
    last: str | None = None
    for number, group in enumerate(paragraph.units):
        if group.after and group.after != last:
            before, found, behind = rest.partition(group.after)
            if not found:
                continue
            yield from _lines(before + found, loc / "text")
            rest, last = behind, group.after
        if group.after:  # lists with the same `after` follow each other; one without is not inside
            yield from _lines(group.printed, loc / "units" / number / "printed")
    yield from _lines(rest, loc / "text")


def _header(document: DocumentRecord) -> Iterator[Piece]:
    for number, item in enumerate(document.header):
        loc = TOP / "header" / number
        yield from _lines(item.label, loc / "label")
        yield Piece("：", loc / ("value" if item.value else "label"))
        yield from _lines(item.value, loc / "value")


def _paragraph(paragraph: ParagraphRecord, loc: Loc) -> Pieces:
    yield from _text(paragraph, loc)
    for number, group in enumerate(paragraph.units):
        if not group.after:
            yield from _list(group, loc / "units" / number)


def _lines(text: str | None, loc: Loc) -> Iterator[Piece]:
    for number, line in enumerate(text.split("\n") if text else ()):
        if line:
            yield Piece(line, loc, is_next_line=number > 0)
