"""Search in a real browser: its results, its messages and its size."""

import gzip
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from generator.plan.model import Plan
from generator.search.folding import fold, fold_table, symbols
from generator.search.index import make_index
from generator.search.postings import pack
from generator.templating.layers import find_templates
from generator.templating.words import read_words

from .browsing import DESKTOP, PHONE, serve
from .conftest import PATIENCE, ROOT
from .enlarging import LARGE, enlarge, write_search
from .judging import NONSENSE, Query, measure, read_queries
from .scripting import call, read_data

Ask = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def search_page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport=DESKTOP, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}search/")
    yield page
    context.close()


def results(page: Page, query: str) -> Locator:
    """Return the complete results for a query."""
    expect(page.locator("[data-results]")).to_have_attribute("data-query", query)
    return page.locator("[data-results] > [data-task]")


def ids(found: Locator) -> list[str]:
    return [str(one) for one in found.evaluate_all("all => all.map(one => one.dataset.task)")]


@pytest.fixture(scope="module")
def ask(search_page: Page) -> Ask:
    """Type a query on the search page, and return the ids of its results."""

    def ask(query: str) -> list[str]:
        search_page.locator("[data-filters] [name=q]").fill(query)
        return ids(results(search_page, query))

    return ask


@pytest.fixture(scope="module")
def answers(real_plan: Plan, ask: Ask, search_page: Page) -> dict[Query, tuple[list[str], bool]]:
    """All judged queries with their results, and whether these were labelled as near."""
    found = {}
    for query in read_queries(real_plan):
        shown = ask(query.words)
        status = search_page.locator("[data-status]").inner_text()
        found[query] = (shown, "没有完全匹配" in status)
    return found


Answers = dict[Query, tuple[list[str], bool]]


def test_there_are_enough_queries_and_each_has_an_answer(answers: Answers) -> None:
    assert len(answers) >= 80
    assert [query.words for query in answers if query.kind != NONSENSE and not query.relevant] == []


def test_every_task_is_found_in_either_script(answers: Answers) -> None:
    real = {query: found for query, (found, _) in answers.items() if query.kind != NONSENSE}
    measured = {query: measure(found, query.relevant) for query, found in real.items()}
    recall = sum(one for one, _ in measured.values()) / len(measured)
    precision = sum(one for _, one in measured.values()) / len(measured)
    worse = [(query.words, measured[query]) for query in real if min(measured[query]) < 1]
    assert recall >= 0.99, worse
    assert precision >= 0.95, worse
    assert [query.words for query, found in real.items() if not found] == []


def test_nonsense_finds_nothing(answers: Answers) -> None:
    nonsense = {
        query.words: found for query, (found, _) in answers.items() if query.kind == NONSENSE
    }
    assert len(nonsense) >= 10
    assert {words: found for words, found in nonsense.items() if found} == {}


def test_only_near_answers_are_labelled_as_near(answers: Answers) -> None:
    wrong = [
        query.words
        for query, (_, is_near) in answers.items()
        if query.kind != NONSENSE and is_near != query.is_near
    ]
    assert wrong == []


def test_the_headers_box_gives_the_same_answers_in_the_same_order(
    browser: Browser, address: str, answers: Answers
) -> None:
    page = browser.new_page(viewport=DESKTOP)
    page.goto(f"{address}units/")
    box = page.locator("header form[data-search]")
    for query, (found, _) in list(answers.items())[::6]:
        if not query.words.strip("!"):
            continue
        box.get_by_role("combobox").fill(query.words)
        expect(box.locator("[data-query]")).to_have_attribute("data-query", query.words)
        assert ids(box.locator("[role=option][data-task]")) == found[:10], query.words
    page.close()


def test_the_browser_folds_as_the_generator_does(built_site: Path) -> None:
    *_, index = read_data(built_site / "assets/search/index/index.js")
    source = random.Random(7)
    alphabet = [*fold_table(), *fold_table().values(), *"信息公开 0123456789年〇×+%/."]
    texts = ["".join(source.choices(alphabet, k=source.randint(1, 12))) for _ in range(5_000)]
    texts += ["".join(fold_table()), "2020年 15个、１８号 1.5%", ""]
    folded, marked = call(
        ["search/folding"],
        """({ Folding, toSymbols }, { table, texts }) => {
            const folding = Folding.unpack(table);
            const folded = texts.map((text) => folding.fold(text));
            return [folded, folded.map((text) => toSymbols(text).join(""))];
        }""",
        {"table": index["fold"], "texts": texts},
    )
    assert folded == [fold(text) for text in texts]
    assert marked == [symbols(text) for text in texts]


