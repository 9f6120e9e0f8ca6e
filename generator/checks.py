"""The rules that records keep together: one small generator function each, listed in CHECKS."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256

from generator.content import Records
from generator.deadlines import read_day
from generator.fidelity import align, count_glossary_words, normalise
from generator.problems import Place, Problem, suggest
from generator.reading import Entry, Loc
from generator.records import (
    DateRecord,
    DocumentRecord,
    ParagraphRecord,
    PeriodEndRecord,
    RecurringRecord,
    RegistryRecord,
    RelativeRecord,
    Role,
    TaskRecord,
)
from generator.steps import CONTACT_LEFT_OUT, Step

Check = Callable[[Records], Iterator[Problem]]


def check(records: Records) -> tuple[Problem, ...]:
    """Return every problem of the content, those of reading included, in order of place."""
    found = {problem for rule in CHECKS for problem in rule(records)}
    return tuple(sorted(found.union(records.problems)))


def paragraphs(document: DocumentRecord) -> Iterator[tuple[ParagraphRecord, Loc]]:
    """Yield the opening, every task and the closing of a document, with their locations."""
    if document.opening:
        yield document.opening, ("opening",)
    for section_index, section in enumerate(document.sections):
        for task_index, task in enumerate(section.tasks):
            yield task, ("sections", section_index, "tasks", task_index)
    if document.closing:
        yield document.closing, ("closing",)


def _all_paragraphs(
    records: Records,
) -> Iterator[tuple[Entry[DocumentRecord], ParagraphRecord, Loc]]:
    for entry in records.documents:
        for paragraph, loc in paragraphs(entry.record):
            yield entry, paragraph, loc


def id_is_the_file_name(records: Records) -> Iterator[Problem]:
    """A record's id is its file's name: it becomes part of addresses, and no two can be equal."""
    entries: tuple[Entry[DocumentRecord] | Entry[RegistryRecord], ...] = (
        *records.documents,
        *records.registries,
    )
    for entry in entries:
        stem = entry.path.rsplit("/", 1)[-1].removesuffix(".yml")
        if entry.record.id != stem:
            message = f"id 是 {entry.record.id}，文件名却是 {stem}.yml；请改成一样"
            yield Problem(entry.at("id"), message)


def numbers_rise(records: Records) -> Iterator[Problem]:
    """Sections rise in number within a document, tasks within a section; none comes twice."""
    for entry in records.documents:
        last_section = 0
        for section_index, section in enumerate(entry.record.sections):
            loc: Loc = ("sections", section_index)
            if section.no <= last_section:
                message = f"部分的编号 {section.no} 重复或倒退，前一部分是 {last_section}；请改编号"
                yield Problem(entry.at(*loc, "no"), message)
            last_section = section.no
            last_task = 0
            for task_index, task in enumerate(section.tasks):
                if task.no <= last_task:
                    message = f"任务的编号 {task.no} 重复或倒退，前一任务是 {last_task}；请改编号"
                    yield Problem(entry.at(*loc, "tasks", task_index, "no"), message)
                last_task = task.no


def jurisdiction_has_a_registry(records: Records) -> Iterator[Problem]:
    """Every document's jurisdiction has its file in content/units/."""
    known = {entry.record.id for entry in records.registries}
    for entry in records.documents:
        wanted = entry.record.jurisdiction
        if wanted not in known and _registry_path(wanted) not in records.unreadable:
            message = f"没有 {_registry_path(wanted)}{suggest(wanted, known)}；请新建它或改地区"
            yield Problem(entry.at("jurisdiction"), message)


def _registry_path(jurisdiction: str) -> str:
    return f"content/units/{jurisdiction}.yml"


def unit_names_are_unique(records: Records) -> Iterator[Problem]:
    """Within a jurisdiction an id, a name or an alias belongs to one unit."""
    for entry in records.registries:
        ids: set[str] = set()
        owners: dict[str, str] = {}
        for index, unit in enumerate(entry.record.units):
            if unit.id in ids:
                message = f"单位 id {unit.id} 重复了；请换一个"
                yield Problem(entry.at("units", index, "id"), message)
            ids.add(unit.id)
            places = [("name",), *(("aliases", number) for number in range(len(unit.aliases)))]
            for name, place in zip((unit.name, *unit.aliases), places, strict=True):
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


