"""The canonical form: there is one way to write a record, and all values and comments are kept."""

import datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.content.comments import find_comments
from generator.content.folder import kind_of
from generator.content.reading import find_cuts, read_record
from generator.content.writing import FormError, Plain, format_text, write
from generator.content.yaml import Tree, parse
from generator.problems import TOP, ContentError
from generator.records.documents import DocumentRecord
from generator.records.tasks import TaskRecord
from generator.records.units import RegistryRecord

from .conftest import PLANS

RECORDS = [path for path in sorted((PLANS / "content").rglob("*.yml")) if kind_of(path)]


@pytest.mark.parametrize("path", RECORDS, ids=[path.stem for path in RECORDS])
def test_a_record_in_the_canonical_form_stays_as_it_is(path: Path) -> None:
    model = kind_of(path)
    assert model
    text = path.read_text(encoding="utf-8")
    assert format_text(text, path.name, model) == text


def formatted(text: str) -> str:
    """Return a task in the canonical form: a part of a record has no modeline."""
    once = format_text(text, "t.yml", TaskRecord)
    assert format_text(once, "t.yml", TaskRecord) == once
    return once


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("title: 甲\nno: 1\n", "no: 1\ntitle: 甲\n"),
        ("{no: 1, title: 甲}", "no: 1\ntitle: 甲\n"),
        ("no: '1'\ntitle: \"甲: 乙\"\n", "no: 1\ntitle: '甲: 乙'\n"),
        ("text: 甲\n", "text: |-\n  甲\n"),
        ("text: >\n  甲\n\n  乙\n", "text: |\n  甲\n  乙\n"),
        ('title: "甲\\n乙"\n', "title: |-\n  甲\n  乙\n"),
        ('title: "甲\\n "\n', "title: |-\n  甲\n   \n"),
        ('title: "甲\\a乙"\n', 'title: "甲\\a乙"\n'),
        ("units:\n    - names:\n        - 甲\n        - '乙, 丙'\n      role: lead\n", "units:\n- role: lead\n  names: [甲, '乙, 丙']\n"),
        ("no: 1\n\n\ntitle: 甲\n", "no: 1\ntitle: 甲\n"),
        ("no: 1\r\ntitle: 甲\r\n", "no: 1\ntitle: 甲\n"),
        ("--- # 甲\nno: 1\n...\n", "# 甲\nno: 1\n"),
        ("title:\nunits: []\ndeadlines: [~]\ntargets: {}\n", "title:\nunits: []\ndeadlines: [~]\ntargets: {}\n"),
        ("new: 1\nno: 2\nolder: 3\n", "no: 2\nnew: 1\nolder: 3\n"),
        ("targets:\n- operator: =\n  metric: 甲\n", "targets:\n- metric: 甲\n  operator: '='\n"),
        (f"title: {'很长，' * 500}甲\n", f"title: {'很长，' * 500}甲\n"),
    ],
)  # fmt: skip
def test_there_is_one_way_to_write_a_value(written: str, canonical: str) -> None:
    assert formatted(written) == canonical


def test_carriage_returns_change_nothing() -> None:
    text = (
        "# 甲\n\n# 乙\nno: 1 # 丙\n# 丁\n# 戊\n\n# 己\ntitle: 甲\ntext: | # 庚\n  甲\n\n  乙\n"
        "units:\n# 辛\n- role: lead\n  names:\n  - '甲' # 壬\n"
    )
    assert formatted(text.replace("\n", "\r\n")) == formatted(text)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("# 上\ntitle: '甲' # 旁\nno: 1\n", "no: 1\n# 上\ntitle: '甲' # 旁\n"),
        ("# 全文\n\n# 上\ntitle: 甲\nno: 1\n", "# 全文\n\nno: 1\n# 上\ntitle: 甲\n"),
        ("no: 1\n\n# 末尾\n", "no: 1\n# 末尾\n"),
        ("units: # 旁\n- # 项\n  role: lead\n  # 项末\n# 标题\ntitle: 甲\n", "# 标题\ntitle: 甲\n\nunits: # 旁\n# 项\n- role: lead\n  # 项末\n"),
        ("units: [] # 还没有\n", "units: [] # 还没有\n"),
        ("units: [\n  # 还没有\n]\n", "# 还没有\nunits: []\n"),
        ("units:\n- names: [甲, # 一\n    乙] # 二\n", "units:\n- names: # 二\n  - '甲' # 一\n  - 乙\n"),
        ("text: |- # 旁\n  甲 # 不是注释\nno: 1\n", "no: 1\ntext: |- # 旁\n  甲 # 不是注释\n"),
        ("no: 1 # 一\n      # 二\ntitle: 甲\n", "# 一\n# 二\nno: 1\ntitle: 甲\n"),
        ("title:\n  # 里\n  甲\n", "# 里\ntitle: 甲\n"),
        ("targets:\n- {quote: 甲, # 一\n   metric: 乙} # 二\n", "targets:\n# 二\n- quote: '甲' # 一\n  metric: 乙\n"),
    ],
)  # fmt: skip
def test_a_comment_stays_with_the_part_it_is_about(written: str, kept: str) -> None:
    assert formatted(written) == kept


