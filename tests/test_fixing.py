"""`gongkai check --fix` corrects what has one right answer, and touches nothing beside it."""

import re
from collections.abc import Mapping

import pytest
from click.testing import CliRunner

from generator.checks import check
from generator.cli import main
from generator.content.folder import load
from generator.fixing import Outcome, State, fix
from generator.fixing.proposing import is_one_slip

from .conftest import EXAMPLE, Repository

ALPHA = "content/documents/alpha-2020.yml"
BETA = "content/documents/beta.yml"
JIA = "content/units/jia.yml"


def judge(texts: Mapping[str, str]) -> State:
    records = load(EXAMPLE / "content", {path: text.encode() for path, text in texts.items()})
    return State(check(records), records.unreadable)


def text_of(path: str) -> str:
    return (EXAMPLE / path).read_text(encoding="utf-8")


def corrected(path: str, *edits: tuple[str, str]) -> Outcome:
    """Break the example by edits, and return what was corrected."""
    text = text_of(path)
    for old, new in edits:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    return fix({path: text}, judge)


@pytest.mark.parametrize(
    ("path", "right", "wrong", "rule"),
    [
        (ALPHA, "year: 2020\n", "yeer: 2020\n", "key-is-known"),
        (ALPHA, "index_number: ", "index_numbr: ", "key-is-known"),
        (ALPHA, "kind: period-end", "knid: period-end", "key-is-written"),
        (ALPHA, "year: 2020\n", "year: ２０２０\n", "signs-are-ascii"),
        (ALPHA, "due: 2020-11-30", "due: 2020年11月30日", "value-fits"),
        (ALPHA, "published: 2020-03-09", "published: 2020/3/9", "value-fits"),
        (ALPHA, "working_days: true", "working_days: True", "value-fits"),
        (ALPHA, "kind: period-end", "kind: period_end", "value-fits"),
        (ALPHA, "kind: period-end", "kind: 'periodend' # 年", "value-fits"),
        (JIA, "kind: agency", "kind: agenzy", "value-fits"),
        (ALPHA, "frequency: [quarterly, half-yearly]", "frequency: [half-yearly, quarterly]", "frequencies-run-from-often-to-rare"),
        (ALPHA, "frequency: [quarterly, half-yearly]", "frequency: [quarterly，half-yearly]", "signs-are-ascii"),
        (ALPHA, "frequency: [quarterly, half-yearly]", "frequency: [quartely, half-yearly]", "value-fits"),
        (ALPHA, "due: 2020-11-30", "due: 2020-12-01", "due-agrees-with-its-words"),
        (ALPHA, "due: 2020-11-30", "due: '2020-12-01' # 年", "due-agrees-with-its-words"),
        (ALPHA, "due: 2020-11-30", "due:", "due-agrees-with-its-words"),
        (ALPHA, "frequency: [monthly]", "frequency: [yearly]", "value-agrees-with-its-words"),
        (ALPHA, "duration: P30D", "duration: P3D", "value-agrees-with-its-words"),
        (ALPHA, "year: 2020\n", "year：2020\n", "signs-are-ascii"),
        (ALPHA, "expression: 2020年11月底前", "expression：2020年11月底前", "signs-are-ascii"),
        (ALPHA, "- quote: 每月公开“三公”经费", "- quote：\u3000每月公开“三公”经费", "signs-are-ascii"),
    ],
)  # fmt: skip
def test_one_right_answer_is_written_in_its_place(
    path: str, right: str, wrong: str, rule: str
) -> None:
    outcome = corrected(path, (right, wrong))
    assert outcome.remaining == outcome.refused == ()
    assert {change.rule for change in outcome.changes} == {rule}
    tail = wrong.partition(" #")[1] + wrong.partition(" #")[2]
    assert outcome.texts[path] == text_of(path).replace(right, right + tail, 1)


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [
        (ALPHA, "year: 2020\n", "jahr: 2020\n"),
        (ALPHA, "year: 2020\n", "yaer: 2020\n" * 2),
        (ALPHA, "quote: 每月公开“三公”经费", "quote: 每月公布“三公”经费"),
        (ALPHA, "title: 推进公开", "title: 推进公布"),
        (JIA, "  name: 市司法局", "  name: 市司法居"),
        (BETA, "names: [县财政局, 各镇（街）]", "names: [县财政局，各乡（街）]"),
        (BETA, "names: [县财政局, 各镇（街）]", "names: ['县财政局，各镇（街）']"),
    ],
)  # fmt: skip
def test_what_has_no_one_right_answer_stays(path: str, right: str, wrong: str) -> None:
    outcome = corrected(path, (right, wrong))
    assert outcome.changes == ()
    assert outcome.remaining
    assert outcome.texts[path] == text_of(path).replace(right, wrong, 1)


