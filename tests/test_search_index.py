"""The search index: how words are folded, what is searched, and how it is packed."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.plan.parts import Passage
from generator.search import index
from generator.search.folding import GAP, NUMBER_START, fold, fold_table, symbols
from generator.search.pinyin import divided_readings, readings, sound_streams, spell
from generator.search.postings import make_buckets, pack, pack_rising
from generator.search.stream import END, IndexEntry, field_symbols, make_entries
from generator.site import Site


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("財政局", "财政局"),
        ("ＰＰＰ　Ａ１", "ppp a1"),
        ("蘇府辦〔２０１９〕118號", "苏府办(2019)118号"),
        ("苏府办[2019]118号", "苏府办(2019)118号"),
        ("著力、着力", "着力 着力"),
        ("裏裡里", "里里里"),
        ("“放管服”改革，", " 放管服 改革 "),
        ("7×24小时", "7×24小时"),
        ("⻘⺟⻣⼾⻔", "青母骨户门"),
        ("\uf90a\ufa1b\ufa0c", "金福兀"),
    ],
)
def test_width_case_script_and_punctuation_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(symbols(text)) == len(text)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_every_character_folds_to_one_that_folds_to_itself() -> None:
    table = fold_table()
    assert len(table) > 5_000
    assert [char for char, after in table.items() if after in table or len(after) != 1] == []


def test_the_first_digit_of_a_number_has_its_own_symbol() -> None:
    def start(digit: int) -> str:
        return chr(NUMBER_START + digit)

    assert symbols("15个") == f"{start(1)}5个"
    assert symbols("5个，２０２０年") == f"{start(5)}个 {start(2)}020年"
    assert symbols("1.5%") == f"{start(1)}.5%"


def test_numbers_are_packed_in_base_32() -> None:
    assert pack([0, 31, 32, 1023, 1024]) == "AfhA_fhgA"
    assert pack_rising([3, 3, 10, 42]) == pack([3, 0, 7, 32])


def test_a_phrase_is_where_its_pairs_are() -> None:
    buckets = make_buckets([f"公开信息{END}信息公开{GAP}公开{END}"])
    assert buckets.hot == {}
    (bucket,) = buckets.cold
    assert bucket["公"] == f"开{pack_rising([0, 7, 10])}"
    assert bucket["开"] == "|".join([f"{GAP}{pack([8])}", f"信{pack([1])}", f"{END}{pack([11])}"])
    assert GAP not in bucket
    assert END not in bucket


def test_a_frequent_pair_has_its_own_bucket() -> None:
    buckets = make_buckets(["公开" * 5_000 + "财政"])
    assert set(buckets.hot) == {"公开", "开公"}
    (bucket,) = buckets.cold
    assert set(bucket) == {"公", "开", "财"}
    assert bucket["公"] == ""


def test_buckets_are_found_by_the_first_symbol() -> None:
    text = "".join(chr(0x4E00 + number) for number in range(6_000))
    buckets = make_buckets([text])
    assert len(buckets.cold) == 7
    for number, bucket in enumerate(buckets.cold):
        assert {ord(first) % len(buckets.cold) for first in bucket} == {number}


def test_every_field_ends_with_an_end() -> None:
    assert field_symbols(()) == END
    assert field_symbols(("市财政局", "市教育局")) == f"市财政局{END}市教育局{END}"


@pytest.fixture(scope="module")
def entries(example_site: Site) -> list[IndexEntry]:
    return list(make_entries(example_site.plan, example_site.words))


def test_a_plan_is_searched_in_reading_order(entries: list[IndexEntry]) -> None:
    kinds = [entry.kind for entry in entries]
    assert kinds[:4] == ["document", "paragraph", "section", "task"]
    assert kinds.count("document") == 2


def test_a_task_is_searched_by_its_words_and_found_by_more(entries: list[IndexEntry]) -> None:
    entry = next(entry for entry in entries if entry.more[:1] == ("alpha-2020/1.1",))
    assert entry.title
    assert "市财政局" in entry.names
    assert "alpha-2020/1.1" in entry.more
    assert "一、（一）" in entry.more
    assert "甲市财政局" in entry.more
    assert isinstance(entry.subject, Passage)
    assert entry.text == entry.subject.record.text


def test_other_names_of_a_unit_are_spellings_of_a_query(example_site: Site) -> None:
    taken = {name: data for name, _, data in files(example_site).values()}
    assert taken["index"]["names"] == [["教育委员会", "市教委"]]
    assert taken["sounds"]["names"] == [[["jiaoyuweiyuanhui", "jywyh"], ["shijiaowei", "sjw"]]]


def test_sounds_have_the_positions_of_their_characters(entries: list[IndexEntry]) -> None:
    written = "".join(field_symbols(lines) for entry in entries for lines in entry.fields)
    full, first = sound_streams(entries)
    assert len(full) == len(first) == len(written)
    assert [place for place, one in enumerate(full) if one == END] == [
        place for place, one in enumerate(written) if one == END
    ]


@given(st.text(alphabet="重庆银行PPP，1〔〕长度㐀\U00020000é", max_size=20))
def test_every_character_has_one_sound_or_none(line: str) -> None:
    full, _ = sound_streams([IndexEntry("task", None, line)])  # type: ignore[arg-type]
    assert full.index(END) == len(line)


def test_readings_are_without_tones_and_cover_all_common_characters() -> None:
    table = readings()
    assert list(table) == sorted(table)
    assert all(re.fullmatch("[a-z]+", syllable) for syllable in table)
    assert "财" in table["cai"]
    assert "绿" in table["lv"]
    assert len("".join(table.values())) == 3_755


def test_readings_separate_written_characters_from_all_others() -> None:
    near, far = divided_readings("财政")
    at = list(readings()).index("cai")
    assert near[at] == "财"
    assert "才" in far[at]
    assert len(near) == len(far) == len(readings())


def test_a_name_is_spelled_by_its_reading() -> None:
    assert spell("财政局") == ("caizhengju", "czj")
    assert spell("重庆（PPP）") == ("chongqing", "cq")


def files(site: Site) -> dict[str, tuple[str, str, Any]]:
    """Return version and data of each file of the index, as a browser would take them."""
    found = {}
    for item in site.files:
        if item.path.startswith(f"{index.INDEX}/"):
            taken = re.fullmatch(r"gongkai\.take\((.*)\)\n", item.content.decode())
            assert taken, item.path
            name, version, data = json.loads(f"[{taken[1]}]")
            assert item.path == f"{index.INDEX}/{name}.js"
            found[item.path] = (name, version, data)
    return found


def test_every_file_holds_its_name_and_the_version(example_site: Site) -> None:
    taken = files(example_site).values()
    assert {name.rstrip("-0123456789") for name, _, _ in taken} == {
        "index", "written", "spoken", "sounds", "readings", "readings-rare", "texts", "facets",
    }  # fmt: skip
    assert len({version for _, version, _ in taken}) == 1


def test_texts_hold_all_results_and_nothing_for_sections(
    example_site: Site, entries: list[IndexEntry]
) -> None:
    taken = {name: data for name, _, data in files(example_site).values()}
    chunks = [name for name in taken if name.startswith("texts-")]
    shown = [one for number in range(len(chunks)) for one in taken[f"texts-{number}"]]
    assert len(shown) == len(entries) == len(taken["index"]["kinds"])
    assert [one is None for one in shown] == [entry.kind == "section" for entry in entries]
    ids = {one["id"] for one in shown if one}
    plan = example_site.plan
    assert ids == {item.id for item in plan.documents} | {item.id for item in plan.passages}
