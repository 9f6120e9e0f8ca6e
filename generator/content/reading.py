"""From YAML text to records: every problem of a file at once, each at its line and column."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Generic, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.problems import (
    BrokenRuleError,
    ContentError,
    Form,
    Place,
    Problem,
    Value,
    clip,
    suggest,
)
from generator.records.commitments import DEADLINE_KINDS

R = TypeVar("R", bound=BaseModel)
Loc = tuple[str | int, ...]
Tree = str | None | list["Tree"] | dict[str, "Tree"]

MAX_DEPTH = 20
"""Deeper nesting than any record has; YAML has no limit of its own."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """A record, the file that holds it, and the place of each of its parts."""

    record: R
    path: str
    places: Mapping[Loc, Place]

    def at(self, *loc: str | int) -> Place:
        """Return the place of a part, or of the nearest part around it that is written."""
        return _find_place(self.places, loc)


def decode(data: bytes, path: str) -> str:
    """Return the text of a file, or raise `ContentError` at the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        place = Place.after(path, before)
        byte = f"0x{data[error.start]:02X}"
        raise ContentError([Problem(place, "text-is-utf-8", byte=byte)]) from None


def read_record(data: bytes, path: str, model: type[R]) -> Entry[R]:
    """Return the record of a YAML file, or raise `ContentError` with all of its problems."""
    parsed = parse(decode(data, path), path)
    problems = list(parsed.problems)
    try:
        record = model.model_validate(parsed.tree)
    except ValidationError as error:
        problems += [
            _problem(details, model, _place_of(details, parsed.places))
            for details in error.errors()
            # pydantic counts only the valid items of a list: one bad item is no short list
            if not (details["type"] == "too_short" and details["input"])
        ]
    if problems:
        raise ContentError(problems)
    return Entry(record, path, parsed.places)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A YAML text as a tree whose scalars are text, with the place of each part.

    Keys stand in `places` under their own name behind a `?`: `("source", "?file")`. `problems` are
    keys that stand twice; the tree holds the last of them.
    """

    tree: Tree
    places: Mapping[Loc, Place]
    problems: tuple[Problem, ...]


def parse(text: str, path: str) -> Parsed:
    """Read a YAML text, or raise `ContentError` where it is none or more than records need."""
    try:
        events = iter(list(yaml.parse(text, Loader=yaml.CBaseLoader)))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _place_at(mark, path, text.count("\n") + 1)
        raise ContentError([_syntax_problem(error, text, place)]) from None
    except yaml.YAMLError as error:  # a character that YAML forbids
        before = text.encode()[: getattr(error, "position", 0)].decode(errors="replace")
        place = Place.after(path, before)
        raise ContentError([Problem(place, "yaml-syntax", "forbidden")]) from None
    return _Builder(path, text.count("\n") + 1).build(events)


def _place_at(mark: Any, path: str, lines: int) -> Place:
    """Return the place of a mark; libyaml counts a line behind the last of a file's `lines`."""
    if mark is None:
        return Place(path)
    return Place(path, min(mark.line + 1, lines), mark.column + 1)


@dataclass
class _Builder:
    path: str
    lines: int
    places: dict[Loc, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def build(self, events: Iterator[Any]) -> Parsed:
        tree: Tree = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop(event, "yaml-is-plain", "second")
            elif isinstance(event, yaml.NodeEvent):
                tree = self._node(event, events, ())
        if tree is None:
            raise ContentError([Problem(Place(self.path), "file-is-not-empty")])
        return Parsed(tree, MappingProxyType(self.places), tuple(self.problems))

    def _place(self, event: yaml.Event) -> Place:
        return _place_at(event.start_mark, self.path, self.lines)

    def _stop(self, event: yaml.Event, rule: str, variant: str, **values: Value) -> None:
        raise ContentError([*self.problems, Problem(self._place(event), rule, variant, **values)])

    def _refuse_extras(self, event: Any) -> None:
        """Stop at aliases, anchors and tags: records need none, and they can hide or explode."""
        if isinstance(event, yaml.AliasEvent):
            self._stop(event, "yaml-is-plain", "alias", name=event.anchor)
        if getattr(event, "anchor", None):
            self._stop(event, "yaml-is-plain", "anchor", name=event.anchor)
        if getattr(event, "tag", None) not in {None, "!"}:
            self._stop(event, "yaml-is-plain", "tag", name=event.tag)

    def _node(self, event: Any, events: Iterator[yaml.Event], loc: Loc) -> Tree:
        if len(loc) > MAX_DEPTH:
            self._stop(event, "yaml-is-plain", "depth", limit=MAX_DEPTH)
        self._refuse_extras(event)
        self.places[loc] = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            is_nothing = not event.style and event.value in {"", "~", "null"}
            return None if is_nothing else str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Tree] = []
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                items.append(self._node(item, events, (*loc, len(items))))
            return items
        return self._mapping(events, loc)

    def _mapping(self, events: Iterator[Any], loc: Loc) -> Tree:
        pairs: dict[str, Tree] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self._stop(key, "yaml-is-plain", "key")
            self._refuse_extras(key)
            if key.value in pairs:
                first = self.places[*loc, f"?{key.value}"]
                self.problems.append(
                    Problem(self._place(key), "key-stands-once", key=key.value, line=first.line)
                )
            self.places[*loc, f"?{key.value}"] = self._place(key)
            pairs[key.value] = self._node(next(events), events, (*loc, key.value))
        return pairs


