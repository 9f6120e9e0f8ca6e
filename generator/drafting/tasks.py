"""From the words of a task as printed to its record: title, text, unit lists, times."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.drafting.context import Context
from generator.drafting.dividing.columns import ROLE_OF_COLUMN, UNIT_COLUMNS
from generator.drafting.dividing.printed import PrintedTask
from generator.drafting.lists.reader import UnitList, looks_like_a_unit, read_list
from generator.grammar.commitments import Found, find_commitments, read_time_column
from generator.grammar.labels import LABEL
from generator.hanzi import task_label
from generator.problems import TOP, Loc
from generator.records.commitments import DeadlineRecord, RelativeRecord, Start
from generator.records.sources import Column
from generator.records.tasks import ParagraphRecord, Role, TaskRecord, TitleEnd, UnitsRecord


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


def part_body(body: str, context: Context) -> Body:
    """Find the unit lists of a body: brackets, and lines or line ends behind a label."""
    runs = list(_label_runs(body))
    brackets = [
        match.span()
        for match in _BRACKET.finditer(body)
        if not any(start <= match.start() < end for start, end in runs)
        and _is_list(body, match, context)
    ]
    text = ""
    position = 0
    lists: list[tuple[str, int]] = []
    times: list[str] = []
    persons: list[str] = []
    for start, end in sorted(runs + brackets):
        text += body[position:start].rstrip(" \u3000")
        printed = body[start:end].strip()
        found = read_list(printed, context)
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


def _is_list(body: str, match: re.Match[str], context: Context) -> bool:
    """Tell a bracket that answers who and when from one that explains a word."""
    inner = match[0][1:-1].strip()
    if len(inner) < 3 or _WEAK.match(inner):
        return False
    behind = body[match.end() : match.end() + 1]
    before = body[: match.start()].rstrip()[-1:]
    if behind not in ("", "\n", "。", "；", ";", " ") and before not in "。；！":
        return False
    if LABEL.match(inner):
        return True
    ends_text = before in "。；！" or not body[match.end() :].strip("。；; \n")
    found = read_list(match[0], context)
    if not found.names:
        return bool(found.times) and ends_text
    likely = [name for name in found.names if looks_like_a_unit(name, context)]
    if len(likely) < len(found.names):
        return False
    stands_alone = ends_text or behind == "\n"
    return found.is_certain or (stands_alone and len("".join(found.names)) > 3)


def make_task(
    item: PrintedTask, no: int, context: Context, *, is_titled: bool, columns: Sequence[Column] = ()
) -> DraftTask:
    """Return the record of a task as printed."""
    words = _read_words(item, context, is_titled=is_titled)
    reader = _ListsReader(context)
    for printed, at in words.lists:
        reader.read_in_text(printed, words.text, at)
    units_merged = _units_merged(item)
    if not units_merged:
        for column in columns or UNIT_COLUMNS:
            if column in UNIT_COLUMNS and column in item.cells:
                role = ROLE_OF_COLUMN[column]
                reader.read_cell(item.cells[column], role, column in item.merged)
    time = item.cells.get(Column.TIME) or words.time
    deadlines = [
        *_deadlines(find_commitments(words.text, context.year), reader.remarks),
        *reader.deadlines(),
        *_deadlines(read_time_column(time, context.year) if time else (), reader.remarks),
    ]
    notes = [note for found in reader.lists for note in (*found.persons, *found.notes)]
    record = TaskRecord(
        no=no,
        label=item.label if item.label and item.label != task_label(no) else None,
        unnumbered=not item.label,
        heading=item.heading,
        title=words.title,
        title_ends=words.title_ends if words.title else "。",
        text=words.text,
        units=tuple(reader.units),
        units_note="…".join(dict.fromkeys(notes)) or None,
        deadlines=tuple({(one.kind, one.quote, one.expression): one for one in deadlines}.values()),
        persons=item.cells.get(Column.PERSONS) or words.persons,
        time=time,
        remark=item.cells.get(Column.REMARK),
        units_merged=units_merged,
        time_merged=Column.TIME in item.merged,
    )
    return DraftTask(record, tuple(reader.remarks))


@dataclass(frozen=True, slots=True)
class _Words:
    """A task's own words, parted: lead-in, text, and the lists that stand in the text."""

    title: str | None
    title_ends: TitleEnd
    text: str
    lists: tuple[tuple[str, int], ...]
    time: str | None = None
    persons: str | None = None


