"""YAML text to records: every problem of a file at once, each at its place."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.content.reading import read_record
from generator.content.yaml import Tree, parse
from generator.messages import Language
from generator.problems import ContentError
from generator.records.units import RegistryRecord
from generator.rules import say

from ..conftest import lines

GOOD = """\
id: jia
name: 甲市
units:
- id: a
  name: 市财政局
  kind: agency
"""


def problems_of(data: str | bytes) -> list[str]:
    with pytest.raises(ContentError) as error:
        read_record(data.encode() if isinstance(data, str) else data, "u.yml", RegistryRecord)
    return lines(error.value.problems)


def test_a_good_file_is_read() -> None:
    entry = read_record(GOOD.encode(), "u.yml", RegistryRecord)
    assert entry.record.units[0].name == "市财政局"
    assert str(entry.at("units", 0, "name")) == "u.yml:5:9"


def test_a_byte_order_mark_is_no_text() -> None:
    assert read_record(b"\xef\xbb\xbf" + GOOD.encode(), "u.yml", RegistryRecord).record.id == "jia"


def test_a_part_that_is_not_written_has_the_place_of_what_is_around_it() -> None:
    entry = read_record(GOOD.encode(), "u.yml", RegistryRecord)
    assert str(entry.at("units", 0, "aliases", 3)) == "u.yml:4:3"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (GOOD + "name: 乙市\n", "u.yml:7:1: 键 name 重复了，第 2 行已经写过；请只留一个 [key-stands-once]"),
        (GOOD + "nmae: 乙\n", "u.yml:7:1: 不认识的键 nmae；最接近的是：name；请改正，或删去 [key-is-known]"),
        (GOOD.replace("甲市", "[甲市]"), "u.yml:2:7: name 应为一段文字，这里却是列表；文字以“[”“{”“- ”开头或含有“: ”的，请把整段放进英文单引号 [value-fits]"),
        (GOOD.replace("id: jia", "id: ../jia"), "u.yml:1:5: id 不能是“../jia”；只能用小写字母（如拼音）、数字和单个连字符，如 ezhou-2017 [value-fits]"),
        (GOOD.replace("id: jia", "id: 甲"), "u.yml:1:5: id 不能是“甲”；只能用小写字母（如拼音）、数字和单个连字符，如 ezhou-2017 [value-fits]"),
        (GOOD.replace("agency", "firm"), "u.yml:6:9: kind 不能是“firm”；可以写：agency、group、other [value-fits]"),
        (GOOD.replace("name: 甲市\n", ""), "u.yml:1:1: 缺少必填的 name；请补上 [key-is-written]"),
        (GOOD.replace("甲市", ""), "u.yml:2:6: name 不能是空的；请补上 [value-fits]"),
        (GOOD.replace("  kind", "\tkind"), "u.yml:6:1: 缩进或空白处有制表符（Tab）；请改用空格，和同一层的行对齐 [yaml-syntax]"),
        (GOOD.replace("甲市", "甲\u202e市"), "u.yml:2:7: “甲市”里有看不见或无效的字符 U+202E “RIGHT-TO-LEFT OVERRIDE”；请删去，看不见就把这几个字重打一遍 [text-is-clean]"),
        (GOOD.replace("甲市", "甲\u200b市"), "u.yml:2:7: “甲市”里有看不见或无效的字符 U+200B “ZERO WIDTH SPACE”；请删去，看不见就把这几个字重打一遍 [text-is-clean]"),
        (GOOD.replace("甲市", '" 甲市"'), "u.yml:2:7: 开头或末尾有空格或空行；请删去 [text-is-clean]"),
        (GOOD.replace("甲市", '"甲\\n市"'), "u.yml:2:7: 这里只能写一行；请并成一行 [text-is-clean]"),
        (GOOD.replace("甲市", "甲\x00市"), "u.yml:2:8: 文件里有 YAML 不允许的字符；请删去看不见的控制字符 [yaml-syntax]"),
        (GOOD.replace("甲市", "&a 甲市"), "u.yml:2:7: “&a”会读作锚点，记录里不能用；是文字就把整个值放进英文单引号，否则删去它 [yaml-is-plain]"),
        (GOOD.replace("甲市", "*a"), "u.yml:2:7: “*a”会读作别名，记录里不能用；是文字就把整个值放进英文单引号，否则把内容写全 [yaml-is-plain]"),
        (GOOD.replace("甲市", "!!python/object:os.system 甲市"), "u.yml:2:7: 以“!”开头的 tag:yaml.org,2002:python/object:os.system 会读作标签，记录里不能用；是文字就把整个值放进英文单引号，否则删去它 [yaml-is-plain]"),
        (GOOD + "---\na: b\n", "u.yml:7:1: 从这一行“---”起是第二份记录；一个文件只写一份，请删去，或另存为一个文件 [yaml-is-plain]"),
        (GOOD.replace("name: 甲市", "name: 甲: 市"), "u.yml:2:8: 值里又有英文冒号加空格“: ”；是文字就把整个值放进英文单引号 [yaml-syntax]"),
        (GOOD.replace("name: 甲市", 'name: "甲市'), "u.yml:2:7: 这里的引号（\"）开了头，在同一行里没有合上；请在文字末尾补上 [yaml-syntax]"),
        (GOOD.replace("甲市", "{a: 1}"), "u.yml:2:7: name 应为一段文字，这里却是若干“键: 值”；文字以“[”“{”“- ”开头或含有“: ”的，请把整段放进英文单引号 [value-fits]"),
        (GOOD.replace("- id: a\n  name: 市财政局\n  kind: agency", "  none"), "u.yml:4:3: units 应为列表，这里却是“none”；请写成 [甲, 乙]，或每项另起一行，以“- ”开头 [value-fits]"),
        (GOOD.replace("- id: a\n  name: 市财政局\n  kind: agency", "- one"), "u.yml:4:3: units 里的每一项应为若干“键: 值”（id、name、kind），这里却是“one”；请改正 [value-fits]"),
        (GOOD + "? [a]\n: b\n", "u.yml:7:3: 键必须是一个词；请检查冒号前的括号、横线和星号 [yaml-is-plain]"),
        ("", "u.yml:1:1: 文件是空的；误删了内容就恢复，不要这个文件了才删去它 [file-is-not-empty]"),
        ("# 只有注释\n", "u.yml:1:1: 文件是空的；误删了内容就恢复，不要这个文件了才删去它 [file-is-not-empty]"),
        ("- a\n", "u.yml:1:1: 文件应为若干“键: 值”，这里却是列表；请改正 [value-fits]"),
        (GOOD.encode("gb18030"), "u.yml:2:7: 字节 0xBC 不是 UTF-8 编码；请把文件另存为 UTF-8 [text-is-utf-8]"),
        ("a: " + "[" * 30 + "]" * 30, "u.yml:1:24: 嵌套超过 20 层；请检查缩进和括号 [yaml-is-plain]"),
    ],
)  # fmt: skip
def test_a_mistake_is_said_at_its_place(data: str | bytes, problem: str) -> None:
    assert problems_of(data) == [problem]


def test_all_mistakes_of_a_file_are_said_at_once() -> None:
    text = GOOD.replace("jia", "J").replace("agency", "firm") + "x: 1\n"
    assert [problem.split(": ")[0] for problem in problems_of(text)] == [
        "u.yml:1:5",
        "u.yml:6:9",
        "u.yml:7:1",
    ]


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert problems_of(bomb) == [
        "u.yml:1:4: “&a”会读作锚点，记录里不能用；是文字就把整个值放进英文单引号，否则删去它 [yaml-is-plain]"
    ]


def test_words_that_yaml_would_turn_into_values_stay_words() -> None:
    tree = parse("a: no\nb: 12:30:00\nc: 2017-06-25\nd: 1e3\ne: ''\nf: 'null'\n", "x.yml").tree
    assert tree == {"a": "no", "b": "12:30:00", "c": "2017-06-25", "d": "1e3", "e": "", "f": "null"}


def test_nothing_written_is_nothing() -> None:
    assert parse("a:\nb: ~\nc: null\n", "x.yml").tree == {"a": None, "b": None, "c": None}


trees: st.SearchStrategy[Tree] = st.recursive(
    st.text(alphabet="abc甲乙:#-[]{}'\"&*!|> \n", max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abcd", min_size=1), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.text(alphabet="ab甲: -[]{}'\"&*!|>#\n\t,?%@`\x00\ud7ff", max_size=80))
def test_whatever_is_written_there_is_a_record_or_a_place(text: str) -> None:
    try:
        read_record(text.encode(), "u.yml", RegistryRecord)
    except ContentError as error:
        assert error.problems
        for problem in error.problems:
            assert 1 <= problem.place.line <= text.count("\n") + 2
            assert say(problem, Language.ZH)


@given(trees)
def test_a_tree_of_any_shape_is_refused_with_a_place(tree: Tree) -> None:
    text = yaml.safe_dump({"id": "a", "name": tree, "units": tree}, allow_unicode=True)
    try:
        read_record(text.encode(), "u.yml", RegistryRecord)
    except ContentError as error:
        assert all(problem.place.path == "u.yml" for problem in error.problems)


@pytest.mark.parametrize("text", ["x: [", "x: y\n? ", "x: y\n? \n", '"x', "x:\n- {"])
def test_a_file_that_ends_too_soon_has_its_problem_on_a_line_that_it_has(text: str) -> None:
    with pytest.raises(ContentError) as error:
        read_record(text.encode(), "a.yml", RegistryRecord)
    assert all(one.place.line <= text.count("\n") + 1 for one in error.value.problems)
