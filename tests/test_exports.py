"""The data files have the form that docs/contract.md describes."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.site import Site, make_site

from .conftest import PLANS

NAMES = ["tasks", "documents", "units", "deadlines"]


def data(site: Site, name: str) -> Any:
    content = next(item.content for item in site.files if item.path == f"api/v1/{name}.json")
    return json.loads(content)


@pytest.fixture(scope="module")
def real_site() -> Site:
    return make_site(PLANS)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("which", ["example_site", "real_site"])
def test_every_file_keeps_its_schema(which: str, name: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(which)
    schema = data(site, f"schema/{name}")
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data(site, name))


def test_a_schema_refuses_what_the_contract_does_not_name(example_site: Site) -> None:
    tasks = data(example_site, "tasks")
    tasks[0]["more"] = 1
    assert not Draft202012Validator(data(example_site, "schema/tasks")).is_valid(tasks)


def test_a_task_has_the_fields_of_the_contract_in_order(real_site: Site) -> None:
    task = next(item for item in data(real_site, "tasks") if item["id"] == "ezhou-2017/1.2")
    assert list(task) == [
        "id", "document", "section", "no", "label", "title", "text", "units", "units_note",
        "deadlines", "targets", "url", "topics", "progress",
    ]  # fmt: skip
    assert task["section"] == {"no": 1, "title": "围绕助力稳增长推进政务公开"}
    assert (task["no"], task["label"]) == (2, "（二）")
    assert task["title"] == "推进减税、降费、降低要素成本信息公开"
    assert task["units_note"] == "按职责分工负责落实"
    assert task["url"] == "documents/ezhou-2017/1/#task-2"
    assert {
        "id": "ezhou/caizheng-ju",
        "name": "市财政局",
        "as_written": "市财政局",
        "role": "responsible",
        "inherited": False,
    } in task["units"]
    assert (task["deadlines"], task["targets"]) == ([], [])


def test_a_deadline_has_the_fields_of_the_contract_in_order(real_site: Site) -> None:
    task = next(item for item in data(real_site, "tasks") if item["id"] == "hubei-2020/1.2")
    deadline = task["deadlines"][1]
    assert deadline == {
        "id": "hubei-2020/1.2/d2",
        "quote": "2020年11月底前编制完成基层政务公开事项标准目录并组织实施",
        "expression": "2020年11月底前",
        "kind": "period-end",
        "due": "2020-11-30",
        "due_candidates": [],
        "duration": None,
        "working_days": False,
        "after": None,
        "frequency": None,
        "at_least": None,
        "condition": None,
        "start": None,
        "also": None,
        "page": "deadlines/2020-11-30/",
    }
    assert list(deadline)[3:7] == ["kind", "due", "due_candidates", "duration"]


def test_commitments_of_a_closing_show_every_candidate(real_site: Site) -> None:
    ezhou = next(item for item in data(real_site, "documents") if item["id"] == "ezhou-2017")
    assert [item["id"] for item in ezhou["commitments"]] == [
        "ezhou-2017/closing/d1",
        "ezhou-2017/closing/d2",
    ]
    assert ezhou["commitments"][1]["due_candidates"] == [
        {"from": "成文日期", "start": "2017-06-25", "due": "2017-07-14"},
        {"from": "发布日期", "start": "2017-08-01", "due": "2017-08-22"},
    ]


def test_a_value_that_the_source_lacks_is_null(real_site: Site) -> None:
    suining = next(item for item in data(real_site, "documents") if item["id"] == "suining-2014")
    for name in (
        "year",
        "issuer",
        "publisher",
        "number",
        "index_number",
        "issued",
        "published",
        "validity",
        "notice_title",
        "closing",
    ):
        assert suining[name] is None, name
    assert suining["basis"] == ["川府发〔2014〕64号"]


def test_a_group_lists_members_only_with_a_basis(example_site: Site, real_site: Site) -> None:
    group = next(
        item for item in data(example_site, "units") if item["id"] == "jia/shizhi-ge-bumen"
    )
    assert group["members"] == [
        {"id": "jia/caizheng-ju", "basis": "甲市市直部门名单（2020年）"},
        {"id": "jia/sifa-ju", "basis": "甲市市直部门名单（2020年）"},
    ]
    assert all(item["members"] == [] for item in data(real_site, "units"))


def test_a_deadline_page_lists_tasks_and_commitments(real_site: Site) -> None:
    pages = {item["slug"]: item for item in data(real_site, "deadlines")}
    assert pages["2020-11-30"] == {
        "slug": "2020-11-30",
        "kind": "period-end",
        "due": "2020-11-30",
        "tasks": ["hubei-2020/1.2", "hubei-2020/5.1", "hubei-2020/5.3"],
        "commitments": [],
        "url": "deadlines/2020-11-30/",
    }
    assert pages["within-15-working-days"]["tasks"] == []
    assert pages["within-15-working-days"]["commitments"] == ["ezhou-2017/closing/d2"]
    assert pages["quarterly-or-half-yearly"]["tasks"] == ["suining-2014/6.26"]


def test_files_are_plain_utf_8(example_site: Site) -> None:
    for item in example_site.files:
        if item.path.endswith(".json"):
            assert not item.content.startswith(b"\xef\xbb\xbf")
            assert item.content.endswith(b"\n")
            item.content.decode("utf-8")
