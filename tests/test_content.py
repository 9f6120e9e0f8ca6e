"""The five real plans hold what their sources say; the expected values were determined by hand."""

import json
import re
from typing import Any

import pytest

from generator.plan.model import Plan
from generator.plan.parts import Task
from generator.site import make_site

from .conftest import PLANS


@pytest.fixture(scope="module")
def tasks() -> dict[str, dict[str, Any]]:
    files = {item.path: item.content for item in make_site(PLANS).files}
    return {task["id"]: task for task in json.loads(files["api/v1/tasks.json"])}


def test_every_plan_has_its_sections_and_tasks(real_plan: Plan) -> None:
    counts = {
        document.id: (
            len(real_plan.sections_of[document]),
            sum(isinstance(one, Task) for one in real_plan.passages_of[document]),
        )
        for document in real_plan.documents
    }
    assert counts == {
        "ezhou-2017": (5, 17),
        "hubei-2020": (6, 18),
        "suining-2014": (10, 44),
        "suzhou-2019": (5, 18),
        "taishan-2019": (16, 37),
    }
    assert [sum(column) for column in zip(*counts.values(), strict=True)] == [42, 134]


def test_numbers_are_as_printed(real_plan: Plan, tasks: dict[str, Any]) -> None:
    taishan = [
        section.record.no for section in real_plan.sections if section.document.id == "taishan-2019"
    ]
    assert taishan == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17]
    assert "ezhou-2017/5.17" in tasks
    assert "taishan-2019/13.29" in tasks
    assert "suining-2014/8.36" in tasks


def test_merged_cells_of_taishan_are_these_five(tasks: dict[str, Any]) -> None:
    inherited = {
        key: [unit["as_written"] for unit in task["units"]]
        for key, task in tasks.items()
        if any(unit["inherited"] for unit in task["units"])
    }
    everyone = ["各镇（街）", "市直各单位"]
    assert inherited == {
        "taishan-2019/1.2": everyone,
        "taishan-2019/1.3": everyone,
        "taishan-2019/6.15": ["市各行政执法单位"],
        "taishan-2019/6.16": ["市各行政执法单位"],
        "taishan-2019/16.36": everyone,
    }


@pytest.mark.parametrize(
    ("task", "units"),
    [
        ("ezhou-2017/5.17", [("lead", "市政府办公室"), ("responsible", "市委网信办"), ("responsible", "市政府法制办"), ("responsible", "各区政府"), ("responsible", "开发区"), ("responsible", "各街办")]),
        ("ezhou-2017/3.8", [("responsible", "市政府各部门"), ("responsible", "各区政府"), ("responsible", "开发区"), ("responsible", "各街办")]),
        ("taishan-2019/2.8", [("lead", "市政府办公室"), ("supporting", "各镇（街）"), ("supporting", "市直各单位")]),
        ("taishan-2019/13.29", [("responsible", "市政府办公室"), ("responsible", "各镇（街）")]),
        ("taishan-2019/10.26", [("responsible", "市财政局"), ("responsible", "涉及公共资源配置、重大建设项目批准和实施、公益事业建设等三个重点领域的相关单位")]),
        ("suining-2014/1.5", [("lead", "市教育局"), ("responsible", "各县（区）政府"), ("responsible", "园区管委会"), ("responsible", "市直属学校")]),
        ("suining-2014/1.16", [("lead", "市政府办公室"), ("lead", "市目督室"), ("responsible", "各县（区）政府"), ("responsible", "园区管委会"), ("responsible", "市直有关部门")]),
        ("suzhou-2019/3.5", [("named", "市教育主管部门"), ("named", "各市、区政府")]),
        ("suzhou-2019/3.1", []),
    ],
)  # fmt: skip
def test_units_are_those_of_the_source(
    tasks: dict[str, Any], task: str, units: list[tuple[str, str]]
) -> None:
    assert [(unit["role"], unit["as_written"]) for unit in tasks[task]["units"]] == units


def test_two_names_of_one_unit_have_one_id(tasks: dict[str, Any]) -> None:
    ids: dict[str, set[str]] = {}
    for task in tasks.values():
        if task["document"] == "ezhou-2017":
            for unit in task["units"]:
                ids.setdefault(unit["id"], set()).add(unit["as_written"])
    assert ids["ezhou/fazhi-ban"] == {"市法制办", "市政府法制办"}
    assert ids["ezhou/dianzi-zhengwu-ban"] == {"市电子政务办", "市政府电子政务办"}
    assert ids["ezhou/kaifaqu"] == {"开发区", "开发区管委会"}


