"""Drafts, compared with the readings of the same documents by careful people.

`plans/` holds the reviewed records of five real plans. The plans in `drafts/` are invented, in the
shapes that other plans have; their readings were written by people who had not seen the code.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path

import pytest

from generator.checks import check
from generator.content.folder import Records, load
from generator.drafting import draft
from generator.drafting.blocks import NotAPlan, Refusal
from generator.drafting.contact_details import leave_out_contacts
from generator.drafting.context import Context
from generator.drafting.lists.reader import read_list
from generator.drafting.result import Draft
from generator.exports.drafts import draft_json
from generator.hanzi import task_label
from generator.messages import Language, say
from generator.proof.alignment import align
from generator.proof.steps import normalise
from generator.records.documents import DocumentRecord
from generator.records.tasks import Role, TaskRecord

from .conftest import PLANS as REPOSITORY
from .conftest import ROOT

DRAFTS = ROOT / "tests" / "drafts"
REAL = sorted(path.stem for path in (REPOSITORY / "content" / "documents").glob("*.yml"))
READINGS = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in DRAFTS.glob("*.json")
}
PLANS = sorted(name for name, reading in READINGS.items() if "refused" not in reading)
OTHERS = sorted(READINGS.keys() - set(PLANS))


@pytest.fixture(scope="module")
def content() -> Records:
    return load(REPOSITORY / "content")


def source_of(name: str) -> Path:
    (path,) = (path for path in DRAFTS.glob(f"{name}.*") if path.suffix != ".json")
    return path


DRAFTS_MADE: dict[Path, Draft] = {}


def make_draft(path: Path, content: Records) -> Draft:
    """Return the draft of a file, made once for all tests, with the same content."""
    if path not in DRAFTS_MADE:
        DRAFTS_MADE[path] = draft(path.read_bytes(), path.name, content)
    return DRAFTS_MADE[path]


@dataclass
class Score:
    """The number of a draft's items that are right, too many, and missing."""

    right: int = 0
    extra: int = 0
    missing: int = 0
    said: list[str] = field(default_factory=list)

    def add(self, drafted: Iterable[object], read: Iterable[object], where: str) -> None:
        got, wanted = Counter(drafted), Counter(read)
        self.right += (got & wanted).total()
        self.extra += (got - wanted).total()
        self.missing += (wanted - got).total()
        if got != wanted:
            self.said.append(f"{where}: {dict(got - wanted)} instead of {dict(wanted - got)}")

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missing)


# ---- the five real plans


def tasks_of(document: DocumentRecord) -> dict[tuple[int, int], TaskRecord]:
    return {(section.no, task.no): task for section in document.sections for task in section.tasks}


def units_of(task: TaskRecord) -> list[tuple[str, Role]]:
    return [(name, group.role) for group in task.units for name in group.names]


@pytest.fixture(scope="module")
def real_drafts(content: Records) -> dict[str, tuple[DocumentRecord, DocumentRecord]]:
    """Each real plan as drafted from its archive alone, and as reviewed."""
    reviewed = {entry.record.id: entry.record for entry in content.documents}
    folder = REPOSITORY / "content" / "sources"
    return {
        name: (make_draft(folder / f"{name}.txt", content).document, reviewed[name])
        for name in REAL
    }