_SYNTAX = (
    (r"could not find expected ':'", "no-colon"),
    (r"did not find expected key", "no-key"),
    (r"mapping values are not allowed", "second-colon"),
    (r"did not find expected ',' or '\]'", "no-bracket"),
    (r"did not find expected '-' indicator", "no-dash"),
    (r"unexpected end of stream", "no-quote"),
    (r"cannot start any token|invalid", "character"),
)
"""What libyaml says, and the variant of `yaml-syntax` that says it to an editor."""


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, place: Place) -> Problem:
    line = "".join(text.split("\n")[place.line - 1 : place.line])
    if "\t" in line[: place.column]:
        return Problem(place, "yaml-syntax", "tab")
    said = f"{error.context or ''} {error.problem or ''}"
    for pattern, variant in _SYNTAX:
        if re.search(pattern, said):
            return Problem(place, "yaml-syntax", variant)
    return Problem(place, "yaml-syntax", "other", error=error.problem)


def _find_place(places: Mapping[Loc, Place], loc: Loc) -> Place:
    found: Loc = ()
    for part in loc:
        # The tag of a union's member (`relative`) stands in pydantic's locations, not in the file.
        if (*found, part) in places:
            found = (*found, part)
    return places[found]


def _place_of(details: ErrorDetails, places: Mapping[Loc, Place]) -> Place:
    *parents, last = details["loc"] or ("",)
    if details["type"] == "extra_forbidden":
        return _find_place(places, (*parents, f"?{last}"))
    if last == "[key]":
        return _find_place(places, (*parents[:-1], f"?{parents[-1]}"))
    return _find_place(places, details["loc"])


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the models that an annotation allows, through unions, lists and `Annotated`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def _keys_at(model: type[BaseModel], loc: Loc) -> set[str]:
    """Return the keys that the record may have at a location."""
    models = {model}
    for part in loc:
        inner = [one.model_fields[part] for one in models if part in one.model_fields]
        if inner:
            models = {found for field_info in inner for found in models_in(field_info.annotation)}
        elif isinstance(part, str):  # the tag of a union's member
            models = {
                one for one in models if part in get_args(one.model_fields["kind"].annotation)
            }
    return {name for one in models for name in one.model_fields}


_PATTERNS = {
    "file": "file-name",
    "sha256": "checksum",
    "received_sha256": "checksum",
    "duration": "duration",
}
"""The variant of `value-fits` for a field that has a pattern; any other is an id."""


def _problem(details: ErrorDetails, model: type[BaseModel], place: Place) -> Problem:
    context = details.get("ctx", {})
    match details["type"]:
        case "missing":
            return Problem(place, "key-is-written", key=_name(details))
        case "union_tag_not_found":
            return Problem(place, "key-is-written", "kind", choices=DEADLINE_KINDS)
        case "extra_forbidden":
            nearest = suggest(_name(details), _keys_at(model, details["loc"][:-1]))
            return Problem(place, "key-is-known", key=_name(details), nearest=nearest)
        case "value_error" if isinstance(error := context["error"], BrokenRuleError):
            return error.at(place)
    return _misfit(details, place)


def _misfit(details: ErrorDetails, place: Place) -> Problem:
    """Return the problem of a value that its field does not take."""
    context = details.get("ctx", {})
    given, name = shape(details["input"]), _name(details)
    match details["type"]:
        case "enum" | "literal_error":
            expected = str(context["expected"]).replace("'", "").replace(" or ", ", ")
            choices = tuple(expected.split(", "))
            return Problem(place, "value-fits", "choice", name=name, given=given, choices=choices)
        case "union_tag_invalid":
            tag = shape(context["tag"])
            return Problem(
                place, "value-fits", "choice", name="kind", given=tag, choices=DEADLINE_KINDS
            )
        case "string_pattern_mismatch" | "string_too_long":
            return Problem(place, "value-fits", _PATTERNS.get(name, "id"), name=name, given=given)
        case "greater_than_equal":
            limit = context["ge"]
            return Problem(place, "value-fits", "too-small", name=name, given=given, limit=limit)
        case "less_than_equal":
            limit = context["le"]
            return Problem(place, "value-fits", "too-large", name=name, given=given, limit=limit)
        case "too_short":
            return Problem(place, "value-fits", "no-item", name=name)
        case "string_type" if given is Form.NOTHING:
            return Problem(place, "value-fits", "empty", name=name)
        case "string_type":
            return Problem(place, "value-fits", "no-text", name=name, given=given)
        case "tuple_type" | "list_type":
            return Problem(place, "value-fits", "no-list", name=name, given=given)
        case "model_type" | "model_attributes_type" | "dict_type" if not name:
            return Problem(place, "value-fits", "no-record", given=given)
        case "model_type" | "model_attributes_type" | "dict_type":
            variant = "no-keys-in-item" if isinstance(details["loc"][-1], int) else "no-keys"
            return Problem(place, "value-fits", variant, name=name, given=given)
    return Problem(place, "value-fits", "other", name=name, given=given)


def _name(details: ErrorDetails) -> str:
    """Return the name of the innermost field, or nothing where the whole file is meant."""
    return next((part for part in reversed(details["loc"]) if isinstance(part, str)), "")


def shape(value: object) -> Value:
    """Return what to call a value that is not of the kind that is wanted."""
    match value:
        case None:
            return Form.NOTHING
        case list():
            return Form.LIST
        case dict():
            return Form.MAPPING
    return f"“{clip(str(value), 40)}”"
