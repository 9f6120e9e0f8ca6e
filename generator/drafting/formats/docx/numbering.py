"""Counts the automatic numbers of a Word document, which are not part of its text."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from docx.oxml.ns import qn

from generator.drafting.formats.docx.numerals import numeral
from generator.drafting.formats.docx.styles import Styles
from generator.drafting.formats.docx.symbols import sign_of
from generator.drafting.formats.docx.xml import (
    number_of,
    switch_of,
    unwrapped,
    value_of,
)

_LEVELS = 9
_SUFFIXES = {"nothing": "", "space": " ", "tab": " "}
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    """How the numbers of one level of a list are written, and when they begin anew."""

    start: int
    kind: str
    pattern: str
    suffix: str
    is_legal: bool
    restarts_after: int | None
    is_hidden: bool
    font: str
    style: str | None


@dataclass(frozen=True, slots=True)
class _List:
    """One list of a document. Lists of the same shape go on counting, unless they start anew."""

    shape: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document, and how far each is counted."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._lists = _read_lists(root, styles) if root is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        self._of_style = cache(self._find_of_style)
        self.unknown: list[str] = []

    def label(self, paragraph: Any) -> str:
        """Return the number of a paragraph as Word shows it, and count it."""
        found = self._number_of(paragraph)
        if found is None or found[0] not in self._lists:
            return ""
        name, place = found
        one = self._lists[name]
        level = one.levels.get(place)
        if level is None:
            return ""
        counts = self._counts.setdefault(one.shape, {})
        self._count(name, one, place, counts)
        if level.is_hidden:
            return ""
        if level.kind == "bullet":
            return _bullet(level) + level.suffix
        text = re.sub(
            r"%([1-9])",
            lambda match: self._numeral(one, int(match[1]) - 1, counts, level),
            level.pattern,
        ).replace("\u200b", "")
        return text + level.suffix if text else ""

    def _count(self, name: str, one: _List, place: int, counts: dict[int, int]) -> None:
        for deeper in [depth for depth in counts if depth > place]:
            after = one.levels[deeper].restarts_after if deeper in one.levels else None
            if after is None or place < after:
                del counts[deeper]
        for higher in one.levels:  # a level below none begins the higher ones
            if higher < place and higher not in counts:
                counts[higher] = one.starts.get(higher, one.levels[higher].start)
        if place in one.starts and (name, place) not in self._started:
            counts[place] = one.starts[place]
        elif place in counts:
            counts[place] += 1
        else:
            counts[place] = one.levels[place].start
        self._started.add((name, place))

    def _numeral(self, one: _List, place: int, counts: dict[int, int], shown: _Level) -> str:
        level = one.levels.get(place)
        if level is None:
            return ""
        number = counts.get(place, level.start)
        kind = "decimal" if shown.is_legal else level.kind
        if kind.startswith("custom:"):
            return str(number).zfill(len(kind.removeprefix("custom:")))
        words = numeral(number, kind)
        if words is None:
            self.unknown.append(f"{number}（{kind}）")
            return str(number)
        return words

    def _number_of(self, paragraph: Any) -> tuple[str, int] | None:
        """Return the list and the level of a paragraph: its own, else those of its style."""
        properties = paragraph.find(qn("w:pPr"))
        own = properties.find(qn("w:numPr")) if properties is not None else None
        style = self._styles.paragraph_style(paragraph)
        name = value_of(own, "w:numId")
        if name is not None:
            return (name, number_of(own, "w:ilvl")) if name != "0" else None
        found = self._of_style(style)
        if found is not None and value_of(own, "w:ilvl") is not None:
            return found[0], number_of(own, "w:ilvl")
        return found

    def _find_of_style(self, style: str | None) -> tuple[str, int] | None:
        for one in self._styles.chain(style):
            properties = one.find(qn("w:pPr"))
            numbering = properties.find(qn("w:numPr")) if properties is not None else None
            name = value_of(numbering, "w:numId")
            if name == "0":
                return None
            if name in self._lists:
                levels = self._lists[name].levels
                named = {level.style: place for place, level in levels.items() if level.style}
                place = number_of(numbering, "w:ilvl")
                return name, named.get(one.get(qn("w:styleId")), place)
        return None


def _read_lists(root: Any, styles: Styles) -> dict[str, _List]:
    shapes = {one.get(qn("w:abstractNumId")): one for one in root.findall(qn("w:abstractNum"))}
    links = {one.get(qn("w:numId")): value_of(one, "w:abstractNumId") for one in root.findall(qn("w:num"))}  # fmt: skip
    lists: dict[str, _List] = {}
    for one in root.findall(qn("w:num")):
        name = one.get(qn("w:numId"))
        shape = _linked(links.get(name), shapes, links, styles)
        if name is None or shape is None:
            continue
        levels = dict(map(_level, shapes[shape].findall(qn("w:lvl"))))
        starts: dict[int, int] = {}
        for override in one.findall(qn("w:lvlOverride")):
            place = int(override.get(qn("w:ilvl"), "0"))
            if (changed := override.find(qn("w:lvl"))) is not None:
                levels[place] = _level(changed)[1]
            if value_of(override, "w:startOverride") is not None:
                starts[place] = number_of(override, "w:startOverride")
        lists[name] = _List(shape, levels, starts)
    return lists


def _linked(
    shape: str | None, shapes: dict[str, Any], links: dict[str, str | None], styles: Styles
) -> str | None:
    """Return the shape of a list; one may be that of a style of lists."""
    for _ in range(_LEVELS):
        if shape not in shapes:
            return None
        style = value_of(shapes[shape], "w:numStyleLink")
        if style is None:
            return shape
        named = next(styles.chain(style), None)
        path = f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}"
        number = named.find(path) if named is not None else None
        shape = links.get(number.get(qn("w:val"))) if number is not None else None
    return None


def _level(element: Any) -> tuple[int, _Level]:
    properties = element.find(qn("w:rPr"))
    fonts = properties.find(qn("w:rFonts")) if properties is not None else None
    after = value_of(element, "w:lvlRestart")
    return int(element.get(qn("w:ilvl"), "0")), _Level(
        start=number_of(element, "w:start"),
        kind=_kind(element),
        pattern=value_of(element, "w:lvlText") or "",
        suffix=_SUFFIXES.get(value_of(element, "w:suff") or "tab", " "),
        is_legal=bool(switch_of(element, "w:isLgl")),
        restarts_after=None if after is None else number_of(element, "w:lvlRestart"),
        is_hidden=bool(switch_of(properties, "w:vanish")),
        font=(fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or "")
        if fonts is not None
        else "",
        style=value_of(element, "w:pStyle"),
    )


def _kind(element: Any) -> str:
    """Return the format of a level's numbers; one of a city's own is `custom:` and its first number."""
    for child, _ in unwrapped(element):
        if child.tag == qn("w:numFmt"):
            kind = child.get(qn("w:val")) or "decimal"
            first = (child.get(qn("w:format")) or "").split(",")[0].strip()
            return f"custom:{first}" if kind == "custom" and first.isdecimal() else str(kind)
    return "decimal"


def _bullet(level: _Level) -> str:
    signs = [sign_of(level.font, ord(one)) or _BULLET for one in level.pattern]
    return "".join(signs)