FIELDS: dict[str, Callable[[tuple[int, int], TaskRecord], list[object]]] = {
    "tasks": lambda key, task: [(key, bool(task))],
    "titles": lambda key, task: [(key, task.title)],
    "texts": lambda key, task: [(key, task.text)],
    "units": lambda key, task: [(key, one) for one in units_of(task)],
    "merged": lambda key, task: [(key, task.units_merged)],
    "notes": lambda key, task: [(key, task.units_note)],
    "deadlines": lambda key, task: [
        (key, one.model_dump_json(exclude={"quote", "candidates"})) for one in task.deadlines
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", FIELDS)
def test_the_five_plans_are_drafted_as_they_were_reviewed(
    name: str, real_drafts: dict[str, tuple[DocumentRecord, DocumentRecord]]
) -> None:
    score = Score()
    for document, (drafted, reviewed) in real_drafts.items():
        ours, theirs = (
            [pair for key, task in tasks_of(side).items() for pair in FIELDS[name](key, task)]
            for side in (drafted, reviewed)
        )
        score.add(ours, theirs, document)
    assert score.f1 >= 0.99, "\n".join(score.said)


def test_the_only_difference_is_damage_that_the_draft_asks_about(content: Records) -> None:
    made = make_draft(REPOSITORY / "content/sources/taishan-2019.txt", content)
    assert any("?dāng)?shù)" in say(remark.question, Language.ZH) for remark in made.remarks)


@pytest.mark.parametrize("name", REAL)
def test_metadata_of_the_five_plans_are_drafted_as_they_were_reviewed(
    name: str, real_drafts: dict[str, tuple[DocumentRecord, DocumentRecord]]
) -> None:
    drafted, reviewed = real_drafts[name]
    for key in (
        "id", "jurisdiction", "title", "year", "issuer", "publisher", "number", "index_number",
        "issued", "published", "validity", "basis", "header", "notice",
    ):  # fmt: skip
        assert getattr(drafted, key) == getattr(reviewed, key), key
    for part in ("opening", "closing"):
        ours, theirs = getattr(drafted, part), getattr(reviewed, part)
        assert (ours and ours.text) == (theirs and theirs.text)
    assert drafted.source.steps == reviewed.source.steps
    assert set(drafted.source.glossary) == set(reviewed.source.glossary)


# ---- plans in other shapes


def plain(words: str | None) -> str:
    """Return words without white space and punctuation, which depend on layout and titles."""
    return re.sub(r"[\s|。：]", "", words or "")


def judge(name: str, content: Records, scores: dict[str, Score]) -> None:
    """Compare a draft with its reading, task by task, in the form of docs/contract.md."""
    made = json.loads(draft_json(make_draft(source_of(name), content), content, Language.ZH))
    drafted = list(made["tasks"])
    for number, read in enumerate(READINGS[name]["tasks"], start=1):
        wanted = plain(read["title"]) + plain(read["text"])

        def likeness(task: dict[str, str], wanted: str = wanted) -> float:
            words = plain(task["title"]) + plain(task["text"])
            return SequenceMatcher(None, words, wanted, autojunk=False).ratio()

        best = max(drafted, key=likeness, default=None)
        where = f"{name}, task {number}"
        is_found = best is not None and likeness(best) >= 0.97
        scores["tasks"].add([is_found], [True], where)
        if best is None or not is_found:
            best = {"units": [], "deadlines": [], "title": None}
        else:
            drafted.remove(best)
        scores["titles"].add([plain(best["title"])], [plain(read["title"])], where)
        scores["units"].add(
            [(one["as_written"], one["role"]) for one in best["units"] if one["role"] != "named"],
            [(one["as_written"], one["role"]) for one in read["units"]],
            where,
        )
        scores["deadlines"].add(
            map(time_of, best["deadlines"]), map(time_of, read["deadlines"]), where
        )
    scores["tasks"].add(["too many"] * len(drafted), [], name)


def time_of(deadline: dict[str, object]) -> tuple[object, ...]:
    """Return the value of a deadline, without its expression, whose length is a matter of taste."""
    frequency = deadline["frequency"]
    return (
        deadline["kind"],
        deadline["due"],
        tuple(frequency) if isinstance(frequency, list) else None,
        deadline["duration"],
        deadline["working_days"],
    )


@pytest.fixture(scope="module")
def scores(content: Records) -> dict[str, Score]:
    found = {key: Score() for key in ("tasks", "titles", "units", "deadlines")}
    for name in PLANS:
        judge(name, content, found)
    return found


@pytest.mark.parametrize(
    ("what", "least"), [("tasks", 0.95), ("titles", 0.95), ("units", 0.90), ("deadlines", 0.90)]
)
def test_plans_of_other_shapes_are_drafted_as_read_by_people(
    what: str, least: float, scores: dict[str, Score]
) -> None:
    assert scores[what].f1 >= least, "\n".join(scores[what].said)


@pytest.mark.parametrize("name", PLANS)
def test_a_draft_knows_its_document(name: str, content: Records) -> None:
    made = make_draft(source_of(name), content).document
    read = READINGS[name]["document"]
    assert made.title == read["title"]
    assert (made.year, made.number) == (read["year"], read["number"])
    assert (made.issued.isoformat() if made.issued else None) == read["issued"]


@pytest.mark.parametrize("name", PLANS)
def test_a_draft_loses_no_character(name: str, content: Records) -> None:
    made = make_draft(source_of(name), content)
    text = normalise(made.archive.decode(), made.document.source, content.glossary)
    assert align(made.document, text).differences == ()


SETTLED_BY_PEOPLE = {
    "nothing-is-unplaced",
    "time-words-are-accounted-for",
    "source-has-an-address",
}
"""The rules that a draft may break: for unplaced words, and for times that no deadline can express."""

OF_THE_WHOLE = {"function-has-a-unit", "not-about-names-a-task-with-the-word"}
"""The rules for files that a single draft does not fill."""


@pytest.mark.parametrize("name", PLANS)
def test_a_draft_breaks_only_rules_that_people_settle(name: str, content: Records) -> None:
    made = make_draft(source_of(name), content)
    broken = {problem.rule for problem in check(made.records(content))}
    assert broken <= SETTLED_BY_PEOPLE | OF_THE_WHOLE


@pytest.mark.parametrize("name", PLANS)
def test_the_archive_of_a_text_is_the_text_without_contacts(name: str, content: Records) -> None:
    path = source_of(name)
    made = make_draft(path, content)
    source = made.document.source
    assert source.received_sha256 == sha256(path.read_bytes()).hexdigest()
    if path.suffix == ".txt":
        assert made.archive.decode() == leave_out_contacts(path.read_bytes().decode()).text


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_that_is_not_a_plan_is_refused_with_the_reason(name: str, content: Records) -> None:
    with pytest.raises(Refusal) as refused:
        make_draft(source_of(name), content)
    said = say(refused.value.message, Language.ZH)
    assert re.search("不像|没有|打不开|密码|空的", said)


NUMBERED = "".join(f"{number}.公开{one}。按时公开。\n" for number, one in enumerate("甲乙丙丁", 1))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("云沂市政府领导工作分工", "领导的分工"),
        ("云沂市2021年政务公开考核评分标准", "考核的评分表"),
        ("云沂市2021年重大行政决策事项目录", "目录或指南"),
        ("云沂市政府信息公开指南", "目录或指南"),
    ],
)
def test_a_title_names_a_file_of_another_kind(title: str, kind: str, content: Records) -> None:
    with pytest.raises(NotAPlan) as refused:
        draft(f"{title}\n{NUMBERED}".encode(), "a.txt", content)
    assert say(refused.value.why, Language.ZH) == f"这不像公开计划，像{kind}：“{title}”"