def unit_is_registered(records: Records) -> Iterator[Problem]:
    """Every unit of a task is in the registry of the document's jurisdiction."""
    names = {
        entry.record.id: {
            name for unit in entry.record.units for name in (unit.name, *unit.aliases)
        }
        for entry in records.registries
    }
    for entry, paragraph, loc in _all_paragraphs(records):
        jurisdiction = entry.record.jurisdiction
        known = names.get(jurisdiction)
        if known is None:
            continue
        for number, group in enumerate(paragraph.units):
            for index, name in enumerate(group.names):
                if name not in known:
                    message = (
                        f"{_registry_path(jurisdiction)} 里没有单位“{name}”{suggest(name, known)}"
                        "；请改名称，或先在那里登记"
                    )
                    yield Problem(entry.at(*loc, "units", number, "names", index), message)


_AROUND_NAMES = re.compile(r"责任单位|牵头单位|配合单位|牵头|配合|[：、，；。（）]")


def unit_list_is_accounted_for(records: Records) -> Iterator[Problem]:
    """The printed unit list is its names in order, the note, and nothing but labels and marks."""
    for entry, paragraph, loc in _all_paragraphs(records):
        unexplained = ""
        is_complete = True
        for number, group in enumerate(paragraph.units):
            if group.printed is None:
                continue
            rest = group.printed
            position = 0
            for index, name in enumerate(group.names):
                found = rest.find(name, position)
                if found < 0:
                    message = f"单位“{name}”不在 printed 里，或顺序不同；请照原文写"
                    yield Problem(entry.at(*loc, "units", number, "names", index), message)
                    is_complete = False
                    break
                rest = rest[:found] + rest[found + len(name) :]
                position = found
            unexplained += rest
        if not is_complete:
            continue
        if paragraph.units_note:
            if paragraph.units_note not in unexplained:
                message = f"“{paragraph.units_note}”不在责任单位的 printed 里；请照原文写"
                yield Problem(entry.at(*loc, "units_note"), message)
            unexplained = unexplained.replace(paragraph.units_note, "", 1)
        if words := _AROUND_NAMES.sub("", unexplained):
            message = f"责任单位里的“{words}”既不是单位，也没有写进 units_note；请补上"
            yield Problem(entry.at(*loc, "units"), message)


def named_unit_is_quoted(records: Records) -> Iterator[Problem]:
    """A unit with role `named` stands in its quote, and the quote in the text."""
    for entry, paragraph, loc in _all_paragraphs(records):
        for number, group in enumerate(paragraph.units):
            if group.role is not Role.NAMED or group.quote is None:
                continue
            place = (*loc, "units", number)
            if group.quote not in paragraph.text:
                yield _not_in_text(entry, (*place, "quote"), "quote", group.quote)
            for index, name in enumerate(group.names):
                if name not in group.quote:
                    message = f"单位“{name}”不在 quote 里；请照原文写"
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
                if above is None or not (above.units or above.units_merged):
                    yield Problem(place, "上一任务没有责任单位，这里不可能是合并的单元格")
            above = paragraph


def _not_in_text(entry: Entry[DocumentRecord], loc: Loc, name: str, words: str) -> Problem:
    return Problem(entry.at(*loc), f"{name}“{words}”不在正文里；请从正文原样复制")


def deadline_is_quoted(records: Records) -> Iterator[Problem]:
    """A deadline's quote stands in the text; its expression and other words stand in the quote."""
    for entry, paragraph, loc in _all_paragraphs(records):
        for number, deadline in enumerate(paragraph.deadlines):
            place = (*loc, "deadlines", number)
            if deadline.quote not in paragraph.text:
                yield _not_in_text(entry, (*place, "quote"), "quote", deadline.quote)
            words = {"expression": deadline.expression}
            if isinstance(deadline, RelativeRecord) and deadline.after:
                words["after"] = deadline.after
            if isinstance(deadline, RecurringRecord) and deadline.condition:
                words["condition"] = deadline.condition
            for name, value in words.items():
                if value not in deadline.quote:
                    message = f"{name}“{value}”不在 quote 里；请从 quote 原样复制"
                    yield Problem(entry.at(*place, name), message)
        for number, words_only in enumerate(paragraph.not_a_deadline):
            if words_only.expression not in paragraph.text:
                place = (*loc, "not_a_deadline", number, "expression")
                yield _not_in_text(entry, place, "expression", words_only.expression)


def due_agrees_with_its_words(records: Records) -> Iterator[Problem]:
    """A due day is the one that its expression names in the document's year."""
    for entry, paragraph, loc in _all_paragraphs(records):
        for number, deadline in enumerate(paragraph.deadlines):
            if not isinstance(deadline, DateRecord | PeriodEndRecord):
                continue
            day = read_day(deadline.expression, entry.record.year)
            if day and day != deadline.due:
                message = f"“{deadline.expression}”是 {day}，due 却写作 {deadline.due}；请改正"
                yield Problem(entry.at(*loc, "deadlines", number, "due"), message)


