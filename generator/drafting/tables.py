"""Tables of tasks: where they are, what their columns are, and which cell belongs to which."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.drafting.blocks import Block, Paragraph, Row
from generator.drafting.context import Context
from generator.drafting.lists.reader import looks_like_a_unit, read_list
from generator.drafting.outline import SECTION, read_heading
from generator.grammar.commitments import read_time_column
from generator.proof.steps import DITTO
from generator.records.sources import Column

_COLUMNS: tuple[tuple[str, Column], ...] = (
    (r".*(?:序\s*号|编号)|项目号|序", Column.NO),
    (
        r".*(?:责任|分管|牵头|包抓|挂点|市级|县级)?(?:领导|责任人|负责人|联系人|人员).*",
        Column.PERSONS,
    ),
    (r".*(?:牵头|主办|主责).*", Column.LEAD),
    (r".*(?:配合|协办|参与|协助|参加).*", Column.SUPPORTING),
    (
        r".*(?:责任|承办|落实|实施|负责|主管|执行)(?:单位|部门|科室|处室|股室|主体|机关|机构).*|单位|部门|责任分工|科室|责任",
        Column.RESPONSIBLE,
    ),
    (r".*(?:时限|期限|时间|节点|进度).*", Column.TIME),
    (r"备\s*注|说明|依据", Column.REMARK),
    (r".*(?:要求|内容|措施|举措|标准|做法|描述|要点|目标|成果|事项).*", Column.TEXT),
    (r".*(?:任务|项目|工作|领域|类别|分类|类型|名称|重点|主题|方面|部分|栏目).*", Column.TITLE),
)


def read_column(words: str) -> Column | None:
    """Return the column that a heading cell names, or None for words that name none."""
    plain = re.sub(r"\s|（.*?）", "", words)
    if not plain or len(plain) > 12 or re.search("[，。；：、\\d]", plain):
        return None
    for pattern, column in _COLUMNS:
        if re.fullmatch(re.sub(r"\\s\*", "", pattern), plain):
            return column
    return None


@dataclass(frozen=True, slots=True)
class Header:
    """A table's heading row: the column of each cell, None for one that holds no part of a task."""

    columns: tuple[Column | None, ...]
    rows: tuple[Row, ...]


def find_header(rows: Sequence[Block]) -> Header | None:
    """Return the header that a table begins with, of one row or of two."""
    if not rows or not isinstance(rows[0], Row) or not _is_heading_row(rows[0]):
        return None
    words = list(rows[0].cells)
    taken = [rows[0]]
    if len(rows) > 1 and isinstance(rows[1], Row):
        below = rows[1].cells
        own = [cell for cell in below if cell not in ("", DITTO)]
        is_second = (
            len(below) == len(words)
            and own
            and len(own) < len([word for word in words if word]) + 2
            and all(read_column(cell) for cell in own)
            and (DITTO in below or "" in words)
        )
        if is_second:
            words = [
                low if low not in ("", DITTO) else high
                for high, low in zip(words, below, strict=True)
            ]
            taken.append(rows[1])
    return Header(_assign(words, rows[len(taken) :]), tuple(taken))


def _is_heading_row(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell]
    found = [column for cell in filled if (column := read_column(cell))]
    return len(filled) > 1 and len(found) * 3 >= len(filled) * 2 and len(set(found)) > 1


