"""Rules of units: the registries, and who answers for what."""

import re
from collections import defaultdict
from collections.abc import Iterator

from generator.checks.paragraphs import all_paragraphs, not_in_text, paragraphs
from generator.content import CONTENT, Records
from generator.problems import Problem, suggest
from generator.reading import Loc
from generator.records import (
    ParagraphRecord,
    Role,
    TaskRecord,
)
from generator.steps import replace_words


def jurisdiction_has_a_registry(records: Records) -> Iterator[Problem]:
    """Every document's jurisdiction has its file in content/units/."""
    known = {entry.record.id for entry in records.registries}
    for entry in records.documents:
        wanted = entry.record.jurisdiction
        if wanted not in known and _registry_path(wanted) not in records.unreadable:
            message = f"没有 {_registry_path(wanted)}{suggest(wanted, known)}；请新建它或改地区"
            yield Problem(entry.at("jurisdiction"), message)


def _registry_path(jurisdiction: str) -> str:
    return f"{CONTENT}/units/{jurisdiction}.yml"


def unit_names_are_unique(records: Records) -> Iterator[Problem]:
    """Within a jurisdiction an id belongs to one unit, and so does any kind of name."""
    for entry in records.registries:
        ids: set[str] = set()
        owners: dict[str, str] = {}
        for index, unit in enumerate(entry.record.units):
            if unit.id in ids:
                message = f"单位 id {unit.id} 重复了；请换一个"
                yield Problem(entry.at("units", index, "id"), message)
            ids.add(unit.id)
            names: list[tuple[str, Loc]] = [(unit.name, ("name",))]
            names += [(name, ("aliases", number)) for number, name in enumerate(unit.aliases)]
            names += [(name, ("known_as", number)) for number, name in enumerate(unit.known_as)]
            for name, place in names:
                if name in owners:
                    message = f"“{name}”已经是单位 {owners[name]} 的名称；一个名称只能属于一个单位"
                    yield Problem(entry.at("units", index, *place), message)
                owners.setdefault(name, unit.id)


def related_units_exist(records: Records) -> Iterator[Problem]:
    """Members and successors are units of the same registry."""
    for entry in records.registries:
        ids = {unit.id for unit in entry.record.units}
        for index, unit in enumerate(entry.record.units):
            loc = ("units", index)
            named: list[tuple[str, Loc]] = []
            if unit.members:
                named += [
                    (member, (*loc, "members", "units", number))
                    for number, member in enumerate(unit.members.units)
                ]
            if unit.successor:
                named.append((unit.successor.unit, (*loc, "successor", "unit")))
            for wanted, place in named:
                if wanted not in ids or wanted == unit.id:
                    message = f"本地区没有 id 为 {wanted} 的其他单位{suggest(wanted, ids)}"
                    yield Problem(entry.at(*place), message)


def _unit_names(records: Records) -> defaultdict[str, set[str]]:
    """Return every name and alias by jurisdiction; a jurisdiction without a registry has none."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for entry in records.registries:
        for unit in entry.record.units:
            names[entry.record.id].update((unit.name, *unit.aliases))
    return names


def unit_is_registered(records: Records) -> Iterator[Problem]:
    """Every unit of a task is in the registry of the document's jurisdiction."""
    names = _unit_names(records)
    for entry, paragraph, loc in all_paragraphs(records):
        jurisdiction = entry.record.jurisdiction
        known = names[jurisdiction]
        if not known:
            continue  # its registry is missing or broken, and that is said elsewhere
        for number, group in enumerate(paragraph.units):
            for index, name in enumerate(group.names):
                if name not in known:
                    message = (
                        f"{_registry_path(jurisdiction)} 里没有单位“{name}”{suggest(name, known)}"
                        "；请改名称，或先在那里登记"
                    )
                    yield Problem(entry.at(*loc, "units", number, "names", index), message)


_AROUND_NAMES = re.compile(
    r"(?:责任|牵头|配合|主办|协办|承办|参加|参与|落实|负责|实施|主管)+(?:单位|部门|科室|处室|主体)"
    r"|(?:完成|办理)?时限|完成时间|时间要求|牵头|配合|[：、，；。（）【】〔〕［］\[\]和及与\s]"
)
"""What a unit list prints beside names, times and its note."""

_ROLE_WORDS = {"牵头": Role.LEAD, "配合": Role.SUPPORTING}