def candidate_dates_are_known(records: Records) -> Iterator[Problem]:
    """A period can only be counted from a date that the document has."""
    for entry, paragraph, loc in _all_paragraphs(records):
        for number, deadline in enumerate(paragraph.deadlines):
            if not isinstance(deadline, RelativeRecord):
                continue
            for index, start in enumerate(deadline.candidates):
                if getattr(entry.record, start.value) is None:
                    message = f"文件没有 {start.value} 日期，不能从它起算；请补上日期或删去"
                    place = entry.at(*loc, "deadlines", number, "candidates", index)
                    yield Problem(place, message)


def target_is_quoted(records: Records) -> Iterator[Problem]:
    """A target's quote stands in the text, and its metric, figure and unit in the quote."""
    for entry, paragraph, loc in _all_paragraphs(records):
        for number, target in enumerate(paragraph.targets):
            place = (*loc, "targets", number)
            if target.quote not in paragraph.text:
                yield _not_in_text(entry, (*place, "quote"), "quote", target.quote)
            if target.metric not in target.quote:
                message = f"metric“{target.metric}”不在 quote 里；请从 quote 原样复制"
                yield Problem(entry.at(*place, "metric"), message)
            if f"{target.value}{target.unit}" not in target.quote:
                message = f"“{target.value}{target.unit}”不在 quote 里；请核对 value 和 unit"
                yield Problem(entry.at(*place, "value"), message)


def fields_are_printed(records: Records) -> Iterator[Problem]:
    """What is read from the header and the notice stands there."""
    for entry in records.documents:
        document = entry.record
        notice = document.notice
        printed = [item.value for item in document.header]
        if notice:
            printed += [text for text in (notice.number, notice.signature, notice.date) if text]
        for name in ("issuer", "publisher", "number", "index_number", "validity"):
            value = getattr(document, name)
            if value is not None and value not in printed:
                message = f"{name}“{value}”不在 header 和 notice 里；请照印出的写，没有就删去"
                yield Problem(entry.at(name), message)
        days = {day for text in printed for day in _days(text)}
        for name in ("issued", "published"):
            value = getattr(document, name)
            if value is not None and (value.year, value.month, value.day) not in days:
                message = f"{name} {value} 不在 header 和 notice 的日期里；请核对"
                yield Problem(entry.at(name), message)
        signed = _days(notice.date) if notice and notice.date else []
        issued = document.issued
        if signed and (issued is None or (issued.year, issued.month, issued.day) != signed[0]):
            yield Problem(entry.at("issued"), f"issued 应是落款的日期：{notice and notice.date}")


def _days(text: str) -> list[tuple[int, ...]]:
    found = re.findall(r"(\d{4})[年-](\d{1,2})[月-](\d{1,2})", text)
    return [tuple(map(int, parts)) for parts in found]


def basis_is_quoted(records: Records) -> Iterator[Problem]:
    """A document that the plan implements is quoted from the letter or the opening."""
    for entry in records.documents:
        document = entry.record
        texts = [document.opening.text] if document.opening else []
        if document.notice and document.notice.letter:
            texts.append(document.notice.letter)
        for number, basis in enumerate(document.basis):
            if not any(basis.quote in text for text in texts):
                message = f"quote“{basis.quote}”不在通知或开头段里；请从原文复制"
                yield Problem(entry.at("basis", number, "quote"), message)
            if basis.number not in basis.quote:
                message = f"文号“{basis.number}”不在 quote 里；请从 quote 原样复制"
                yield Problem(entry.at("basis", number, "number"), message)


def archive_is_unchanged(records: Records) -> Iterator[Problem]:
    """The archived source exists and has the recorded checksum; every archive has a record."""
    for entry in records.documents:
        source = entry.record.source
        data = records.archives.get(source.file)
        if data is None:
            message = f"没有 content/sources/{source.file}{suggest(source.file, records.archives)}"
            yield Problem(entry.at("source", "file"), message)
        elif (actual := sha256(data).hexdigest()) != source.sha256:
            message = f"content/sources/{source.file} 的校验和是 {actual}；存档不能改动，请恢复它"
            yield Problem(entry.at("source", "sha256"), message)
    used = {entry.record.source.file for entry in records.documents}
    if not any(path.startswith("content/documents/") for path in records.unreadable):
        for name in records.archives:
            if name not in used:
                yield Problem(Place(f"content/sources/{name}"), "没有文件的记录用到这份存档")