def _assign(words: Sequence[str], rows: Sequence[Block]) -> tuple[Column | None, ...]:
    """Return the columns of heading words; of several that describe a task, the fullest is its text,
    one before it that reaches over several rows the section, another the title.
    """
    columns: list[Column | None] = [read_column(word) for word in words]
    describing = [n for n, column in enumerate(columns) if column in (Column.TEXT, Column.TITLE)]
    data = [
        row
        for row in rows
        if isinstance(row, Row) and len(row.cells) == len(words) and sum(map(bool, row.cells)) > 1
    ]
    if describing:
        lengths = {n: sum(len(row.cells[n]) for row in data) for n in describing}
        text = max(describing, key=lambda n: (lengths[n], n))
        for n in describing:
            columns[n] = None
        columns[text] = Column.TEXT
        others = [n for n in describing if n != text]
        repeated = [
            n
            for n in others
            if sum(row.cells[n] in ("", DITTO) for row in data) >= max(1, len(data) // 5)
            or any(read_heading(row.cells[n]) for row in data)
        ]
        if repeated:
            columns[repeated[0]] = Column.SECTION
        for n in others:
            if columns[n] is None and Column.TITLE not in columns:
                columns[n] = Column.TITLE
    seen: set[Column] = set()
    for n, column in enumerate(columns):
        if column in seen:
            columns[n] = None
        elif column:
            seen.add(column)
    return tuple(columns)


def fit_row(row: Row, columns: Sequence[Column | None], context: Context) -> tuple[str, ...]:
    """Return a row's cells, one for each column: where some are missing, those that fit least."""
    cells = row.cells
    if len(cells) > len(columns):
        extra = cells[len(columns) :]
        return cells[: len(columns)] if not any(extra) else cells
    padded = cells + ("",) * (len(columns) - len(cells))
    own = cells
    while own and own[-1] in ("", DITTO):
        own = own[:-1]

    def score(fitted: Sequence[str]) -> float:
        return sum(
            _fits(cell, column, context) for cell, column in zip(fitted, columns, strict=True)
        )

    best, best_score = padded, score(padded) + (0.5 if len(cells) == len(columns) else 0)
    for places in combinations(range(len(columns)), len(own)):
        fitted = [DITTO if column in _UNITS_AND_TIME else "" for column in columns]
        for place, cell in zip(places, own, strict=True):
            fitted[place] = cell
        if (fits := score(fitted)) > best_score:
            best, best_score = tuple(fitted), fits
    return best


_UNITS_AND_TIME = (Column.LEAD, Column.RESPONSIBLE, Column.SUPPORTING, Column.TIME)


def _fits(cell: str, column: Column | None, context: Context) -> float:
    """Return how well a cell fits a column, from 0 to 1."""
    if cell in ("", DITTO) or column is None:
        return 0.1
    if column is Column.NO:
        return 1.0 if re.fullmatch(r"[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]?", cell) else 0.0
    if column is Column.TIME:
        return 1.0 if is_time(cell, context) else 0.0
    if column in (Column.LEAD, Column.RESPONSIBLE, Column.SUPPORTING):
        return 1.0 if is_units(cell, context) else 0.0
    if column is Column.TEXT:
        return 1.0 if len(cell) > 12 and not is_units(cell, context) else 0.3
    if column is Column.SECTION:
        return 0.9 if read_heading(cell) and len(cell) < 50 and "。" not in cell else 0.2
    return 0.4 if len(cell) < 40 and not is_time(cell, context) else 0.0


NO_TIME = re.compile("立即|及时|适时|定期|按时间节点|尽快|即时|按要求|按规定|同步|按计划")
"""What a 时限 column may say without a time."""


def is_time(words: str, context: Context) -> bool:
    """Tell whether a cell or a line says no more than when."""
    found = read_time_column(words, context.year)
    covered = sum(one.end - one.start for one in found)
    return (
        len(words) <= 40
        and "。" not in words
        and (
            (bool(found) and covered + 8 >= len(words))
            or (len(words) <= 10 and bool(NO_TIME.match(words)))
        )
    )


def is_units(words: str, context: Context) -> bool:
    """Tell whether a cell or a line names units and no more."""
    if "。" in words.rstrip("。") or len(words) > 300:
        return False
    found = read_list(words, context)
    likely = [name for name in found.names if looks_like_a_unit(name, context)]
    return (
        bool(likely) and len(likely) * 3 >= len(found.names) * 2 and max(map(len, found.names)) < 32
    )


def table_stretches(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield where tables of tasks begin and end: from a header to the last of its rows."""
    position = 0
    while position < len(blocks):
        if isinstance(blocks[position], Row) and find_header(blocks[position:]):
            stop = last = position
            while stop < len(blocks):
                block = blocks[stop]
                if isinstance(block, Row):
                    last = stop
                elif stop - last > 2 or not _stands_in_table(block):
                    break
                stop += 1
            yield position, last + 1
            position = last + 1
        else:
            position += 1


def _stands_in_table(paragraph: Paragraph) -> bool:
    heading = read_heading(paragraph.text)
    return bool(heading and heading.level <= SECTION + 1 and "。" not in paragraph.text) or (
        read_column(paragraph.text) is not None
    )
