"""Tables whose lines a text has lost: their rows, from one cell a line, one row a line, or one line."""

import re
from collections.abc import Iterator, Sequence

from generator.drafting.blocks import Block, Paragraph, Row
from generator.drafting.context import Context
from generator.drafting.lists.vocabulary import UNIT
from generator.drafting.outline import SECTION, read_heading
from generator.drafting.tables import NO_TIME, is_time, is_units, read_column
from generator.grammar.commitments import read_time_column
from generator.hanzi import HAN
from generator.proof.steps import DITTO
from generator.records.sources import Column


def unflatten(blocks: Sequence[Block], context: Context) -> tuple[Block, ...]:
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
            taken, rows = _rows_of_lines(blocks[stop:], columns, context)
            found += rows
            position = stop + taken
            continue
        if words := _squeezed_heading(_text(blocks[position])):
            found.append(Row(words))
            position += 1
            while position < len(blocks):
                line = _text(blocks[position])
                row = _split_squeezed(line, words, context)
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
    if not _squeezed_heading(line[:end]):
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
    blocks: Sequence[Block], columns: Sequence[Column | None], context: Context
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
        kinds = _kinds_of_line(words, columns, describing, context)
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
            if first is None or (rows and not _could_begin(blocks, number, columns, context)):
                break
            finish()
            place = first
        cells[place] = words
        last = place
        taken = number + 1
    finish()
    return taken, rows


def _could_begin(
    blocks: Sequence[Block], number: int, columns: Sequence[Column | None], context: Context
) -> bool:
    """Tell whether a row may begin at a line: units follow within the next lines."""
    following = [_text(block) for block in blocks[number : number + len(columns) + 3]]
    if columns[0] is Column.NO and not re.fullmatch(r"\d{1,3}[.．、]?", following[0]):
        return False
    return any(is_units(line, context) for line in following)


def _kinds_of_line(
    words: str, columns: Sequence[Column | None], describing: Sequence[int], context: Context
) -> set[Column]:
    if re.fullmatch(r"[（(]?\d{1,3}[）)]?[.．、]?", words):
        return {Column.NO}
    if words in (DITTO, "同上", "—", "-", "/", "无", "——"):
        return {Column.LEAD, Column.SUPPORTING, Column.RESPONSIBLE, Column.TIME}
    if is_time(words, context) and Column.TIME in columns:
        return {Column.TIME}
    if is_units(words, context):
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


def _squeezed_heading(line: str) -> tuple[str, ...]:
    """Return the heading words of a line that holds nothing else: 序号工作任务责任单位完成时限."""
    plain = re.sub(r"[\s\u3000]", "", line)
    parts: list[str] = []
    rest = plain
    while rest and (match := _HEAD_WORDS.match(rest)):
        parts.append(match[0])
        rest = rest[match.end() :]
    kinds = {column for part in parts if (column := read_column(part))}
    if rest or len(parts) < 3 or len(kinds) < 3 or len(plain) > 60:
        return ()
    return tuple(parts)


def _split_squeezed(line: str, words: Sequence[str], context: Context) -> Row | None:
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
        position = _time_at_end(rest, context)
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
    stop = _units_at_end(rest, context)
    if stop is None:
        return None
    cells[unit_columns[0]] = rest[stop:].strip()
    cells[describing[-1]] = rest[:stop].strip()
    return Row(tuple(cells))


def _time_at_end(words: str, context: Context) -> int:
    """Return where the time at the end of a line begins; its length where there is none."""
    for start in range(max(0, len(words) - 30), len(words)):
        found = read_time_column(words[start:], context.year)
        if found and found[0].start == 0 and is_time(words[start:], context):
            return start
        if NO_TIME.match(words, start) and len(words) - start <= 8:
            return start
    return len(words)


_UNIT_START = re.compile(r"[市县区省州旗各乡镇街园开高国本机]|涉及")


def _units_at_end(words: str, context: Context) -> int | None:
    """Return where the units at the end of a line begin: behind its last sentence, or as early as
    all that follows are units.
    """
    stop = words.rstrip("。").rfind("。") + 1
    if stop and is_units(words[stop:], context):
        return stop
    for match in _UNIT_START.finditer(words, stop):
        if is_units(words[match.start() :], context):
            return match.start()
    return None
