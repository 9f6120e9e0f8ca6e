"""Fixes as changes of a YAML text at their place, without touching anything beside it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from generator.content.comments import Marker, find_comments
from generator.content.scalars import Position, quote
from generator.content.yaml import Parsed, Tree, parse
from generator.problems import (
    ContentError,
    Fix,
    Loc,
    Place,
    Problem,
    RenameKey,
    ReplaceSigns,
    SetValue,
    TrimEnds,
)

_EVIDENCE = {"text", "quote", "expression", "printed", "title", "sha256", "received_sha256"}
"""Keys whose values are proven against the source: no value is written there to fit a rule."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A part of a text that is replaced: where it starts, and the text before and after."""

    start: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Patch:
    """The edits that correct a problem; `loc` is the part of the record that they change by a fix."""

    problem: Problem
    edits: tuple[Edit, ...]
    fix: Fix | None = None
    loc: Loc | None = None


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int


class Sheet:
    """A YAML text with the spans of its parts."""

    def __init__(self, text: str, parsed: Parsed) -> None:
        self.text = text
        self.parsed = parsed
        self._spans: defaultdict[Loc, list[_Span]] = defaultdict(list)
        self._parts: defaultdict[Place, list[Loc]] = defaultdict(list)
        for loc, place in parsed.places.items():
            self._parts[place].append(loc)
        for mark in Marker(text).marks():
            self._spans[mark.loc].append(_Span(mark.start, mark.end))

    def key(self, loc: Loc) -> _Span:
        """Return the span of the key of a part."""
        return self._spans[loc][0]

    def value(self, loc: Loc) -> _Span | None:
        """Return the span of a scalar or of a collection in brackets; None for any other."""
        if not loc:
            return None
        spans = self._spans[loc][1 if isinstance(loc[-1], str) else 0 :]
        return _Span(spans[0].start, spans[-1].end) if spans else None

    def slice(self, span: _Span) -> str:
        """Return the text of a span."""
        return self.text[span.start : span.end]

    def at(self, place: Place) -> Iterator[Loc]:
        """Yield the parts, and keys of parts, that begin at a place."""
        return iter(self._parts[place])

    def is_inside_brackets(self, loc: Loc) -> bool:
        """Tell whether a part is an item, or an item's part, of a collection in brackets."""
        around = (Loc(loc[:depth]) for depth in range(1, len(loc)))
        return any(self.value(one) for one in around)


def read_sheet(text: str, path: str) -> Sheet | None:
    """Return a text to be patched, or None where it is no YAML with each key once."""
    try:
        parsed = parse(text, path)
    except ContentError:
        return None
    return None if parsed.problems else Sheet(text, parsed)


def make_patch(sheet: Sheet, problem: Problem, fix: Fix, place: Place) -> Patch | None:
    """Return the patch of a problem by a fix at a place; None where the text leaves no room for it."""
    for loc in sheet.at(place):
        if edits := tuple(_make_edits(sheet, loc, fix)):
            return Patch(problem, edits, fix, part_of(loc))
    return None


def is_key(loc: Loc) -> bool:
    """Tell whether a path is that of a key, not of its value."""
    return bool(loc) and str(loc[-1]).startswith("?")


def part_of(loc: Loc) -> Loc:
    """Return the path of the part whose key is at a path; that of a part is its own."""
    return loc.above / str(loc[-1]).removeprefix("?") if is_key(loc) else loc


def _make_edits(sheet: Sheet, loc: Loc, fix: Fix) -> Iterator[Edit]:
    match fix:
        case RenameKey(name) if is_key(loc):
            key = sheet.key(part_of(loc))
            yield Edit(key.start, sheet.slice(key), quote(name, Position.KEY))
        case SetValue(name) if not is_key(loc) and name not in _EVIDENCE:
            names = [part for part in loc if isinstance(part, str)]
            value = part_at(sheet.parsed.tree, loc)
            if names[-1:] == [name] and (isinstance(loc[-1], str) or isinstance(value, str)):
                yield from _set(sheet, loc, fix)
            elif isinstance(value, dict) and name in value:
                yield from _set(sheet, loc / name, fix)
            elif isinstance(value, dict):
                yield from _insert(sheet, loc, value, fix)
        case ReplaceSigns(old, new) if is_key(loc):
            key = sheet.key(part_of(loc))
            if old in (raw := sheet.slice(key)):
                yield Edit(key.start + raw.index(old), old, new)
        case ReplaceSigns(old, new) if (span := sheet.value(loc)) and isinstance(loc[-1], int):
            raw = sheet.slice(span)
            if raw[:1] not in {"'", '"'}:  # what stands in quotes is meant as one
                for found in re.finditer(re.escape(old), raw):
                    yield Edit(span.start + found.start(), old, new)
        case TrimEnds() if not is_key(loc) and (span := sheet.value(loc)):
            yield from _trim(sheet.slice(span), span.start)


