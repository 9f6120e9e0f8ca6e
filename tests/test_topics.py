"""Topics join the tasks of several plans on one subject; functions join agencies of any name."""

import pytest
from playwright.sync_api import Page, expect

from generator.plan.model import Plan
from generator.plan.parts import Topic
from generator.site import Site


def topic(plan: Plan, name: str) -> Topic:
    return next(item for item in plan.topics if item.record.id == name)


def test_a_task_belongs_to_topics_whose_words_it_has(example_site: Site) -> None:
    plan = example_site.plan
    mentions = plan.mentions_of[topic(plan, "caizheng")]
    assert [(item.task.id, item.sentences) for item in mentions] == [
        (
            "alpha-2020/1.1",
            ("每月公开“三公”经费，年内至少通报2次，8月20日前报送名单，分值权重不低于4%。",),
        ),
    ]


def test_a_word_only_in_the_title_gives_no_sentence(real_plan: Plan) -> None:
    mentions = real_plan.mentions_of[topic(real_plan, "jiceng-gongkai")]
    for mention in mentions:
        words = mention.topic.record.words
        in_text = any(word in mention.task.record.text for word in words)
        assert bool(mention.sentences) is in_text


def test_an_excluded_task_is_not_a_mention(real_plan: Plan) -> None:
    one = topic(real_plan, "shipin-yaopin")
    left_out = {item.task for item in one.record.not_about}
    assert "ezhou-2017/1.3" in left_out
    assert not left_out & {item.task.id for item in real_plan.mentions_of[one]}


def test_every_topic_and_function_reaches_several_plans(real_plan: Plan) -> None:
    for one in real_plan.topics:
        documents = {item.task.document for item in real_plan.mentions_of[one]}
        assert len(documents) >= 2, one.name
    for function in real_plan.functions:
        places = {unit.jurisdiction for unit in real_plan.units_with[function]}
        assert len(places) >= 2, function.name


@pytest.mark.parametrize(
    ("function", "units"),
    [
        ("财政", {"ezhou/caizheng-ju", "suining/caizheng-ju", "taishan/caizheng-ju"}),
        (
            "生态环境",  # 环保局 became 生态环境局
            {"ezhou/huanbao-ju", "suining/huanbao-ju", "taishan/shengtai-huanjing-fenju"},
        ),
        ("商务", {"ezhou/shangwu-ju", "taishan/kegong-shangwu-ju"}),  # one of three of 科工商务局
    ],
)
def test_renamed_and_merged_agencies_are_joined(
    real_plan: Plan, function: str, units: set[str]
) -> None:
    one = next(item for item in real_plan.functions if item.name == function)
    assert {unit.id for unit in real_plan.units_with[one]} == units


def test_an_agency_of_several_functions_is_on_each(example_site: Site) -> None:
    plan = example_site.plan
    unit = next(item for item in plan.units if item.id == "yi/dangan-guan")
    assert [item.name for item in plan.functions_of[unit]] == ["教育", "档案"]


def test_a_reader_compares_plans_by_topic(page: Page, address: str) -> None:
    page.goto(f"{address}documents/ezhou-2017/4/")
    page.locator("#task-12").get_by_role("link", name="教育与招生").click()
    page.wait_for_url("**/topics/jiaoyu/")
    expect(page.locator("h1")).to_have_text("教育与招生")
    plans = page.locator(".gk-compare > section")
    expect(plans).to_have_count(5)
    ezhou = plans.filter(has_text="2017年全市政务公开工作要点")
    expect(ezhou).to_contain_text("推进义务教育招生入学政策信息公开")
    expect(ezhou.locator("mark").first).to_have_text("义务教育")
    expect(ezhou).to_contain_text("市教育局")
    expect(plans.first).to_contain_text(
        "这份文件没有用到这些词。"
    )  # Hubei's plan says nothing of it


def test_a_reader_compares_agencies_by_function(page: Page, address: str) -> None:
    page.goto(f"{address}units/ezhou/huanbao-ju/")
    page.get_by_role("link", name="生态环境").click()
    page.wait_for_url("**/functions/shengtai-huanjing/")
    for name in ("鄂州市 · 市环保局", "遂宁市 · 市环保局", "台山市 · 江门市生态环境局台山分局"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.locator(".gk-answer").first).to_contain_text("每月发布全市集中式饮用水")
