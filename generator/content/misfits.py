"""Says what is wrong with a value that its field does not accept, and what was meant."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.content import signs
from generator.content.models import (
    choices_in,
    fields_at,
    holds_words,
    meanings_of_choices,
    models_at,
)
from generator.content.scalars import Position, quote
from generator.content.yaml import Tree
from generator.hanzi import DIGITS, read_digits
from generator.nearest import suggest
from generator.problems import (
    BrokenRuleError,
    Form,
    Loc,
    Nearest,
    Place,
    Problem,
    SetValue,
    Value,
    clip,
)
from generator.records.commitments import DEADLINE_KINDS


def describe(details: ErrorDetails, place: Place, model: type[BaseModel], tree: Tree) -> Problem:
    """Return the problem of a value at a place: mistyped, written in another form, or wrong."""
    if problem := _mistyped(details, place):
        return problem
    error = details.get("ctx", {}).get("error")
    if isinstance(error, BrokenRuleError):
        return _written_otherwise(error, str(details["input"]), place) or error.at(place)
    loc = Loc(details["loc"])
    is_kind = details["type"] == "union_tag_invalid"
    fields = fields_at(model, loc / "kind" if is_kind else loc)
    match details["type"]:
        case "tuple_type" | "list_type" if problem := _no_list(details, place, fields):
            return problem
        case "string_pattern_mismatch" if right := _id_of(str(details["input"]), tree):
            given, name = shape(details["input"]), name_of(details)
            return Problem(place, "value-fits", "name-for-id", name=name, given=given, right=right)
        case "model_type" | "model_attributes_type" | "dict_type" if loc.is_item:
            keys = _required(models_at(model, loc))
            given, name = shape(details["input"]), name_of(details)
            return Problem(
                place, "value-fits", "no-keys-in-item", name=name, given=given, keys=keys
            )
    return _misfit(details, place, fields)


def _required(models: tuple[type[BaseModel], ...]) -> tuple[str, ...]:
    """Return the keys that each of some models requires."""
    required = [
        [name for name, info in one.model_fields.items() if info.is_required()] for one in models
    ]
    return tuple(
        name for name in (required[0] if required else []) if all(name in one for one in required)
    )


def _id_of(name: str, tree: Tree) -> str:
    """Return the id of the part of a record that has a name; "" if none has it, or several."""
    found: set[str] = set()
    todo = [tree]
    while todo:
        match todo.pop():
            case {"name": str(other), "id": str(own)} if other == name != own:
                found.add(own)
            case dict(pairs):
                todo += pairs.values()
            case list(items):
                todo += items
    return found.pop() if len(found) == 1 else ""


def _written_otherwise(error: BrokenRuleError, value: str, place: Place) -> Problem | None:
    """Return the problem of a value that says what it should, but in another form."""
    if error.rule != "value-fits":
        return None
    given = clip(value, 40)
    if error.variant == "day" and (day := _DAY.fullmatch(value)):
        year, month, number = map(int, day.groups())
        try:
            right = date(year, month, number).isoformat()
        except ValueError:
            last = monthrange(year, month)[1] if year and 1 <= month <= 12 else 31
            return Problem(place, "value-fits", "no-such-day", given=given, last=last)
        return Problem(place, "value-fits", "other-form", given=given, right=right)
    if form := _right_form(error.variant, value):
        return Problem(place, "value-fits", "other-form", given=given, right=form)
    return None


def _right_form(variant: str, value: str) -> str | None:
    """Return the form that records have for a number, or for yes and no, that is written otherwise."""
    if variant == "whole-number" and (digits := _DIGITS.fullmatch(value)):
        return str(read_digits(digits[1]))
    if (pattern := _FORMS_OF.get(variant)) and (found := pattern.fullmatch(value)):
        return found["right"]
    if variant == "yes-or-no" and value.lower() in _TRUE | _FALSE:
        return "true" if value.lower() in _TRUE else "false"
    return None


_DAY = re.compile(r"\s*(\d{4})\s*[-/.年 ]\s*(\d{1,2})\s*[-/.月 ]\s*(\d{1,2})\s*[日号]?\s*")
_DIGITS = re.compile(f"([{DIGITS}0-9]{{4}})年?")
_FORMS_OF = {
    "whole-number": re.compile(r"第?(?P<right>[0-9]{1,9})[\u3400-\u9fff]{1,2}"),
    "figure": re.compile(r"(?P<right>-?[0-9]{1,15}(?:\.[0-9]{1,9})?)\s*[%％\u3400-\u9fff]{1,3}"),
}
_BETWEEN = re.compile(r"[、，,；;\s]+(?![^（]*）)")
"""What stands between words of a list that a clerk writes; brackets hold one word together."""

_MOST = 200
"""How many characters of a value are read as a list."""

_TRUE = {"是", "有", "对", "真", "yes", "y", "on", "1", "true", "t", "√"}
_FALSE = {"否", "无", "没有", "不是", "错", "假", "no", "n", "off", "0", "false", "f", "×"}


def _no_list(details: ErrorDetails, place: Place, fields: tuple[FieldInfo, ...]) -> Problem | None:
    """Return the problem of words that should be a list, with the list that they would be."""
    value, name = details["input"], name_of(details)
    choices = tuple(dict.fromkeys(one for info in fields for one in choices_in(info.annotation)))
    if isinstance(value, dict) and not choices and not holds_words(fields, in_list=True):
        return Problem(place, "value-fits", "no-dash", name=name)
    if not isinstance(value, str) or not (choices or holds_words(fields, in_list=True)):
        return None
    inner = re.fullmatch(r"[\[(（【](.*)[\])）】]", value[:_MOST])
    words = [word for word in _BETWEEN.split(inner[1] if inner else value[:_MOST]) if word]
    if choices:
        meanings = meanings_of_choices(fields, choices)
        words = [(suggest(word, choices, meanings).words or (word,))[0] for word in words]
    right = clip(f"[{', '.join(words)}]", 60)
    return Problem(
        place, "value-fits", "no-list-of-words", name=name, given=shape(value), right=right
    )


_PATTERNS = {
    "file": "file-name",
    "sha256": "checksum",
    "received_sha256": "checksum",
    "duration": "duration",
}
"""The variant of `value-fits` for each field with a pattern; all other such fields are ids."""


def _mistyped(details: ErrorDetails, place: Place) -> Problem | None:
    """Return the problem of a value that would be right, or of the right form, in ASCII signs."""
    value, name = details.get("ctx", {}).get("tag", details["input"]), name_of(details)
    if details["type"] == "value_error" and details["ctx"]["error"].rule != "value-fits":
        return None
    if not isinstance(value, str) or not (odd := signs.odd_signs(value)):
        return None
    if found := re.match(rf"-?{signs.ASCII_KEY}\s*([{signs.COLONS}])", value):
        return Problem(place, "signs-are-ascii", "colon", sign=found[1], key=clip(value, 20))
    right = signs.to_ascii(value).strip("'\"")
    if right[:1] == "[" and value[0] != "[":
        return Problem(place, "signs-are-ascii", "list", name=name, sign=odd)
    if _is_right(right, details):
        shown = clip(value, 40)
        written = quote(right, Position.VALUE)
        return Problem(
            place, "signs-are-ascii", "value", given=shown, sign=odd, right=written
        ).fixed_by(SetValue(name, right))
    return None


def _is_right(value: str, details: ErrorDetails) -> bool:
    """Whether a value is what its field takes, as far as the problem of another value tells."""
    context = details.get("ctx", {})
    match details["type"]:
        case "enum" | "literal_error":
            return value in _choices(context)
        case "union_tag_invalid":
            return value in DEADLINE_KINDS
        case "string_pattern_mismatch":
            return bool(re.search(context["pattern"], value))
        case "value_error":
            return value.isascii()
    return False


def _choices(context: Mapping[str, object]) -> tuple[str, ...]:
    """Return the words that a field takes, as pydantic lists them."""
    return tuple(re.findall(r"'([^']*)'", str(context["expected"])))


def _misfit(details: ErrorDetails, place: Place, fields: tuple[FieldInfo, ...]) -> Problem:
    """Return the problem of a value that its field does not accept."""
    context = details.get("ctx", {})
    given, name = shape(details["input"]), name_of(details)
    match details["type"]:
        case "enum" | "literal_error":
            choices = _choices(context)
            nearest = _nearest(details["input"], choices, fields)
            return Problem(
                place,
                "value-fits",
                "choice",
                name=name,
                given=given,
                nearest=nearest,
                choices=choices,
            )
        case "union_tag_invalid":
            return Problem(
                place,
                "value-fits",
                "choice",
                name="kind",
                given=shape(context["tag"]),
                nearest=_nearest(context["tag"], DEADLINE_KINDS, fields),
                choices=DEADLINE_KINDS,
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
            is_required = bool(fields) and all(info.is_required() for info in fields)
            variant = "empty-but-required" if is_required else "empty"
            return Problem(place, "value-fits", variant, name=name)
        case "string_type":
            return Problem(place, "value-fits", "no-text", name=name, given=given)
        case "tuple_type" | "list_type":
            return Problem(place, "value-fits", "no-list", name=name, given=given)
        case "model_type" | "model_attributes_type" | "dict_type" if not name:
            return Problem(place, "value-fits", "no-record", given=given)
        case "model_type" | "model_attributes_type" | "dict_type":
            return Problem(place, "value-fits", "no-keys", name=name, given=given)
    return Problem(place, "value-fits", "other", name=name, given=given)


def _nearest(given: object, choices: tuple[str, ...], fields: tuple[FieldInfo, ...]) -> Nearest:
    if not isinstance(given, str):
        return Nearest(())
    return suggest(given, choices, meanings_of_choices(fields, choices))


def name_of(details: ErrorDetails) -> str:
    """Return the name of the innermost field, or "" for the whole file."""
    keys = (part for part in reversed(details["loc"]) if isinstance(part, str))
    return next((key for key in keys if key not in _TYPES), "")


_TYPES = {"int", "float"}
"""What pydantic adds to a location: the types of a number that may be either."""


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
