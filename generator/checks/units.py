"""Rules for units: the registries, and the units of tasks."""

import re
from collections import defaultdict
from collections.abc import Iterator

from generator.content.folder import CONTENT, Records
from generator.content.paragraphs import all_paragraphs, paragraphs
from generator.content.reading import Entry
from generator.grammar.labels import LABEL_WORDS
from generator.nearest import suggest
from generator.problems import TOP, Loc, Passage, Place, Problem
from generator.proof.steps import replace_words
from generator.records.documents import DocumentRecord
from generator.records.tasks import ParagraphRecord, Role, TaskRecord, UnitsRecord
from generator.records.units import RegistryRecord


def jurisdiction_has_a_registry(records: Records) -> Iterator[Problem]:
    """Every document's jurisdiction has a file in content/units/."""
    known = {entry.record.id for entry in records.registries}
    for entry in records.documents:
        wanted = entry.record.jurisdiction
        if wanted not in known and _registry_path(wanted) not in records.unreadable:
            yield Problem(
                entry.at("jurisdiction"),
                "jurisdiction-has-a-registry",
                path=_registry_path(wanted),
                nearest=suggest(wanted, known),
            ).resting_on(
                registry.at("id")
                for registry in records.registries
                if registry.path == _registry_path(wanted)
            )


def _registry_path(jurisdiction: str) -> str:
    return f"{CONTENT}/units/{jurisdiction}.yml"


def unit_names_are_unique(records: Records) -> Iterator[Problem]:
    """Within a jurisdiction, each id and each name of any kind belongs to one unit."""
    for entry in records.registries:
        owners: dict[str, str] = {}
        for loc, first in _repeated_ids(entry.record):
            unit_id = entry.record.units[int(loc[1])].id
            line = entry.at(*first).line
            yield Problem(entry.at(*loc), "unit-names-are-unique", "id", id=unit_id, line=line)
        for index, unit in enumerate(entry.record.units):
            names: list[tuple[str, Loc]] = [(unit.name, TOP / "name")]
            names += [(name, TOP / "aliases" / number) for number, name in enumerate(unit.aliases)]
            names += [
                (name, TOP / "known_as" / number) for number, name in enumerate(unit.known_as)
            ]
            for name, place in names:
                if name in owners:
                    yield Problem(
                        entry.at("units", index, *place),
                        "unit-names-are-unique",
                        "name",
                        name=name,
                        owner=owners[name],
                    )
                owners.setdefault(name, unit.id)


def _repeated_ids(registry: RegistryRecord) -> Iterator[tuple[Loc, Loc]]:
    """Yield the locations of the ids that stand in a registry before, each with the first one's."""
    seen: dict[str, Loc] = {}
    for index, unit in enumerate(registry.units):
        loc = TOP / "units" / index / "id"
        if unit.id in seen:
            yield loc, seen[unit.id]
        seen.setdefault(unit.id, loc)


def related_units_exist(records: Records) -> Iterator[Problem]:
    """Members and successors are units of the same registry."""
    for entry in records.registries:
        ids = {unit.id for unit in entry.record.units}
        # the id that a repeated one stands in place of may be the one that is missing
        repeated = [entry.at(*loc) for loc, _ in _repeated_ids(entry.record)]
        for index, unit in enumerate(entry.record.units):
            loc = TOP / "units" / index
            named: list[tuple[str, Loc]] = []
            if unit.members:
                named += [
                    (member, loc / "members" / "units" / number)
                    for number, member in enumerate(unit.members.units)
                ]
            if unit.successor:
                named.append((unit.successor.unit, loc / "successor" / "unit"))
            for wanted, place in named:
                if wanted not in ids or wanted == unit.id:
                    yield Problem(
                        entry.at(*place),
                        "related-units-exist",
                        id=wanted,
                        nearest=suggest(wanted, ids - {unit.id}),
                    ).resting_on(repeated)