@pytest.mark.parametrize(
    "title",
    [
        "云沂市关于全面推进政务公开的实施意见",
        "云沂市优化营商环境若干措施",
        "云沂市2021年政务公开重点工作安排",
    ],
)
def test_opinions_measures_and_arrangements_are_plans(title: str, content: Records) -> None:
    made = draft(f"{title}\n{NUMBERED}".encode(), "a.txt", content)
    assert [len(section.tasks) for section in made.document.sections] == [4]


DEEP = """\
云沂市2021年政务公开工作要点
一、重点任务
（一）改善服务
1﹒公开事项
（1）公开目录。（责任单位：市财政局）
（2）公开流程。（责任单位：市司法局）
2﹒公开费用
（3）公开标准。（责任单位：市财政局）
（4）公开减免。（责任单位：市审计局）
二、保障
（5）加强考核。（责任单位：市财政局）
"""


def test_tasks_are_the_headings_with_their_own_units_at_whatever_depth(content: Records) -> None:
    first, second = draft(DEEP.encode(), "a.txt", content).document.sections
    assert [(task.no, task.heading) for task in first.tasks] == [
        (1, "（一）改善服务\n1﹒公开事项"),
        (2, None),
        (3, "2﹒公开费用"),
        (4, None),
    ]
    assert [task.no for task in second.tasks] == [5]


