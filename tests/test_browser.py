"""A reader's ways through the site, in a real browser, at a phone's and a desktop's width."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect, sync_playwright

from .conftest import copy_example, run_gongkai

PHONE = {"width": 360, "height": 780}
DESKTOP = {"width": 1280, "height": 900}

PAGE_TYPES = [
    "",
    "documents/",
    "documents/ezhou-2017/",
    "documents/taishan-2019/10/",
    "documents/suining-2014/full/",
    "documents/taishan-2019/source/",
    "units/",
    "units/suining/",
    "units/suining/zhengfu-bangongshi/",
    "deadlines/",
    "deadlines/within-15-working-days/",
    "data/",
    "about/",
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def find_browser() -> tuple[str, list[str]]:
    """Return the path of Chromium, and arguments that keep it from asking its makers."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("GONGKAI_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert found, "no Chromium: run `make browser`, or set GONGKAI_CHROMIUM to its path"
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    quiet += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    return found, quiet


@pytest.fixture(scope="module")
def address(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real site under a sub-path, as GitHub Pages serves it."""
    root = tmp_path_factory.mktemp("www")
    (root / "gongkai").symlink_to(built_site)
    with serve(root) as server:
        yield f"{server}gongkai/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found, arguments = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport=request.param, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


def test_a_reader_goes_from_home_to_a_unit_to_a_task_to_its_source(
    page: Page, address: str
) -> None:
    page.goto(address)
    expect(page.get_by_text("非官方网站，以发文机关正式文本为准。").first).to_be_visible()
    page.get_by_role("link", name="按单位看").click()
    page.get_by_role("link", name="市食药监局").first.click()
    page.wait_for_url("**/units/ezhou/shiyaojian-ju/")
    page.get_by_role("link", name="（十三）推进食品药品安全领域信息公开").first.click()
    page.wait_for_url("**/documents/ezhou-2017/4/#task-13")
    task = page.locator("#task-13")
    expect(task).to_have_attribute("data-task", "ezhou-2017/4.13")
    expect(task).to_be_in_viewport()
    expect(task).to_contain_text("在抽检结果审定后5个工作日内公开抽检信息")
    expect(task).to_contain_text("核查处置信息公开率 不低于 100%")
    task.get_by_role("link", name="核对原文").click()
    page.wait_for_url("**/documents/ezhou-2017/source/#ezhou-2017-4-13")
    row = page.locator("tr", has=page.locator("#ezhou-2017-4-13"))
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("(十三)推进食品药品安全领域信息公开。")


def test_breadcrumbs_lead_back_home(page: Page, address: str) -> None:
    page.goto(f"{address}documents/hubei-2020/5/")
    trail = page.get_by_role("navigation", name="所在位置")
    trail.get_by_role("link", name="2020年湖北省政务公开工作要点").click()
    page.wait_for_url("**/documents/hubei-2020/")
    trail.get_by_role("link", name="首页").click()
    page.wait_for_url(address)


def test_next_leads_through_a_plan(page: Page, address: str) -> None:
    page.goto(f"{address}documents/suzhou-2019/")
    for number in range(1, 6):
        page.get_by_role("link", name="下一页：").click()
        page.wait_for_url(f"**/documents/suzhou-2019/{number}/")
    for part in ("full", "source"):
        page.get_by_role("link", name="下一页：").click()
        page.wait_for_url(f"**/documents/suzhou-2019/{part}/")
    expect(page.get_by_role("link", name="下一页：")).to_have_count(0)


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_a_page_fits_its_width_and_asks_nobody_else(page: Page, address: str, path: str) -> None:
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}{path}", wait_until="networkidle")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.evaluate("window.innerWidth")
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert errors == []
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("h1")).to_be_visible()


def test_search_finds_school_admissions_in_three_plans(page: Page, address: str) -> None:
    page.goto(f"{address}?q=义务教育招生")
    results = page.locator(".md-search-result__item")
    expect(results.first).to_be_visible()
    page.wait_for_timeout(500)
    links = page.locator(".md-search-result__link").evaluate_all("all => all.map(one => one.href)")
    plans = {
        plan
        for plan in ("ezhou-2017", "taishan-2019", "suzhou-2019")
        if any(plan in link for link in links)
    }
    assert plans == {"ezhou-2017", "taishan-2019", "suzhou-2019"}


def test_the_search_of_the_home_page_opens_the_results(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("searchbox", name="搜任务、单位或文号").fill("财政局")
    page.get_by_role("button", name="搜索", exact=True).last.click()
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_a_task_without_a_time_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}documents/ezhou-2017/1/")
    expect(page.locator("#task-1")).to_contain_text("未明确时限")


def test_hostile_words_do_not_run(browser: Browser, tmp_path: Path) -> None:
    root = copy_example(tmp_path / "repository")
    assert run_gongkai(root, "build").returncode == 0
    page = browser.new_page()
    ran: list[str] = []

    def note(dialog: Dialog) -> None:
        ran.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.goto((root / "site/documents/alpha-2020/1/index.html").as_uri())
    heading = page.locator("#title-2")
    expect(heading).to_have_text("（二）推进 <script>alert（“x”）</script> {{ words }} *公开*|_表_")
    assert ran == []
    page.close()