def _unit_names(records: Records) -> defaultdict[str, set[str]]:
    """Return all names and aliases by jurisdiction; empty for one without a registry."""
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
            continue  # its registry is missing or invalid; another rule reports that
        for number, group in enumerate(paragraph.units):
            for index, name in enumerate(group.names):
                parts = tuple(re.split("[、，；,;]", name))
                if name in known:
                    continue
                place = entry.at(*loc, "units", number, "names", index)
                if len(parts) > 1 and known.intersection(parts):
                    yield Problem(place, "unit-is-registered", "several", name=name, names=parts)
                else:
                    yield Problem(
                        place,
                        "unit-is-registered",
                        path=_registry_path(jurisdiction),
                        name=name,
                        nearest=suggest(name, known),
                    )


_AROUND_NAMES = re.compile(
    rf"{LABEL_WORDS.pattern}|参与|参加|协助|协办|协同|主办|[：、，；。（）【】〔〕［］\[\]和及与由★☆▲△●◆※＊*\s]|会同|以及|等(?=[和及与以会])"
)
"""The characters and words of a unit list around names, times and its note."""

_ROLE_WORDS = {"牵头": Role.LEAD, "配合": Role.SUPPORTING}


def _notes(paragraph: ParagraphRecord) -> list[str]:
    """Return the parts of a note; … separates parts that are not printed next to each other."""
    return paragraph.units_note.split("…") if paragraph.units_note else []


def unit_list_is_accounted_for(records: Records) -> Iterator[Problem]:
    """A printed unit list holds its names in order, the note, labels and punctuation, nothing else.

    A name that is not registered is left to `unit_is_registered`.
    """
    names = _unit_names(records)
    for entry, paragraph, loc in all_paragraphs(records):
        known = names[entry.record.jurisdiction]
        unexplained: str | None = ""
        for number, group in enumerate(paragraph.units):
            if group.printed is None:
                continue
            rest, missing = _without_names(group, paragraph)
            group_loc = loc / "units" / number
            if missing is not None:
                unexplained = None
                if group.names[missing] in known:
                    place = entry.at(*group_loc, "names", missing)
                    name = group.names[missing]
                    problem = Problem(place, "unit-list-is-accounted-for", "name", name=name)
                    yield problem.resting_on(entry.written(group_loc / "printed"))
            elif unexplained is not None:
                unexplained += rest
            for word, role in _other_roles(rest, group.role, paragraph):
                yield Problem(
                    entry.at(*group_loc, "role"),
                    "unit-list-is-accounted-for",
                    "role",
                    word=word,
                    written=group.role,
                    role=role,
                ).resting_on(_words_of(entry, paragraph, loc))
        if unexplained and (words := _without_notes(unexplained, paragraph)):
            place = entry.at(*loc, "units")
            problem = Problem(place, "unit-list-is-accounted-for", "rest", words=words)
            yield problem.resting_on(_words_of(entry, paragraph, loc))


def _words_of(
    entry: Entry[DocumentRecord], paragraph: ParagraphRecord, loc: Loc
) -> frozenset[Place]:
    """Return the places of all words by which the unit lists of a paragraph are explained."""
    locs = [loc / "units_note"]
    for number, group in enumerate(paragraph.units):
        part = loc / "units" / number
        locs += [part / "printed", *(part / "names" / index for index in range(len(group.names)))]
    return entry.written(*locs)


def _without_names(group: UnitsRecord, paragraph: ParagraphRecord) -> tuple[str, int | None]:
    """Return a printed unit list without its times and names, and the index of the first name that
    it does not hold in this order, or None.
    """
    rest = (group.printed or "").replace("\n", "")  # a cell may break a name over lines
    for deadline in paragraph.deadlines:
        rest = rest.replace(deadline.quote, "", 1)
    position = 0
    for index, name in enumerate(group.names):
        found = rest.find(name, position)
        if found < 0:
            return rest, index
        rest = rest[:found] + rest[found + len(name) :]
        position = found
    return rest, None


def _other_roles(
    rest: str, written: Role, paragraph: ParagraphRecord
) -> Iterator[tuple[str, Role]]:
    """Yield words of a list, without its notes, that name another role than the written one."""
    for note in _notes(paragraph):
        rest = rest.replace(note, "")
    for word, role in _ROLE_WORDS.items():
        if word in rest and written is not role:
            yield word, role


