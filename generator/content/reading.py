"""Reads YAML text into records, and collects all problems of a file with line and column."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.content import signs
from generator.content.keys import keys_meant, refuse_key
from generator.content.models import fields_at, holds_words, meanings_of_choices
from generator.content.questions import Question, find_questions
from generator.content.yaml import WORDED, Parsed, decode, parse
from generator.nearest import suggest
from generator.problems import (
    MORE,
    TOP,
    BrokenRuleError,
    ContentError,
    Form,
    Loc,
    Nearest,
    Place,
    Problem,
    Value,
    clip,
)
from generator.records.commitments import DEADLINE_KINDS

R = TypeVar("R", bound=BaseModel)

COMPARED = 100
"""For how many mistakes of one file the nearest words are looked for."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """A record, the path of its file, and the place of each of its parts."""

    record: R
    path: str
    places: Mapping[Loc, Place]
    questions: tuple[Question, ...] = ()
    """The questions that a draft left in its comments."""

    def at(self, *loc: str | int) -> Place:
        """Return the place of a part; if it is not written, of the nearest part around it."""
        return _find_place(self.places, Loc(loc))

    def written(self, *locs: Loc) -> frozenset[Place]:
        """Return the places of those parts that are written."""
        return frozenset(self.places[loc] for loc in locs if loc in self.places)

    def written_below(self, *locs: Loc) -> frozenset[Place]:
        """Return the places of those parts that are written, and of all parts of them."""
        return frozenset(
            place
            for loc, place in self.places.items()
            if any(loc[: len(one)] == one for one in locs)
        )


def read_record(data: bytes, path: str, model: type[R]) -> Entry[R]:
    """Return the record of a YAML file, or raise `ContentError` with all of its problems."""
    text = decode(data, path)
    parsed = parse(text, path)
    problems = [*parsed.problems, *find_cuts(parsed, model)]
    try:
        record = model.model_validate(parsed.tree)
    except ValidationError as error:
        problems += _Reader(model, parsed).problems(error)
    if problems:
        raise ContentError(problems)
    return Entry(record, path, parsed.places, tuple(find_questions(text, path)))


def _find_place(places: Mapping[Loc, Place], loc: Loc) -> Place:
    found = TOP
    for part in loc:
        # pydantic's locations hold the tag of a union's member (`relative`), the file does not.
        if found / part in places:
            found /= part
    return places[found]


def find_cuts(parsed: Parsed, model: type[BaseModel]) -> Iterator[Problem]:
    """Yield each comment behind words without quotes: it may be their end, which YAML leaves out."""
    cuts = (
        cut
        for loc, cut in parsed.cuts.items()
        if holds_words(fields_at(model, loc), in_list=loc.is_item)
    )
    for place, comment in islice(cuts, WORDED):
        yield Problem(place, "text-is-read-whole", "cut", words=clip(comment, 40))
    left = [place for place, _ in cuts]
    if left:
        yield Problem(left[0], "text-is-read-whole", MORE, number=len(left))


_PATTERNS = {
    "file": "file-name",
    "sha256": "checksum",
    "received_sha256": "checksum",
    "duration": "duration",
}
"""The variant of `value-fits` for each field with a pattern; all other such fields are ids."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns what pydantic says of a tree into problems at their places."""

    model: type[BaseModel]
    parsed: Parsed

    def problems(self, error: ValidationError) -> Iterator[Problem]:
        """Yield the problems of a tree; a missing key follows from a mistyped or moved one."""
        meant: dict[Loc, Place] = {}
        moved: dict[str, Place] = {}
        missing: list[tuple[Loc, Problem]] = []
        counts: Counter[str] = Counter()
        last: dict[str, Problem] = {}
        for number, details in enumerate(error.errors(include_url=False)):
            # pydantic counts only valid items: a list with an invalid item is not too short
            if details["type"] == "too_short" and details["input"]:
                continue
            counts[kind := _kind_of(details)] += 1
            if counts[kind] > WORDED:
                continue
            loc, problem = Loc(details["loc"]), self._problem(details, compare=number < COMPARED)
            if counts[kind] == WORDED:
                last[kind] = problem
            if details["type"] in _INCOMPLETE:
                missing.append((loc, problem))
                continue
            if details["type"] == "extra_forbidden":
                meant |= {loc.above / key: problem.place for key in keys_meant(problem)}
            if problem.variant in _MOVED:
                problem = problem.resting_on(_before(problem.place, moved.values()))
                key = dict(problem.values).get("right", loc[-1])
                moved.setdefault(str(key), problem.place)
            cut = self.parsed.cuts.get(loc)
            yield problem.resting_on([cut[0]]) if cut else problem
        for loc, problem in missing:
            key = dict(problem.values).get("key")
            causes = [place for place in (meant.get(loc), moved.get(str(key))) if place]
            causes += _before(problem.place, moved.values())
            yield problem.resting_on(causes) if causes else problem
        for kind, problem in last.items():
            if number := counts[kind] - WORDED:
                rule = problem.rule
                yield Problem(problem.place, rule, MORE, number=number)

    def _place_of(self, details: ErrorDetails) -> Place:
        loc = Loc(details["loc"])
        if details["type"] == "extra_forbidden":
            return _find_place(self.parsed.places, loc.key)
        if loc and loc[-1] == "[key]":
            return _find_place(self.parsed.places, loc.above.key)
        return _find_place(self.parsed.places, loc)

    def _problem(self, details: ErrorDetails, *, compare: bool) -> Problem:
        place, loc = self._place_of(details), Loc(details["loc"])
        match details["type"]:
            case "missing":
                return Problem(place, "key-is-written", key=_name(details))
            case "union_tag_not_found":
                return Problem(place, "key-is-written", "kind", choices=DEADLINE_KINDS)
            case "extra_forbidden":
                return refuse_key(place, self.model, loc, compare=compare)
        if problem := _mistyped(details, place):
            return problem
        context = details.get("ctx", {})
        if isinstance(error := context.get("error"), BrokenRuleError):
            return error.at(place)
        is_kind = details["type"] == "union_tag_invalid"
        return _misfit(details, place, fields_at(self.model, loc / "kind" if is_kind else loc))


def _kind_of(details: ErrorDetails) -> str:
    """Return what is counted as the same kind of mistake."""
    error = details.get("ctx", {}).get("error")
    return error.rule if isinstance(error, BrokenRuleError) else details["type"]


def _before(place: Place, places: Iterable[Place]) -> list[Place]:
    """Return the first of some places, if it is before another: keys that are moved move what follows."""
    first = min(places, default=None)
    return [first] if first and first <= place else []


_MOVED = {"elsewhere", "outside", "key"}
"""The problems of keys that may stand where they do because of another indentation."""

_INCOMPLETE = {"missing", "union_tag_not_found", "model_type", "model_attributes_type", "dict_type"}
"""What pydantic says of a part whose keys may stand elsewhere."""


def _mistyped(details: ErrorDetails, place: Place) -> Problem | None:
    """Return the problem of a value that would be right, or of the right form, in ASCII signs."""
    value, name = details.get("ctx", {}).get("tag", details["input"]), _name(details)
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
        return Problem(place, "signs-are-ascii", "value", given=shown, sign=odd, right=right)
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
    given, name = shape(details["input"]), _name(details)
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


def _nearest(given: object, choices: tuple[str, ...], fields: tuple[FieldInfo, ...]) -> Nearest:
    if not isinstance(given, str):
        return Nearest(())
    return suggest(given, choices, meanings_of_choices(fields, choices))


def _name(details: ErrorDetails) -> str:
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
