"""Tables of tasks: what their columns are, also where a text has lost the lines between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.commitments import read_time_column
from generator.drafting.blocks import Block, Paragraph, Row
from generator.drafting.lists import UNIT, Reading, read_list
from generator.drafting.outline import SECTION, read_heading
from generator.hanzi import HAN
from generator.records import Column
from generator.steps import DITTO

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
    if not rows or not isinstance(rows[0], Row):
        return None
    first = _read_row(rows[0])
    if first is None:
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


def _read_row(row: Row) -> tuple[Column | None, ...] | None:
    """Return the columns of a heading row, or None where it is none."""
    filled = [cell for cell in row.cells if cell]
    found = [column for cell in filled if (column := read_column(cell))]
    if len(filled) < 2 or len(found) * 3 < len(filled) * 2 or len(set(found)) < 2:
        return None
    return tuple(found)


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


def fit_row(row: Row, columns: Sequence[Column | None], reading: Reading) -> tuple[str, ...]:
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
            _fits(cell, column, reading) for cell, column in zip(fitted, columns, strict=True)
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


def _fits(cell: str, column: Column | None, reading: Reading) -> float:
    """Return how well a cell fits a column, from 0 to 1."""
    if cell in ("", DITTO) or column is None:
        return 0.1
    if column is Column.NO:
        return 1.0 if re.fullmatch(r"[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]?", cell) else 0.0
    if column is Column.TIME:
        return 1.0 if is_time(cell, reading) else 0.0
    if column in (Column.LEAD, Column.RESPONSIBLE, Column.SUPPORTING):
        return 1.0 if is_units(cell, reading) else 0.0
    if column is Column.TEXT:
        return 1.0 if len(cell) > 12 and not is_units(cell, reading) else 0.3
    if column is Column.SECTION:
        return 0.9 if read_heading(cell) and len(cell) < 50 and "。" not in cell else 0.2
    return 0.4 if len(cell) < 40 and not is_time(cell, reading) else 0.0


_NO_TIME = re.compile("立即|及时|适时|定期|按时间节点|尽快|即时|按要求|按规定|同步|按计划")


def is_time(words: str, reading: Reading) -> bool:
    """Tell whether a cell or a line says no more than when."""
    found = read_time_column(words, reading.year)
    covered = sum(one.end - one.start for one in found)
    return (
        len(words) <= 40
        and "。" not in words
        and (
            (bool(found) and covered + 8 >= len(words))
            or (len(words) <= 10 and bool(_NO_TIME.match(words)))
        )
    )


def is_units(words: str, reading: Reading) -> bool:
    """Tell whether a cell or a line names units and no more."""
    if "。" in words.rstrip("。") or len(words) > 300:
        return False
    found = read_list(words, reading)
    likely = [name for name in found.names if name in reading.known or UNIT.match(name)]
    return (
        bool(likely) and len(likely) * 3 >= len(found.names) * 2 and max(map(len, found.names)) < 32
    )


def unflatten(blocks: Sequence[Block], reading: Reading) -> tuple[Block, ...]:
    """Return blocks with rows again where a text has lost a table's lines: one cell a line, or a row
    on one line without anything between its cells.
    """
    blocks = tuple(_split_long_lines(blocks))
    found: list[Block] = []
    position = 0
    while position < len(blocks):
        columns = _heading_lines(blocks, position)
        if columns:
            stop = position + len(columns)
            found.append(Row(tuple(_text(block) for block in blocks[position:stop])))
            taken, rows = _rows_of_lines(blocks[stop:], columns, reading)
            found += rows
            position = stop + taken
            continue
        squeezed = _squeezed_heading(blocks[position])
        if squeezed:
            words, _ = squeezed
            found.append(Row(words))
            position += 1
            while position < len(blocks):
                line = _text(blocks[position])
                row = _split_squeezed(line, words, reading)
                heading = read_heading(line)
                if row is None and not (heading and heading.level <= SECTION and "。" not in line):
                    break
                found.append(row or blocks[position])
                position += 1
            continue
        found.append(blocks[position])
        position += 1
    return tuple(found)


_LONG = 400
"""A longer line that holds several headings is a page whose line breaks were lost."""

_MARK = r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|（\d{1,2}）|\d{1,2}[．、](?!\d)|\d{1,2}\.(?!\d))"


def _split_long_lines(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks with a paragraph for each heading or row of a line that holds a whole page."""
    for block in blocks:
        line = _text(block)
        if len(line) < _LONG or len(re.findall(_MARK, line)) < 3:
            yield block
        elif parts := _split_squeezed_table(line):
            yield from map(Paragraph, parts)
        else:
            words = re.sub(rf"(?<=[。；：）”\s])\s*(?={_MARK})|(?<=。)\s+|\s{{1,}}", "\n", line)
            yield from (Paragraph(part) for part in words.split("\n") if part)


