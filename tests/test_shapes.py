"""The different shapes of plans: each can be recorded, proven, and shown on its page."""

from collections.abc import Callable
from hashlib import sha256

import pytest

from generator.site import make_site

from .conftest import Repository

RECORD = """\
id: gamma
jurisdiction: yi
title: 乙县计划
source:
  file: gamma.txt
  sha256: {sha}
  received_sha256: {sha}
  url_unknown: 打印件
{source}{rest}"""


@pytest.fixture
def plan(repository: Repository) -> Callable[..., str]:
    """Write a plan and its archive; return its problems, and the page of its first section."""

    def write(archive: str, sections: str, source: str = "") -> str:
        data = archive.encode()
        repository.write("content/sources/gamma.txt", data)
        record = RECORD.format(sha=sha256(data).hexdigest(), source=source, rest=sections)
        repository.write("content/documents/gamma.yml", record)
        assert repository.problems() == []
        site = make_site(repository.root)
        pages = {file.path: file.content.decode() for file in site.files}
        return pages["documents/gamma/1.md"]

    return write


def test_tasks_with_unusual_numbers_keep_their_labels(plan: Callable[..., str]) -> None:
    page = plan(
        "乙县计划\n一、公开\n1.公开预算\n2.公开决算\n",
        "sections:\n- no: 1\n  title: 公开\n  tasks:\n"
        "  - no: 1\n    label: '1.'\n    text: 公开预算\n"
        "  - no: 2\n    label: '2.'\n    text: 公开决算\n",
    )
    assert '<span class="gk-number">1&#46;</span>' in page


def test_a_plan_without_parts_has_one_section_with_its_title(plan: Callable[..., str]) -> None:
    page = plan(
        "乙县计划\n一、公开预算。\n二、公开决算。\n",
        "sections:\n- no: 1\n  unnumbered: true\n  tasks:\n"
        "  - no: 1\n    label: 一、\n    text: 公开预算。\n"
        "  - no: 2\n    label: 二、\n    text: 公开决算。\n",
    )
    assert "# 乙县计划" in page


def test_tasks_without_a_number_are_counted(plan: Callable[..., str]) -> None:
    page = plan(
        "乙县计划\n一、公开\n公开预算。\n",
        "sections:\n- no: 1\n  title: 公开\n  tasks:\n"
        "  - no: 1\n    unnumbered: true\n    text: 公开预算。\n",
    )
    assert "第1项" in page


def test_a_title_may_end_its_line_and_a_group_may_have_a_heading(plan: Callable[..., str]) -> None:
    page = plan(
        "乙县计划\n一、公开\n（一）财政\n1.预算公开\n及时公开预算。\n",
        "sections:\n- no: 1\n  title: 公开\n  tasks:\n"
        "  - no: 1\n    label: '1.'\n    heading: （一）财政\n    title: 预算公开\n"
        "    title_ends: ''\n    text: 及时公开预算。\n",
    )
    assert "（一）财政" in page


def test_a_text_may_hold_two_unit_lists(plan: Callable[..., str]) -> None:
    page = plan(
        "乙县计划\n一、公开\n（一）公开预算。（责任单位：县财政局）公开档案。（责任单位：县档案馆）\n",
        "sections:\n- no: 1\n  title: 公开\n  tasks:\n"
        "  - no: 1\n    text: 公开预算。公开档案。\n    units:\n"
        "    - role: responsible\n      printed: （责任单位：县财政局）\n      after: 公开预算。\n"
        "      names: [县财政局]\n"
        "    - role: responsible\n      printed: （责任单位：县档案馆）\n      names: [县档案馆]\n",
    )
    assert "县财政局" in page
    assert "县档案馆" in page


def test_a_unit_list_may_hold_a_time(plan: Callable[..., str]) -> None:
    page = plan(
        "乙县计划\n一、公开\n（一）公开预算。（县财政局，2020年6月底前完成）\n",
        "sections:\n- no: 1\n  title: 公开\n  tasks:\n"
        "  - no: 1\n    text: 公开预算。\n    units:\n"
        "    - role: responsible\n      printed: （县财政局，2020年6月底前完成）\n"
        "      names: [县财政局]\n    deadlines:\n"
        "    - quote: 2020年6月底前完成\n      expression: 2020年6月底前\n"
        "      kind: period-end\n      due: 2020-06-30\n",
    )
    assert "2020年6月30日" in page


def test_a_day_of_an_unknown_year_is_shown_as_unknown(plan: Callable[..., str]) -> None:
    page = plan(
        "乙县计划\n一、公开\n（一）年底前公开预算。\n",
        "sections:\n- no: 1\n  title: 公开\n  tasks:\n"
        "  - no: 1\n    text: 年底前公开预算。\n    deadlines:\n"
        "    - quote: 年底前公开预算\n      expression: 年底前\n      kind: period-end\n",
    )
    assert "[日期不明](../../deadlines/undated.md)" in page


def test_columns_have_any_order_and_cells_may_be_empty_or_merged(
    plan: Callable[..., str],
) -> None:
    page = plan(
        "乙县计划\n序号 | 时限 | 任务 | 牵头单位 | 配合单位 |\n"
        "1 | 长期坚持 | 公开预算 | 县财政局 | 县档案馆 |\n"
        "2 | | 公开决算 | 县档案馆 | |\n",
        "  columns: [no, time, text, lead, supporting]\n"
        "  omissions:\n  - text: |-\n      序号\n      时限\n      任务\n      牵头单位\n      配合单位\n"
        "    why: 表头\n"
        "sections:\n- no: 1\n  unnumbered: true\n  tasks:\n"
        "  - no: 1\n    label: '1'\n    text: 公开预算\n    time: 长期坚持\n    units:\n"
        "    - role: lead\n      printed: 县财政局\n      names: [县财政局]\n"
        "    - role: supporting\n      printed: 县档案馆\n      names: [县档案馆]\n"
        "    deadlines:\n    - quote: 长期坚持\n      expression: 长期坚持\n      kind: ongoing\n"
        "  - no: 2\n    label: '2'\n    text: 公开决算\n    units:\n"
        "    - role: lead\n      printed: 县档案馆\n      names: [县档案馆]\n",
        "  steps: [table]\n",
    )
    assert "原文的时限栏：长期坚持" in page


def test_what_a_time_column_repeats_stands_beside_its_deadline(plan: Callable[..., str]) -> None:
    page = plan(
        "乙县计划\n任务 | 时限 |\n2020年6月30日前公开预算 | 2020年6月底 |\n",
        "  columns: [text, time]\n"
        "  omissions:\n  - text: |-\n      任务\n      时限\n    why: 表头\n"
        "sections:\n- no: 1\n  unnumbered: true\n  tasks:\n"
        "  - no: 1\n    unnumbered: true\n    text: 2020年6月30日前公开预算\n    time: 2020年6月底\n"
        "    deadlines:\n    - quote: 2020年6月30日前公开预算\n      expression: 2020年6月30日前\n"
        "      also: 2020年6月底\n      kind: date\n      due: 2020-06-30\n",
        "  steps: [table]\n",
    )
    assert page.count("deadlines/2020-06-30.md") == 1
    assert "原文的时限栏：“2020年6月底”" in page