def test_a_list_that_begins_a_line_stands_after_the_words_above(content: Records) -> None:
    task = "1.推动网上办。公开事项清单。\n（市财政局牵头）推动电子化出具。（市司法局负责）\n"
    others = "".join(f"{number}.公开{number}。（市财政局负责）\n" for number in (2, 3, 4))
    text = f"云沂市2021年政务公开工作要点\n{task}{others}"
    first = draft(text.encode(), "a.txt", content).document.sections[0].tasks[0]
    assert first.text == "推动网上办。公开事项清单。推动电子化出具。"
    assert [(group.names, group.after) for group in first.units] == [
        (("市财政局",), "项清单。"),
        (("市司法局",), None),
    ]


# ---- unit lists by themselves


@pytest.mark.parametrize(
    ("printed", "groups", "note"),
    [
        ("（责任单位：市财政局、市审计局按职责分工负责落实）",
         [("responsible", ["市财政局", "市审计局"])], "按职责分工负责落实"),
        ("（市司法局牵头，各县区、市直各单位配合，年底前完成）",
         [("lead", ["市司法局"]), ("supporting", ["各县区", "市直各单位"])], None),
        ("牵头单位：市发展和改革委员会；责任单位：各县（区）政府、园区管委会",
         [("lead", ["市发展和改革委员会"]), ("responsible", ["各县（区）政府", "园区管委会"])], None),
        ("【牵头领导：张某某，责任单位：市财政局等有关部门】",
         [("responsible", ["市财政局"])], "牵头领导：张某某…等有关部门"),
        ("（市财政局、市商务局等和各有关县级人民政府负责）",
         [("responsible", ["市财政局", "市商务局", "各有关县级人民政府"])], "负责"),
        ("（财政局、商务局等和各有关县级人民政府负责）",
         [("responsible", ["财政局", "商务局", "各有关县级人民政府"])], "负责"),
        ("市财政局和市审计局", [("responsible", ["市财政局", "市审计局"])], None),
        ("各街道办事处、镇人民政府", [("responsible", ["各街道办事处、镇人民政府"])], None),
    ],
)  # fmt: skip
def test_a_unit_list_is_parsed(
    printed: str, groups: list[tuple[str, list[str]]], note: str | None
) -> None:
    found = read_list(printed, Context(year=2020))
    assert [(group.role.value, list(group.names)) for group in found.groups] == groups
    assert "".join(group.printed for group in found.groups) == printed
    assert ("…".join([*found.persons, *found.notes]) or None) == note


def test_with_the_stated_rule_the_first_unit_leads() -> None:
    found = read_list("市财政局、市审计局", Context(first_leads=True))
    assert [(group.role.value, group.names) for group in found.groups] == [
        ("lead", ("市财政局",)),
        ("responsible", ("市审计局",)),
    ]


@pytest.mark.parametrize("printed", [lambda no: f"{no}.", task_label], ids=["1.", "（一）"])
def test_a_section_of_more_than_a_hundred_tasks_is_read_whole(
    printed: Callable[[int], str], content: Records, tmp_path: Path
) -> None:
    line = "公开这一类事项。及时发布有关情况。（责任单位：市财政局）"
    rows = [f"{printed(no)}第{no}项{line}" for no in range(1, 121)]
    source = tmp_path / "many.txt"
    source.write_text("\n".join(["甲市2020年政务公开工作要点", "一、推进公开", *rows]), "utf-8")
    (section,) = make_draft(source, content).document.sections
    assert [task.no for task in section.tasks] == list(range(1, 121))
