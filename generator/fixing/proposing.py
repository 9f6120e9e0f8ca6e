"""Finds the fix of a problem in what its message says, where the rule has not given one."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pydantic import BaseModel

from generator.content.folder import KINDS
from generator.content.models import models_in
from generator.content.yaml import Tree
from generator.fixing.patching import Edit, Sheet, is_key, part_at
from generator.nearest import suggest
from generator.problems import (
    Fix,
    Nearest,
    Place,
    Problem,
    RenameKey,
    ReplaceSigns,
    SetValue,
    TrimEnds,
    Value,
)
from generator.records.commitments import Frequency

_COMMAS = "，、"


def find_fix(problem: Problem, sheet: Sheet) -> tuple[Fix, Place] | None:
    """Return the fix of a problem and its place, as far as there is one."""
    values = dict(problem.values)
    if problem.rule == "key-is-written":
        return _find_key(str(values.get("key", problem.variant)), problem.place, sheet)
    fix = problem.fix or _propose(problem, values, sheet)
    return (fix, problem.place) if fix else None


def _find_key(wanted: str, place: Place, sheet: Sheet) -> tuple[Fix, Place] | None:
    """Return how a key of a mapping becomes one that is missing there, if only one is near it."""
    for loc in sheet.at(place):
        pairs = part_at(sheet.parsed.tree, loc) if not is_key(loc) else None
        if not isinstance(pairs, dict):
            continue
        for name in pairs:
            if name.partition("：")[0] == wanted:
                return ReplaceSigns("：", ": "), sheet.parsed.places[(loc / name).key]
        near = [name for name in pairs if name not in _all_keys() and is_one_slip(name, wanted)]
        if len(near) == 1:
            return RenameKey(wanted), sheet.parsed.places[(loc / near[0]).key]
    return None


def _propose(problem: Problem, values: Mapping[str, Value], sheet: Sheet) -> Fix | None:
    match problem.rule, problem.variant:
        case "key-is-known", _ if "：" in (key := str(values["key"])):
            return ReplaceSigns("：", ": ") if key.partition("：")[0].isascii() else None
        case "key-is-known", _:
            name = _only(str(values["key"]), _words(values["nearest"]))
            return RenameKey(name) if name else None
        case "value-fits", "choice":
            return _choose(str(values["name"]), str(values["given"]), _words(values["choices"]))
        case "value-fits", ("whole-number" | "day" | "yes-or-no"):
            return _respell(problem, str(values["given"]), sheet)
        case "signs-are-ascii", "value":
            return _respell(problem, str(values["given"]), sheet)
        case "unit-is-registered", _:
            return _split(str(values["name"]))
        case (("jurisdiction-has-a-registry" | "related-units-exist" | "function-is-listed"), _):
            return _take_nearest(problem, _words(values["nearest"]), sheet)
        case "text-is-clean", ("edge" | "edge-of-line"):
            return TrimEnds()
        case "frequencies-run-from-often-to-rare", _:
            return _order(problem, sheet)
    return None


def _words(value: Value) -> tuple[str, ...]:
    match value:
        case Nearest(words):
            return words
        case tuple():
            return value
    return ()


def _only(wrong: str, right: Iterable[str]) -> str:
    """Return the only word that is near a wrong one, or the only one that a single slip away; or ""."""
    near = suggest(wrong, right).words
    if len(near) > 1:
        near = tuple(word for word in near if is_one_slip(wrong, word))
    return near[0] if len(near) == 1 else ""


def is_one_slip(wrong: str, right: str) -> bool:
    """Tell whether one character is missing, added or another, or two neighbours have changed places."""
    while wrong and right and wrong[0] == right[0]:
        wrong, right = wrong[1:], right[1:]
    while wrong and right and wrong[-1] == right[-1]:
        wrong, right = wrong[:-1], right[:-1]
    return max(len(wrong), len(right)) == 1 or (len(wrong) == 2 and wrong == right[::-1])


def _choose(name: str, given: str, choices: tuple[str, ...]) -> Fix | None:
    word = given.removeprefix("“").removesuffix("”")
    for comma in _COMMAS:
        if comma in word and all(part.strip() in choices for part in word.split(comma)):
            return ReplaceSigns(comma, ", ")
    right = _only(word, choices)
    return SetValue(name, right) if right else None


_DAY = re.compile(r"(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?", re.ASCII)


def _respell(problem: Problem, given: str, sheet: Sheet) -> Fix | None:
    """Return a number, a day or a yes or no in the one form that records have for it."""
    plain = unicodedata.normalize("NFKC", given).strip().lower()
    if problem.variant == "day" and (found := _DAY.fullmatch(plain)):
        plain = "-".join(part.zfill(2) for part in found.groups())
    names = [part for loc in sheet.at(problem.place) for part in loc if isinstance(part, str)]
    return SetValue(names[-1], plain) if names and plain != given else None


def _split(name: str) -> Fix | None:
    used = [comma for comma in _COMMAS if comma in name]
    return ReplaceSigns(used[0], ", ") if len(used) == 1 else None


def _take_nearest(problem: Problem, nearest: tuple[str, ...], sheet: Sheet) -> Fix | None:
    for loc in sheet.at(problem.place):
        value = part_at(sheet.parsed.tree, loc) if not is_key(loc) else None
        names = [part for part in loc if isinstance(part, str)]
        if isinstance(value, str) and (right := _only(value, nearest)):
            return SetValue(names[-1], right)
    return None


def _order(problem: Problem, sheet: Sheet) -> Fix | None:
    order = [frequency.value for frequency in Frequency]
    for loc in sheet.at(problem.place):
        value: Tree = part_at(sheet.parsed.tree, loc) if not is_key(loc) else None
        if loc[-1] == "frequency" and isinstance(value, list):
            known = {str(word) for word in value}
            return SetValue("frequency", tuple(sorted(known, key=order.index)))
    return None


def edits_of_yaml(text: str, problem: Problem) -> Iterator[Edit]:
    """Yield the edits that make YAML of a text with full-width signs: the comma of a list at the place
    of the problem, else all colons.
    """
    if (problem.rule, problem.variant) != ("signs-are-ascii", "comma"):
        yield from full_width_colons(text)
        return
    sign = str(dict(problem.values)["sign"])
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[: problem.place.line - 1])) + problem.place.column - 1
    if text[start : start + 1] == sign:
        yield Edit(start, sign, ", ")


def full_width_colons(text: str) -> Iterator[Edit]:
    """Yield the edits that put a colon of YAML after each known key that has a full-width one, outside
    of texts that stand below their key.
    """
    position, text_column = 0, -1
    for line in text.splitlines(keepends=True):
        column = len(line) - len(line.lstrip(" "))
        is_in_text = text_column >= 0 and (column > text_column or not line.strip())
        if not is_in_text:
            text_column = -1
            found = re.match(r"([ ]*(?:- +)*)([a-z][a-z0-9_]*)(：[ \u3000]*)", line)
            if found and found[2] in _all_keys():
                yield Edit(position + found.start(3), found[3], ": ")
            if re.search(r"[:：]\s*[|>][-+0-9]*[ ]*(?:#.*)?\r?\n?$", line):
                text_column = len(re.match(r"[ ]*(?:- +)*", line)[0])  # type: ignore[index]
        position += len(line)


@cache
def _all_keys() -> frozenset[str]:
    """Return every key that a record of any kind can have."""
    waiting: list[type[BaseModel]] = list(KINDS.values())
    seen: set[type[BaseModel]] = set()
    while waiting:
        seen.add(model := waiting.pop())
        for field in model.model_fields.values():
            waiting += [inner for inner in models_in(field.annotation) if inner not in seen]
    return frozenset(name for model in seen for name in model.model_fields)
