"""Finds the comments of a YAML text, and assigns each to the part of the tree it is about."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from types import MappingProxyType
from typing import Any

import yaml

from generator.problems import TOP, Loc

MODELINE = "# yaml-language-server: $schema="
"""The start of the comment that tells an editor's program the schema of a file."""

_COMMENT = re.compile("#[^\\n\\r\\x85\\u2028\\u2029]*")
_EMPTY_LINE = re.compile("(?>\\r\\n|[\\n\\r])[ \\t]*[\\n\\r]")  # \r\n is one line end, not two
LINE_END = re.compile("\\r\\n|[\\n\\r\\x85\\u2028\\u2029]")


@dataclass(frozen=True, slots=True)
class Comments:
    """Comment lines by the part they belong to: above it, at the end of its line, or last inside it.

    The comments about the whole file are above `TOP`. An empty line between comments is "".
    """

    above: Mapping[Loc, tuple[str, ...]]
    beside: Mapping[Loc, tuple[str, ...]]
    inside: Mapping[Loc, tuple[str, ...]]

    def lines(self) -> list[str]:
        """Return all comments, sorted."""
        parts = (self.above, self.beside, self.inside)
        return sorted(line for part in parts for lines in part.values() for line in lines if line)


def find_comments(text: str) -> Comments:
    """Return the comments of a text that `yaml.parse` accepts.

    A comment on its own line belongs to the part that follows. Where that part starts further left,
    the comment belongs to the mapping it is aligned with. The modeline is not a comment.
    """
    finder = _Finder(text)
    for mark in Marker(text).marks():
        finder.add(mark)
    return finder.found()


def locate_comments(text: str) -> Iterator[tuple[int, str]]:
    """Yield each comment of a text that `yaml.parse` accepts, with the position at which it begins."""
    end = 0
    for mark in Marker(text).marks():
        stop = _header_end(text, mark) if mark.is_block_text else mark.start
        yield from ((one.start(), one[0].rstrip()) for one in _COMMENT.finditer(text, end, stop))
        end = mark.end


def _header_end(text: str, mark: "Mark") -> int:
    """Return the end of the line on which a text below its key begins: text: |- # a comment"""
    found = LINE_END.search(text, mark.start, mark.end)
    return found.start() if found else mark.end


@dataclass(frozen=True, slots=True)
class Mark:
    """A written part of the text, `start` to `end`, at `loc`.

    `begins` is the outermost part that begins here, and `column` its column; `closed` lists the
    block mappings that end before this mark, with their columns.
    """

    loc: Loc
    start: int
    end: int
    begins: Loc | None = None
    column: int = 0
    closed: tuple[tuple[Loc, int], ...] = ()
    is_block_text: bool = False


@dataclass(frozen=True, slots=True)
class _Begin:
    """The outermost part that begins at an event, and its column; None if it began earlier."""

    loc: Loc | None = None
    column: int = 0


class Marker:
    """Walks through the events of a YAML text, and makes a mark for each written part."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._events: Iterator[Any] = iter(list(yaml.parse(text, Loader=yaml.CBaseLoader)))
        self._closed: list[tuple[Loc, int]] = []  # since the last mark

    def marks(self) -> Iterator[Mark]:
        """Yield all marks in order, and a last one at the end of the text."""
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                yield from self._node(event, TOP, _Begin())
        yield Mark(TOP, self._length, self._length, column=-1, closed=tuple(self._closed))

    def _node(self, event: Any, loc: Loc, begin: _Begin) -> Iterator[Mark]:
        if isinstance(event, yaml.ScalarEvent):
            yield self._mark(event, loc, begin)
            return
        if event.flow_style:
            yield self._mark(event, loc, begin)
            begin = _Begin()
        is_list = isinstance(event, yaml.SequenceStartEvent)
        column, number = event.start_mark.column, 0
        while not isinstance(inner := next(self._events), yaml.CollectionEndEvent):
            part = loc / (number if is_list else inner.value)
            first = begin if begin.loc else _Begin(part, column)
            yield from self._node(inner, part, first) if is_list else self._pair(inner, part, first)
            begin = _Begin()
            number += 1
        if event.flow_style:
            yield self._mark(inner, loc, _Begin())
        elif not is_list:
            self._closed.append((loc, column))

    def _pair(self, key: Any, loc: Loc, begin: _Begin) -> Iterator[Mark]:
        yield self._mark(key, loc, begin)
        yield from self._node(next(self._events), loc, _Begin())

    def _mark(self, event: Any, loc: Loc, begin: _Begin) -> Mark:
        closed, self._closed = tuple(self._closed), []
        return Mark(
            loc,
            event.start_mark.index,
            event.end_mark.index,
            begins=begin.loc,
            column=begin.column,
            closed=closed,
            is_block_text=getattr(event, "style", None) in {"|", ">"},
        )


@dataclass
class _Finder:
    text: str
    above: dict[Loc, list[str]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[Loc, list[str]] = field(default_factory=lambda: defaultdict(list))
    inside: dict[Loc, list[str]] = field(default_factory=lambda: defaultdict(list))
    first: Loc | None = None
    last: Mark | None = None

    def __post_init__(self) -> None:
        self.line_starts = [0, *(found.end() for found in LINE_END.finditer(self.text))]

    def add(self, mark: Mark) -> None:
        """Assign the comments between the last mark and this one to the parts they belong to."""
        begin = self.last.end if self.last else 0
        gap = self.text[begin : mark.start]
        aligned: int | None = None  # a comment at a line's end may continue below, in one column
        for comment in _COMMENT.finditer(gap):
            index = begin + comment.start()
            line_start = self.line_starts[bisect_right(self.line_starts, index) - 1]
            column = index - line_start
            if self.last and (self.last.end > line_start or column == aligned):
                self.beside[self.last.loc].append(comment[0].rstrip())
                aligned = column
                continue
            aligned = None
            if comment[0].startswith(MODELINE):
                continue
            lines = self._lines_for(mark, column)
            lines.append(comment[0].rstrip())
            if _EMPTY_LINE.match(gap, comment.end()):
                lines.append("")
        if mark.is_block_text:
            header = self.text[mark.start : _header_end(self.text, mark)]
            self.beside[mark.loc] += [comment.rstrip() for comment in _COMMENT.findall(header)]
        self.first = mark.begins if self.first is None else self.first
        self.last = mark

    def _lines_for(self, mark: Mark, column: int) -> list[str]:
        """Return the list to which a comment on its own line, before a mark, belongs."""
        aligned = [(at, loc) for loc, at in mark.closed if mark.column < at <= column]
        if aligned:
            return self.inside[max(aligned, key=itemgetter(0))[1]]
        if mark.begins is not None:
            return self.above[mark.begins]
        return self.inside[TOP] if self.last and not mark.loc else self.above[mark.loc]

    def found(self) -> Comments:
        """Return all comments; an empty line above the first part ends those about the file."""
        lines = self.above.get(self.first, []) if self.first else []
        if "" in lines:
            end = len(lines) - lines[::-1].index("")
            self.above[TOP] += lines[:end]
            del lines[:end]
        for lines in self.inside.values():
            if not lines[-1]:
                lines.pop()
        return Comments(_freeze(self.above), _freeze(self.beside), _freeze(self.inside))


def _freeze(found: Mapping[Loc, list[str]]) -> Mapping[Loc, tuple[str, ...]]:
    return MappingProxyType({loc: tuple(lines) for loc, lines in found.items() if lines})