def test_the_browser_unpacks_what_the_generator_packs() -> None:
    numbers = list(range(0, 100_000, 7))
    unpacked = call(["search/packing"], "({ unpack }, packed) => unpack(packed)", pack(numbers))
    assert unpacked == numbers


def test_a_part_of_any_task_finds_the_task(search_page: Page, real_plan: Plan) -> None:
    """Any part of a text, from any position, finds its task."""
    source = random.Random(11)
    pieces = []
    for passage in real_plan.passages:
        text = passage.record.text.replace("\n", "")
        for _ in range(6):
            start = source.randrange(len(text) - 1)
            piece = text[start : start + source.randint(2, 12)]
            is_cut = re.search("[0-9][.]?$", text[:start]) and piece[0].isdigit()
            if any(map(str.isalnum, fold(piece))) and not is_cut:  # a number is found by its start
                pieces.append((piece, passage.id))
    pieces += [(item.record.title, item.id) for item in real_plan.tasks if item.record.title]
    assert len(pieces) > 800
    missing = search_page.evaluate(
        """async (pieces) => {
            const search = await gongkai.open();
            const missing = [];
            for (const [piece, id] of pieces) {
                const answer = await search.search(piece);
                const shown = await Promise.all(answer.hits.map((entry) => search.show(entry)));
                if (answer.isApproximate || !shown.some((one) => one.id === id)) missing.push([piece, id]);
            }
            return missing;
        }""",
        pieces,
    )
    assert missing == []


def test_matches_are_marked_in_the_readers_own_script(ask: Ask, search_page: Page) -> None:
    assert "ezhou-2017/1.4" in ask("財政局")
    item = search_page.locator('[data-task="ezhou-2017/1.4"]')
    assert item.locator("mark").all_inner_texts() == ["财政局"]
    ask("caizhengju")
    assert item.locator("mark").all_inner_texts() == ["财政局"]


def test_a_result_says_what_it_is_and_where_it_stands(ask: Ask, search_page: Page) -> None:
    ask("抽检结果审定后")
    item = search_page.locator('[data-task="ezhou-2017/4.13"]')
    assert item.inner_text().split("\n") == [
        "（十三）推进食品药品安全领域信息公开",
        "…在抽检结果审定后5个工作日内公开抽检信息，同时公布合格产品和不合格产品信息，"
        "及时公布不合格产品核查处置情况，确保核查处置信息公开率达到100%。",
        "鄂州市：2017年全市政务公开工作要点 · 四、围绕助力惠民生推进政务公开",
        "责任 市食药监局",
    ]


def test_the_title_of_a_section_is_marked_where_it_finds_a_task(
    ask: Ask, search_page: Page
) -> None:
    assert "hubei-2020/3.1" in ask("營商環境")
    item = search_page.locator('[data-task="hubei-2020/3.1"]')
    assert item.locator(".gk-hit-where mark").all_inner_texts() == ["营商环境"]


def test_a_task_without_a_title_is_named_by_its_first_words(ask: Ask, search_page: Page) -> None:
    ask("两不愁三保障")
    link = search_page.locator('[data-task="taishan-2019/7.18"]').get_by_role("link")
    assert link.inner_text() == "（十八）围绕解决“两不愁三保障”面临的突…"


def test_nothing_is_found_across_two_names(ask: Ask, search_page: Page) -> None:
    ask("税务局和市财政")
    for text in search_page.locator("mark").all_inner_texts():
        assert len(text) <= 3, text


@pytest.mark.parametrize(
    ("query", "number"),
    [("an" * 20 + "vv", 0), ("财" * 3_000, 0), ("财政局 \ud83d", 17), ("|.*(", 0)],
)
def test_strange_questions_are_answered(search_page: Page, query: str, number: int) -> None:
    hits = search_page.evaluate(
        "async (query) => (await (await gongkai.open()).search(query)).hits.length", query
    )
    assert hits == number


