"""Reads YAML text into records, and collects all problems of a file with line and column."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.content.keys import is_unknown, keys_meant, may_be_missing, refuse_key
from generator.content.misfits import describe, name_of
from generator.content.models import fields_at, holds_words
from generator.content.questions import MARK, Question, find_questions
from generator.content.yaml import WORDED, Parsed, decode, parse
from generator.problems import (
    MORE,
    TOP,
    BrokenRuleError,
    ContentError,
    Loc,
    Place,
    Problem,
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
        if MARK not in cut[1]  # a question that a draft asked, which another rule reports
        and holds_words(fields_at(model, loc), in_list=loc.is_item)
    )
    for place, comment in islice(cuts, WORDED):
        yield Problem(place, "text-is-read-whole", "cut", words=clip(comment, 40))
    left = [place for place, _ in cuts]
    if left:
        yield Problem(left[0], "text-is-read-whole", MORE, number=len(left))


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
        errors = error.errors(include_url=False)
        lone = _lone_missing(errors)
        for number, details in enumerate(errors):
            # pydantic counts only valid items: a list with an invalid item is not too short
            if details["type"] == "too_short" and details["input"]:
                continue
            counts[kind := _kind_of(details)] += 1
            if counts[kind] > WORDED:
                continue
            loc, problem = Loc(details["loc"]), self._problem(details, compare=number < COMPARED)
            if is_unknown(problem) and (wanted := lone.get(loc.above)):
                problem = may_be_missing(problem, wanted)
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
        if details["type"] == "union_tag_invalid":
            return _find_place(self.parsed.places, loc / "kind")
        return _find_place(self.parsed.places, loc)

    def _problem(self, details: ErrorDetails, *, compare: bool) -> Problem:
        place, loc = self._place_of(details), Loc(details["loc"])
        match details["type"]:
            case "missing":
                return Problem(place, "key-is-written", key=name_of(details))
            case "union_tag_not_found":
                return Problem(place, "key-is-written", "kind", choices=DEADLINE_KINDS)
            case "extra_forbidden":
                return refuse_key(place, self.model, loc, compare=compare)
        return describe(details, place, self.model, self.parsed.tree)


def _lone_missing(errors: Iterable[ErrorDetails]) -> Mapping[Loc, str]:
    """Return the missing key of each part that lacks one key and has one that is not known."""
    missing: dict[Loc, list[str]] = {}
    unknown: Counter[Loc] = Counter()
    for details in errors:
        loc = Loc(details["loc"])
        if details["type"] == "missing":
            missing.setdefault(loc.above, []).append(name_of(details))
        unknown[loc.above] += details["type"] == "extra_forbidden"
    return {loc: keys[0] for loc, keys in missing.items() if len(keys) == unknown[loc] == 1}


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
