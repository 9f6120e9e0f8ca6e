"""From the words of a task as printed to its record: title, text, unit lists, times."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.commitments import Found, find_commitments, read_time_column
from generator.drafting.lists import LABEL, UNIT, Reading, UnitList, read_list
from generator.hanzi import task_label
from generator.reading import Loc
from generator.records import (
    Column,
    DeadlineRecord,
    ParagraphRecord,
    RelativeRecord,
    Role,
    Start,
    TaskRecord,
    TitleEnd,
    UnitsRecord,
)


@dataclass(frozen=True, slots=True)
class Item:
    """A task as printed: `body` is everything from behind its number, `cells` what its row holds in
    other columns, `merged` the columns whose cell is merged with the one above.
    """

    label: str
    no: int | None
    body: str
    heading: str | None = None
    title: str | None = None
    cells: Mapping[Column, str] = field(default_factory=dict)
    merged: frozenset[Column] = frozenset()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a person should look at: what of the record, and the question."""

    loc: Loc
    question: str


@dataclass(frozen=True, slots=True)
class DraftTask:
    """A task's record, and the remarks on it; `loc` in them is from the task."""

    record: TaskRecord
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A task's words, parted: the text without its lists, and each list with what goes before it."""

    text: str
    lists: tuple[tuple[str, int], ...]  # as printed, and where in the text it stands
    time: str | None = None
    persons: str | None = None


_BRACKET = re.compile(r"[（【〔［\[(](?:[^（）【】〔〕\[\]()]|[（(][^（）()]*[）)])*[）】〕］\])]")
_WEAK = re.compile("^(?:以下|简称|含|或|即|包括|不含|除|如|见|下同|详见|附)")


def part_body(body: str, reading: Reading) -> Body:
    """Find the unit lists of a body: brackets, and lines or line ends behind a label."""
    pieces: list[tuple[int, int, str]] = []
    for start, end in _label_runs(body):
        pieces.append((start, end, "label"))
    for match in _BRACKET.finditer(body):
        if any(start <= match.start() < end for start, end, _ in pieces):
            continue
        if _is_list(body, match, reading):
            pieces.append((match.start(), match.end(), "bracket"))
    text = ""
    position = 0
    lists: list[tuple[str, int]] = []
    times: list[str] = []
    persons: list[str] = []
    for start, end, _ in sorted(pieces):
        text += body[position:start].rstrip(" \u3000")
        printed = body[start:end].strip()
        found = read_list(printed, reading)
        if found.names:
            lists.append((printed, len(text)))
        elif found.persons and not found.times:
            persons.append(printed)
        else:
            times.append(printed)
        position = end
    text += body[position:]
    offset = len(text) - len(text.lstrip())
    stripped = text.strip()
    return Body(
        text=_without_empty_lines(stripped),
        lists=tuple((printed, min(max(0, at - offset), len(stripped))) for printed, at in lists),
        time="\n".join(times) or None,
        persons="\n".join(persons) or None,
    )


