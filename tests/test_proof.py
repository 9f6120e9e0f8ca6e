"""The proof against the source succeeds for the real plans, and fails for any change in one."""

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.folder import Records, load
from generator.content.reading import read_record
from generator.problems import Value
from generator.proof.alignment import align
from generator.proof.steps import normalise
from generator.records.documents import DocumentRecord

from .conftest import PLANS

IDS = ["ezhou-2017", "hubei-2020", "suining-2014", "suzhou-2019", "taishan-2019"]


@cache
def records() -> Records:
    return load(PLANS / "content")


@cache
def record_text(name: str) -> str:
    return (PLANS / f"content/documents/{name}.yml").read_text(encoding="utf-8")


def differences(name: str, text: str) -> list[tuple[str, dict[str, Value]]]:
    """Compare a record with its stored archive, and return the differences with their values."""
    record = read_record(text.encode(), f"{name}.yml", DocumentRecord).record
    archive = records().archives[record.source.file].decode()
    source = normalise(archive, record.source, records().glossary)
    return [(found.variant, dict(found.values)) for found in align(record, source).differences]


def spans_of(name: str) -> tuple[str, list[tuple[int, int]]]:
    entry = next(entry for entry in records().documents if entry.record.id == name)
    archive = records().archives[entry.record.source.file].decode()
    source = normalise(archive, entry.record.source, records().glossary)
    found = align(entry.record, source)
    assert not found.differences
    return source, [(span.start, span.end) for span in found.stretches]


@pytest.mark.parametrize("name", IDS)
def test_a_plan_has_the_words_of_its_source(name: str) -> None:
    assert differences(name, record_text(name)) == []


@pytest.mark.parametrize("name", IDS)
def test_every_character_of_a_source_belongs_to_one_part(name: str) -> None:
    source, spans = spans_of(name)
    position = 0
    for start, end in spans:
        assert not source[position:start].strip()
        assert start < end
        position = end
    assert not source[position:].strip()


@pytest.mark.parametrize("name", IDS)
def test_a_missing_task_is_found(name: str) -> None:
    tasks = list(
        re.finditer(
            r"^  - no: .*?(?=^  - no: |^- no: |^closing|\Z)", record_text(name), re.M | re.S
        )
    )
    middle = tasks[len(tasks) // 2]
    text = record_text(name).replace(middle[0], "")
    assert any(variant.startswith("left-") for variant, _ in differences(name, text))


@pytest.mark.parametrize("name", IDS)
def test_a_missing_sentence_is_found(name: str) -> None:
    text = re.sub(
        r"(    text: \|-\n      [^\n]*?。)[^\n]+(?=\n)", r"\1", record_text(name), count=1
    )
    assert text != record_text(name)
    assert differences(name, text)


@pytest.mark.parametrize("name", IDS)
def test_two_tasks_in_the_wrong_order_are_found(name: str) -> None:
    texts = re.findall(r"    text: \|-\n      ([^\n]+)\n", record_text(name))
    first, second = texts[0], texts[1]
    text = record_text(name).replace(first, "甲乙").replace(second, first).replace("甲乙", second)
    assert differences(name, text)


@pytest.mark.parametrize("name", IDS)
def test_an_added_word_is_found(name: str) -> None:
    text = record_text(name).replace("公开", "全面公开", 1)
    assert differences(name, text)


@pytest.mark.parametrize("name", IDS)
def test_an_undeclared_omission_is_found(name: str) -> None:
    text = re.sub(r"  omissions:\n(  - text: [^\n|]+\n    why: [^\n]+\n)+", "", record_text(name))
    if text == record_text(name):  # the first is a block
        text = re.sub(
            r"  omissions:\n  - text: \|-\n(      .*\n)+    why: .*\n", "  omissions:\n", text
        )
    assert text != record_text(name)
    assert differences(name, text)


@pytest.mark.parametrize("name", ["taishan-2019"])
def test_an_undeclared_merged_cell_is_found(name: str) -> None:
    text = record_text(name).replace("    units_merged: true\n", "", 1)
    assert differences(name, text) == [("left-before", {"words": "〃"})]


@given(st.sampled_from(IDS), st.data())
def test_any_changed_character_is_found(name: str, data: st.DataObject) -> None:
    """Replace one character of the proven words by another: the proof must fail."""
    original = record_text(name)
    lines = original.split("\n")
    proven = [
        number
        for number, line in enumerate(lines)
        if re.match(r"      (?!  )[^-\s].*[\u4e00-\u9fff].*[。]$|\s+(- )?printed: |  title: ", line)
        and not re.match(r"\s*(- )?(why|names|quote|read|stands|text|metric|expression): ", line)
    ]
    number = data.draw(st.sampled_from(proven))
    han = [match.start() for match in re.finditer("[\u4e00-\u9fff]", lines[number])]
    column = data.draw(st.sampled_from(han))
    replaced = data.draw(st.sampled_from("甲乙丙丁的不"))
    if lines[number][column] == replaced:
        return
    changed = lines[number][:column] + replaced + lines[number][column + 1 :]
    text = "\n".join([*lines[:number], changed, *lines[number + 1 :]])
    assert differences(name, text)


def test_a_difference_shows_both_sides() -> None:
    text = record_text("ezhou-2017").replace("以政策解读的“透”", "以政策解读的“诱”", 1)
    assert differences("ezhou-2017", text) == [
        (
            "other-words",
            {
                "position": 109,
                "ours": "…场和企业，以政策解读的“诱”赢得市场预期的“稳”…",
                "theirs": "…场和企业，以政策解读的“透”赢得市场预期的“稳”…",
            },
        )
    ]


def test_an_omission_that_the_source_lacks_is_found() -> None:
    text = record_text("hubei-2020").replace(
        "  - text: 微信公众号\n", "  - text: 微信公众号\n    why: x\n  - text: 没有这句\n", 1
    )
    assert differences("hubei-2020", text) == [("omission-is-not-there", {"words": "没有这句"})]
