"""Reads the cells of a sheet as their reader sees them: shown by their formats, and where."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from generator.drafting.formats.passages import Asides, Piece, Sight
from generator.drafting.formats.xlsx.format_codes import UnknownFormatError
from generator.drafting.formats.xlsx.numbers import show_number, show_text
from generator.drafting.formats.xlsx.package import Package, Style, pieces_of
from generator.drafting.remarks import Finding

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_LAST_COLUMN = 16_384
_OFF = (None, "0", "false")
_WHITE = re.compile(r"[ \t\xa0\u3000]+$|^[ \t\xa0\u3000]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells that are merged into one."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell with words: its place, and the words as shown."""

    row: int
    column: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class HiddenLines:
    """The rows and columns that a sheet does not show."""

    rows: frozenset[int]
    columns: frozenset[int]

    def hides(self, row: int, column: int) -> bool:
        """Tell whether a cell is in a hidden row or column."""
        return row in self.rows or column in self.columns


def place_of(reference: str) -> tuple[int, int] | None:
    """Return the row and the column of a reference: B3 is (3, 2)."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def name_of(row: int, column: int) -> str:
    """Return the reference of a place: (3, 2) is B3."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def merged_areas(root: Any) -> tuple[Area, ...]:
    """Return the merged cells of a sheet."""
    found: list[Area] = []
    for one in root.iterfind("{*}mergeCells/{*}mergeCell"):
        first, _, last = one.get("ref", "").partition(":")
        start, end = place_of(first), place_of(last or first)
        if start and end and start != end:
            found.append(Area(*start, *end))
    return tuple(found)


def hidden_lines(root: Any) -> HiddenLines:
    """Return the rows and columns of a sheet that are hidden, or have no height or width."""
    properties = root.find("{*}sheetFormatPr")
    is_usual = properties is not None and properties.get("zeroHeight") not in _OFF
    rows = [
        number
        for number, row in _numbered(root.iterfind("{*}sheetData/{*}row"))
        if row.get("hidden") not in _OFF
        or _is_zero(row.get("ht"))
        or (is_usual and row.get("ht") is None and row.get("hidden") is None)
    ]
    columns: set[int] = set()
    for one in root.iterfind("{*}cols/{*}col"):
        if one.get("hidden") not in _OFF or _is_zero(one.get("width")):
            last = min(int(one.get("max", "0")), _LAST_COLUMN)
            columns |= set(range(int(one.get("min", "0")), last + 1))
    return HiddenLines(frozenset(rows), frozenset(columns))


def _is_zero(size: str | None) -> bool:
    return size is not None and not size.strip("0.")


def _numbered(rows: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    """Yield rows with their numbers; one without a number follows the one before."""
    number = 0
    for row in rows:
        stated = row.get("r") or ""
        number = int(stated) if stated.isdecimal() else number + 1
        yield number, row


class CellReader:
    """Reads the cells of the sheets of one workbook."""

    def __init__(self, package: Package, asides: Asides) -> None:
        self._package = package
        self._asides = asides

    def cells(self, root: Any, hidden: HiddenLines, sheet: str) -> Iterator[SheetCell]:
        """Yield the cells of a sheet that have words; `sheet` is what a question calls it."""
        for number, row in _numbered(root.iterfind("{*}sheetData/{*}row")):
            column = 0
            for cell in row.iterfind("{*}c"):
                place = place_of(cell.get("r") or "")
                column = place[1] if place else column + 1
                at = f"{sheet}{name_of(number, column)}"
                is_unseen = hidden.hides(number, column)
                pieces = tuple(self._pieces(cell, at, is_unseen=is_unseen))
                if any(one.words.strip() for one in pieces):
                    yield SheetCell(number, column, pieces)

    def _pieces(self, cell: Any, at: str, *, is_unseen: bool) -> Iterator[Piece]:
        style = self._style(cell)
        value = cell.findtext("{*}v")
        kind = cell.get("t", "n")
        if not value and kind != "inlineStr":
            if cell.find("{*}f") is not None and not is_unseen and kind != "str":
                self._asides.add(Finding.FORMULAS_WITHOUT_VALUE, at)
            return
        for piece in self._stored(cell, kind, value or "", style, at, is_unseen=is_unseen):
            yield _seen(piece, style)

    def _style(self, cell: Any) -> Style:
        styles, place = self._package.styles, cell.get("s") or "0"
        number = int(place) if place.isdecimal() else 0
        return styles[number] if number < len(styles) else Style()

    def _stored(
        self, cell: Any, kind: str, value: str, style: Style, at: str, *, is_unseen: bool
    ) -> tuple[Piece, ...]:
        if kind == "b":
            return (Piece("FALSE" if value.strip() == "0" else "TRUE"),)
        if kind == "e":
            return (Piece(value),)
        try:
            if kind in ("s", "inlineStr", "str"):
                return self._text(cell, kind, value, style)
            number = _number(value, kind, from_1904=self._package.counts_from_1904)
            from_1904 = self._package.counts_from_1904
            return _hidden_if_empty(show_number(number, style.code, from_1904=from_1904), value)
        except (UnknownFormatError, ValueError, OverflowError, ArithmeticError):
            if not is_unseen:
                self._asides.add(
                    Finding.UNREAD_NUMBER_FORMATS, f"{at} {value[:20]} {style.code[:30]}"
                )
            return (Piece(value),)

    def _text(self, cell: Any, kind: str, value: str, style: Style) -> tuple[Piece, ...]:
        if kind == "s":
            pieces = self._package.strings[int(value)]  # one that is not there: a damaged file
        elif kind == "inlineStr":
            inline = cell.find("{*}is")
            pieces = pieces_of(inline) if inline is not None else ()
        else:
            pieces = (Piece(value),)
        if style.code in ("General", "@"):
            return pieces
        words = "".join(one.words for one in pieces)
        shown = show_text(words, style.code)
        return pieces if shown == words else _hidden_if_empty(shown, words)


def _number(value: str, kind: str, *, from_1904: bool) -> float:
    """Return a stored number; a day may be stored as one (2021-08-01)."""
    if kind != "d":
        return float(value)
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
    moment = datetime.fromisoformat(value.replace("Z", "")).replace(tzinfo=None)
    return (moment - start).total_seconds() / 86400


def _hidden_if_empty(shown: str, stored: str) -> tuple[Piece, ...]:
    """Return what a format shows; if it shows nothing (;;;), what is stored is hidden."""
    return (Piece(shown),) if shown.strip() else (Piece(stored, Sight.HIDDEN),)


def _seen(piece: Piece, style: Style) -> Piece:
    """Return a piece as the font of its cell lets it be seen, without white space round its lines."""
    words = _WHITE.sub("", piece.words.replace("\r\n", "\n").replace("_x000D_", ""))
    words = words.replace("\t", " ") if "\t" in words else words
    if piece.sight is Sight.SHOWN and style.is_struck:
        return Piece(words, Sight.STRUCK)
    if piece.sight is Sight.SHOWN and style.is_faint:
        return Piece(words, Sight.PERHAPS)
    return Piece(words, piece.sight)
