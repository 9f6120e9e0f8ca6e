"""The questions of a draft: what was read, from which words, what else it could be; one for many."""

from datetime import date

import pytest
import yaml

from generator.content.folder import Records, load
from generator.drafting import draft
from generator.drafting.result import Draft
from generator.drafting.writing import record_text, registry_text
from generator.messages import Language, say

from .conftest import EXAMPLE

HEAD = "云沂市2021年政务公开工作要点\n次月10日前汇总情况，现就做好今年工作提出如下要点。\n"
TASKS = (
    "一、公开\n1.公开预算。6月底前公开预算。（市财政局负责）\n"
    "2.公开采购。次月5日前公开采购结果。（市财政局负责）\n3.公开规划。公开规划。（市规划局负责）\n"
)
CLOSING = "各部门要在学期末前将落实情况报市政府办公室，重大情况及时报告，抓好落实。\n"


@pytest.fixture(scope="module")
def content() -> Records:
    return load(EXAMPLE / "content")


def made_of(text: str, content: Records) -> Draft:
    return draft(text.encode(), "yunyi-2021.txt", content)


def asked(made: Draft, key: str, language: Language = Language.ZH) -> dict[str, str]:
    """Return the questions of a kind by their places."""
    return {
        ".".join(map(str, one.loc)): say(one.question, language)
        for one in made.remarks
        if one.question.key == f"drafting.{key}"
    }


def test_doubtful_times_are_asked_about_in_opening_tasks_and_closing(content: Records) -> None:
    made = made_of(HEAD + TASKS + CLOSING, content)
    assert made.document.closing
    end = "像是在说时间，是哪一天、多久一次却定不下来，没有写；是时限就写进 deadlines，不是就写进 not_a_deadline 说明理由"
    assert asked(made, "time-without-deadline") == {
        "opening.deadlines": f"“次月10日前”（“次月10日前汇总情况”）{end}",
        "sections.0.tasks.1.deadlines": f"“次月5日前”（“次月5日前公开采购结果”）{end}",
        "closing.deadlines": f"“学期末”（“各部门要在学期末前将落实情况报市政府办公室”）{end}",
    }
    text = record_text(made, Language.ZH)
    assert "\nclosing:\n  text: " in text
    assert (
        f"  # 请核对: “次月10日前”（“次月10日前汇总情况”）{end}\n" in text.partition("sections:")[0]
    )
    assert "  # 请核对: “学期末”" in text.partition("closing:")[2]


def test_all_that_is_left_out_is_one_question_and_all_without_a_place_another(
    content: Records,
) -> None:
    foot = "".join(f"关闭窗口{number}\n" for number in range(3))
    made = made_of(f"首页 > 政务公开\n打印本页\n{HEAD}{TASKS}{CLOSING}{foot}分享到：\n", content)
    source = made.document.source
    assert len(source.omissions) + len(source.unplaced) > 2
    assert set(asked(made, "omitted")) <= {"source.omissions"}
    assert set(asked(made, "unplaced")) <= {"source.unplaced"}
    text = record_text(made, Language.ZH)
    assert text.count("# 请核对: 有 ") == bool(source.omissions) + bool(source.unplaced)


def test_a_space_behind_the_number_of_a_heading_leaves_nothing_without_a_place(
    content: Records,
) -> None:
    tasks = "一、 公开\n" + TASKS.partition("\n")[2]
    assert made_of(HEAD + tasks + CLOSING, content).document.source.unplaced == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("云沂市关于加强公开", "改进服务的若干措施"),
        ("云沂市2021年政务公开工作要点", "任务分解表"),
        ("云沂市人民政府办公室", "关于印发政务公开工作要点的通知"),
    ],
)
def test_a_title_on_two_lines_is_one(lines: tuple[str, str], content: Records) -> None:
    tasks = TASKS.replace("次月5日前", "6月底前")
    made = made_of("\n".join(lines) + f"\n{tasks}", content)
    assert made.document.title == "".join(lines)
    assert made.document.source.unplaced == ()


def test_all_new_units_of_a_registry_are_one_question_at_the_first(content: Records) -> None:
    text = registry_text(made_of(HEAD + TASKS + CLOSING, content), Language.ZH)
    units = yaml.safe_load(text)["units"]
    assert len(units) > 1
    assert text.count("请核对") == 1
    assert (
        f"units:\n# 请核对: 从这里到末尾的 {len(units)} 个单位是新的：id、kind 和 function 对不对？"
        "是已有单位的别的写法，就移进那个单位的 aliases\n- id: "
    ) in text


def test_a_question_shows_the_words_around_what_was_read(content: Records) -> None:
    long = "围绕经济运行情况，全面实  现公开，" + "推进各项工作落到实处，" * 8
    text = HEAD + TASKS.replace("公开规划。（", f"{long}及时公布。（")
    assert asked(made_of(text, content), "repaired") == {
        "source.repairs.0": "“实  现”（“济运行情况，全面实  现公开，推进各项工”）读作“实现”；"
        "原件真是这样印的，就删去这处修补，照印"
    }
    assert asked(made_of(text, content), "new-jurisdiction", Language.EN) == {
        "jurisdiction": "the place read from “云沂市2021年政务公开工作要点” and other lines is “云沂市”, which has "
        "no registry yet; if it is another, correct jurisdiction and the registry in content/units/"
    }


def test_a_plan_without_a_place_or_a_year_is_asked_for_both(content: Records) -> None:
    made = made_of(HEAD.replace("云沂市2021年", "") + TASKS, content)
    title = "政务公开工作要点"
    assert asked(made, "no-jurisdiction")["jurisdiction"].startswith(f"“{title}”看不出是哪个地区")
    assert asked(made, "no-year")["title"].startswith(f"标题“{title}”、文号和日期里都没有年份")


def test_an_answered_draft_holds_no_mark(content: Records) -> None:
    """Every mark is a line of its own: to delete it is to answer."""
    made = made_of(HEAD + TASKS + CLOSING, content)
    for text in (record_text(made, Language.ZH), registry_text(made, Language.EN)):
        left = [line for line in text.splitlines() if not line.lstrip().startswith("# 请核对: ")]
        assert yaml.safe_load("\n".join(left)) == yaml.safe_load(text)
        assert "请核对" not in "\n".join(left)


def test_a_time_column_beside_the_same_time_in_the_text_is_one_deadline(content: Records) -> None:
    rows = (
        "<tr><th>序号<th>工作任务<th>责任单位<th>时限"
        "<tr><td>1<td>6月底前公开预算。<td>市财政局<td>2021年6月30日"
        "<tr><td>2<td>在3、6、9月底前报送进展。<td>市财政局<td>3、6、9、12月底"
        "<tr><td>3<td>公开目录。<td>市财政局<td>长期坚持"
    )
    page = f"<h1>云沂市2021年政务公开工作要点</h1><table>{rows}</table>"
    made = draft(page.encode(), "yunyi-2021.html", content)
    assert [
        [(one.expression, one.also, getattr(one, "due", None)) for one in task.deadlines]
        for section in made.document.sections
        for task in section.tasks
    ] == [
        [("6月底前", "2021年6月30日", date(2021, 6, 30))],
        [
            ("3、6、9月底前", "3、6、9、12月底", date(2021, 3, 31)),
            ("3、6、9月底前", "3、6、9、12月底", date(2021, 6, 30)),
            ("3、6、9月底前", "3、6、9、12月底", date(2021, 9, 30)),
            ("3、6、9、12月底", None, date(2021, 12, 31)),
        ],
        [("长期坚持", None, None)],
    ]