def test_a_fix_that_brings_another_problem_is_not_applied_and_this_is_said() -> None:
    outcome = corrected(BETA, ("names: [县财政局, 各镇（街）]", "names: [县财政局，各乡（街）]"))
    assert [problem.rule for problem in outcome.refused] == ["signs-are-ascii"]


def test_a_full_width_comma_between_registered_units_is_one_of_yaml() -> None:
    outcome = corrected(BETA, ("names: [县财政局, 各镇（街）]", "names: [县财政局，各镇（街）]"))
    assert outcome.texts[BETA] == text_of(BETA)
    assert outcome.remaining == ()


def test_white_space_at_the_ends_of_lines_goes() -> None:
    line = next(
        line for line in text_of(ALPHA).splitlines() if "每月公开" in line and "quote" not in line
    )
    outcome = corrected(
        ALPHA, (f"{line}\n", f"{line} \u3000\n"), ("title: 推进公开", "title: '推进公开 '")
    )
    assert outcome.remaining == ()
    assert outcome.texts[ALPHA] == text_of(ALPHA).replace("title: 推进公开", "title: '推进公开'", 1)


def test_a_missing_due_day_is_written_below_its_kind() -> None:
    outcome = corrected(ALPHA, ("\n      due: 2020-11-30", ""))
    assert outcome.texts[ALPHA] == text_of(ALPHA)


def test_a_missing_due_day_is_written_into_brackets() -> None:
    block = "- quote: 2020年11月底前完成\n      expression: 2020年11月底前\n      kind: period-end\n      due: 2020-11-30"
    row = "- {quote: 2020年11月底前完成, expression: 2020年11月底前, kind: period-end}"
    outcome = corrected(ALPHA, (block, row))
    assert outcome.remaining == ()
    assert row.replace("}", ", due: 2020-11-30}") in outcome.texts[ALPHA]


def test_a_list_below_its_key_is_left_to_the_editor() -> None:
    outcome = corrected(ALPHA, ("frequency: [monthly]", "frequency:\n      - yearly"))
    assert outcome.changes == ()
    assert [problem.rule for problem in outcome.remaining] == ["value-agrees-with-its-words"]


def test_a_full_width_colon_in_braces_is_one_of_yaml() -> None:
    block = "- quote: 2020年11月底前完成\n      expression: 2020年11月底前\n      kind: period-end\n      due: 2020-11-30"
    row = "- {quote: 2020年11月底前完成, expression: 2020年11月底前, kind：period-end, due: 2020-11-30}"
    outcome = corrected(ALPHA, (block, row))
    assert outcome.remaining == ()
    assert row.replace("kind：", "kind: ") in outcome.texts[ALPHA]


def test_a_line_break_after_a_text_is_left_out() -> None:
    outcome = corrected(BETA, ("text: 及时更新。", "text: |\n      及时更新。"))
    assert "text: |-\n      及时更新。\n" in outcome.texts[BETA]
    assert outcome.remaining == ()


def test_what_a_broken_file_hid_is_corrected_next_and_named() -> None:
    outcome = corrected(
        ALPHA,
        ("year: 2020\n", "year：2020\n"),
        ("kind: period-end", "kind: period_end"),
    )
    assert outcome.texts[ALPHA] == text_of(ALPHA)
    assert [(change.old, change.new) for change in outcome.changes] == [
        ("：", ": "),
        ("period_end", "period-end"),
    ]


def test_comments_line_ends_and_the_byte_order_mark_stay(repository: Repository) -> None:
    text = (
        text_of(ALPHA).replace("year: 2020\n", "yeer:   2020   # 年份\n", 1).replace("\n", "\r\n")
    )
    repository.write(ALPHA, b"\xef\xbb\xbf" + text.encode())
    found = CliRunner().invoke(main, ["--root", str(repository.root), "check", "--fix"])
    assert found.exit_code == 0, found.output
    fixed = (repository.root / ALPHA).read_bytes()
    assert fixed == b"\xef\xbb\xbf" + text.replace("yeer", "year").encode()


