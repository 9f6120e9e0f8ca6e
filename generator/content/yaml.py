"""Reads YAML into a tree whose scalars are plain text, with the place of each part."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType
from typing import Any

import yaml

from generator.content import signs
from generator.content.mistakes import find_mistakes
from generator.problems import MORE, TOP, ContentError, Loc, Place, Problem, Value, clip

Tree = str | None | list["Tree"] | dict[str, "Tree"]

MAX_DEPTH = 20
"""Limit of nesting, above that of any record; YAML itself has none."""

MAX_MISTAKES = 100
"""How many mistyped lines of one file are looked for."""

WORDED = 1000
"""How many mistakes of a kind in one file are put into words; the others are counted."""


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

    `places` has keys too, each at its `Loc.key`. `cuts` has the place and the words of each comment
    behind a value without quotes, which may be more of the value. `problems` lists what the tree does
    not show, such as duplicate keys; the tree holds the last value of each.
    """

    tree: Tree
    places: Mapping[Loc, Place]
    cuts: Mapping[Loc, tuple[Place, str]]
    problems: tuple[Problem, ...]


def parse(text: str, path: str) -> Parsed:
    """Parse a YAML text; raise `ContentError` if it is invalid or uses more than records need."""
    if problems := [*_conflicts(text, path), *_line_ends(text, path)]:
        raise ContentError(problems)
    try:
        return _Builder(path, text).build(yaml.parse(text, Loader=yaml.CBaseLoader))
    except yaml.MarkedYAMLError as error:
        raise ContentError(_explain(error, text, path)) from None
    except yaml.YAMLError as error:  # a character that YAML forbids
        before = text.encode()[: getattr(error, "position", 0)].decode(errors="replace")
        place = Place.after(path, before)
        raise ContentError([Problem(place, "yaml-syntax", "forbidden")]) from None


_CONFLICT = re.compile(r"^(?:<{7}(?: .*)?|\|{7}(?: .*)?|>{7}(?: .*)?|={7})\r?$", re.MULTILINE)


def _conflicts(text: str, path: str) -> Iterator[Problem]:
    """Yield each conflict that a merge left, at its first marker."""
    first: int | None = None
    for marker in islice(_CONFLICT.finditer(text), MAX_MISTAKES):
        line = text.count("\n", 0, marker.start()) + 1
        first = first or line
        if marker[0][0] == ">" and first < line:
            yield Problem(Place(path, first), "conflict-is-resolved", line=first, last=line)
            first = None
    if first:
        yield Problem(Place(path, first), "conflict-is-resolved", "part", line=first)


def _line_ends(text: str, path: str) -> Iterator[Problem]:
    """Yield the first line end that an editor's program may not show as one, but YAML reads so."""
    if found := re.search("[\x85\u2028\u2029]|\r(?!\n)", text):
        place = Place.after(path, text[: found.start()])
        code = f"U+{ord(found[0]):04X}"
        yield Problem(place, "yaml-syntax", "line-end", character=code)


def _explain(error: yaml.MarkedYAMLError, text: str, path: str) -> list[Problem]:
    """Return what was mistyped: in the lines above the one where libyaml could not go on, or there."""
    mark = error.problem_mark or error.context_mark
    lines = text.count("\n") + 1
    at = _place_at(mark, path, lines)
    found = list(islice(find_mistakes(text, path), MAX_MISTAKES))
    if found and found[0].place.line <= at.line:
        return found
    said = f"{error.context or ''} {error.problem or ''}"
    for pattern, variant in _SYNTAX:
        if re.search(pattern, said):
            return [Problem(at, "yaml-syntax", variant)]
    return [Problem(at, "yaml-syntax", "other", error=error.problem)]


_SYNTAX = (
    (r"could not find expected ':'", "no-colon"),
    (r"did not find expected key|mapping values are not allowed", "no-key"),
    (r"did not find expected ',' or '\]'", "no-bracket"),
    (r"did not find expected '-' indicator", "no-item"),
    (r"unexpected end of stream", "no-quote"),
    (r"cannot start any token|invalid", "character"),
)
"""Each message of libyaml, and the variant of `yaml-syntax` that explains it to an editor."""


def _place_at(mark: Any, path: str, lines: int) -> Place:
    """Return the place of a mark; libyaml may count one line more than a file's `lines`."""
    if mark is None:
        return Place(path)
    return Place(path, min(mark.line + 1, lines), mark.column + 1)


_STRUCTURAL = {"yaml-syntax", "signs-are-ascii"}
"""The rules whose breach makes a tree of another shape than was meant: nothing else is said of it."""

_JOINED_LINES = re.compile(r"\S[^\S\n]*\n[^\S\n]*\S")
"""Two lines that no empty one divides."""

_COMMENT = re.compile(r"[ \t]+(#[^\n\r]*)")
_KEY_LINE = re.compile(rf"\s*(?:[-{signs.DASHES}]\s*)*{signs.ASCII_KEY}\s*[:{signs.COLONS}]|\s*- ")