def _notes(paragraph: ParagraphRecord) -> list[str]:
    """Return the stretches of a note: … stands between those that do not print side by side."""
    return paragraph.units_note.split("…") if paragraph.units_note else []


def unit_list_is_accounted_for(records: Records) -> Iterator[Problem]:
    """The printed unit list is its names in order, the note, and nothing but labels and marks.

    A name that is not registered either has its problem already: `unit_is_registered`.
    """
    names = _unit_names(records)
    for entry, paragraph, loc in all_paragraphs(records):
        unexplained = ""
        is_complete = True
        for number, group in enumerate(paragraph.units):
            if group.printed is None:
                continue
            rest = group.printed
            for deadline in paragraph.deadlines:
                rest = rest.replace(deadline.quote, "", 1)
            position = 0
            for index, name in enumerate(group.names):
                found = rest.find(name, position)
                if found < 0:
                    if name in names[entry.record.jurisdiction]:
                        message = f"单位“{name}”不在 printed 里，或顺序不同；请照原文写"
                        yield Problem(entry.at(*loc, "units", number, "names", index), message)
                    is_complete = False
                    break
                rest = rest[:found] + rest[found + len(name) :]
                position = found
            unexplained += rest
            around = rest
            for words in _notes(paragraph):
                around = around.replace(words, "")
            for word, role in _ROLE_WORDS.items():
                if word in around and group.role is not role:
                    message = f"printed 写的是“{word}”，role 却是 {group.role}；请改成 {role}"
                    yield Problem(entry.at(*loc, "units", number, "role"), message)
        if not is_complete:
            continue
        for note in _notes(paragraph):
            unexplained = unexplained.replace(note, "", 1)
        if words := _AROUND_NAMES.sub("", unexplained):
            message = f"责任单位里的“{words}”既不是单位，也没有写进 units_note；请补上"
            yield Problem(entry.at(*loc, "units"), message)


def units_note_is_printed(records: Records) -> Iterator[Problem]:
    """A note on a unit list is printed in it, and no registered unit hides in it."""
    names = _unit_names(records)
    for entry, paragraph, loc in all_paragraphs(records):
        printed = [group.printed for group in paragraph.units if group.printed]
        for note in _notes(paragraph):
            if not any(note in words for words in printed):
                message = f"“{note}”不在责任单位的 printed 里；请照原文写"
                yield Problem(entry.at(*loc, "units_note"), message)
            for name in sorted(names[entry.record.jurisdiction]):
                # 等各有关部门 goes on about the list, whatever another plan registers
                if re.search(f"(?<!等)(?<!及其他){re.escape(name)}", note):
                    message = f"units_note 里的“{name}”是单位；请写进 names"
                    yield Problem(entry.at(*loc, "units_note"), message)


def named_unit_is_quoted(records: Records) -> Iterator[Problem]:
    """A unit with role `named` stands in its quote, and the quote in the text."""
    names = _unit_names(records)
    for entry, paragraph, loc in all_paragraphs(records):
        for number, group in enumerate(paragraph.units):
            if group.role is not Role.NAMED or group.quote is None:
                continue
            place = (*loc, "units", number)
            if group.quote not in paragraph.text:
                yield not_in_text(entry, (*place, "quote"), "quote", group.quote)
            for index, name in enumerate(group.names):
                known = names[entry.record.jurisdiction]
                longer = [one for one in known if name in one != name]
                if name in known and name not in replace_words(
                    group.quote, dict.fromkeys(longer, "")
                ):
                    message = f"单位“{name}”不在 quote 里，或只是另一个单位名称的一部分；请照原文写"
                    yield Problem(entry.at(*place, "names", index), message)


def merged_units_have_a_task_above(records: Records) -> Iterator[Problem]:
    """A merged unit cell has units above it, and none of its own."""
    for entry in records.documents:
        above: TaskRecord | None = None
        for paragraph, loc in paragraphs(entry.record):
            if not isinstance(paragraph, TaskRecord):
                continue
            if paragraph.units_merged:
                place = entry.at(*loc, "units_merged")
                if paragraph.units:
                    yield Problem(place, "单元格与上一行合并时不写 units；请删去其中一个")
                if above is None or not (
                    above.units_merged or any(group.printed for group in above.units)
                ):
                    yield Problem(place, "上一任务没有责任单位，这里不可能是合并的单元格")
            above = paragraph