def _read_words(item: PrintedTask, context: Context, *, is_titled: bool) -> _Words:
    body = part_body(item.body, context)
    title: str | None = None
    title_ends: TitleEnd = ""
    cut = 0
    if item.title:
        title, title_ends = _strip_mark(item.title)
    elif is_titled:
        title, title_ends, cut = read_title(body.text)
    text = body.text[cut:].lstrip()
    cut = len(body.text) - len(text)
    if text:
        lists = tuple((printed, at - cut) for printed, at in body.lists)
        return _Words(title, title_ends, text, lists, body.time, body.persons)
    if body.text:  # a lead-in alone is the task
        return _Words(None, "", body.text, body.lists, body.time, body.persons)
    return _Words(None, "", item.body.strip(), ())  # and so is a list


class _ListsReader:
    """Reads all lists of one task."""

    def __init__(self, context: Context) -> None:
        self.units: list[UnitsRecord] = []
        self.lists: list[UnitList] = []
        self.remarks: list[Remark] = []
        self._context = context

    def read_in_text(self, printed: str, text: str, at: int) -> None:
        """Read a list that is printed in a text, or behind it."""
        after = _words_before(text, at) if at < len(text) else None
        if after is None and at < len(text):
            self.remarks.append(Remark(TOP / "units", "名单在正文中间，说不清在哪几个字之后"))
        found = self._add(read_list(printed, self._context))
        self.units += [
            UnitsRecord(role=group.role, printed=group.printed, names=group.names, after=after)
            for group in found.groups
        ]

    def read_cell(self, cell: str, role: Role | None, is_merged: bool) -> None:
        """Read a cell of units; one that is merged has the words of the cell above."""
        if role is None and not LABEL.search(cell):
            role = Role.RESPONSIBLE
        found = read_list(cell, self._context, role)
        for group in found.groups:
            printed = None if is_merged else group.printed
            self.units.append(
                UnitsRecord(role=group.role, printed=printed, merged=is_merged, names=group.names)
            )
        if not is_merged:
            self._add(found)

    def _add(self, found: UnitList) -> UnitList:
        self.lists.append(found)
        self.remarks += [Remark(TOP / "units", f"“{name}”是单位吗？") for name in found.doubtful]
        return found

    def deadlines(self) -> Iterator[DeadlineRecord]:
        """Yield the deadlines that stand in lists, quoted from the list."""
        printed = [group.printed or "" for group in self.units]
        for found in self.lists:
            for one in _deadlines(found.times, self.remarks):
                words = next((words for words in printed if one.expression in words), "")
                yield one.model_copy(update={"quote": _clause(words, one.expression)})


def _units_merged(item: PrintedTask) -> bool:
    """Tell whether all of a row's cells of units are merged with those above."""
    lists = set(UNIT_COLUMNS)
    return bool(item.merged & lists) and not lists & item.cells.keys() - item.merged


def _deadlines(found: Iterable[Found], remarks: list[Remark]) -> Iterator[DeadlineRecord]:
    """Yield deadlines, and remark on words that no deadline can hold."""
    for one in found:
        record = one.record
        if record is None:
            question = f"“{one.expression}”怎样写成时限？没有写"
            remarks.append(Remark(TOP / "deadlines", question))
            continue
        if isinstance(record, RelativeRecord) and re.match(
            "本(?:要点|方案|通知|计划|意见|文件)", record.after or ""
        ):
            record = record.model_copy(update={"candidates": (Start.ISSUED, Start.PUBLISHED)})
        yield record


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


_TITLE_MARKS: tuple[TitleEnd, ...] = ("。", "．", "：", "；", "！")


def _strip_mark(words: str) -> tuple[str, TitleEnd]:
    for mark in _TITLE_MARKS:
        if words.endswith(mark):
            return words[: -len(mark)], mark
    return words, ""


def read_title(text: str) -> tuple[str | None, TitleEnd, int]:
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
    items: Sequence[PrintedTask], context: Context, *, all_of_them: bool = False
) -> bool:
    """Tell whether tasks begin with a lead-in, a short first sentence before more: most of a plan's,
    or every one of a section's.
    """
    texts = [part_body(item.body, context).text for item in items]
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
    deadlines = tuple(_deadlines(find_commitments(text, year), []))
    return ParagraphRecord(text=text, deadlines=deadlines, units=named_units(text, known))