@dataclass
class _Builder:
    path: str
    text: str
    places: dict[Loc, Place] = field(default_factory=dict)
    cuts: dict[Loc, tuple[Place, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left: int = 0

    def __post_init__(self) -> None:
        self.lines = self.text.count("\n") + 1

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
        if self.left:
            rule = self.problems[-1].rule
            self.problems.append(Problem(self.problems[-1].place, rule, MORE, number=self.left))
        if any(one.rule in _STRUCTURAL or one.variant == "no-dash" for one in self.problems):
            raise ContentError(self.problems)
        places, cuts = MappingProxyType(self.places), MappingProxyType(self.cuts)
        return Parsed(tree, places, cuts, tuple(self.problems))

    def _add(self, problem: Problem) -> None:
        if len(self.problems) < WORDED:
            self.problems.append(problem)
        else:
            self.left += 1

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
            return self._scalar(event, loc)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Tree] = []
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                items.append(self._node(item, events, loc / len(items)))
                if event.flow_style and isinstance(item, yaml.ScalarEvent) and not item.style:
                    self._refuse_wide_comma(item)
            return items
        return self._mapping(events, loc)

    def _refuse_wide_comma(self, item: Any) -> None:
        if wide := re.search(f"[{signs.COMMAS}；]", item.value):
            mark = item.start_mark
            place = Place(self.path, mark.line + 1, mark.column + wide.start() + 1)
            self._add(Problem(place, "signs-are-ascii", "comma", sign=wide[0]))

    def _scalar(self, event: Any, loc: Loc) -> Tree:
        if event.style not in {"|", ">"} and event.end_mark.line > event.start_mark.line:
            self._add(self._broken_text(event))
        if event.style == ">" and _JOINED_LINES.search(self._below_header(event)):
            self._add(Problem(self._place(event), "text-is-read-whole", "folded"))
        if event.style:
            return str(event.value)
        if comment := _COMMENT.match(self.text, event.end_mark.index):
            mark = event.end_mark
            column = mark.column + comment.start(1) - mark.index + 1
            self.cuts[loc] = (Place(self.path, mark.line + 1, column), comment[1])
        return None if event.value in {"", "~", "null"} else str(event.value)

    def _below_header(self, event: Any) -> str:
        """Return the lines below the header of a text, as they are written."""
        written = self.text[event.start_mark.index : event.end_mark.index]
        return written.partition("\n")[2]

    def _broken_text(self, event: Any) -> Problem:
        """Return the problem of a text on several lines: YAML joins them, often by a mistyped sign."""
        written = self.text[event.start_mark.index : event.end_mark.index].split("\n")
        place = self._place(event)
        number = next((at for at, line in enumerate(written) if at and _KEY_LINE.match(line)), None)
        if number is None:
            return Problem(place, "text-is-read-whole", "lines")
        if event.style:
            return Problem(place, "yaml-syntax", "quote-open", quote=event.style)
        words = written[number].strip()
        here = Place(self.path, place.line + number, len(written[number]) - len(words) + 1)
        if found := re.match(rf"{signs.ASCII_KEY}\s*([{signs.COLONS}])", words):
            return Problem(here, "signs-are-ascii", "colon", sign=found[1], key=clip(words, 20))
        return Problem(here, "yaml-syntax", "no-key")

    def _refuse_deep_dash(self, key: Any) -> None:
        """A key that stands twice, in the column of the dash above it, is a key behind that dash."""
        start = self.text.rfind("\n", 0, key.start_mark.index - key.start_mark.column) + 1
        above = self.text[self.text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
        column = key.start_mark.column
        if above[: column + 2] == " " * column + "- ":
            place = Place(self.path, key.start_mark.line, column + 1)
            right = max(column - 2, 0)
            problem = Problem(place, "yaml-syntax", "indent-uneven", found=column, right=right)
            self._add(problem)

    def _mapping(self, events: Iterator[Any], loc: Loc) -> Tree:
        pairs: dict[str, Tree] = {}
        begins_item: Place | None = None
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self._stop(key, "yaml-is-plain", "key")
            self._refuse_extras(key)
            part = loc / key.value
            if key.value in pairs and len(self.problems) >= WORDED:
                self.left += 1
            elif key.value in pairs:
                place, first = self._place(key), self.places[part.key].line
                self._refuse_deep_dash(key)
                problem = Problem(place, "key-stands-once", key=key.value, line=first)
                if loc.is_item and key.value == next(iter(pairs)):
                    problem = Problem(
                        place, "key-stands-once", "no-dash", key=key.value, line=first
                    )
                    begins_item = place
                elif begins_item:  # all keys of that item stand twice
                    problem = problem.resting_on([begins_item])
                elif self.problems and self.problems[-1].variant == "indent-uneven":
                    begins_item = self.problems[-1].place
                    problem = problem.resting_on([begins_item])
                self._add(problem)
            self.places[part.key] = self._place(key)
            pairs[key.value] = self._node(next(events), events, part)
        return pairs