def test_parts_of_a_file_and_its_sections_have_an_empty_line_before_them() -> None:
    text = "id: a\nsections:\n- no: 1\n  tasks:\n  - no: 1\n  - no: 2\n# 二\n- no: 2\nsource: {file: a.txt}\n"
    assert format_text(text, "a.yml", DocumentRecord) == (
        "# yaml-language-server: $schema=../../schema/documents.json\n"
        "id: a\n\nsource:\n  file: a.txt\n\nsections:\n- no: 1\n  tasks:\n  - no: 1\n  - no: 2\n"
        "\n# 二\n- no: 2\n"
    )


def test_a_file_names_its_schema_once_and_first() -> None:
    text = "# 全文\n\n# yaml-language-server: $schema=old.json\nid: a\n"
    new = "# yaml-language-server: $schema=../../schema/units.json\n# 全文\n\nid: a\n"
    assert format_text(text, "a.yml", RegistryRecord) == new
    assert format_text(new, "a.yml", RegistryRecord) == new


@pytest.mark.parametrize(
    "text", ["no: 1\nno: 2\n", "no: [1\n", "", "no: &a 1\n", "title: 甲 # 乙\n"]
)
def test_text_that_the_reader_rejects_is_not_formatted(text: str) -> None:
    with pytest.raises(ContentError):
        format_text(text, "t.yml", TaskRecord)


def test_a_text_whose_values_would_change_is_not_formatted() -> None:
    with pytest.raises(FormError):
        format_text(f"? {'a' * 1100}\n: b\n", "t.yml", TaskRecord)


HOSTILE = [
    "- 甲", "#甲", "甲 #乙", "甲: 乙", "甲:", "'甲'", '"甲"', "{{ 甲 }}", "{% 甲 %}", "no", "1e3",
    "~", "null", "", "=", "<<", "，", "：", "甲\n乙", "甲\n", "\n甲", " 甲", "甲 ", "甲\n\n", "甲\n 乙",
    " 甲\n乙", "---", "...", "%YAML", "? 甲", "!甲", "&甲", "*甲", "@甲", "`甲`", "|", ">", "[甲", "甲]",
    "甲, 乙", "{甲", "\t", "甲\t乙", "\x85", "甲\u2028乙", "\u3000", "\ufeff", "\x07", "😀", "\\",
    "<script>", "2020-01-01", "true", "0x1f", "12:30:00", "甲\r\n乙", "\u200b", "-", "?", ":", "长" * 900,
]  # fmt: skip

texts = (
    st.sampled_from(HOSTILE)
    | st.text(max_size=8)
    | st.text("ab甲 :#-[]{}'\"&*!|>\n\t,?%@`~", max_size=12)
)
keys = st.sampled_from(["id", "title", "sections", "tasks", "text", "units", "names", "x"]) | texts
trees = st.recursive(
    st.none() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=14,
)
whole_trees = st.dictionaries(keys, trees, min_size=1, max_size=4)
whatever_it_takes = settings(suppress_health_check=list(HealthCheck))


def read(text: str) -> Tree:
    """Return the tree of a text, or discard an example that cannot be a record."""
    try:
        parsed = parse(text, "x.yml")
    except ContentError:
        assume(False)
        raise
    assume(not [*parsed.problems, *find_cuts(parsed, DocumentRecord)])
    return parsed.tree