COMMITMENTS = {
    "ezhou-2017/2.5": [("period-end", "2017-12-31")],
    "ezhou-2017/2.6": [("recurring", "monthly"), ("recurring", "weekly 收购旺季")],
    "ezhou-2017/4.11": [
        ("recurring", "monthly"),
        ("recurring", "quarterly"),
        ("recurring", "quarterly"),
    ],
    "ezhou-2017/4.13": [("relative", "P5D working 抽检结果审定")],
    "ezhou-2017/5.15": [("recurring", "yearly")],
    "ezhou-2017/5.17": [("recurring", "quarterly")],
    "hubei-2020/1.2": [("minimum-duration", "P30D"), ("period-end", "2020-11-30")],
    "hubei-2020/1.3": [
        ("period-end", "2020-12-31"),
        ("period-end", "2020-12-31"),
        ("recurring", "quarterly"),
    ],
    "hubei-2020/3.1": [("period-end", "2020-12-31")],
    "hubei-2020/5.1": [("period-end", "2020-11-30")],
    "hubei-2020/5.3": [("period-end", "2020-11-30")],
    "hubei-2020/6.1": [("date", "2020-08-20")],
    "suining-2014/1.12": [
        ("recurring", "daily"),
        ("recurring", "monthly"),
        ("recurring", "quarterly"),
    ],
    "suining-2014/1.14": [("recurring", "quarterly")],
    "suining-2014/3.20": [("relative", "P10D working 作出决定")],
    "suining-2014/3.22": [("relative", "P20D working 作出行政处罚决定")],
    "suining-2014/6.26": [("recurring", "quarterly half-yearly")],
    "suining-2014/8.30": [("recurring", "continuous")],
    "suining-2014/8.36": [("relative", "P1W")],
    "suzhou-2019/5.1": [("period-end", "2019-12-31")],
    "taishan-2019/4.12": [("relative", "P1M 征集结束")],
    "taishan-2019/13.29": [("period-end", "2019-12-31")],
}


def value(deadline: dict[str, Any]) -> str:
    """Return the value of a deadline in short."""
    parts = [
        deadline["due"],
        deadline["duration"],
        "working" if deadline["working_days"] else None,
        deadline["after"],
        *(deadline["frequency"] or []),
        deadline["condition"],
    ]
    return " ".join(part for part in parts if part)


def test_commitments_in_time_are_these_and_no_others(tasks: dict[str, Any]) -> None:
    found = {
        key: [(deadline["kind"], value(deadline)) for deadline in task["deadlines"]]
        for key, task in tasks.items()
        if task["deadlines"]
    }
    assert found == COMMITMENTS


def test_targets_are_these_and_no_others(tasks: dict[str, Any]) -> None:
    found = {
        key: [
            f"{target['metric']} {target['operator']} {target['value']}{target['unit']}"
            for target in task["targets"]
        ]
        for key, task in tasks.items()
        if task["targets"]
    }
    assert found == {
        "ezhou-2017/4.13": ["核查处置信息公开率 >= 100%"],
        "suining-2014/3.20": [
            "即办件比例 >= 50%",
            "承诺提速 >= 76%",
            "办理提速 >= 95%",
            "现场办结率 = 100%",
            "按时办结率 = 100%",
        ],
        "suining-2014/4.23": ["乡镇（街道）政务公开面 = 100%", "规范化公开率 >= 98%"],
        "suining-2014/4.24": ["村（居）务公开面 = 100%", "规范化率 = 95%"],
        "suining-2014/8.36": ["主要负责人上线率 >= 45%"],
        "taishan-2019/15.32": ["分值权重 >= 4%"],
    }


def test_vague_words_are_not_deadlines(tasks: dict[str, Any]) -> None:
    vague = re.compile("^(及时|定期|尽快|逐步|同步|第一时间|适时)$")
    for task in tasks.values():
        assert not any(vague.match(deadline["expression"]) for deadline in task["deadlines"])


def test_damaged_and_odd_words_read_as_decided(tasks: dict[str, Any]) -> None:
    assert "江门市政府数据统一开放平台" in tasks["taishan-2019/10.27"]["text"]
    assert tasks["taishan-2019/1.2"]["text"].endswith("（部门）文件行政策解读。")
    assert tasks["taishan-2019/5.13"]["text"].endswith("向社会公开")
    assert "力争实现市级部门" in tasks["ezhou-2017/2.7"]["text"]
    assert "《遂宁线上》" in tasks["suining-2014/7.28"]["text"]
    assert "围绕着力缓解" in tasks["taishan-2019/7.17"]["text"]


def test_no_foreign_word_or_script_is_left_in_suining(tasks: dict[str, Any]) -> None:
    text = "".join(
        (task["title"] or "") + task["text"]
        for task in tasks.values()
        if task["document"] == "suining-2014"
    )
    foreign = [
        "档案",
        "程式",
        "入口网站",
        "最佳化",
        "视窗",
        "软体",
        "套用",
        "著力",
        "智慧型",
        "民众",
        "品质",
        "设定",
        "协定",
        "搜寻",
        "报导",
        "計",
        "關",
    ]
    assert [word for word in foreign if word in text] == []
    for kept in ("建立", "执行", "指标", "公众", "智慧遂宁"):
        assert kept in text


def test_personal_contact_details_are_nowhere() -> None:
    for path in (PLANS / "content").rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"87235549|5565827|jiangmen\.gov|联系人[:：](?!〔)", text), path


def test_dates_and_issuers_that_differ_are_both_kept(real_plan: Plan) -> None:
    facts = {document.id: document.record for document in real_plan.documents}
    ezhou, hubei = facts["ezhou-2017"], facts["hubei-2020"]
    assert (str(ezhou.issued), str(ezhou.published)) == ("2017-06-25", "2017-08-01")
    assert (ezhou.issuer, ezhou.publisher) == ("鄂州市人民政府办公室", "鄂州市政府")
    assert (str(hubei.issued), str(hubei.published)) == ("2020-08-06", "2020-10-21")
    assert (hubei.issuer, hubei.publisher) == ("湖北省人民政府办公厅", None)
