"""Restores lost line breaks: makes a line for each heading or row of a page."""

import re
from collections.abc import Iterator, Sequence

from generator.drafting.blocks import Block, Paragraph
from generator.drafting.headings import NUMERAL
from generator.drafting.restoring.restored import line_of
from generator.drafting.restoring.squeezed_rows import names_columns, split_column_names

_LONG = 400
"""Characters. A longer line with several headings is a page whose line breaks were lost."""

_LEAST_HEADINGS = 3

_MARK = rf"""
    (?: {NUMERAL} 、
      | （{NUMERAL}）
      | （\d{{1,2}}）
      | \d{{1,2}} [．、] (?!\d)
      | \d{{1,2}} \. (?!\d)
    )
"""
_HEADING = re.compile(_MARK, re.VERBOSE)
"""Matches the number of a heading: 一、, （一）, 1."""

_BREAK = re.compile(
    rf"""
      (?<= [。；：）”\s] ) \s* (?= {_MARK} )   # before a heading
    | (?<= 。 ) \s+
    | \s{{1,}}
    """,
    re.VERBOSE,
)
"""Matches a position where a line ended."""

_SECTION_OR_ROW = re.compile(
    rf"""
      (?<! [第一二三四五六七八九十、（] ) {NUMERAL} 、                     # a section: 一、
    | (?<! \d ) \d{{1,3}} (?! [\d年月日号个天次项条%％.．时小周] )          # a row's number
    """,
    re.VERBOSE,
)
"""Matches the start of a section or of a table's row."""


def split_long_lines(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks in which a line with a whole page is divided at its headings or rows."""
    for block in blocks:
        line = line_of(block)
        if len(line) < _LONG or len(_HEADING.findall(line)) < _LEAST_HEADINGS:
            yield block
            continue
        lines = _lines_of_table(line) or filter(None, _BREAK.sub("\n", line).split("\n"))
        yield from map(Paragraph, lines)


def _lines_of_table(line: str) -> list[str]:
    """Return the lines of a table that is on one line: its columns, sections and rows."""
    names, rest = split_column_names(line)
    if not names_columns(names):
        return []
    start, next_row = 0, 1
    parts = ["".join(names)]
    for match in _SECTION_OR_ROW.finditer(rest):
        if match[0].isdigit():
            if int(match[0]) != next_row:
                continue
            next_row += 1
        if part := rest[start : match.start()].strip():
            parts.append(part)
        start = match.start()
    return [*parts, rest[start:].strip()]