def _without_empty_lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _label_runs(body: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches that labels introduce, to the end of the line."""
    for line in re.finditer(r"[^\n]+", body):
        for match in LABEL.finditer(body, line.start(), line.end()):
            before = body[line.start() : match.start()]
            if (
                before.count("（") > before.count("）")
                or before.count("【") > before.count("】")
                or before.count("〔") > before.count("〕")
            ):
                break
            if not before.strip() or re.search(r"[。；！”）\s]$", before):
                yield match.start(), line.end()
                break


def _is_list(body: str, match: re.Match[str], reading: Reading) -> bool:
    """Tell a bracket that answers who and when from one that explains a word."""
    inner = match[0][1:-1].strip()
    if len(inner) < 3 or _WEAK.match(inner):
        return False
    behind = body[match.end() : match.end() + 1]
    before = body[: match.start()].rstrip()[-1:]
    is_at_end = behind in ("", "\n", "。", "；", ";", " ") or before in "。；！"
    if LABEL.match(inner) and is_at_end:
        return True
    if not is_at_end:
        return False
    found = read_list(match[0], reading)
    if not found.names:
        return (bool(found.times) and before in "。；！") or (
            bool(found.times) and not body[match.end() :].strip("。；; \n")
        )
    likely = [name for name in found.names if name in reading.known or UNIT.match(name)]
    if len(likely) < len(found.names):
        return False
    stands_alone = before in "。；！" or not body[match.end() :].strip("。；; \n") or behind == "\n"
    return found.is_certain or (stands_alone and len("".join(found.names)) > 3)


def make_task(
    item: Item, no: int, reading: Reading, *, is_titled: bool, columns: Sequence[Column] = ()
) -> DraftTask:
    """Return the record of a task as printed."""
    remarks: list[Remark] = []
    body = part_body(item.body, reading)
    title, title_ends, text, cut = item.title, "", body.text, 0
    if title:
        title, title_ends = _strip_mark(title)
    elif is_titled:
        title, title_ends, cut = read_title(body.text)
        text = body.text[cut:].lstrip()
        cut = len(body.text) - len(text)
    if not text:  # a title alone is the task
        title, title_ends, text, cut = None, "", body.text or item.title or "", 0
    units: list[UnitsRecord] = []
    deadlines: list[DeadlineRecord] = []
    notes: list[str] = []
    found_lists: list[UnitList] = []
    for printed, at in body.lists:
        found = read_list(printed, reading)
        found_lists.append(found)
        after = _words_before(text, at - cut) if at - cut < len(text) else None
        if after is None and at - cut < len(text):
            remarks.append(Remark(("units",), "名单在正文中间，说不清在哪几个字之后"))
        units += [
            UnitsRecord(role=group.role, printed=group.printed, names=group.names, after=after)
            for group in found.groups
        ]
    time = item.cells.get(Column.TIME) or body.time
    roles = {Column.LEAD: Role.LEAD, Column.RESPONSIBLE: None, Column.SUPPORTING: Role.SUPPORTING}
    units_merged = _units_merged(item)
    for column in () if units_merged else columns or tuple(roles):
        if column in roles and (cell := item.cells.get(column)):
            found = read_list(
                cell,
                reading,
                roles[column] or (Role.RESPONSIBLE if not LABEL.search(cell) else None),
            )
            if column in item.merged:
                units += [
                    UnitsRecord(role=group.role, merged=True, names=group.names)
                    for group in found.groups
                ]
                continue
            found_lists.append(found)
            units += [
                UnitsRecord(role=group.role, printed=group.printed, names=group.names)
                for group in found.groups
            ]
    for found in found_lists:
        notes += [*found.persons, *found.notes]
        remarks += [Remark(("units",), doubt) for doubt in found.doubts]
    text = text.strip() or "〔无〕"
    for found_time in find_commitments(text, reading.year):
        deadlines += _deadline(found_time, text, remarks)
    for found in found_lists:
        for one in found.times:
            lists = (group.printed or "" for group in units)
            words = next((words for words in lists if one.expression in words), "")
            deadlines += _deadline(one, words, remarks, in_list=True)
    if time:
        for found_time in read_time_column(time, reading.year):
            deadlines += _deadline(found_time, time, remarks)
    record = TaskRecord(
        no=no,
        label=item.label if item.label and item.label != task_label(no) else None,
        unnumbered=not item.label,
        heading=item.heading,
        title=title,
        title_ends=_ends(title_ends) if title else "。",
        text=text,
        units=tuple(units),
        units_note="…".join(dict.fromkeys(notes)) or None,
        deadlines=tuple(_once(deadlines)),
        persons=item.cells.get(Column.PERSONS) or body.persons,
        time=time,
        units_merged=units_merged and not units,
        time_merged=Column.TIME in item.merged,
    )
    return DraftTask(record, tuple(remarks))


def _units_merged(item: Item) -> bool:
    """Tell whether all of a row's cells of units are merged with those above."""
    lists = {Column.LEAD, Column.RESPONSIBLE, Column.SUPPORTING}
    own = {column for column in lists if column in item.cells and column not in item.merged}
    return bool(item.merged & lists) and not own


def _ends(mark: str) -> TitleEnd:
    return mark  # type: ignore[return-value]


def _once(deadlines: Iterable[DeadlineRecord]) -> list[DeadlineRecord]:
    return list({(one.kind, one.quote, one.expression): one for one in deadlines}.values())


def _deadline(
    found: Found, words: str, remarks: list[Remark], *, in_list: bool = False
) -> list[DeadlineRecord]:
    if found.record is None:
        remarks.append(
            Remark(("deadlines",), f"“{found.expression}”说的是哪一天？说不准，没有写成时限")
        )
        return []
    record = found.record
    if in_list:
        record = record.model_copy(update={"quote": _clause(words, found.expression)})
    if (
        isinstance(record, RelativeRecord)
        and record.after
        and re.match("本(?:要点|方案|通知|计划|意见|文件)", record.after)
    ):
        record = record.model_copy(update={"candidates": (Start.ISSUED, Start.PUBLISHED)})
    return [record]


def _clause(words: str, expression: str) -> str:
    """Return the part of a list that holds a time, between its separators."""
    at = words.find(expression)
    if at < 0:
        return expression
    start = max(words.rfind(mark, 0, at) for mark in "，、；：（【〔[( \n") + 1
    ends = [words.find(mark, at + len(expression)) for mark in "，、；）】〕]) \n。"]
    stop = min((end for end in ends if end >= 0), default=len(words))
    return words[start:stop] or expression


def _words_before(text: str, position: int) -> str | None:
    """Return the shortest words, four or more, that stand first right before a position."""
    before = text[:position]
    line = before[before.rfind("\n") + 1 :]
    for length in range(4, len(line) + 1):
        words = line[-length:]
        if text.find(words) == position - length and words == words.strip():
            return words
    return (
        line if line and text.find(line) == position - len(line) and line == line.strip() else None
    )


_TITLE_MARKS = "。．：；！"


def _strip_mark(words: str) -> tuple[str, str]:
    return (words[:-1], words[-1]) if words[-1] in _TITLE_MARKS else (words, "")


def read_title(text: str) -> tuple[str | None, str, int]:
    """Return the lead-in of a text, the mark that closes it, and where the text goes on."""
    line, _, rest = text.partition("\n")
    stop = line.find("。")
    colon = line.find("：")
    if (
        0 < colon < 30
        and (stop < 0 or colon < stop)
        and not re.search("[，、；]", line[:colon])
        and line[colon + 1 :]
        and not re.search("(?:如下|以下|包括|做到|一是)$", line[:colon])
    ):
        return line[:colon], "：", colon + 1
    if 0 < stop <= 48 and (line[stop + 1 :].strip() or rest.strip()):
        return line[:stop], "。", stop + 1
    if stop < 0 and rest.strip() and len(line) <= 48:
        title, mark = _strip_mark(line)
        return title, mark, len(line)
    return None, "", 0


def tasks_have_titles(
    items: Sequence[Item], reading: Reading, *, all_of_them: bool = False
) -> bool:
    """Tell whether tasks begin with a lead-in, a short first sentence before more: most of a plan's,
    or every one of a section's.
    """
    texts = [part_body(item.body, reading).text for item in items]
    filled = [text for text in texts if text]
    if not filled:
        return False
    titled = [title for text in filled if (title := read_title(text)[0])]
    lengths = sorted(map(len, titled))
    if all_of_them:
        return len(titled) == len(filled) > 1 and lengths[-1] <= 20 and "，" not in "".join(titled)
    return len(titled) * 10 >= len(filled) * 6 and lengths[len(lengths) // 2] <= 26


_DUTY = r"(?=，?(?:要(?!求)|应|须|必须|将|对照|特别是|按照职责|建设完成|在制订))"
_ACTOR = (
    r"(?:全[省市县区]|各|县级以上|市级以上|基层|上级|有[^，。]{2,8}的|司法行政)[^，。；：、“”（）的]{0,22}?"
    r"(?:政府部门|主管部门|行政部门|行政机关|监管部门|部门|政府|单位|机构|大厅|机关|领导小组)"
)
"""A group of agencies that a sentence may name; registered names are looked for beside it."""


def named_units(text: str, known: frozenset[str]) -> tuple[UnitsRecord, ...]:
    """Return the actors that sentences name as subjects of an obligation."""
    names = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    actor = f"(?:{names}|{_ACTOR})" if names else _ACTOR
    pattern = re.compile(
        rf"(?:^|(?<=[，。；\n]))(?P<first>{actor})(?:[和与](?P<second>{actor}))?{_DUTY}"
    )
    found: list[UnitsRecord] = []
    seen: set[str] = set()
    for match in pattern.finditer(text):
        stops = [text.find(mark, match.end() + 1) for mark in "，。；\n"]
        stop = min((one for one in stops if one >= 0), default=len(text))
        actors = tuple(name for name in match.group("first", "second") if name and name not in seen)
        seen.update(actors)
        if actors:
            quote = text[match.start() : stop].strip()
            found.append(UnitsRecord(role=Role.NAMED, quote=quote, names=actors))
    return tuple(found)


def make_paragraph(
    lines: Sequence[str], year: int | None, known: frozenset[str]
) -> ParagraphRecord | None:
    """Return the record of an opening or a closing."""
    if not lines:
        return None
    text = "\n".join(lines)
    remarks: list[Remark] = []
    deadlines = [
        one for found in find_commitments(text, year) for one in _deadline(found, text, remarks)
    ]
    return ParagraphRecord(
        text=text, deadlines=tuple(_once(deadlines)), units=named_units(text, known)
    )
