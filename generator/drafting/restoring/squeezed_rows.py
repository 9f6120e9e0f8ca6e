"""Restores tables with each row on one line, without separators between cells."""

import re
from collections.abc import Sequence

from generator.drafting.blocks import Block, TableRow
from generator.drafting.context import Context
from generator.drafting.dividing.cells import is_time, is_units, names_no_time
from generator.drafting.dividing.columns import DESCRIBING_COLUMNS, UNIT_COLUMNS, read_column
from generator.drafting.headings import names_section
from generator.drafting.restoring.restored import Restored, line_of
from generator.grammar.commitments import find_in_column
from generator.records.sources import Column

_COLUMN_NAME = re.compile(
    r"""
      序号
    | (?:重点|工作|主要|具体|目标)? 任务 (?:内容|名称|要求|分解)?
    | (?:具体|工作|主要)? (?:要求|内容|措施|举措)
    | 公开 (?:内容|事项|领域)
    | (?:牵头|责任|配合|协办|主办|承办|落实|参与) (?:单位|部门|科室|处室)
    | (?:完成|办结|时间)? (?:时限|期限|时间|要求|节点)
    | 责任领导 | 责任人 | 备注 | 类别 | 领域
    """,
    re.VERBOSE,
)
"""Matches the name of a column at the beginning of words without spaces."""

_LEAST_COLUMNS = 3
_LONGEST_HEADER = 60


def split_column_names(words: str) -> tuple[tuple[str, ...], str]:
    """Return the names of columns at the beginning of words, and the rest."""
    names: list[str] = []
    while match := _COLUMN_NAME.match(words):
        names.append(match[0])
        words = words[match.end() :]
    return tuple(names), words


def names_columns(names: Sequence[str]) -> bool:
    """Tell whether names are those of a table of tasks."""
    columns = {column for name in names if (column := read_column(name))}
    return len(columns) >= _LEAST_COLUMNS and len("".join(names)) <= _LONGEST_HEADER


def read_squeezed_rows(blocks: Sequence[Block], start: int, context: Context) -> Restored | None:
    """Return the table that begins at a line of column names (序号工作任务责任单位完成时限), or None."""
    names, rest = split_column_names(re.sub(r"[\s\u3000]", "", line_of(blocks[start])))
    if rest or not names_columns(names):
        return None
    columns = tuple(map(read_column, names))
    found: list[Block] = [TableRow(names)]
    for block in blocks[start + 1 :]:
        line = line_of(block)
        row = block if names_section(line) else _split_row(line, columns, context)
        if row is None:
            break
        found.append(row)
    return Restored(tuple(found), len(found))


def _split_row(line: str, columns: Sequence[Column | None], context: Context) -> TableRow | None:
    """Return the row of a line, or None if it has no units at the expected position."""
    units = next((n for n, column in enumerate(columns) if column in UNIT_COLUMNS), None)
    texts = [n for n, column in enumerate(columns) if column in DESCRIBING_COLUMNS]
    if not line or units is None or not texts:
        return None
    cells = [""] * len(columns)
    rest = line.strip()
    if Column.NO in columns:
        number = re.match(r"(\d{1,3})[.．、]?\s*", rest)
        if not number:
            return None
        cells[columns.index(Column.NO)] = number[0].strip()
        rest = rest[number.end() :]
    if columns[-1] is Column.TIME:
        time = _time_at_end(rest, context)
        cells[-1] = rest[time:].strip()
        rest = rest[:time].rstrip()
    position = _units_at_end(rest, context)
    if position is None:
        return None
    cells[units] = rest[position:].strip()
    cells[texts[-1]] = rest[:position].strip()
    return TableRow(tuple(cells))


_LONGEST_TIME = 30
_LONGEST_NO_TIME = 8


def _time_at_end(words: str, context: Context) -> int:
    """Return the start of the time at the end of a line; the line's length if there is none."""
    for start in range(max(0, len(words) - _LONGEST_TIME), len(words)):
        found = find_in_column(words[start:], context.year)
        if found and found[0].start == 0 and is_time(words[start:], context):
            return start
        if names_no_time(words, start) and len(words) - start <= _LONGEST_NO_TIME:
            return start
    return len(words)


_UNIT_START = re.compile(r"[市县区省州旗各乡镇街园开高国本机]|涉及")


def _units_at_end(words: str, context: Context) -> int | None:
    """Return the start of the units at the end of a line: after its last sentence, or the earliest
    position after which there are only units.
    """
    stop = words.rstrip("。").rfind("。") + 1
    if stop and is_units(words[stop:], context):
        return stop
    starts = (match.start() for match in _UNIT_START.finditer(words, stop))
    return next((start for start in starts if is_units(words[start:], context)), None)
