"""Mutated records: whatever stands in a file, each problem has a place, and nothing breaks.

`make fuzz` tries 10,000; the default is 500, always the same.
"""

import copy
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, seed, settings
from hypothesis import strategies as st

from generator.checks import check
from generator.content.folder import load
from generator.content.yaml import parse
from generator.problems import ContentError, Problem
from generator.rules import Language, say_with_place
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


# ---- mutations: of the tree, then of the text


def spots(tree: Any, found: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """List every part of a tree, as what holds it and its key there."""
    if isinstance(tree, dict | list):
        for key in list(tree) if isinstance(tree, dict) else range(len(tree)):
            found.append((tree, key))
            spots(tree[key], found)
    return found


def mutate_tree(tree: Any, chance: random.Random) -> Any:
    tree = copy.deepcopy(tree)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        places = spots(tree, [])
        if not places:
            return chance.choice(HOSTILE)
        holder, key = chance.choice(places)
        value = holder[key]
        match chance.randrange(9):
            case 0 if isinstance(holder, dict):
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[chance.choice((*HOSTILE[:8], "id", "no", "titel"))] = holder.pop(key)
            case 2:
                holder[key] = chance.choice(HOSTILE)
            case 3:
                holder[key] = chance.choice(
                    ([], {}, None, [value], {"x": value}, [[value]], 10**30)
                )
            case 4 if isinstance(holder, list):
                holder.append(copy.deepcopy(value))
            case 5 if isinstance(value, str) and value:
                at = chance.randrange(len(value) + 1)
                holder[key] = value[:at] + chance.choice(HOSTILE) + value[at:]
            case 6:
                other, name = chance.choice(places)
                holder[key] = copy.deepcopy(other[name])
            case 7:
                for _ in range(chance.choice((5, 30, 200))):
                    value = chance.choice(([value], {"a": value}))
                holder[key] = value
            case _:
                holder[key] = str(value)[: chance.randrange(1, 8)]
    return tree


def mutate_text(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    match chance.randrange(7):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[at])
        case 2:
            lines[at] = chance.choice((" ", "\t", "  - ", "? ")) + lines[at]
        case 3:
            cut = chance.randrange(len(lines[at]) + 1)
            lines[at] = (
                lines[at][:cut] + chance.choice((*"{}[]:#&*!|>'\"%@`,?-", "\x07")) + lines[at][cut:]
            )
        case 4:
            lines = lines[: at + 1]
        case 5:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case _:
            lines[at] = lines[at].replace(":", "：", 1)
    return "\n".join(lines)


def mutate(path: Path, original: str, number: int) -> bytes:
    chance = random.Random(number)
    if number % 3 == 0:
        text = original
        for _ in range(chance.choice((1, 1, 2, 4))):
            text = mutate_text(text, chance)
        return text.encode()
    tree = mutate_tree(parse(original, str(path)).tree, chance)
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10**6).encode()


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
    paths = files(fuzzed)
    originals = {path: path.read_text(encoding="utf-8") for path in paths}
    weighted = [path for path in paths for _ in range(4 if "documents" in path.parts else 1)]

    @seed(20200302)
    @settings(
        max_examples=pytestconfig.getoption("--fuzz"),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 10**9))
    @example(0)
    @example(1)
    def run(number: int) -> None:
        path = weighted[number % len(weighted)]
        # making all pages takes a hundred times as long as checking
        judge(fuzzed, path, mutate(path, originals[path], number), with_pages=number % 8 == 0)

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
