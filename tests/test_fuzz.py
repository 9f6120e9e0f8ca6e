"""Mutated records: whatever stands in a file, each problem has a place, and nothing breaks.

`make fuzz` tries 10,000; the default is 500, always the same. A failing case is printed as the few edits
that it shrinks to.
"""

import copy
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from generator.checks import check
from generator.content.folder import load
from generator.content.yaml import parse
from generator.messages import Language
from generator.problems import ContentError, Problem
from generator.rules import say_with_place
from generator.site import make_site

from .conftest import copy_example

HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)",
    "{{ 7 * 7 }}", "{% for x in y %}", "{# x #}", "| a | b |\n|---|---|", "[^1]: note", "[x](javascript:alert(1))",
    "![x](http://evil.example/x.png)", "&#60;b&#62;", "*a* _b_ ~~c~~ `d`", "# title", "- item", "a: b", "'\"", "&a *a !!x",
    "\u202eabc", "a\u200bb", "\x00", "\ufeff", "\u2028", "🏛", "〃", "（一）", "一、", "责任单位：", "9" * 400, "-1", "1e999", "nan",
    "0x1F", "null", "~", "true", "2020-02-30", "../../etc/passwd", "x" * 5000, " ", "\t", "\n", "a\n\nb", "%s %d {}", "{x", "年底前每月不少于5天",
)  # fmt: skip


@pytest.fixture(scope="session")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_example(tmp_path_factory.mktemp("fuzz") / "repository")


def files(root: Path) -> list[Path]:
    return sorted((root / "content").rglob("*.yml"))


# ---- mutations: of the tree, or of the text; Hypothesis draws them, so that a failing case shrinks


@dataclass(frozen=True)
class TreeEdit:
    """A change of one part of a tree; numbers are taken modulo what there is."""

    way: str
    at: int
    other: int
    words: str

    def apply(self, tree: Any) -> Any:
        places = spots(tree, [])
        if not places:
            return self.words
        holder, key = places[self.at % len(places)]
        value = holder[key]
        match self.way:
            case "delete" if isinstance(holder, dict):
                del holder[key]
            case "rename" if isinstance(holder, dict):
                names = (*HOSTILE[:8], "id", "no", "titel")
                holder[names[self.other % len(names)]] = holder.pop(key)
            case "reshape":
                shapes: tuple[Any, ...] = ([], {}, None, [value], {"x": value}, [[value]], 10**30)
                holder[key] = shapes[self.other % len(shapes)]
            case "repeat" if isinstance(holder, list):
                holder.append(copy.deepcopy(value))
            case "insert" if isinstance(value, str) and value:
                at = self.other % (len(value) + 1)
                holder[key] = value[:at] + self.words + value[at:]
            case "copy":
                elsewhere, name = places[self.other % len(places)]
                holder[key] = copy.deepcopy(elsewhere[name])
            case "nest":
                for level in range((5, 30, 200)[self.other % 3]):
                    value = [value] if (self.other >> level % 16) % 2 else {"a": value}
                holder[key] = value
            case "cut":
                holder[key] = str(value)[: self.other % 7 + 1]
            case _:
                holder[key] = self.words
        return tree


