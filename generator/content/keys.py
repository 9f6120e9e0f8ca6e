"""Says what is wrong with a key that a record does not know, and which was meant."""

from pydantic import BaseModel

from generator.content import signs
from generator.content.models import keys_elsewhere, meanings_of_keys, models_at, tags_of
from generator.nearest import suggest
from generator.problems import Loc, Nearest, Place, Problem


def refuse_key(place: Place, model: type[BaseModel], loc: Loc, *, compare: bool) -> Problem:
    """Return the problem of an unknown key at a location; it names the nearest if it should `compare`."""
    key, known = str(loc[-1]), meanings_of_keys(models_at(model, loc.above))
    right = signs.to_ascii(key).lstrip("-").strip()
    elsewhere = keys_elsewhere(model)
    if (right in known or right in elsewhere) and (odd := signs.odd_signs(key)):
        return Problem(place, "signs-are-ascii", "key", key=key, sign=odd, right=right)
    if kinds := _kinds_with(key, model, loc):
        return Problem(place, "key-is-known", "of-kind", key=key, kinds=kinds)
    nearest = suggest(key, known, known) if compare else Nearest(())
    above = elsewhere.get(key, ())
    if "" in above:
        return Problem(place, "key-is-known", "outside", key=key)
    if above:
        return Problem(place, "key-is-known", "elsewhere", key=key, above=above, nearest=nearest)
    return Problem(place, "key-is-known", key=key, nearest=nearest)


def is_unknown(problem: Problem) -> bool:
    """Whether a problem is that of a key that no record knows, and that is near to none."""
    nearest = dict(problem.values).get("nearest")
    return problem.rule == "key-is-known" and not problem.variant and nearest == Nearest(())


def may_be_missing(problem: Problem, wanted: str) -> Problem:
    """Return the problem of an unknown key as that of a key which may be the one that is missing."""
    key = dict(problem.values)["key"]
    return Problem(problem.place, "key-is-known", "for-missing", key=key, missing=wanted)


def keys_meant(problem: Problem) -> tuple[str, ...]:
    """Return the keys that an unknown one may have been meant to be."""
    values = dict(problem.values)
    if problem.rule == "signs-are-ascii":
        return (str(values["right"]),)
    if problem.variant == "for-missing":
        return (str(values["missing"]),)
    nearest = values.get("nearest")
    return nearest.words if isinstance(nearest, Nearest) else ()


def _kinds_with(key: str, model: type[BaseModel], loc: Loc) -> tuple[str, ...]:
    """Return the other kinds of a part that has kinds, if those have a key."""
    kind = loc.above[-1] if loc.above else None
    beside = models_at(model, loc.above.above) if isinstance(kind, str) else ()
    if not any(kind in tags_of(one) for one in beside):
        return ()
    return tuple(tag for one in beside if key in one.model_fields for tag in tags_of(one))
