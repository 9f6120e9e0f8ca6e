"""Judges in which columns the keys and dashes of a broken file stand: what does not line up, and which
of two lines is the one to move.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.content.lines import Line, read_line
from generator.problems import Place, Problem, Value


@dataclass(slots=True)
class _Block:
    """A list, or the keys of a mapping, that begins in one column, at a line; `first` is its first key,
    or that of its first item, `last` its last line so far, and `under` the line of the key above it.
    """

    column: int
    is_list: bool
    line: int
    last: int
    under: int
    first: str = ""


@dataclass(frozen=True, slots=True)
class _Above:
    """The line above: where it begins, the column of its key or words, and what ended at it.

    `was_open` is the column of the key whose value may begin with it.
    """

    line: int = 0
    start: int = 0
    column: int = 0
    key: str | None = None
    has_dash: bool = False
    closed: frozenset[int] = frozenset()
    was_open: int | None = None


@dataclass
class Layout:
    """The blocks that are open at a line, with the lines around it.

    `waiting` is the column of a key or a dash whose value may stand below. Behind a line whose columns
    cannot be read, nothing is judged: `is_sure` is false.
    """

    path: str
    lines: Sequence[str]
    blocks: list[_Block] = field(default_factory=list)
    waiting: int | None = -1
    above: _Above = _Above()
    number: int = 0
    is_sure: bool = True
    here: Line | None = None
    closed: list[_Block] = field(default_factory=list)

    @property
    def column(self) -> int:
        """The column of the innermost block; -1 before the first."""
        return self.blocks[-1].column if self.blocks else -1

    def enter(self, number: int, parts: Line) -> Iterator[Problem]:
        """Open and close blocks as the columns of a line ask, and yield what does not line up."""
        self.number, self.here, self.closed, was_open = number, parts, [], self.waiting
        self.is_sure = self.is_sure and parts.is_sure
        found: list[Problem] = []
        for column in parts.dashes:
            found += self._go_to(column, is_list=True, key="")
            self.waiting = column
        if parts.key is not None:
            found += self._go_to(parts.column, is_list=False, key=parts.key)
            self.waiting = parts.column
        yield from found
        start = min([parts.column, *parts.dashes])
        closed = frozenset(block.column for block in self.closed)
        self.above = _Above(
            number, start, parts.column, parts.key, bool(parts.dashes), closed, was_open
        )

    def pass_words(self, number: int, parts: Line) -> None:
        """Take note of a line that is only words."""
        self.above = _Above(number, parts.column, parts.column)

    def _go_to(self, column: int, *, is_list: bool, key: str) -> Iterator[Problem]:
        before = len(self.closed)
        while self.column > column:
            self.closed.append(self.blocks.pop())
        has_closed = len(self.closed) > before
        waiting, self.waiting = self.waiting, None
        top = self.blocks[-1] if self.blocks else None
        opens = waiting is not None and (column > waiting or (is_list and column == waiting))
        if waiting == column and is_list and top and top.is_list:
            opens = False  # the item above holds nothing
        if opens and not has_closed:
            if top and top.is_list and not top.first and not is_list:
                top.first = key
            self._open(column, is_list=is_list, key=key)
            return
        if top and top.column == column and top.is_list and not is_list:
            if self._is_under_dash(column, key):
                yield from self._lacks_dash(column, key, top)
                return
            self.closed.append(self.blocks.pop())
            top = self.blocks[-1] if self.blocks else None
        if top and top.column == column and top.is_list == is_list:
            top.last = self.number
        elif self.is_sure:
            wrong = self._misplaced(column, waiting, is_list=is_list, key=key)
            self.is_sure = bool(wrong.variant == "no-colon")
            yield wrong

    def _open(self, column: int, *, is_list: bool, key: str) -> None:
        block = _Block(column, is_list, self.number, self.number, self.above.line, key)
        self.blocks.append(block)

    def _is_under_dash(self, column: int, key: str) -> bool:
        """Whether a key in the column of dashes can be no key beside their list: none stands there, or
        it is the first key of the items, with more keys below it.
        """
        around = self.blocks[-2].column if len(self.blocks) > 1 else -1
        below = self._below()
        has_more = below is not None and not below.dashes and below.column > column
        return around != column or (key == self.blocks[-1].first and has_more)

    def _lacks_dash(self, column: int, key: str, top: _Block) -> Iterator[Problem]:
        if not self.is_sure:
            return
        self.is_sure = False
        around = self.blocks[-2].column if len(self.blocks) > 1 else 0
        if key == top.first or not self.closed:
            yield self._problem(self.number, column, "yaml-syntax", "no-dash", key=key)
        elif top.line == top.last == self.above.line:
            yield self._uneven(top.line, top.column, max(column - 2, 0))
        elif around < column:
            yield self._uneven(top.under, around, column)
        else:
            yield self._indent_off(column, self.closed[-1].column)

    def _misplaced(self, column: int, waiting: int | None, *, is_list: bool, key: str) -> Problem:
        """Say why a line stands in a column where nothing else does: by itself, or the line above."""
        above, top = self.above, self.blocks[-1] if self.blocks else None
        closed = self.closed[-1] if self.closed else None
        if above.key is None and column == above.column and not is_list:
            self._open(column, is_list=is_list, key=key)
            return self._problem(above.line, above.column, "yaml-syntax", "no-colon")
        if wrong := self._above_is_wrong(column, waiting, is_list=is_list):
            return wrong
        if is_list and waiting is not None:
            return self._indent_off(column, waiting)
        if is_list and top and top.column == column:
            return self._dash_among_keys(column, closed)
        if closed is None and above.key and above.was_open == above.column:
            return self._problem(above.line, above.column, "yaml-syntax", "no-dash", key=above.key)
        if closed is None and top:
            return self._problem(
                self.number,
                column,
                "yaml-syntax",
                "indent-more",
                found=column,
                right=top.column,
                above=above.key or "",
            )
        columns = {block.column for block in (top, closed) if block}
        below = self._below()
        is_inside = closed and (
            (closed.line == above.line and above.has_dash)
            or (below and below.column == closed.column and not below.dashes)
        )
        return self._indent_off(column, *({closed.column} if closed and is_inside else columns))

    def _above_is_wrong(self, column: int, waiting: int | None, *, is_list: bool) -> Problem | None:
        """Say that the line above is the one to move, where this one agrees with the line below."""
        above = self.above
        moved = above.start + column - above.column
        closed_above = bool(self.closed) and self.closed[-1].line == above.line
        if closed_above and above.has_dash and not is_list:
            around = self.blocks[-2].column if len(self.blocks) > 1 else -1
            return self._uneven(above.line, above.start, moved) if moved == around else None
        if is_list and self.blocks and column in above.closed and self.column == column:
            return self._uneven(above.line, above.start, max(above.closed))
        is_usual = bool(self.blocks) and column == self.column + 2
        if not self._agrees_below() and not (closed_above and is_usual):
            return None
        if is_list and waiting is not None:
            return self._uneven(above.line, above.start, column)
        is_alone = bool(self.blocks) and self.blocks[-1].line == above.line and not above.has_dash
        if closed_above or column in above.closed or (is_alone and not self.closed):
            return self._uneven(above.line, above.start, moved)
        return None

    def _dash_among_keys(self, column: int, closed: _Block | None) -> Problem:
        lists = [block.column for block in self.closed if block.is_list and block.column > column]
        is_first = closed and self.here and closed.first == self.here.key
        if lists and not is_first:
            return self._indent_off(column, lists[-1])
        if closed and not closed.is_list:
            return self._problem(
                closed.line, closed.column, "yaml-syntax", "no-dash", key=closed.first
            )
        below = self._below()
        if below and not below.dashes and below.column == column:
            return self._uneven(self.number, column, max(column - 2, 0))
        return self._problem(self.number, column, "yaml-syntax", "dash-among-keys")

    def _below(self) -> Line | None:
        lines = (self.lines[number] for number in range(self.number, len(self.lines)))
        found = next((line for line in lines if line.strip() and line.lstrip()[0] != "#"), None)
        return read_line(found) if found else None

    def _agrees_below(self) -> bool:
        """Whether the line below stands where it should if this one is right."""
        below, here = self._below(), self.here
        if below is None or here is None:
            return False
        if here.key and not here.value:
            return here.column in below.dashes[:1] or below.column > here.column + 1
        return here.column == below.column

    def _problem(self, line: int, column: int, rule: str, variant: str, **values: Value) -> Problem:
        return Problem(Place(self.path, line, column + 1), rule, variant, **values)

    def _uneven(self, line: int, column: int, right: int) -> Problem:
        return self._problem(
            line, column, "yaml-syntax", "indent-uneven", found=column, right=right
        )

    def _indent_off(self, column: int, *columns: int) -> Problem:
        right = tuple(map(str, sorted(columns)))
        return self._problem(
            self.number, column, "yaml-syntax", "indent-off", found=column, right=right
        )
