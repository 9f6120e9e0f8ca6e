"""Reads the words of Excel workbooks that their reader sees, as they are shown."""

import re
from collections.abc import Iterator
from typing import Any

from generator.drafting.blocks import Block, Refusal
from generator.drafting.formats.packages import refuse_huge_package
from generator.drafting.formats.passages import Asides
from generator.drafting.formats.reading import Reading
from generator.drafting.formats.xlsx.layout import blocks_of
from generator.drafting.formats.xlsx.package import Package, SheetPart
from generator.drafting.formats.xlsx.sheets import CellReader, hidden_lines, merged_areas
from generator.drafting.furniture import PAGE_NUMBER
from generator.drafting.remarks import Finding
from generator.hanzi import HAN

_HAN = re.compile(f"[{HAN}]")
_MARGIN_CODES = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-F]{6}|[A-Z])')
"""Matches the codes in the head or foot of a page: fonts, sizes, the number of the page."""


def read(data: bytes) -> Reading:
    """Return the blocks of a workbook, or raise `Refusal`."""
    try:
        refuse_huge_package(data)
        return _read(Package(data))
    except Refusal:
        raise
    except Exception as error:  # the libraries pass on any error of zip and XML
        raise Refusal("drafting.damaged-excel", error=type(error).__name__) from None


def _read(package: Package) -> Reading:
    asides = Asides()
    blocks = tuple(block for sheet in package.sheets for block in _blocks(package, sheet, asides))
    return Reading(blocks, tuple(asides.remarks()))


def _blocks(package: Package, sheet: SheetPart, asides: Asides) -> Iterator[Block]:
    root = package.xml(sheet.path)
    hidden = hidden_lines(root)
    if sheet.is_hidden:
        if any(CellReader(package, Asides()).cells(root, hidden, "")):
            asides.add(Finding.HIDDEN_SHEETS, sheet.name)
        return
    is_alone = sum(not one.is_hidden for one in package.sheets) == 1
    name = "" if is_alone else f"{sheet.name}!"
    cells = CellReader(package, asides).cells(root, hidden, name)
    yield from blocks_of(cells, merged_areas(root), hidden, asides)
    _ask_about_surroundings(package, sheet, root, asides)


def _ask_about_surroundings(package: Package, sheet: SheetPart, root: Any, asides: Asides) -> None:
    """Remember what lies over a sheet, and what is printed around it."""
    for drawing in package.linked(sheet.path, "drawing"):
        for box in drawing.iter("{*}txBody"):
            words = "".join(one.text or "" for one in box.iter("{*}t"))
            if words.strip():
                asides.add(Finding.UNPLACED_BOXES, words)
        pictures = {"pic", "graphicFrame"}
        asides.pictures += sum(
            str(one.tag).rpartition("}")[2] in pictures for one in drawing.iter()
        )
    for margin in root.iterfind("{*}headerFooter/*"):
        words = _MARGIN_CODES.sub("", margin.text or "").strip()
        is_known = words in asides.found[Finding.IN_MARGINS]
        if _HAN.search(words) and not PAGE_NUMBER.fullmatch(words) and not is_known:
            asides.add(Finding.IN_MARGINS, words)