def test_a_result_leads_to_its_task(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=義務教育招生")
    found = results(page, "義務教育招生")
    assert set(ids(found)) == {"suzhou-2019/3.5", "taishan-2019/9.23", "ezhou-2017/4.12"}
    found.get_by_role("link", name="（十二）").click()
    page.wait_for_url("**/gongkai/documents/ezhou-2017/4/#task-12")
    expect(page.locator("#task-12")).to_be_in_viewport()


def test_words_that_are_never_found_together_are_offered_separately(
    ask: Ask, search_page: Page
) -> None:
    assert ask("财政局 学校") == []
    assert search_page.locator("[data-status]").inner_text() == "没有找到“财政局 学校”"
    links = search_page.locator("[data-apart] a")
    assert links.all_inner_texts() == ["财政局", "学校"]
    assert "q=" in str(links.first.get_attribute("href"))


# The header's box


def box(page: Page) -> tuple[Locator, Locator]:
    form = page.locator("header form[data-search]")
    return form.get_by_role("combobox"), form.get_by_role("option")


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_focuses_the_box(page: Page, address: str, key: str) -> None:
    page.goto(address)
    page.keyboard.press(key)
    expect(box(page)[0]).to_be_focused()
    expect(box(page)[0]).to_have_value("")


def test_the_box_is_used_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}about/")
    page.keyboard.press("/")
    page.keyboard.type("食药监")
    field, options = box(page)
    expect(options).to_have_count(2)
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    wanted = str(options.nth(1).get_attribute("href"))
    page.keyboard.press("Enter")
    page.wait_for_url(wanted)