def _split_squeezed_table(line: str) -> list[str]:
    """Return the lines of a table that was printed on one: its heading words, sections and rows."""
    end = 0
    while match := _HEAD_WORDS.match(line, end):
        end = match.end()
    if _squeezed_heading(Paragraph(line[:end])) is None:
        return []
    parts = [line[:end]]
    start, number = end, 1
    for match in re.finditer(
        r"(?<![第一二三四五六七八九十、（])[一二三四五六七八九十]{1,3}、|(?<!\d)\d{1,3}(?![\d年月日号个天次项条%％.．时小周])",
        line[end:],
    ):
        is_number = match[0].isdigit()
        if is_number and int(match[0]) != number:
            continue
        number += is_number
        at = end + match.start()
        if line[start:at].strip():
            parts.append(line[start:at].strip())
        start = at
    parts.append(line[start:].strip())
    return parts


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""


def _heading_lines(blocks: Sequence[Block], position: int) -> tuple[Column | None, ...]:
    """Return the columns that lines of their own name, three or more on end."""
    columns: list[Column | None] = []
    for block in blocks[position : position + 9]:
        column = read_column(_text(block))
        if column is None or (column in columns and column is not Column.TITLE):
            break
        columns.append(column)
    kinds = {column for column in columns if column}
    return tuple(columns) if len(kinds) > 2 and kinds & {Column.RESPONSIBLE, Column.LEAD} else ()


_BEHIND = re.compile("附\\s*件|抄送|上一篇|下一篇|责任编辑|扫一扫|版权|主办单位")
"""How lines begin that no cell of a table holds."""


def _rows_of_lines(
    blocks: Sequence[Block], columns: Sequence[Column | None], reading: Reading
) -> tuple[int, list[Block]]:
    """Return how many lines are cells, and the rows that they make."""
    rows: list[Block] = []
    cells = [""] * len(columns)
    last = -1
    describing = [n for n, column in enumerate(columns) if column in (Column.TEXT, Column.TITLE)]
    taken = skip = 0

    def finish() -> None:
        nonlocal cells, last
        if any(cells):
            rows.append(Row(tuple(cells)))
        cells, last = [""] * len(columns), -1

    for number, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or _BEHIND.match(block.text):
            break
        words = block.text
        heading = read_heading(words)
        if number < skip:
            continue
        if repeated := _heading_lines(blocks, number):
            finish()
            rows.append(Row(tuple(_text(one) for one in blocks[number : number + len(repeated)])))
            taken = skip = number + len(repeated)
            continue
        if heading and heading.level <= SECTION and "。" not in words:
            finish()
            rows.append(block)
            taken = number + 1
            continue
        kinds = _kinds_of_line(words, columns, describing, reading)
        place = next((n for n in range(last + 1, len(columns)) if columns[n] in kinds), None)
        if place is not None and not any(cells[n] for n in describing):
            # what a task is about may end like a unit's name, but no row lacks it
            place = min([place, *(n for n in describing if n > last)])
        if place is None and last in describing and Column.TEXT in kinds and last == describing[-1]:
            cells[last] += "\n" + words
            taken = number + 1
            continue
        if place is None:
            first = next((n for n in range(len(columns)) if columns[n] in kinds), None)
            if first is None or (rows and not _could_begin(blocks, number, columns, reading)):
                break
            finish()
            place = first
        cells[place] = words
        last = place
        taken = number + 1
    finish()
    return taken, rows


def _could_begin(
    blocks: Sequence[Block], number: int, columns: Sequence[Column | None], reading: Reading
) -> bool:
    """Tell whether a row may begin at a line: units follow within the next lines."""
    following = [_text(block) for block in blocks[number : number + len(columns) + 3]]
    if columns[0] is Column.NO and not re.fullmatch(r"\d{1,3}[.．、]?", following[0]):
        return False
    return any(is_units(line, reading) for line in following)


