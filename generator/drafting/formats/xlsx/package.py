"""Reads the XML of a workbook: what its sheets store, and how their cells are shown."""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

from generator.drafting.formats.passages import Piece, Sight
from generator.drafting.formats.xlsx.builtin_formats import BUILTIN_FORMATS

_OFF = (None, "0", "false")


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell is shown: its number format, and its font."""

    code: str = "General"
    is_struck: bool = False
    is_faint: bool = False


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of a workbook: its name, state, and place in the package."""

    name: str
    is_hidden: bool
    path: str


class Package:
    """A workbook as stored. A library would expand merged cells and links of a whole column."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = set(self._zip.namelist())
        parts = self.relations("")
        workbook = [path for kind, path in parts.values() if kind == "officeDocument"]
        self._workbook = workbook[0] if workbook else "xl/workbook.xml"
        self._root = self.xml(self._workbook)

    def xml(self, path: str) -> Any:
        """Return the root of a part; nothing outside the file is read."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        return etree.fromstring(self._zip.read(path), parser)

    def relations(self, path: str) -> Mapping[str, tuple[str, str]]:
        """Return the parts that a part refers to, by id: the kind and the path of each."""
        folder, name = posixpath.split(path)
        found = f"{folder}/_rels/{name}.rels".lstrip("/")
        if found not in self._names:
            return {}
        return {
            one.get("Id", ""): (
                one.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/"),
            )
            for one in self.xml(found)
            if one.get("TargetMode") != "External"
        }

    def linked(self, path: str, kind: str) -> Iterator[Any]:
        """Yield the roots of the parts of one kind that a part refers to."""
        for found, target in self.relations(path).values():
            if found == kind and target in self._names:
                yield self.xml(target)

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The sheets of the workbook, in order."""
        relations = self.relations(self._workbook)
        found: list[SheetPart] = []
        for one in self._root.iterfind("{*}sheets/{*}sheet"):
            id_ = next((value for key, value in one.attrib.items() if key.endswith("}id")), "")
            kind, path = relations.get(id_, ("", ""))
            if kind == "worksheet":
                is_hidden = one.get("state") in ("hidden", "veryHidden")
                found.append(SheetPart(one.get("name", ""), is_hidden, path))
        return tuple(found)

    @cached_property
    def counts_from_1904(self) -> bool:
        """Whether days are counted from 1904."""
        properties = self._root.find("{*}workbookPr")
        return properties is not None and properties.get("date1904") not in _OFF

    @cached_property
    def strings(self) -> tuple[tuple[Piece, ...], ...]:
        """The texts that cells refer to."""
        return tuple(
            pieces_of(one)
            for root in self.linked(self._workbook, "sharedStrings")
            for one in root.iterfind("{*}si")
        )

    @cached_property
    def styles(self) -> tuple[Style, ...]:
        """The styles that cells refer to."""
        for root in self.linked(self._workbook, "styles"):
            own = {
                one.get("numFmtId"): one.get("formatCode", "General")
                for one in root.iterfind("{*}numFmts/{*}numFmt")
            }
            fonts = root.findall("{*}fonts/{*}font")
            fills = root.findall("{*}fills/{*}fill")
            return tuple(
                _style(one, own, fonts, fills) for one in root.iterfind("{*}cellXfs/{*}xf")
            )
        return ()


def _style(one: Any, own: Mapping[str, str], fonts: list[Any], fills: list[Any]) -> Style:
    number = one.get("numFmtId", "0")
    font = _at(fonts, one.get("fontId"))
    fill = _at(fills, one.get("fillId"))
    pattern = fill.find("{*}patternFill") if fill is not None else None
    is_filled = fill is not None and (
        pattern is None or pattern.get("patternType") not in (None, "none")
    )
    return Style(
        code=own.get(number) or BUILTIN_FORMATS.get(number, "General"),
        is_struck=_is_struck(font),
        is_faint=not is_filled and _is_white(font),
    )


def _at(items: list[Any], place: str | None) -> Any:
    number = int(place) if place and place.isdecimal() else 0
    return items[number] if number < len(items) else None


def _is_struck(font: Any) -> bool:
    strike = font.find("{*}strike") if font is not None else None
    return strike is not None and strike.get("val") not in ("0", "false")


def _is_white(font: Any) -> bool:
    colour = font.find("{*}color") if font is not None else None
    return colour is not None and (
        colour.get("rgb", "").upper().endswith("FFFFFF") or colour.get("theme") == "0"
    )


def pieces_of(element: Any) -> tuple[Piece, ...]:
    """Return the words of a text; the pronunciation that it may hold is not shown."""
    pieces: list[Piece] = []
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = child.tag.rpartition("}")[2]
        if name == "t":
            pieces.append(Piece(child.text or ""))
        elif name == "r":
            words = "".join(one.text or "" for one in child.iterfind("{*}t"))
            sight = Sight.STRUCK if _is_struck(child.find("{*}rPr")) else Sight.SHOWN
            pieces.append(Piece(words, sight))
    return tuple(pieces)
