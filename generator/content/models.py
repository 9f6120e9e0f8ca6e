"""Looks into the models of records: which keys a part may have, and what these mean."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from generator.problems import Loc

Models: TypeAlias = tuple[type[BaseModel], ...]


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the models that an annotation allows, through unions, lists and `Annotated`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def fields_at(model: type[BaseModel], loc: Loc) -> tuple[FieldInfo, ...]:
    """Return the fields that may be at a location; a union's models may share a key."""
    names = [part for part in loc if isinstance(part, str)]
    if not names:
        return ()
    models = _models_below(model, tuple(names[:-1]))
    return tuple(one.model_fields[names[-1]] for one in models if names[-1] in one.model_fields)


def models_at(model: type[BaseModel], loc: Loc) -> Models:
    """Return the models that may be at a location."""
    return _models_below(model, tuple(part for part in loc if isinstance(part, str)))


@cache
def _models_below(model: type[BaseModel], names: tuple[str, ...]) -> Models:
    models: Models = (model,)
    for name in names:
        inner = [one.model_fields[name] for one in models if name in one.model_fields]
        if inner:
            found = (one for info in inner for one in models_in(info.annotation))
            models = tuple(dict.fromkeys(found))
        else:  # the tag of a union's member
            models = tuple(one for one in models if name in tags_of(one))
    return models


def tags_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the words of `kind` that choose a model among others; none for a part without kinds."""
    kind = model.model_fields.get("kind")
    return get_args(kind.annotation) if kind else ()


def holds_words(fields: tuple[FieldInfo, ...], *, in_list: bool) -> bool:
    """Whether fields take words of any kind, as texts or in a list: no ids, days or certain words."""
    return any(
        _takes_words(info.annotation, tuple(info.metadata), in_list=in_list) for info in fields
    )


def _takes_words(annotation: Any, rules: tuple[Any, ...], *, in_list: bool) -> bool:
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _takes_words(inner, (*rules, *more), in_list=in_list)
    if get_origin(annotation) is tuple:
        return in_list and _takes_words(get_args(annotation)[0], (), in_list=False)
    if annotation is str:
        return not in_list and not any(isinstance(rule, StringConstraints) for rule in rules)
    return any(_takes_words(part, (), in_list=in_list) for part in get_args(annotation))


def choices_in(annotation: object) -> Iterator[str]:
    """Yield the words that an annotation allows, if it allows certain words alone."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield from annotation
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
        return
    for part in get_args(annotation):
        yield from choices_in(part)


def meanings_of_keys(models: Models) -> Mapping[str, str]:
    """Return what the keys of models mean, in the words that editors see."""
    return {
        name: info.description or "" for one in models for name, info in one.model_fields.items()
    }


def meanings_of_choices(fields: tuple[FieldInfo, ...], choices: tuple[str, ...]) -> dict[str, str]:
    """Return what the words that fields may hold mean: what follows each in a field's description."""
    longest_first = sorted(choices, key=len, reverse=True)
    pattern = re.compile(f"({'|'.join(map(re.escape, longest_first))})(?![a-z])")
    meanings: dict[str, str] = {}
    for info in fields:
        _, *parts = pattern.split(info.description or "")
        for word, said in zip(parts[::2], parts[1::2], strict=True):
            meanings.setdefault(word, said.strip(" ：、，；"))
    return meanings


@cache
def keys_elsewhere(model: type[BaseModel]) -> Mapping[str, tuple[str, ...]]:
    """Return, by key, the keys below which it may stand anywhere in a record; "" is the record itself."""
    found: dict[str, dict[str, None]] = {}
    todo, seen = [("", model)], set()
    while todo:
        above, one = todo.pop(0)
        if (above, one) in seen:
            continue
        seen.add((above, one))
        for name, info in one.model_fields.items():
            found.setdefault(name, {})[above] = None
            todo += [(name, inner) for inner in models_in(info.annotation)]
    return {name: tuple(places) for name, places in found.items()}