def test_escape_closes_the_box(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("财政局")
    field, options = box(page)
    expect(options.first).to_be_visible()
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("财政局")


def test_enter_opens_the_search_page(page: Page, address: str) -> None:
    page.goto(f"{address}documents/hubei-2020/1/")
    page.keyboard.press("/")
    page.keyboard.type("营商环境")
    page.keyboard.press("Enter")
    page.wait_for_url("**/gongkai/search/?q=*")
    assert results(page, "营商环境").count() >= 2


def test_more_than_ten_results_lead_to_the_search_page(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("财政局")
    _, options = box(page)
    expect(options).to_have_count(11)
    expect(options.last).to_have_text("查看全部17项")
    options.last.click()
    page.wait_for_url("**/gongkai/search/?q=*")
    assert results(page, "财政局").count() == 17


def test_nothing_is_searched_during_a_composition(page: Page, address: str) -> None:
    page.goto(address)
    field, options = box(page)
    field.focus()
    session = page.context.new_cdp_session(page)
    for letters in ("c", "ca", "caizheng"):
        session.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
        )
    page.wait_for_timeout(400)
    expect(options).to_have_count(0)
    session.send("Input.insertText", {"text": "财政局"})
    expect(options.first).to_be_visible()
    expect(field).to_have_value("财政局")


def test_results_are_announced_to_screen_readers(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("财正局")
    form = page.locator("header form[data-search]")
    expect(form.get_by_role("status")).to_have_text("没有完全匹配，以下为近似结果 共17项")
    expect(form.get_by_role("listbox")).to_have_attribute("aria-label", "搜任务、单位或文号")


def test_the_home_pages_box_answers_too(page: Page, address: str) -> None:
    page.goto(address)
    form = page.locator("main form[data-search]")
    form.get_by_role("combobox").fill("公報")
    expect(form.get_by_role("option")).to_have_count(6)
    form.get_by_role("button", name="搜索").click()
    page.wait_for_url("**/gongkai/search/?q=*")


def test_the_box_fits_a_phone(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(address)
    page.locator("header form[data-search] input").click()
    page.keyboard.type("政务公开")
    field, options = box(page)
    expect(options.first).to_be_visible()
    for part in (field, options.first):
        bounds = part.bounding_box()
        assert bounds
        assert bounds["x"] >= 0
        assert bounds["x"] + bounds["width"] <= 360
        assert bounds["width"] > 280
    page.close()


def test_a_failed_fetch_is_reported_and_retried(page: Page, address: str) -> None:
    page.goto(address)
    page.route("**/search/index/index.js*", lambda route: route.abort())
    page.keyboard.press("/")
    page.keyboard.type("财政")
    status = page.locator("header form[data-search]").get_by_role("status")
    expect(status).to_have_text("搜索的数据没有取到。请检查网络，再试一次。")
    page.unroute("**/search/index/index.js*")
    page.keyboard.type("局")
    expect(status).to_have_text("共17项")


def test_an_incomplete_file_is_loaded_again(page: Page, address: str) -> None:
    page.route("**/search/index/written-*", lambda route: route.fulfill(body="<!doctype html>"))
    page.goto(f"{address}search/?q=财政局")
    expect(page.locator("[data-status]")).to_have_text("搜索的数据没有取到。请检查网络，再试一次。")
    page.unroute("**/search/index/written-*")
    page.locator("[data-filters] [name=q]").fill("财政")
    assert results(page, "财政").count() == 18


def test_answers_are_shown_without_filters_if_facets_fail(page: Page, address: str) -> None:
    page.route("**/search/index/facets.js*", lambda route: route.abort())
    page.goto(f"{address}search/?q=财政局")
    assert results(page, "财政局").count() == 17


def test_every_file_is_requested_with_its_version(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}search/?q=财政局")
    results(page, "财政局")
    files = [url for url in asked if "/search/index/" in url]
    version = page.locator("header form[data-version]").get_attribute("data-version")
    assert len(files) > 5
    assert [url for url in files if not url.endswith(f"?v={version}")] == []


def test_a_site_that_changed_meanwhile_asks_to_reload(page: Page, address: str) -> None:
    def outdate(route: Route) -> None:
        body = route.fetch().text()
        version = body.split('"')[3]
        route.fulfill(body=body.replace(version, "00000000", 1), content_type="text/javascript")

    page.route("**/search/index/written-*", outdate)
    page.goto(f"{address}search/?q=财政局")
    expect(page.locator("[data-status]")).to_have_text("网站刚刚更新过。请刷新本页，再搜一次。")


# The search page


def choices(page: Page, name: str) -> dict[str, str]:
    texts: dict[str, str] = page.locator(f"[name={name}]").evaluate(
        "one => Object.fromEntries([...one.options].slice(1).map((item) => [item.value, item.text]))"
    )
    return texts


def test_filters_count_their_results(page: Page, address: str, real_plan: Plan) -> None:
    page.goto(f"{address}search/?q=财政局")
    assert results(page, "财政局").count() == 17
    expect(page.locator("[name=document] option")).to_have_count(4)
    (query,) = [query for query in read_queries(real_plan) if query.words == "财政局"]
    counts = Counter(name.split("/")[0] for name in query.relevant)
    titles = {document.id: document.record.title for document in real_plan.documents}
    assert choices(page, "document") == {
        name: f"{titles[name]}（{number}）" for name, number in counts.items()
    }
    assert choices(page, "year") == {
        "2019": f"2019年（{counts['taishan-2019']}）",
        "2017": f"2017年（{counts['ezhou-2017']}）",
        "unknown": f"年份不明（{counts['suining-2014']}）",
    }


def test_a_filter_leaves_what_it_counted(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=财政局&document=ezhou-2017&role=responsible")
    assert ids(results(page, "财政局")) == [
        "ezhou-2017/1.4", "ezhou-2017/2.7", "ezhou-2017/5.14",
        "ezhou-2017/1.1", "ezhou-2017/1.2", "ezhou-2017/1.3",
    ]  # fmt: skip
    assert choices(page, "section")["1"] == "一、围绕助力稳增长推进政务公开（4）"
    expect(page.locator("[data-status]")).to_have_text("共6项")


def every(plan: Plan, test: Callable[[Any], bool]) -> set[str]:
    return {passage.id for passage in plan.passages if test(passage)}


def test_filters_alone_list_everything_that_passes(
    page: Page, address: str, real_plan: Plan
) -> None:
    def led_by_office(passage: Any) -> bool:
        return any(
            item.unit.id == "suining/zhengfu-bangongshi" and item.role == "lead"
            for item in real_plan.assignments_of[passage]
        )

    page.goto(f"{address}search/?unit=suining/zhengfu-bangongshi&role=lead")
    found = results(page, "")
    expected = every(real_plan, led_by_office)
    expect(page.locator("[data-status]")).to_have_text(f"共{len(expected)}项")
    assert set(ids(found)) <= expected
    assert found.count() == min(20, len(expected))


def test_due_days_filter_and_sort(page: Page, address: str, real_plan: Plan) -> None:
    page.goto(f"{address}search/?from=2020-01-01&to=2020-12-31&sort=due")
    found = ids(results(page, ""))
    due = {
        item.passage.id: str(
            min(one.due for one in real_plan.deadlines_of[item.passage] if one.due)
        )
        for item in real_plan.deadlines
        if item.due and item.due.year == 2020
    }
    assert set(found) == set(due)
    assert [due[one] for one in found] == sorted(due.values())


def test_results_can_be_in_document_order(page: Page, address: str, real_plan: Plan) -> None:
    page.goto(f"{address}search/?q=财政局&sort=order")
    found = ids(results(page, "财政局"))
    order = [passage.id for passage in real_plan.passages]
    assert found == sorted(found, key=order.index)
    page.goto(f"{address}search/?q=财政局")
    assert ids(results(page, "财政局")) != found


def test_with_or_without_a_deadline(page: Page, address: str, real_plan: Plan) -> None:
    page.goto(f"{address}search/?timed=yes")
    timed = every(real_plan, lambda passage: bool(real_plan.deadlines_of[passage]))
    results(page, "")
    expect(page.locator("[data-status]")).to_have_text(f"共{len(timed)}项")
    page.goto(f"{address}search/?timed=no&kind=recurring")
    results(page, "")
    expect(page.locator("[data-status]")).to_have_text("这样筛选之后没有结果")


def test_more_results_are_shown_on_request(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=信息公开")
    found = results(page, "信息公开")
    assert found.count() == 20
    page.get_by_role("button", name="再显示20项").click()
    expect(found).to_have_count(40)
    assert len(set(ids(found))) == 40


def test_the_address_holds_the_state(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    page.locator("[data-filters] [name=q]").fill("信息公开")
    results(page, "信息公开")
    if not page.locator("[name=year]").is_visible():
        page.get_by_text("筛选和排序").click()
    page.locator("[name=year]").select_option("2017")
    page.wait_for_url("**/search/?q=*&year=2017")
    found = ids(results(page, "信息公开"))
    page.reload()
    assert ids(results(page, "信息公开")) == found
    expect(page.locator("[name=year]")).to_have_value("2017")
    page.go_back()
    expect(page.locator("[name=year]")).to_have_value("")
    assert ids(results(page, "信息公开")) != found


def test_another_document_drops_the_section(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=财政局&document=ezhou-2017&section=1")
    assert results(page, "财政局").count() == 4
    assert "suining-2014" in choices(page, "document")
    if not page.locator("[name=document]").is_visible():
        page.get_by_text("筛选和排序").click()
    page.locator("[name=document]").select_option("suining-2014")
    page.wait_for_url("**/search/?q=*&document=suining-2014")
    expect(page.locator("[data-status]")).to_have_text("共6项")


def test_a_removed_filter_does_not_return(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=DESKTOP)
    page.goto(f"{address}search/?q=财政局")
    results(page, "财政局")

    held: list[Route] = []
    page.route("**/search/index/texts-*", lambda route: held.append(route))
    page.locator("[name=document]").select_option("ezhou-2017")
    page.wait_for_timeout(300)
    page.locator("[name=document]").select_option("")
    page.wait_for_url("**/search/?q=%E8%B4%A2%E6%94%BF%E5%B1%80")
    assert held
    for route in held:
        route.continue_()
    page.wait_for_timeout(500)
    expect(page.locator("[name=document]")).to_have_value("")
    expect(page.locator("[data-status]")).to_have_text("共17项")
    page.close()


def test_unknown_values_are_removed_from_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=财政局&document=nope&section=2&from=xyz&sort=zzz&role=lead")
    assert results(page, "财政局").count() == 6
    assert page.url.endswith("?q=%E8%B4%A2%E6%94%BF%E5%B1%80&role=lead")
    expect(page.locator("[name=sort]")).to_have_value("")


def test_a_filter_without_results_can_be_removed(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=抽检&document=ezhou-2017&section=1")
    assert results(page, "抽检").count() == 0
    expect(page.locator("[data-status]")).to_have_text("这样筛选之后没有结果")
    page.locator("[data-apart] a").click()
    assert results(page, "抽检").count() >= 1


def test_the_focus_moves_to_the_first_new_result(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=信息公开")
    found = results(page, "信息公开")
    page.get_by_role("button", name="再显示20项").click()
    expect(found.nth(20).get_by_role("link")).to_be_focused()
    page.reload()
    results(page, "信息公开")
    expect(found).to_have_count(40)


def test_a_slow_answer_is_announced_and_an_old_one_cannot_be_chosen(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport=DESKTOP)
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("食药监")
    field, options = box(page)
    expect(options).to_have_count(2)
    page.route("**/search/index/*", lambda _: None)
    page.keyboard.press("Control+a")
    page.keyboard.type("义务教育招生")
    status = page.locator("header form[data-search]").get_by_role("status")
    expect(status).to_have_text("正在查找……")
    expect(options).to_have_count(0)
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(status).to_be_hidden()
    page.close()


def test_without_scripts_the_page_says_where_to_look(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search/?q=财政局")
    expect(page.get_by_text("这一页的搜索要用 JavaScript。")).to_be_visible()
    page.get_by_role("link", name="按单位看").click()
    page.wait_for_url("**/gongkai/units/")
    context.close()


def test_hostile_words_are_shown_as_text(page: Page, address: str) -> None:
    words = '<img src=x onerror="alert(1)">{query}&lt;'
    page.goto(f"{address}search/")
    page.locator("[data-filters] [name=q]").fill(words)
    assert results(page, words).count() == 0
    expect(page.locator("[data-status]")).to_have_text(f"没有找到“{words}”")
    expect(page.locator("main img")).to_have_count(0)


def test_search_works_from_a_folder_without_a_server(browser: Browser, built_site: Path) -> None:
    page = browser.new_page()
    page.goto((built_site / "units/index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("财政局")
    first = box(page)[1].first
    expect(first).to_be_visible()
    first.click()
    page.wait_for_url("**/index.html#task-*")
    page.close()


@pytest.mark.parametrize("query", ["财政局", "义务教育招生", "政府信息公开", "苏府办〔2019〕118号"])
def test_a_first_answer_costs_little(
    browser: Browser, address: str, built_site: Path, query: str
) -> None:
    """All files that search itself loads are together at most 60 KB compressed."""
    context = browser.new_context()
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.split("?")[0]))
    page.goto(f"{address}units/")
    page.keyboard.press("/")
    page.keyboard.type(query)
    expect(box(page)[1].first).to_be_visible()
    paths = [url.removeprefix(address) for url in asked if "/assets/search/" in url]
    weight = sum(len(gzip.compress((built_site / path).read_bytes())) for path in paths)
    assert 20_000 < weight <= 60_000
    context.close()


@pytest.fixture(scope="module")
def large_index(real_plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of about 7,000 tasks, with a page that can query it."""
    folder = tmp_path_factory.mktemp("large")
    words = read_words(find_templates(ROOT))
    write_search(make_index(enlarge(real_plan, LARGE), words), ROOT, folder)
    return folder


@pytest.mark.parametrize(
    "query",
    [
        "财政局",
        "信息公開",
        "政府办公室",
        "推进政府信息公开",
        "czj",
        "財正局",
        "扶贫资金公开",
        "118号",
    ],
)
def test_an_answer_from_7000_tasks_costs_at_most_300_kb(
    browser: Browser, large_index: Path, query: str
) -> None:
    asked: list[str] = []
    page = browser.new_page()
    with serve(large_index, asked) as address:
        page.goto(address)
        hits = page.evaluate(
            """async (query) => {
                const search = await gongkai.open();
                const { hits } = await search.search(query);
                await Promise.all(hits.slice(0, 10).map((entry) => search.show(entry)));
                return hits.length;
            }""",
            query,
        )
    page.close()
    assert hits >= 52
    files = {path.split("?")[0] for path in asked if "/assets/" in path}
    weight = sum(len(gzip.compress((large_index / path[1:]).read_bytes())) for path in files)
    assert 30_000 < weight <= 300_000
