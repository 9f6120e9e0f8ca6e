"""Writes records as YAML in their canonical form, for editors and for drafts alike."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from pydantic import BaseModel

from generator.content.comments import Comments, find_comments
from generator.content.models import holds_words, models_in
from generator.content.reading import find_cuts
from generator.content.scalars import Position, indent, quote, stand_below
from generator.content.schemas import modeline
from generator.content.yaml import Tree, parse
from generator.problems import TOP, ContentError, Loc, visible
from generator.records.documents import DocumentRecord, NoticeRecord
from generator.records.sources import SourceRecord
from generator.records.tasks import ParagraphRecord

Plain: TypeAlias = "str | int | float | bool | date | Sequence[Plain] | Mapping[str, Plain] | None"
"""The values that can be written as a record."""

_Models: TypeAlias = tuple[type[BaseModel], ...]
_Fields: TypeAlias = tuple[tuple[type[BaseModel], str], ...]
"""The fields that a value may fill; unions allow several."""

_TEXTS: _Fields = (
    (ParagraphRecord, "text"),
    (NoticeRecord, "addressees"),
    (NoticeRecord, "letter"),
)
"""Texts that are written below their key, even a single line."""

_SENTENCES: _Fields = (
    (NoticeRecord, "attachments"),
    (SourceRecord, "unplaced"),
    (SourceRecord, "notes"),
)
"""Lists of sentences: other than lists of words, they are not written on one line."""

_APART: _Fields = ((DocumentRecord, "sections"),)
"""Lists with an empty line between items."""


class FormError(Exception):
    """The canonical form of a text would have other values or comments."""


def format_text(text: str, path: str, model: type[BaseModel]) -> str:
    """Return the canonical form of a file's text, or raise `ContentError` where it cannot be read.

    No value changes and no comment is lost: rather than that, `FormError` is raised. Keys that the
    model does not know come last.
    """
    tree, comments = _read(text, path, model)
    return _write(tree, comments, model)


def add_items(
    text: str,
    path: str,
    model: type[BaseModel],
    key: str,
    items: Sequence[Mapping[str, Plain]],
    remark: str,
) -> str:
    """Return the canonical form of a file's text with more items in the list at a key, below one
    remark. All that the text holds stays, in whatever form it was; errors are those of `format_text`.
    """
    tree, comments = _read(text, path, model)
    if not isinstance(tree, dict) or not isinstance(old := tree.get(key), list):
        raise FormError
    new = [_fill(item, _models_of(_fields((model,), key))) for item in items]
    above = {TOP / key / len(old): (f"# {visible(remark)}",)} if new else {}
    comments = replace(comments, above={**comments.above, **above})
    return _write({**tree, key: [*old, *new]}, comments, model)


def _read(text: str, path: str, model: type[BaseModel]) -> tuple[Tree, Comments]:
    parsed = parse(text, path)
    if problems := [*parsed.problems, *find_cuts(parsed, model)]:
        raise ContentError(problems)
    return parsed.tree, find_comments(text)


def _write(tree: Tree, comments: Comments, model: type[BaseModel]) -> str:
    """Return a tree and its comments as a text that says the same, or raise `FormError`."""
    written = _Writer(comments).write(tree, model)
    if not _is_the_same(written, tree, comments):
        raise FormError
    return written


def write(tree: Mapping[str, Plain], model: type[BaseModel], remarks: Mapping[Loc, str]) -> str:
    """Return a record as YAML in the canonical form, each remark as a comment above its part.

    Keys that hold nothing or their default are left out; the remark on such a key stands where the
    key would. What no record can hold, or a remark on no part of one, raises `ValueError`.
    """
    filled = _fill(tree, (model,))
    above: dict[Loc, tuple[str, ...]] = {}
    for loc, remark in remarks.items():
        spot = _nearest(filled, loc)
        lines = tuple(f"# {visible(line)}".rstrip() for line in remark.splitlines())
        above[spot] = (*above.get(spot, ()), *lines)
    try:
        return _write(filled, Comments(above, MappingProxyType({}), MappingProxyType({})), model)
    except FormError:
        raise ValueError("this cannot be written as a record") from None


def _fill(value: Plain, models: _Models) -> Tree:
    """Return a value as the reader would read it, without the keys that need not be written."""
    match value:
        case None | str():
            return value
        case bool():
            return str(value).lower()
        case Mapping():
            return {
                key: _fill(inner, _models_of(fields))
                for key, inner in value.items()
                if not _is_default(inner, fields := _fields(models, key))
            }
        case Sequence():
            return [_fill(inner, models) for inner in value]
    return str(value)


def _is_default(value: Plain, fields: _Fields) -> bool:
    if value is None or (isinstance(value, Sequence | Mapping) and not value and value != ""):
        return True
    return any(model.model_fields[key].default == value for model, key in fields)


def _nearest(tree: Tree, loc: Loc) -> Loc:
    """Return a location as far as the tree has it, and one key more where only that is missing."""
    for depth, part in enumerate(loc):
        if isinstance(tree, dict) and isinstance(part, str):
            if part not in tree:
                return Loc(loc[: depth + 1])
            tree = tree[part]
        elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
        else:
            return Loc(loc[:depth])
    return loc


def _is_the_same(written: str, tree: Tree, comments: Comments) -> bool:
    try:
        parsed = parse(written, "")
    except ContentError:
        return False
    kept = find_comments(written).lines()
    return not parsed.problems and parsed.tree == tree and kept == comments.lines()


class _Writer:
    """Writes trees with the same comments; each method returns lines without what stands around."""

    def __init__(self, comments: Comments) -> None:
        self._comments = comments

    def write(self, tree: Tree, model: type[BaseModel]) -> str:
        """Return the text of a whole file."""
        lines, last = self._around(TOP)
        lines = [*filter(None, [modeline(model), last]), *lines]
        if isinstance(tree, dict) and tree:
            lines += self._pairs(tree, TOP, (model,))
        else:
            inline, below = self._value(tree, TOP, ())
            lines += [*filter(None, [inline]), *below, *self._comments.inside.get(TOP, ())]
        return "".join(f"{line}\n" for line in lines)

    def _around(self, loc: Loc) -> tuple[list[str], str]:
        """Return the comments above a part, and the one at its line's end."""
        above = self._comments.above.get(loc, ())
        beside = self._comments.beside.get(loc, ())
        return ([*above], beside[0]) if len(beside) == 1 else ([*above, *beside], "")

    def _pairs(self, pairs: dict[str, Tree], loc: Loc, models: _Models) -> list[str]:
        lines: list[str] = []
        waiting: list[str] = []
        for key in dict.fromkeys([*(key for one in models for key in one.model_fields), *pairs]):
            above, beside = self._around(loc / key)
            waiting += above
            if key not in pairs:  # what is said of it waits for the next key
                continue
            fields = _fields(models, key)
            inline, below = self._value(pairs[key], loc / key, fields)
            if not loc and lines and below and not inline:
                lines.append("")
            lines += [*waiting, _join(f"{quote(key, Position.KEY)}:", inline, beside), *below]
            waiting = []
        return [*lines, *waiting, *self._comments.inside.get(loc, ())]

    def _value(self, value: Tree, loc: Loc, fields: _Fields) -> tuple[str, list[str]]:
        """Return what stands on the line of a value's key, and the lines below that."""
        match value:
            case None:
                return "", []
            case str():
                if "\n" in value or (value and _is_one_of(fields, _TEXTS)):
                    return stand_below(value)
                return quote(value, self._position(loc, fields)), []
            case dict() if not value:
                return "{}", []
            case dict():
                return "", indent(self._pairs(value, loc, _models_of(fields)))
        if self._is_one_line(value, loc, fields):
            words = ("~" if word is None else quote(str(word), Position.WORD) for word in value)
            return f"[{', '.join(words)}]", []
        return "", self._items(value, loc, fields)

    def _position(self, loc: Loc, fields: _Fields) -> Position:
        """Return where a text stands; without quotes, a comment behind it could be more of its words."""
        infos = tuple(model.model_fields[key] for model, key in fields)
        is_before_comment = len(self._comments.beside.get(loc, ())) == 1
        if is_before_comment and holds_words(infos, in_list=loc.is_item):
            return Position.BEFORE_COMMENT
        return Position.VALUE

    def _is_one_line(self, items: list[Tree], loc: Loc, fields: _Fields) -> bool:
        return not items or not (
            _is_one_of(fields, _SENTENCES)
            or any(isinstance(item, dict | list) or "\n" in (item or "") for item in items)
            or any(self._around(loc / index) != ([], "") for index in range(len(items)))
        )

    def _items(self, items: list[Tree], loc: Loc, fields: _Fields) -> list[str]:
        lines: list[str] = []
        for index, item in enumerate(items):
            above, beside = self._around(loc / index)
            inline, below = self._value(item, loc / index, fields)
            if index and _is_one_of(fields, _APART):
                lines.append("")
            lines += above
            if inline or not below:
                lines += [_join("-", inline, beside), *below]
                continue
            # The item's first line follows the dash; comments above that stand above the dash.
            inner = below if isinstance(item, list) else [line[2:] for line in below]
            first = next(at for at, line in enumerate(inner) if line and line[0] != "#")
            lines += [*filter(None, [beside]), *inner[:first], f"- {inner[first]}"]
            lines += indent(inner[first + 1 :])
        return lines


def _fields(models: _Models, key: str) -> _Fields:
    return tuple((model, key) for model in models if key in model.model_fields)


def _is_one_of(fields: _Fields, table: _Fields) -> bool:
    return any(
        issubclass(model, owner) and key == name for model, key in fields for owner, name in table
    )


def _models_of(fields: _Fields) -> _Models:
    annotations = (model.model_fields[key].annotation for model, key in fields)
    return tuple(dict.fromkeys(one for annotation in annotations for one in models_in(annotation)))


def _join(*parts: str) -> str:
    return " ".join(filter(None, parts))