def source_is_whole(records: Records) -> Iterator[Problem]:
    """After the declared steps, the record and its source are the same words in the same order."""
    for entry, archive in _archives(records):
        document = entry.record
        text = normalise(archive, document.source, records.glossary)
        path = f"content/sources/{document.source.file}"
        for difference in align(document, text)[1]:
            message = f"{path} 第 {difference.line} 行：{difference.message}"
            yield Problem(entry.at(*difference.loc), message)


def steps_do_what_is_declared(records: Records) -> Iterator[Problem]:
    """Repairs, glossary words and left-out contacts stand in the source as the record says."""
    for entry, archive in _archives(records):
        source = entry.record.source
        for number, repair in enumerate(source.repairs):
            if (times := archive.count(repair.stands)) != 1:
                message = f"“{repair.stands}”在原文里有 {times} 处，修补要写得只对上 1 处"
                yield Problem(entry.at("source", "repairs", number, "stands"), message)
        counts = count_glossary_words(archive, source)
        for number, use in enumerate(source.glossary):
            place = entry.at("source", "glossary", number)
            if use.word not in records.glossary:
                message = f"content/glossary.yml 里没有“{use.word}”；请先在那里登记并审核"
                yield Problem(place, message)
            elif counts[use.word] != use.count:
                message = f"“{use.word}”在原文里有 {counts[use.word]} 处，这里写作 {use.count} 处"
                yield Problem(entry.at("source", "glossary", number, "count"), message)
        if source.glossary and Step.GLOSSARY not in source.steps:
            message = "写了 glossary 的词，steps 里却没有 glossary；请加上这一步"
            yield Problem(entry.at("source", "steps"), message)
        text = normalise(archive, source, records.glossary)
        for number, contact in enumerate(source.contacts):
            if text.count(contact.quote) != 1 or contact.quote.count(CONTACT_LEFT_OUT) != 1:
                message = f"“{contact.quote}”要含一处{CONTACT_LEFT_OUT}，并在原文里正好有 1 处"
                yield Problem(entry.at("source", "contacts", number, "quote"), message)
        if (times := text.count(CONTACT_LEFT_OUT)) != len(source.contacts):
            message = (
                f"原文有 {times} 处{CONTACT_LEFT_OUT}，contacts 记了 {len(source.contacts)} 处"
            )
            yield Problem(entry.at("source", "contacts"), message)


def _archives(records: Records) -> Iterator[tuple[Entry[DocumentRecord], str]]:
    """Yield the documents whose archive is as recorded, with its text."""
    for entry in records.documents:
        data = records.archives.get(entry.record.source.file, b"")
        if sha256(data).hexdigest() == entry.record.source.sha256:
            try:
                yield entry, data.decode()
            except UnicodeDecodeError:
                continue


def no_contact_details(records: Records) -> Iterator[Problem]:
    """No phone number and no e-mail address stands in an archive: it is published too."""
    for entry, archive in _archives(records):
        for match in _CONTACT.finditer(archive):
            line = archive.count("\n", 0, match.start()) + 1
            column = match.start() - archive.rfind("\n", 0, match.start())
            place = Place(f"content/sources/{entry.record.source.file}", line, column)
            message = f"存档里有电话或邮箱；请换成{CONTACT_LEFT_OUT}，并写入 source.contacts"
            yield Problem(place, message)


_CONTACT = re.compile(
    r"(?<![\d/])(?:0\d{2,3}-\d{7,8}|1[3-9]\d{9})(?!\d)|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
)


def twice_in_one_list(records: Records) -> Iterator[Problem]:
    """A unit stands once in a list."""
    for entry, paragraph, loc in _all_paragraphs(records):
        for number, group in enumerate(paragraph.units):
            for name, times in Counter(group.names).items():
                if times > 1:
                    message = f"单位“{name}”在同一份名单里写了 {times} 次；请只留一次"
                    yield Problem(entry.at(*loc, "units", number, "names"), message)


CHECKS: tuple[Check, ...] = (
    id_is_the_file_name,
    numbers_rise,
    jurisdiction_has_a_registry,
    unit_names_are_unique,
    related_units_exist,
    unit_is_registered,
    unit_list_is_accounted_for,
    twice_in_one_list,
    named_unit_is_quoted,
    merged_units_have_a_task_above,
    deadline_is_quoted,
    due_agrees_with_its_words,
    candidate_dates_are_known,
    target_is_quoted,
    fields_are_printed,
    basis_is_quoted,
    archive_is_unchanged,
    steps_do_what_is_declared,
    no_contact_details,
    source_is_whole,
)
"""Every rule, in the order in which a reader would ask for them."""