def test_a_text_below_its_key_keeps_its_colons() -> None:
    text = "text: |-\n      及时更新。\n\n      title：甲\n      — quote：乙"
    edits = ("text: 及时更新。", text), ("jurisdiction: yi", "jurisdiction：yi")
    outcome = corrected(BETA, *edits)
    assert [(change.old, change.new) for change in outcome.changes] == [("：", ": ")]
    assert text in outcome.texts[BETA]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("year: 2020\n", "year﹕2020\n"),
        ("year: 2020\n", "year ：\u30002020\n"),
        ("year: 2020\n", "year∶ 2020\n"),
        ("- quote: 每月公开", "－ quote: 每月公开"),
        ("- quote: 每月公开", "·\u3000quote: 每月公开"),
        ("- quote: 每月公开", "—quote：每月公开"),
        ("[quarterly, half-yearly]", "[quarterly, half-yearly】"),
    ],
)
def test_a_sign_that_the_reader_names_becomes_that_of_yaml(right: str, wrong: str) -> None:
    outcome = corrected(ALPHA, (right, wrong))
    assert outcome.remaining == outcome.refused == ()
    assert outcome.texts[ALPHA] == text_of(ALPHA)


def test_all_colons_of_a_record_are_corrected() -> None:
    text = re.sub(r"^([ -]*[a-z_]+):( |$)", r"\1：", text_of(ALPHA), flags=re.MULTILINE)
    outcome = fix({ALPHA: text}, judge)
    assert text.count("：") > 50
    assert outcome.texts[ALPHA] == text_of(ALPHA)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("year: 2020\n", "year: 2020\n＃ 备注\n"),
        ("year: 2020\n", "jahr：2020\n"),
        ("[quarterly, half-yearly]", "[quarterly, 【half-yearly】"),
    ],
)
def test_a_sign_that_may_be_meant_as_words_stays(right: str, wrong: str) -> None:
    outcome = corrected(ALPHA, (right, wrong))
    assert outcome.changes == ()
    assert outcome.refused == ()
    assert outcome.remaining


@pytest.mark.parametrize(
    ("wrong", "right", "is_one"),
    [
        ("yaer", "year", True),
        ("yar", "year", True),
        ("yearr", "year", True),
        ("yeer", "year", True),
        ("header", "year", False),
        ("raye", "year", False),
    ],
)
def test_one_slip_is_one_character_or_two_that_changed_places(
    wrong: str, right: str, is_one: bool
) -> None:
    assert is_one_slip(wrong, right) is is_one


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--fix"], 0, f"已改：{ALPHA}:4:1: “yeer” → “year” [key-is-known]\n改正了 1 处；请看一看 git diff。\n"),
        (["--fix", "--diff"], 1, f"可改：{ALPHA}:4:1: “yeer” → “year” [key-is-known]\n共 1 处可以改；请运行 gongkai check --fix。\n"),
    ],
)  # fmt: skip
def test_a_dry_run_shows_what_a_fix_writes(
    repository: Repository,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    said: str,
) -> None:
    monkeypatch.delenv("GONGKAI_LANG", raising=False)
    repository.edit(ALPHA, "year: 2020\n", "yeer: 2020\n")
    before = (repository.root / ALPHA).read_bytes()
    found = CliRunner().invoke(main, ["--root", str(repository.root), "check", *arguments])
    assert (found.exit_code, found.stderr) == (code, said)
    assert ((repository.root / ALPHA).read_bytes() == before) is ("--diff" in arguments)
    assert ("+year: 2020\n" in found.stdout) is ("--diff" in arguments)


def test_a_file_that_cannot_be_decoded_is_left_to_the_check(
    repository: Repository,
) -> None:
    repository.write(ALPHA, "title: 要点".encode("gb18030"))
    found = CliRunner().invoke(main, ["--root", str(repository.root), "check", "--fix"])
    assert found.exit_code == 1
    assert "[text-is-utf-8]" in found.stderr
