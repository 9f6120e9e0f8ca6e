"""Reads YAML text into records, and collects all problems of a file with line and column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.content.yaml import decode, parse
from generator.problems import (
    TOP,
    BrokenRuleError,
    ContentError,
    Form,
    Loc,
    Place,
    Problem,
    Value,
    clip,
    suggest,
)
from generator.records.commitments import DEADLINE_KINDS

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """A record, the path of its file, and the place of each of its parts."""

    record: R
    path: str
    places: Mapping[Loc, Place]

    def at(self, *loc: str | int) -> Place:
        """Return the place of a part; if it is not written, of the nearest part around it."""
        return _find_place(self.places, Loc(loc))


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
            # pydantic counts only valid items: a list with an invalid item is not too short
            if not (details["type"] == "too_short" and details["input"])
        ]
    if problems:
        raise ContentError(problems)
    return Entry(record, path, parsed.places)


def _find_place(places: Mapping[Loc, Place], loc: Loc) -> Place:
    found = TOP
    for part in loc:
        # pydantic's locations hold the tag of a union's member (`relative`), the file does not.
        if found / part in places:
            found /= part
    return places[found]


def _place_of(details: ErrorDetails, places: Mapping[Loc, Place]) -> Place:
    loc = Loc(details["loc"])
    if details["type"] == "extra_forbidden":
        return _find_place(places, loc.key)
    if loc and loc[-1] == "[key]":
        return _find_place(places, loc.above.key)
    return _find_place(places, loc)


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
"""The variant of `value-fits` for each field with a pattern; all other such fields are ids."""


def _problem(details: ErrorDetails, model: type[BaseModel], place: Place) -> Problem:
    context = details.get("ctx", {})
    match details["type"]:
        case "missing":
            return Problem(place, "key-is-written", key=_name(details))
        case "union_tag_not_found":
            return Problem(place, "key-is-written", "kind", choices=DEADLINE_KINDS)
        case "extra_forbidden":
            nearest = suggest(_name(details), _keys_at(model, Loc(details["loc"]).above))
            return Problem(place, "key-is-known", key=_name(details), nearest=nearest)
        case "value_error" if isinstance(error := context["error"], BrokenRuleError):
            return error.at(place)
    return _misfit(details, place)


def _misfit(details: ErrorDetails, place: Place) -> Problem:
    """Return the problem of a value that its field does not accept."""
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
    """Return the name of the innermost field, or "" for the whole file."""
    return next((part for part in reversed(details["loc"]) if isinstance(part, str)), "")


def shape(value: object) -> Value:
    """Return how a message refers to a value of the wrong type."""
    match value:
        case None:
            return Form.NOTHING
        case list():
            return Form.LIST
        case dict():
            return Form.MAPPING
    return f"“{clip(str(value), 40)}”"
