"""Reads YAML into a tree whose scalars are plain text, with the place of each part."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import yaml

from generator.problems import TOP, ContentError, Loc, Place, Problem, Value

Tree = str | None | list["Tree"] | dict[str, "Tree"]

MAX_DEPTH = 20
"""Limit of nesting, above that of any record; YAML itself has none."""


def decode(data: bytes, path: str) -> str:
    """Return the text of a file, or raise `ContentError` at the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        place = Place.after(path, before)
        byte = f"0x{data[error.start]:02X}"
        raise ContentError([Problem(place, "text-is-utf-8", byte=byte)]) from None


@dataclass(frozen=True, slots=True)
class Parsed:
    """A YAML text as a tree whose scalars are text, with the place of each part.

    `places` has keys too, each at its `Loc.key`. `problems` lists duplicate keys; the tree holds
    the last value of each.
    """

    tree: Tree
    places: Mapping[Loc, Place]
    problems: tuple[Problem, ...]


def parse(text: str, path: str) -> Parsed:
    """Parse a YAML text; raise `ContentError` if it is invalid or uses more than records need."""
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
    """Return the place of a mark; libyaml may count one line more than a file's `lines`."""
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
                tree = self._node(event, events, TOP)
        if tree is None:
            raise ContentError([Problem(Place(self.path), "file-is-not-empty")])
        return Parsed(tree, MappingProxyType(self.places), tuple(self.problems))

    def _place(self, event: yaml.Event) -> Place:
        return _place_at(event.start_mark, self.path, self.lines)

    def _stop(self, event: yaml.Event, rule: str, variant: str, **values: Value) -> None:
        raise ContentError([*self.problems, Problem(self._place(event), rule, variant, **values)])

    def _refuse_extras(self, event: Any) -> None:
        """Reject aliases, anchors and tags: records need none, and they can hide or multiply content."""
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
                items.append(self._node(item, events, loc / len(items)))
            return items
        return self._mapping(events, loc)

    def _mapping(self, events: Iterator[Any], loc: Loc) -> Tree:
        pairs: dict[str, Tree] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self._stop(key, "yaml-is-plain", "key")
            self._refuse_extras(key)
            part = loc / key.value
            if key.value in pairs:
                first = self.places[part.key]
                self.problems.append(
                    Problem(self._place(key), "key-stands-once", key=key.value, line=first.line)
                )
            self.places[part.key] = self._place(key)
            pairs[key.value] = self._node(next(events), events, part)
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
"""Each message of libyaml, and the variant of `yaml-syntax` that explains it to an editor."""


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, place: Place) -> Problem:
    line = "".join(text.split("\n")[place.line - 1 : place.line])
    if "\t" in line[: place.column]:
        return Problem(place, "yaml-syntax", "tab")
    said = f"{error.context or ''} {error.problem or ''}"
    for pattern, variant in _SYNTAX:
        if re.search(pattern, said):
            return Problem(place, "yaml-syntax", variant)
    return Problem(place, "yaml-syntax", "other", error=error.problem)