@dataclass(frozen=True)
class TextEdit:
    """A change of one line of a text; numbers are taken modulo what there is."""

    way: str
    at: int
    other: int
    mark: str

    def apply(self, text: str) -> str:
        lines = text.split("\n")
        at = self.at % len(lines)
        match self.way:
            case "delete":
                del lines[at]
            case "repeat":
                lines.insert(at, lines[at])
            case "begin":
                lines[at] = (" ", "\t", "  - ", "? ")[self.other % 4] + lines[at]
            case "insert":
                cut = self.other % (len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + self.mark + lines[at][cut:]
            case "end":
                lines = lines[: at + 1]
            case "exchange":
                other = self.other % len(lines)
                lines[at], lines[other] = lines[other], lines[at]
            case _:
                lines[at] = lines[at].replace(":", "：", 1)
        return "\n".join(lines)


def spots(tree: Any, found: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """List every part of a tree, as what holds it and its key there."""
    if isinstance(tree, dict | list):
        for key in list(tree) if isinstance(tree, dict) else range(len(tree)):
            found.append((tree, key))
            spots(tree[key], found)
    return found


numbers = st.integers(0, 9_999)
tree_ways = st.sampled_from(
    ["set", "delete", "rename", "reshape", "repeat", "insert", "copy", "nest", "cut"]
)
text_ways = st.sampled_from(["colon", "delete", "repeat", "begin", "insert", "end", "exchange"])
marks = st.sampled_from([*"{}[]:#&*!|>'\"%@`,?-", "\x07"])
tree_edits = st.builds(
    TreeEdit, way=tree_ways, at=numbers, other=numbers, words=st.sampled_from(HOSTILE)
)
text_edits = st.builds(TextEdit, way=text_ways, at=numbers, other=numbers, mark=marks)
edits = (
    st.lists(tree_edits, min_size=1, max_size=5)
    | st.lists(tree_edits, min_size=1, max_size=1)
    | st.lists(text_edits, min_size=1, max_size=4)
)


def mutate(original: str, changes: Sequence[TreeEdit | TextEdit]) -> bytes:
    text, tree = original, None
    for change in changes:
        if isinstance(change, TextEdit):
            text = change.apply(text)
        else:
            tree = change.apply(parse(original, "").tree if tree is None else tree)
    if tree is not None:
        text = dump(tree)
    return text.encode()


def dump(tree: object) -> str:
    """Return a tree as YAML: it may be nested deeper than PyYAML can write by itself."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    try:
        return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10**6)
    finally:
        sys.setrecursionlimit(usual)


# ---- the rules


def assert_has_a_place(problem: Problem, root: Path) -> None:
    place = problem.place
    path = root / place.path
    assert path.is_relative_to(root)
    lines = path.read_bytes().count(b"\n") + 1 if path.is_file() else 1
    assert 1 <= place.line <= lines
    assert place.column >= 1
    for language in Language:
        said = say_with_place(problem, language)
        assert said.startswith(f"{place}: ")
        assert "\n" not in said


def judge(root: Path, path: Path, data: bytes, *, with_pages: bool) -> None:
    original = path.read_bytes()
    path.write_bytes(data)
    try:
        problems = check(load(root / "content"))
        for problem in problems:
            assert_has_a_place(problem, root)
        if with_pages and not problems:
            make_site(root)
    except ContentError as error:  # of an address: they are known only with the whole site
        for problem in error.problems:
            assert_has_a_place(problem, root)
    finally:
        path.write_bytes(original)


def test_mutated_records_never_break_the_check(fuzzed: Path, pytestconfig: pytest.Config) -> None:
    originals = {path: path.read_text(encoding="utf-8") for path in files(fuzzed)}
    weighted = [path for path in originals for _ in range(4 if "documents" in path.parts else 1)]

    @seed(20200302)
    @settings(
        max_examples=pytestconfig.getoption("--fuzz"),
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(weighted), edits, st.integers(0, 7))
    def run(path: Path, changes: list[TreeEdit | TextEdit], turn: int) -> None:
        # making all pages takes a hundred times as long as checking
        judge(fuzzed, path, mutate(originals[path], changes), with_pages=turn == 7)

    run()


WHOLE: dict[str, Callable[[str], bytes]] = {
    "empty": lambda _: b"",
    "not UTF-8": lambda _: b"\xff\xfe\x00a",
    "NUL": lambda text: text.replace("id", "i\x00d", 1).encode(),
    "a list": lambda _: b"- a\n- b\n",
    "a word": lambda _: b"word\n",
    "two documents": lambda text: f"{text}\n---\n{text}".encode(),
    "an anchor bomb": lambda _: b"a: &a [x]\nb: &b [*a, *a, *a]\nc: [*b, *b]\n",
    "very deep": lambda _: b"[" * 5000,
    "a huge number": lambda text: text.replace("no: 1", f"no: {'9' * 10_000}").encode(),
    "a tag": lambda _: b"!!python/object/apply:os.system [ls]\n",
    "carriage returns": lambda text: text.replace("\n", "\r\n").encode(),
    "only a comment": lambda _: b"# nothing\n",
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_file_of_nonsense_has_a_place(fuzzed: Path, name: str) -> None:
    for path in files(fuzzed):
        judge(fuzzed, path, WHOLE[name](path.read_text(encoding="utf-8")), with_pages=False)