@whatever_it_takes
@given(whole_trees)
def test_formatting_changes_no_value(tree: dict[str, Tree]) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
    before = read(text)
    once = format_text(text, "x.yml", DocumentRecord)
    assert parse(once, "x.yml").tree == before
    assert format_text(once, "x.yml", DocumentRecord) == once


LINES = [
    "a: 1", "b:", "- x", "- a: 1", "  c: [a, b] # q", "# c", "  # d", "    # e", "", "b: |- # t",
    "  text", "   more", "c: {a: 1, # z", "  b: [c: d]}", "- - a", "  - # k", "title: 'x'", "source:",
    "  file: a", "sections:", "- no: 1", "  title: z # tt", "           # goes", "x: [ # a", " y, # b",
    " # c", " ]", "? a", ": b", "  tasks:", "  - no: 2", "    text: k", "    - q", "-", "id: j",
    "--- # s", "...", "  ", "\t# tab", "a: # v", "  value", " - in", "d: >", "  f", "   # y",
]  # fmt: skip


@whatever_it_takes
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=12), st.sampled_from(["\n", "\r\n"]))
def test_formatting_loses_no_comment(lines: list[str], end: str) -> None:
    text = end.join(lines) + end
    before = read(text)
    once = format_text(text, "x.yml", DocumentRecord)
    assert parse(once, "x.yml").tree == before
    assert find_comments(once).lines() == find_comments(text).lines()
    assert format_text(once, "x.yml", DocumentRecord) == once


def test_remarks_are_written_above_their_parts() -> None:
    tree: dict[str, Plain] = {
        "text": "甲",
        "no": 3,
        "title": None,
        "units": [{"names": ["市财政局", "甲, 乙"], "role": "lead", "printed": ""}],
        "title_ends": "",
        "unnumbered": False,
        "units_merged": True,
        "targets": [],
        "deadlines": [{"kind": "date", "due": datetime.date(2020, 8, 20)}],
    }
    remarks = {
        TOP: "草稿",
        TOP / "title": "请核对: 没有标题",
        TOP / "units" / 0 / "names" / 1: "请核对: 单位\n还是两个单位",
        TOP / "deadlines" / 0 / "due": "请核对: 年份",
        TOP / "targets" / 0 / "value": "请核对: 指标",
    }
    text = write(tree, TaskRecord, remarks)
    assert text == (
        "# 草稿\n"
        "no: 3\n"
        "# 请核对: 没有标题\n"
        "title_ends: ''\n"
        "text: |-\n"
        "  甲\n"
        "\n"
        "units:\n"
        "- role: lead\n"
        "  printed: ''\n"
        "  names:\n"
        "  - 市财政局\n"
        "  # 请核对: 单位\n"
        "  # 还是两个单位\n"
        "  - 甲, 乙\n"
        "\n"
        "deadlines:\n"
        "- kind: date\n"
        "  # 请核对: 年份\n"
        "  due: 2020-08-20\n"
        "# 请核对: 指标\n"
        "units_merged: true\n"
    )
    assert formatted(text) == text


@whatever_it_takes
@given(whole_trees, st.lists(texts, max_size=3))
def test_what_is_written_is_read_back(tree: dict[str, Tree], remarks: list[str]) -> None:
    places = [TOP, *(TOP / key for key, value in tree.items() if value)]
    text = write(tree, TaskRecord, dict(zip(places, remarks, strict=False)))
    assert read(text) == read(write(tree, TaskRecord, {}))
    assert format_text(text, "x.yml", TaskRecord) == text


def test_a_remark_on_a_missing_part_is_an_error() -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        write({"no": 1}, TaskRecord, {TOP / "nothing": "请核对"})


@pytest.mark.parametrize("path", [path for path in RECORDS if path.parent.name == "documents"])
def test_a_rewritten_record_is_the_same_record(path: Path) -> None:
    entry = read_record(path.read_bytes(), path.name, DocumentRecord)
    text = write(entry.record.model_dump(mode="json"), DocumentRecord, {})
    assert read_record(text.encode(), path.name, DocumentRecord).record == entry.record
