"""Walks through a page as a browser lays it out, and keeps what its reader sees."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import cssselect2
from lxml import etree
from lxml.html import HtmlElement

from generator.drafting.blocks import Block, Paragraph
from generator.drafting.formats.html.flow import BREAK, Flow
from generator.drafting.formats.html.lists import Counter, list_type, marker
from generator.drafting.formats.html.roles import display_of
from generator.drafting.formats.html.shown import PAGE, Shown, Unseen, shown_in
from generator.drafting.formats.html.styles import Declared, Sheet
from generator.drafting.formats.html.tables import Cell, Table
from generator.hanzi import HAN


@dataclass(slots=True)
class Aside:
    """Words that are not in the blocks of a page: `perhaps` ones are, but may not be seen."""

    unseen: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    perhaps: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Level:
    """An open element: how it is shown and laid out, what follows its end, and where its words go
    if they are not shown.
    """

    shown: Shown
    display: str = "block"
    counter: Counter = field(default_factory=lambda: Counter(None))
    kind: str = "disc"
    after: str = ""
    pieces: list[str] | None = None
    is_item: bool = False
    is_note: bool = False
    is_row: bool = False


class Walk:
    """One way through a page, from its first element to its last."""

    def __init__(self, sheet: Sheet, *, joins_wrapped: bool) -> None:
        self._sheet = sheet
        self._joins_wrapped = joins_wrapped
        self._flows = [Flow(joins_wrapped=joins_wrapped)]
        self._tables: list[Table] = []
        self._levels = [_Level(PAGE)]
        self.aside = Aside()

    def blocks(self, root: HtmlElement) -> tuple[Block, ...]:
        """Return the blocks of a page."""
        wrappers = _wrappers(root) if not self._sheet.is_empty else None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._begin(element, next(wrappers) if wrappers else None)
                self._say(element.text)
            else:
                self._end(element)
                if element is not root:
                    self._say(element.tail)
        self._flow.end()
        return tuple(self._flow.blocks)

    @property
    def _flow(self) -> Flow:
        return self._flows[-1]

    def _say(self, text: str | None) -> None:
        level = self._levels[-1]
        if not text:
            return
        if level.pieces is not None:
            level.pieces.append(text)
        if not level.shown.unseen:
            self._flow.add(text, keeps_space=level.shown.keeps_space)

    def _begin(self, element: HtmlElement, wrapper: Any) -> None:
        above = self._levels[-1]
        if above.shown.unseen is Unseen.NEVER:
            is_code = element.tag in ("script", "style")
            self._levels.append(replace(above, pieces=None) if is_code else above)
            return
        declared, before, after = self._sheet.declared(element, wrapper)
        shown = shown_in(element, declared, above.shown, self._sheet)
        display = display_of(str(element.tag), declared)
        if above.is_row and not shown.unseen:
            self._flow.add(" ")
        level = replace(
            above,
            shown=shown,
            display=display,
            is_row=_is_row(declared),
            pieces=self._pieces(shown, above),
            after=after or ("”" if element.tag == "q" else ""),
            is_item=False,
            is_note=element.tag in ("rt", "rtc") and not above.is_note,
        )
        if element.tag in ("ol", "ul", "menu", "dir"):
            level = replace(level, counter=Counter(element))
        level = replace(level, kind=list_type(element, declared, level.kind))
        if shown.unseen is not Unseen.NEVER:
            level = self._open(element, level, declared.get("display", "list-item"))
        self._levels.append(level)
        self._say(before or ("“" if element.tag == "q" else ""))

    def _pieces(self, shown: Shown, above: _Level) -> list[str] | None:
        """Return where to keep the words of an element that begins to be shown otherwise."""
        if (shown.unseen, shown.is_doubtful) == (above.shown.unseen, above.shown.is_doubtful):
            return above.pieces
        lists = {Unseen.HIDDEN: self.aside.unseen, Unseen.STRUCK: self.aside.struck}
        into = lists.get(shown.unseen) if shown.unseen else None
        if shown.unseen is Unseen.NEVER:
            into = self.aside.unseen if shown.by_style else None
        elif not shown.unseen and shown.is_doubtful:
            into = self.aside.perhaps
        return None if into is None else _Piece(into)

    def _open(self, element: HtmlElement, level: _Level, item: str) -> _Level:
        """Begin what an element is in the layout of the page."""
        if level.display != "inline":
            self._begin_part(element, level.display)
        if element.tag == "br":
            self._say_break()
        if element.tag == "li" and item == "list-item":
            words = marker(level.kind, self._levels[-1].counter.count(element))
            if not level.shown.unseen:
                self._flow.mark(words)
            return replace(level, is_item=True)
        if level.is_note:
            self._flows.append(Flow(joins_wrapped=self._joins_wrapped))
        return level

    def _say_break(self) -> None:
        if not self._levels[-1].shown.unseen:
            self._flow.add(BREAK)

    def _begin_part(self, element: HtmlElement, display: str) -> None:
        if display == "table":
            self._flow.end()
            self._tables.append(Table())
            return
        table = self._tables[-1] if self._tables else None
        if display == "table-row-group" and table:
            table.begin_group(str(element.tag))
        elif display == "table-row" and table:
            table.begin_row()
        elif display == "table-cell" and table:
            self._flows.append(Flow(joins_wrapped=self._joins_wrapped))
        else:
            self._flow.end()

    def _end(self, element: HtmlElement) -> None:
        level = self._levels[-1]
        if level.shown.unseen is Unseen.NEVER:
            self._levels.pop()
            return
        self._say(level.after)
        self._levels.pop()
        if level.is_note:
            self._end_note(level)
        elif level.display == "table" and self._tables:
            self._flow.extend(self._tables.pop().blocks())
        elif level.display == "table-cell" and self._tables and len(self._flows) > 1:
            flow = self._flows.pop()
            flow.end()
            width, height = _span(element, "colspan", 1), _span(element, "rowspan", 0)
            self._tables[-1].add(Cell(flow.blocks, max(1, width), height))
        elif level.display != "inline":
            self._flow.end()
        if level.is_item:
            self._flow.drop_marker()

    def _end_note(self, level: _Level) -> None:
        """Leave pinyin beside a character out; other words beside a text stay, in brackets."""
        flow = self._flows.pop()
        flow.end()
        words = " ".join(block.text for block in flow.blocks if isinstance(block, Paragraph))
        if _HAN.search(words):
            self._flow.add(f"（{words}）")
        elif words and not level.shown.unseen:
            self.aside.notes.append(words)


class _Piece(list[str]):
    """Joins the words of one passage into the list that it belongs to."""

    def __init__(self, into: list[str]) -> None:
        self._into = into
        self._number = len(into)
        self._length = 0
        into.append("")

    def append(self, text: str) -> None:
        """Add words, as long as the passage is short enough to be shown."""
        if self._length < _LONGEST:
            self._into[self._number] += text[:_LONGEST]
            self._length += len(text)


_LONGEST = 300
_HAN = re.compile(f"[{HAN}]")


def _is_row(declared: Declared) -> bool:
    """Tell whether the parts of an element stand side by side, with a gap between them."""
    return declared.get("display", "").endswith(("flex", "grid"))


def _wrappers(root: HtmlElement) -> Iterator[Any]:
    return iter(cssselect2.ElementWrapper.from_html_root(root).iter_subtree())


def _span(element: HtmlElement, name: str, least: int) -> int:
    value = (element.get(name) or "1").strip()
    digits = value[:6] if value.isascii() and value.isdecimal() else "1"
    return max(least, int(digits))