def _without_notes(rest: str, paragraph: ParagraphRecord) -> str:
    """Return the rest of all lists of a paragraph, without notes, labels and punctuation."""
    for note in _notes(paragraph):
        rest = rest.replace(note, "")  # several lists may end with the same note
    return _AROUND_NAMES.sub("", rest)


def units_note_is_printed(records: Records) -> Iterator[Problem]:
    """A note on a unit list is printed in the list, and holds no registered unit."""
    names = _unit_names(records)
    for entry, paragraph, loc in all_paragraphs(records):
        printed = [group.printed for group in paragraph.units if group.printed]
        for note in _notes(paragraph):
            if not any(note in words for words in printed):
                place = entry.at(*loc, "units_note")
                problem = Problem(place, "units-note-is-printed", "note", note=note)
                lists = (
                    loc / "units" / number / "printed" for number in range(len(paragraph.units))
                )
                yield problem.resting_on(entry.written(*lists))
            for name in sorted(names[entry.record.jurisdiction]):
                # 等各有关部门 continues the list, even if another plan registers 各有关部门
                if re.search(f"(?<!等)(?<!及其他){re.escape(name)}", note):
                    place = entry.at(*loc, "units_note")
                    yield Problem(place, "units-note-is-printed", "name", name=name)


def named_unit_is_quoted(records: Records) -> Iterator[Problem]:
    """A unit with role `named` is in its quote, and the quote is in the text."""
    names = _unit_names(records)
    for entry, paragraph, loc in all_paragraphs(records):
        for number, group in enumerate(paragraph.units):
            if group.role is not Role.NAMED or group.quote is None:
                continue
            place = loc / "units" / number
            if group.quote not in paragraph.text:
                yield Problem(
                    entry.at(*place, "quote"),
                    "named-unit-is-quoted",
                    "quote",
                    quote=group.quote,
                    nearest=Passage(group.quote, paragraph.text),
                ).resting_on(entry.written(loc / "text"))
            for index, name in enumerate(group.names):
                known = names[entry.record.jurisdiction]
                longer = [one for one in known if name in one != name]
                if name in known and name not in replace_words(
                    group.quote, dict.fromkeys(longer, "")
                ):
                    yield Problem(
                        entry.at(*place, "names", index), "named-unit-is-quoted", "name", name=name
                    ).resting_on(entry.written(place / "quote"))


def merged_units_have_a_task_above(records: Records) -> Iterator[Problem]:
    """A merged unit cell has units in the task above, and none of its own."""
    for entry in records.documents:
        above: TaskRecord | None = None
        for paragraph, loc in paragraphs(entry.record):
            if not isinstance(paragraph, TaskRecord):
                continue
            if paragraph.units_merged:
                place = entry.at(*loc, "units_merged")
                if paragraph.units:
                    yield Problem(place, "merged-units-have-a-task-above", "own-units")
                if above is None or not (
                    above.units_merged or any(group.printed for group in above.units)
                ):
                    yield Problem(place, "merged-units-have-a-task-above", "nothing-above")
            above = paragraph


def merged_cells_repeat_those_above(records: Records) -> Iterator[Problem]:
    """A cell that is merged with the one above has the same words."""
    for entry in records.documents:
        above: TaskRecord | None = None
        for paragraph, loc in paragraphs(entry.record):
            if not isinstance(paragraph, TaskRecord):
                continue
            lists = {(group.role, group.names) for group in above.units} if above else set()
            for number, group in enumerate(paragraph.units):
                if group.merged and (group.role, group.names) not in lists:
                    yield Problem(
                        entry.at(*loc, "units", number, "names"),
                        "merged-cells-repeat-those-above",
                        "units",
                        names=group.names,
                    )
            if paragraph.time_merged and (above is None or paragraph.time != above.time):
                place = entry.at(*loc, "time")
                time = paragraph.time or ""
                yield Problem(place, "merged-cells-repeat-those-above", "time", time=time)
            above = paragraph