def _set(sheet: Sheet, loc: Loc, fix: SetValue) -> Iterator[Edit]:
    span = sheet.value(loc)
    if span is None or "\n" in (old := sheet.slice(span)):
        return
    position = Position.WORD if sheet.is_inside_brackets(loc) else Position.VALUE
    new = _write(fix, position)
    follows_colon = not old and sheet.text[: span.start].endswith(":")
    yield Edit(span.start, old, f" {new}" if follows_colon else new)


def _insert(sheet: Sheet, loc: Loc, pairs: dict[str, Tree], fix: SetValue) -> Iterator[Edit]:
    """Write a key after the last value of a mapping that stands on one line."""
    for name in reversed(pairs):
        span = sheet.value(loc / name)
        if span is None or "\n" in sheet.slice(span):
            continue
        if sheet.is_inside_brackets(loc / name):
            yield Edit(span.end, "", f", {fix.key}: {_write(fix, Position.WORD)}")
            return
        key = sheet.key(loc / name)
        column = key.start - (sheet.text.rfind("\n", 0, key.start) + 1)
        line_end = re.compile(r"\r?\n|\Z").search(sheet.text, span.end)
        end = line_end.start() if line_end else len(sheet.text)
        written = f"{fix.key}: {_write(fix, Position.VALUE)}"
        newline = "\r\n" if "\r\n" in sheet.text else "\n"
        yield Edit(end, "", f"{newline}{' ' * column}{written}")
        return


def _write(fix: SetValue, position: Position) -> str:
    value = as_tree(fix.value)
    if isinstance(value, list):
        return f"[{', '.join(quote(str(one), Position.WORD) for one in value)}]"
    return quote(str(value), position)


def as_tree(value: str | int | date | tuple[str, ...]) -> Tree:
    """Return a value as the reader reads it."""
    match value:
        case bool():
            return str(value).lower()
        case tuple():
            return [str(one) for one in value]
    return str(value)


def _trim(raw: str, start: int) -> Iterator[Edit]:
    """Leave out the white space at the ends of lines, and a last line break."""
    if raw[:1] in {"|", ">"}:
        if header := re.match(r"\|\d?(?=[ \t]*(?:#.*)?\r?\n)", raw):
            yield Edit(start, header[0], f"{header[0]}-")
        for found in re.finditer(r"(?<=\S)[^\S\r\n]+(?=\r?\n|\Z)", raw):
            if found.start() > raw.index("\n"):
                yield Edit(start + found.start(), found[0], "")
    elif "\n" not in raw and (end := re.search(r"(?<=\S)\s+(?=['\"]?\Z)", raw)):
        yield Edit(start + end.start(), end[0], "")


def apply(text: str, patches: Sequence[Patch]) -> str:
    """Return a text with all edits of patches made."""
    for edit in sorted((edit for patch in patches for edit in patch.edits), reverse=True):
        text = f"{text[: edit.start]}{edit.new}{text[edit.start + len(edit.old) :]}"
    return text


def changes_only_this(sheet: Sheet, new: str, patches: Sequence[Patch]) -> bool:
    """Tell whether a new text has the record and the comments of the old one, but for the patches."""
    changed = read_sheet(new, "")
    if changed is None:
        return False
    expected = deepcopy(sheet.parsed.tree)
    for patch in sorted(patches, key=lambda patch: patch.edits[0].start, reverse=True):
        _change(expected, patch)
    old_comments, new_comments = find_comments(sheet.text), find_comments(new)
    return changed.parsed.tree == expected and new_comments.lines() == old_comments.lines()


def _change(tree: Tree, patch: Patch) -> None:
    """Make a patch in a tree."""
    loc, fix = patch.loc, patch.fix
    if loc is None:
        return
    holder, last = part_at(tree, loc.above), loc[-1] if loc else ""
    value = part_at(tree, loc)
    match fix:
        case SetValue(key) if isinstance(value, dict):
            value[key] = as_tree(fix.value)
        case SetValue():
            holder[last] = as_tree(fix.value)  # type: ignore[index]
        case RenameKey(name) if isinstance(holder, dict) and name not in holder:
            holder[name] = holder.pop(str(last))
        case TrimEnds() if isinstance(value, str):
            lines = (line.rstrip() for line in value.split("\n"))
            holder[last] = "\n".join(lines).rstrip("\n")  # type: ignore[index]
        case ReplaceSigns(old) if isinstance(holder, list) and isinstance(last, int):
            holder[last : last + 1] = [word.strip() for word in str(value).split(old)]
        case ReplaceSigns(old) if isinstance(holder, dict):
            key, _, word = str(last).partition(old)
            holder.pop(str(last))
            holder[key] = word.strip()


def part_at(tree: Tree, loc: Loc) -> Tree:
    """Return the part of a tree at a path."""
    for part in loc:
        tree = tree[part]  # type: ignore[index]
    return tree
