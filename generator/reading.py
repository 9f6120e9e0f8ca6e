"""From YAML text to records: every problem of a file at once, each at its line and column."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Generic, TypeVar, get_args

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator import records
from generator.problems import ContentError, Place, Problem, clip, suggest

R = TypeVar("R", bound=records.Record)
Loc = tuple[str | int, ...]
Tree = str | None | list["Tree"] | dict[str, "Tree"]

MAX_DEPTH = 20
"""Deeper nesting than any record has; YAML has no limit of its own."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """A record, the file that holds it, and the place of each of its parts."""

    record: R
    path: str
    places: Mapping[Loc, Place]

    def at(self, *loc: str | int) -> Place:
        """Return the place of a part, or of the nearest part around it that is written."""
        return _find_place(self.places, loc)


def decode(data: bytes, path: str) -> str:
    """Return the text of a file, or raise `ContentError` at the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        message = f"字节 0x{data[error.start]:02X} 不是 UTF-8 编码；请把文件另存为 UTF-8"
        raise ContentError([Problem(Place.after(path, before), message)]) from None


def read_record(data: bytes, path: str, model: type[R]) -> Entry[R]:
    """Return the record of a YAML file, or raise `ContentError` with all of its problems."""
    parsed = parse(decode(data, path), path)
    problems = list(parsed.problems)
    try:
        record = model.model_validate(parsed.tree)
    except ValidationError as error:
        problems += [
            Problem(_place_of(details, parsed.places), _message(details, model))
            for details in error.errors()
            # pydantic counts only the valid items of a list: one bad item is no short list
            if not (details["type"] == "too_short" and details["input"])
        ]
    if problems:
        raise ContentError(problems)
    return Entry(record, path, parsed.places)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A YAML text as a tree whose scalars are text, with the place of each part.

    Keys stand in `places` under their own name behind a `?`: `("source", "?file")`. `problems` are
    keys that stand twice; the tree holds the last of them.
    """

    tree: Tree
    places: Mapping[Loc, Place]
    problems: tuple[Problem, ...]


def parse(text: str, path: str) -> Parsed:
    """Read a YAML text, or raise `ContentError` where it is none or more than records need."""
    try:
        events = iter(list(yaml.parse(text, Loader=yaml.CBaseLoader)))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
        raise ContentError([Problem(place, _syntax_message(error, text, place))]) from None
    except yaml.YAMLError as error:  # a character that YAML forbids
        before = text.encode()[: getattr(error, "position", 0)].decode(errors="replace")
        message = "文件里有 YAML 不允许的字符；请删去看不见的控制字符"
        raise ContentError([Problem(Place.after(path, before), message)]) from None
    return _Builder(path).build(events)


@dataclass
class _Builder:
    path: str
    places: dict[Loc, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def build(self, events: Iterator[Any]) -> Parsed:
        tree: Tree = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop(event, "一个文件只能有一份记录；请删去第二个“---”之后的内容")
            elif isinstance(event, yaml.NodeEvent):
                tree = self._node(event, events, ())
        if tree is None:
            message = "文件是空的；请写入内容，或删去这个文件"
            raise ContentError([Problem(Place(self.path), message)])
        return Parsed(tree, MappingProxyType(self.places), tuple(self.problems))

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.path, mark.line + 1, mark.column + 1) if mark else Place(self.path)

    def _stop(self, event: yaml.Event, message: str) -> None:
        raise ContentError([*self.problems, Problem(self._place(event), message)])

    def _refuse_extras(self, event: Any) -> None:
        """Stop at aliases, anchors and tags: records need none, and they can hide or explode."""
        if isinstance(event, yaml.AliasEvent):
            self._stop(event, f"记录里不能用别名 *{event.anchor}；请把内容写全")
        if getattr(event, "anchor", None):
            self._stop(event, f"记录里不能用锚点 &{event.anchor}；请把内容写全")
        if getattr(event, "tag", None) not in {None, "!"}:
            self._stop(event, f"记录里不能用标签 {event.tag}；请删去它")

    def _node(self, event: Any, events: Iterator[yaml.Event], loc: Loc) -> Tree:
        if len(loc) > MAX_DEPTH:
            self._stop(event, f"嵌套超过 {MAX_DEPTH} 层；请检查缩进和括号")
        self._refuse_extras(event)
        self.places[loc] = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            is_nothing = not event.style and event.value in {"", "~", "null"}
            return None if is_nothing else str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Tree] = []
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                items.append(self._node(item, events, (*loc, len(items))))
            return items
        return self._mapping(events, loc)

    def _mapping(self, events: Iterator[Any], loc: Loc) -> Tree:
        pairs: dict[str, Tree] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self._stop(key, "键必须是一个词；请检查冒号前的括号、横线和星号")
            self._refuse_extras(key)
            if key.value in pairs:
                first = self.places[*loc, f"?{key.value}"]
                message = f"键 {key.value} 重复了，第 {first.line} 行已经写过；请只留一个"
                self.problems.append(Problem(self._place(key), message))
            self.places[*loc, f"?{key.value}"] = self._place(key)
            pairs[key.value] = self._node(next(events), events, (*loc, key.value))
        return pairs


_SYNTAX = (
    (r"could not find expected ':'", "这一行缺少冒号“: ”（英文冒号加一个空格）"),
    (r"did not find expected key", "缩进没有对齐，或上一行的引号、括号没有写完"),
    (r"mapping values are not allowed", "这里不能再写“: ”；含英文冒号的文字请加单引号"),
    (r"did not find expected ',' or '\]'", "方括号里缺少逗号或右括号 ]"),
    (r"did not find expected '-' indicator", "列表没有对齐；每一项要以“- ”开头"),
    (r"unexpected end of stream", "引号没有写完"),
    (r"cannot start any token|invalid", "这个字符不能用在这里；含特殊符号的文字请加单引号"),
)


def _syntax_message(error: yaml.MarkedYAMLError, text: str, place: Place) -> str:
    line = "".join(text.split("\n")[place.line - 1 : place.line])
    if "\t" in line[: place.column]:
        return "YAML 写法有误：缩进或空白处有制表符（Tab）；请改用空格"
    said = f"{error.context or ''} {error.problem or ''}"
    for pattern, message in _SYNTAX:
        if re.search(pattern, said):
            return f"YAML 写法有误：{message}"
    return f"YAML 写法有误：{error.problem}"


def _find_place(places: Mapping[Loc, Place], loc: Loc) -> Place:
    found: Loc = ()
    for part in loc:
        # The tag of a union's member (`relative`) stands in pydantic's locations, not in the file.
        if (*found, part) in places:
            found = (*found, part)
    return places[found]


def _place_of(details: ErrorDetails, places: Mapping[Loc, Place]) -> Place:
    *parents, last = details["loc"] or ("",)
    if details["type"] == "extra_forbidden":
        return _find_place(places, (*parents, f"?{last}"))
    return _find_place(places, details["loc"])


def _models(annotation: object) -> Iterator[type[records.Record]]:
    """Yield the models that an annotation allows, through unions, lists and `Annotated`."""
    if isinstance(annotation, type) and issubclass(annotation, records.Record):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _keys_at(model: type[records.Record], loc: Loc) -> set[str]:
    """Return the keys that the record may have at a location."""
    models = {model}
    for part in loc:
        inner = [one.model_fields[part] for one in models if part in one.model_fields]
        if inner:
            models = {found for field_info in inner for found in _models(field_info.annotation)}
        elif isinstance(part, str):  # the tag of a union's member
            models = {
                one for one in models if part in get_args(one.model_fields["kind"].annotation)
            }
    return {name for one in models for name in one.model_fields}


_KINDS = tuple(
    get_args(model.model_fields["kind"].annotation)[0]
    for model in get_args(get_args(records.DeadlineRecord)[0])
)


def _message(details: ErrorDetails, model: type[records.Record]) -> str:
    context = details.get("ctx", {})
    given = details["input"]
    keys = [part for part in details["loc"] if isinstance(part, str)]
    name = keys[-1] if keys else ""
    match details["type"]:
        case "missing":
            return f"缺少必填的 {name}"
        case "extra_forbidden":
            return f"不认识的键 {name}{suggest(name, _keys_at(model, details['loc'][:-1]))}"
        case "enum" | "literal_error":
            expected = str(context["expected"]).replace("'", "").replace(" or ", "、")
            return f"{name} 不能是“{given}”；可以写：{expected.replace(', ', '、')}"
        case "union_tag_invalid":
            return f"kind 不能是“{context['tag']}”；可以写：{'、'.join(_KINDS)}"
        case "union_tag_not_found":
            return f"缺少必填的 kind；可以写：{'、'.join(_KINDS)}"
        case "string_pattern_mismatch" | "string_too_long":
            return f"{name} 不能是“{clip(str(given), 40)}”；{_PATTERN_HELP.get(name, _ID_HELP)}"
        case "value_error":
            return str(context["error"])
        case "greater_than_equal" | "less_than_equal":
            limit = f"不小于 {context['ge']}" if "ge" in context else f"不大于 {context['le']}"
            return f"{name} 不能是“{given}”；要{limit}"
        case "too_short":
            return f"{name} 至少要有一项"
        case "string_type" if given is None:
            return f"{name} 不能是空的"
        case "string_type" if isinstance(given, dict | list):
            return f"{name} 应为一段文字，这里却是{_shape(given)}"
        case "tuple_type" | "list_type":
            return f"{name} 应为列表（每项以“- ”开头），这里却是{_shape(given)}"
        case "model_type" | "model_attributes_type" | "dict_type":
            where = name or "文件"
            item = "里的每一项" if details["loc"] and isinstance(details["loc"][-1], int) else ""
            return f"{where}{item} 应为若干“键: 值”，这里却是{_shape(given)}"
    return f"{name} 的值不对：这里却是{_shape(given)}"


_ID_HELP = "只能用小写字母、数字和单个连字符，如 ezhou-2017"
_PATTERN_HELP = {
    "file": "只能是 content/sources/ 里的文件名，如 ezhou-2017.txt",
    "sha256": "要写 64 位小写十六进制数",
    "received_sha256": "要写 64 位小写十六进制数",
    "duration": "要写成 P5D（天）、P1W（周）或 P1M（月）这样",
}


def _shape(value: object) -> str:
    match value:
        case None:
            return "空的"
        case list():
            return "列表"
        case dict():
            return "若干“键: 值”"
    return f"“{clip(str(value), 40)}”"
