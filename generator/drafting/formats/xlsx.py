"""Reads Excel workbooks: the visible sheets that have words."""

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook

from generator.drafting.blocks import Block, Paragraph, Refusal, TableRow
from generator.drafting.formats.reading import Reading
from generator.proof.steps import DITTO


def read(data: bytes) -> Reading:
    """Return the blocks of a workbook, or raise `Refusal`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles that the library does not know
            workbook = load_workbook(io.BytesIO(data), data_only=True)
    except Exception as error:  # the library passes on any error of zip and XML
        raise Refusal("drafting.damaged-excel", error=type(error).__name__) from None
    return Reading(
        tuple(
            block
            for sheet in workbook.worksheets
            if sheet.sheet_state == "visible"
            for block in _blocks(sheet)
        )
    )


def _blocks(sheet: Any) -> Iterator[Block]:
    merged: dict[tuple[int, int], str] = {}
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                if (row, column) != (area.min_row, area.min_col):
                    is_below = row > area.min_row and column == area.min_col
                    merged[row, column] = DITTO if is_below else ""
    for row in sheet.iter_rows():
        cells = [
            merged.get((cell.row, cell.column))
            if (cell.row, cell.column) in merged
            else _words(cell)
            for cell in row
        ]
        words = [cell or "" for cell in cells]
        if not any(cell not in ("", DITTO) for cell in words):
            continue
        if sum(map(bool, words)) == 1:
            for line in "".join(words).split("\n"):
                yield Paragraph(line)
        else:
            yield TableRow(tuple(words))


def _words(cell: Any) -> str:
    value = cell.value
    if isinstance(value, datetime | date):
        if "年" in (cell.number_format or ""):
            return f"{value.year}年{value.month}月{value.day}日"
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float):
        if "%" in (cell.number_format or ""):
            return f"{value:.10%}".rstrip("0%").rstrip(".") + "%"
        return f"{value:.10f}".rstrip("0").rstrip(".")
    if value is None:
        return ""
    lines = [line.strip() for line in str(value).replace("\t", " ").splitlines()]
    return "\n".join(line for line in lines if line)
