"""Rules for topics, and for the functions of units."""

from collections.abc import Iterable, Iterator

from generator.content.folder import CONTENT, FUNCTIONS, Records
from generator.content.reading import Entry
from generator.grammar.topics import has_a_word
from generator.nearest import suggest
from generator.problems import TOP, Place, Problem
from generator.records.shared import FunctionRecord, FunctionsRecord, TopicRecord, TopicsRecord


def topics_and_functions_stand_once(records: Records) -> Iterator[Problem]:
    """No two topics and no two functions share an id or a name."""
    if records.topics:
        yield from _doubles(records.topics, "topics", records.topics.record.topics)
    if records.functions:
        yield from _doubles(records.functions, "functions", records.functions.record.functions)


def _doubles(
    entry: Entry[TopicsRecord] | Entry[FunctionsRecord],
    key: str,
    items: Iterable[TopicRecord | FunctionRecord],
) -> Iterator[Problem]:
    for field in ("id", "name"):
        lines: dict[str, int] = {}
        for index, item in enumerate(items):
            value = getattr(item, field)
            place = entry.at(key, index, field)
            first = lines.setdefault(value, place.line)
            if first != place.line:
                yield Problem(
                    place, "topics-and-functions-stand-once", name=field, value=value, line=first
                )


def not_about_names_a_task_with_the_word(records: Records) -> Iterator[Problem]:
    """A task that a topic excludes has a word of that topic."""
    if records.topics is None:
        return
    tasks = {
        f"{entry.record.id}/{section.no}.{task.no}": task
        for entry in records.documents
        for section in entry.record.sections
        for task in section.tasks
    }
    for index, topic in enumerate(records.topics.record.topics):
        for number, item in enumerate(topic.not_about):
            place = records.topics.at("topics", index, "not_about", number, "task")
            if item.task not in tasks:
                if records.documents and not _is_unreadable(records, item.task):
                    yield Problem(
                        place,
                        "not-about-names-a-task-with-the-word",
                        "no-task",
                        task=item.task,
                        nearest=suggest(item.task, tasks),
                    ).resting_on(_numbers(records, item.task))
            elif not has_a_word(topic, tasks[item.task]):
                yield Problem(
                    place,
                    "not-about-names-a-task-with-the-word",
                    "no-word",
                    task=item.task,
                    topic=topic.name,
                )


def _numbers(records: Records, task: str) -> frozenset[Place]:
    """Return the places of the id and of all numbers in the file that a task's address names."""
    path = f"{CONTENT}/documents/{task.split('/')[0]}.yml"
    entries = [entry for entry in records.documents if entry.path == path]
    return frozenset(
        place
        for entry in entries
        for loc, place in entry.places.items()
        if loc == TOP / "id" or loc[-1:] == ("no",)
    )


def _is_unreadable(records: Records, task: str) -> bool:
    return f"{CONTENT}/documents/{task.split('/')[0]}.yml" in records.unreadable


def function_is_listed(records: Records) -> Iterator[Problem]:
    """Every function of a unit is in functions.yml."""
    if FUNCTIONS in records.unreadable:
        return
    listed = records.functions.record.functions if records.functions else ()
    known = {function.name for function in listed}
    for entry in records.registries:
        for index, unit in enumerate(entry.record.units):
            loc = TOP / "units" / index / "function"
            for number, name in enumerate(unit.function):
                if name not in known:
                    yield Problem(
                        entry.at(*loc, number),
                        "function-is-listed",
                        path=FUNCTIONS,
                        name=name,
                        nearest=suggest(name, known),
                    )


def function_has_a_unit(records: Records) -> Iterator[Problem]:
    """Every listed function is the function of a unit."""
    if records.functions is None or any("/units/" in path for path in records.unreadable):
        return
    used = {
        name
        for entry in records.registries
        for unit in entry.record.units
        for name in unit.function
    }
    for index, function in enumerate(records.functions.record.functions):
        if function.name not in used:
            place = records.functions.at("functions", index, "name")
            yield Problem(place, "function-has-a-unit", name=function.name)