def _kinds_of_line(
    words: str, columns: Sequence[Column | None], describing: Sequence[int], reading: Reading
) -> set[Column]:
    if re.fullmatch(r"[（(]?\d{1,3}[）)]?[.．、]?", words):
        return {Column.NO}
    if words in (DITTO, "同上", "—", "-", "/", "无", "——"):
        return {Column.LEAD, Column.SUPPORTING, Column.RESPONSIBLE, Column.TIME}
    if is_time(words, reading) and Column.TIME in columns:
        return {Column.TIME}
    if is_units(words, reading):
        return {Column.LEAD, Column.SUPPORTING, Column.RESPONSIBLE}
    if (
        Column.PERSONS in columns
        and re.fullmatch(f"[{HAN}·]{{2,4}}", words)
        and not UNIT.match(words)
    ):
        return {Column.PERSONS}
    return {column for n in describing if (column := columns[n])}


_HEAD_WORDS = re.compile(
    r"序号|(?:重点|工作|主要|具体|目标)?任务(?:内容|名称|要求|分解)?|(?:具体|工作|主要)?(?:要求|内容|措施|举措)|公开(?:内容|事项|领域)"
    r"|(?:牵头|责任|配合|协办|主办|承办|落实|参与)(?:单位|部门|科室|处室)|(?:完成|办结|时间)?(?:时限|期限|时间|要求|节点)|责任领导|责任人|备注|类别|领域"
)


def _squeezed_heading(block: Block) -> tuple[tuple[str, ...], str] | None:
    """Return the heading words of a line that holds nothing else: 序号工作任务责任单位完成时限."""
    words = _text(block)
    plain = re.sub(r"[\s\u3000]", "", words)
    parts: list[str] = []
    rest = plain
    while rest and (match := _HEAD_WORDS.match(rest)):
        parts.append(match[0])
        rest = rest[match.end() :]
    kinds = {column for part in parts if (column := read_column(part))}
    if rest or len(parts) < 3 or len(kinds) < 3 or len(plain) > 60:
        return None
    return tuple(parts), words


def _split_squeezed(line: str, words: Sequence[str], reading: Reading) -> Row | None:
    """Return the row of a line in which nothing divides the cells: number, text, units, time."""
    columns = [read_column(word) for word in words]
    if not line or (
        (heading := read_heading(line)) and heading.level <= SECTION and "。" not in line
    ):
        return None
    cells = [""] * len(columns)
    rest = line.strip()
    if Column.NO in columns:
        match = re.match(r"(\d{1,3})[.．、]?\s*", rest)
        if not match:
            return None
        cells[columns.index(Column.NO)] = match[0].strip()
        rest = rest[match.end() :]
    if columns[-1] is Column.TIME:
        position = _time_at_end(rest, reading)
        cells[-1] = rest[position:].strip()
        rest = rest[:position].rstrip()
    unit_columns = [
        n
        for n, column in enumerate(columns)
        if column in (Column.LEAD, Column.RESPONSIBLE, Column.SUPPORTING)
    ]
    describing = [n for n, column in enumerate(columns) if column in (Column.TEXT, Column.TITLE)]
    if not unit_columns or not describing:
        return None
    stop = _units_at_end(rest, reading)
    if stop is None:
        return None
    cells[unit_columns[0]] = rest[stop:].strip()
    cells[describing[-1]] = rest[:stop].strip()
    return Row(tuple(cells))


def _time_at_end(words: str, reading: Reading) -> int:
    """Return where the time at the end of a line begins; its length where there is none."""
    for start in range(max(0, len(words) - 30), len(words)):
        found = read_time_column(words[start:], reading.year)
        if found and found[0].start == 0 and is_time(words[start:], reading):
            return start
        if _NO_TIME.match(words, start) and len(words) - start <= 8:
            return start
    return len(words)


_UNIT_START = re.compile(r"[市县区省州旗各乡镇街园开高国本机]|涉及")


def _units_at_end(words: str, reading: Reading) -> int | None:
    """Return where the units at the end of a line begin: behind its last sentence, or as early as
    all that follows are units.
    """
    stop = words.rstrip("。").rfind("。") + 1
    if stop and is_units(words[stop:], reading):
        return stop
    for match in _UNIT_START.finditer(words, stop):
        if is_units(words[match.start() :], reading):
            return match.start()
    return None


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
