"""A record as the words that its source must hold, in the order in which they print."""

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

    A piece that `is_next_line` follows a line break; one that `may_wrap` may be broken over lines.
    """

    text: str
    loc: Loc
    is_next_line: bool = False
    may_wrap: bool = False


@dataclass(frozen=True, slots=True)
class EmptyCell:
    """A cell of a table that the record says nothing of.

    One that `is_merged` with the cell above holds nothing else; any other may hold whatever says as
    little (—, 无), and may be left out. `begins_row` tells that it is the first cell of its row.
    """

    loc: Loc
    is_merged: bool = False
    begins_row: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that may stand between any two pieces, once: an omission, say.

    `words` follow each other with white space or nothing between them. They begin and end at white
    space, unless they `may_touch` others. Of several asides with one `key` one stands in the source.
    """

    loc: Loc
    words: tuple[str, ...]
    key: Loc
    may_touch: bool = False

    @property
    def length(self) -> int:
        """The number of characters, without what stands between the words."""
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
    """Yield all that a document's record says of its source, in the order in which it usually prints.

    The catalogue header prints below the notice's title and number, or above them.
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
    """Yield what a document's record says of its paragraphs and tasks, in the order of printing."""
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
    """Yield the fields around the body, which some plans print in another order than the usual one:
    signed at their end, say, or with the catalogue header as a table without colons.
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
    """Yield what the record declares to be no part of the document, or not placed yet."""
    for number, omission in enumerate(document.source.omissions):
        loc = TOP / "source" / "omissions" / number
        yield Aside(loc, tuple(omission.text.split("\n")), loc)
    for number, words in enumerate(document.source.unplaced):
        loc = TOP / "source" / "unplaced" / number
        yield Aside(loc, tuple(words.split("\n")), loc, may_touch=True)


def _field(loc: Loc, title: str) -> Aside:
    """Return a title, which may be broken over lines at any character."""
    return Aside(loc, tuple(title), loc)


def _section(section: SectionRecord, loc: Loc) -> Iterator[Piece]:
    if section.title:
        words = f"{section.printed_label}{section.title}{section.title_ends}"
        yield Piece(words, loc / "title", may_wrap=True)


def _task(
    task: TaskRecord, heading: Iterable[Piece], columns: Sequence[Column], loc: Loc
) -> Pieces:
    """Yield a task's pieces in the order of its columns; `heading` is that of the section, for its
    first task.
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
"""Columns that are merged with the row above where a task's units are."""


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
            yield from _lines(before + found, loc / "text")
            rest, last = behind, group.after
        if group.after:  # roles of one list follow each other
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
