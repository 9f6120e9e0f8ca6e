"""Finds the fix of a problem in what its message says, where the rule has not given one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pydantic import BaseModel

from generator.content import signs
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
            name = _only(str(values["key"]), _words(values.get("nearest")))
            return RenameKey(name) if name else None
        case "value-fits", "choice":
            return _choose(str(values["name"]), str(values["given"]), _words(values["choices"]))
        case "value-fits", "other-form":
            return _respell(problem, str(values["right"]), sheet)
        case "signs-are-ascii", "key":
            return RenameKey(str(values["right"]))
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


def _respell(problem: Problem, right: str, sheet: Sheet) -> Fix | None:
    """Return a value in the one form that records have for it."""
    names = [part for loc in sheet.at(problem.place) for part in loc if isinstance(part, str)]
    return SetValue(names[-1], right) if names else None


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
    """Yield the edit that writes the sign of YAML in place of the one that the problem names."""
    values, place = dict(problem.values), problem.place
    lines = text.split("\n")
    line = lines[place.line - 1]
    sign = str(values.get("sign", ""))
    at = line.find(sign, place.column - 1)  # a colon's place may be that of its key
    if problem.rule != "signs-are-ascii" or not sign or at < 0:
        return
    is_there = at == place.column - 1
    new = ""
    match problem.variant:
        case "comma" if is_there:
            new = ", "
        case "colon" if _is_known(re.search(rf"({signs.ASCII_KEY})\s*$", line[:at])):
            at, sign = len(line[:at].rstrip()), _with_spaces(line, at, sign)
            new = ": " if line[at + len(sign) :].strip() else ":"
        case "dash" if is_there and _is_known(_KEY_BEHIND.match(line, at + 1)):
            sign, new = _with_spaces(line, at, sign), "- "
        case "bracket" if is_there and not any(one in signs.OPENING for one in line):
            new = str(values["right"])
    if new:
        yield Edit(sum(len(above) + 1 for above in lines[: place.line - 1]) + at, sign, new)


_KEY_BEHIND = re.compile(rf"\s*({signs.ASCII_KEY})\s*[:{signs.COLONS}]")
"""A key of YAML behind a dash: without one, a line may be words of a text."""


def _is_known(key: re.Match[str] | None) -> bool:
    return key is not None and key[1] in _all_keys()


def _with_spaces(line: str, at: int, sign: str) -> str:
    """Return a sign with the white space around it; a line may end with a carriage return."""
    before, behind = line[:at], line[at + len(sign) :].rstrip("\r")
    before = before[len(before.rstrip()) :] if before.strip() else ""
    return before + sign + behind[: len(behind) - len(behind.lstrip())]


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
