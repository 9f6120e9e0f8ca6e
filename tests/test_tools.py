"""The tools of official pages: print, QR code, citation, previews for messengers, site map."""

import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from .browsing import PAGE_TYPES
from .conftest import ARTEFACTS, SITE_URL, Repository, run_gongkai

pytestmark = pytest.mark.whole

SECTION = "documents/ezhou-2017/4/"


@pytest.mark.parametrize("path", ["", SECTION, "deadlines/2020-11-30/"])
def test_the_qr_code_holds_the_pages_address(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}")
    shot = page.locator(".gk-qr svg").screenshot()
    found = zxingcpp.read_barcodes(Image.open(BytesIO(shot)))
    assert [code.text for code in found] == [f"{SITE_URL}{path}"]


def test_every_page_has_a_qr_code(built_site: Path) -> None:
    for path in built_site.rglob("index.html"):
        assert path.read_text(encoding="utf-8").count('class="gk-qr"') == 1, path


def test_a_section_prints_as_a_document(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}{SECTION}")
    page.emulate_media(media="print", color_scheme="dark")
    for hidden in (
        ".gk-top",
        ".gk-tabs",
        ".gk-above",
        ".gk-neighbours",
        ".gk-task .gk-links",
        ".gk-toc",
    ):
        assert page.locator(hidden).count(), hidden
        expect(page.locator(hidden).first).to_be_hidden()
    for shown in ("h1", "[data-citation]", ".gk-words p", ".gk-facts", ".gk-qr svg", ".gk-address"):
        expect(page.locator(shown).first).to_be_visible()
    expect(page.locator(".gk-address")).to_contain_text(f"{SITE_URL}{SECTION}")
    expect(page.locator("p.gk-print-only")).to_have_text("非官方网站，以发文机关正式文本为准。")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    page.close()


@pytest.mark.parametrize("path", [SECTION, "documents/taishan-2019/", "units/suining/huanbao-ju/"])
def test_a_page_prints(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}{path}")
    ARTEFACTS.mkdir(exist_ok=True)
    printed = page.pdf(path=ARTEFACTS / f"{path.strip('/').replace('/', '-')}.pdf", format="A4")
    assert printed.startswith(b"%PDF-")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 12
    page.close()


def test_collapsed_parts_are_printed(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}documents/ezhou-2017/")
    table = page.locator(".gk-who table")
    expect(table).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(table).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(table).to_be_hidden()
    page.close()


def test_the_button_prints(page: Page, address: str) -> None:
    page.goto(f"{address}{SECTION}")
    page.evaluate("window.print = () => (window.printed = true)")
    page.get_by_role("button", name="打印").click()
    assert page.evaluate("window.printed")


CITATION = (
    "鄂州市人民政府办公室《2017年全市政务公开工作要点》（鄂州政办发〔2017〕35号）"
    "四、（十一） {address}documents/ezhou-2017/4/#task-11"
)


def test_a_citation_is_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}{SECTION}")
    page.locator("#task-11").get_by_role("button", name="复制引用").click()
    expect(page.get_by_role("status").last).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == CITATION.format(address=address)
    context.close()


def test_without_a_clipboard_the_citation_is_shown_and_selected(page: Page, address: str) -> None:
    page.goto(f"{address}{SECTION}")
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(Error('closed')); }"
    )
    page.locator("#task-11").get_by_role("button", name="复制引用").click()
    wanted = CITATION.format(address=address)
    expect(page.get_by_role("status").last).to_have_text(
        f"浏览器不让自动复制，请自己复制：{wanted}"
    )
    assert page.evaluate("getSelection().toString()") == wanted


class Head(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.title = ""
        self._in_title = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = given.get("property") or given.get("name") or given.get("http-equiv")
            self.meta[name or ""] = given.get("content", "")
        self._in_title = tag == "title"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
            self._in_title = False


def test_a_preview_in_a_messenger_shows_title_and_description(built_site: Path) -> None:
    head = Head((built_site / SECTION / "index.html").read_text(encoding="utf-8"))
    assert head.title == "四、围绕助力惠民生推进政务公开（鄂州市2017年） - 公开"
    assert head.meta["og:title"] == "四、围绕助力惠民生推进政务公开（鄂州市2017年）"
    assert head.meta["og:description"] == head.meta["description"]
    assert head.meta["og:description"].startswith(
        "鄂州市：2017年全市政务公开工作要点；四、围绕助力惠民生推进政务公开；（十）推进扶贫脱贫和社会救助信息公开"
    )
    assert head.meta["og:url"] == f"{SITE_URL}{SECTION}"
    image = head.meta["og:image"].removeprefix(SITE_URL)
    with Image.open(built_site / image) as preview:
        assert min(preview.size) >= 300  # below it, messengers show none


def test_no_two_pages_share_a_title(built_site: Path) -> None:
    titles: dict[str, Path] = {}
    for path in sorted(built_site.rglob("index.html")):
        title = Head(path.read_text(encoding="utf-8")).title
        assert title not in titles, f"{path} and {titles[title]}: {title}"
        titles[title] = path


def test_the_site_map_and_robots_name_every_page(built_site: Path) -> None:
    tree = ElementTree.parse(built_site / "sitemap.xml")
    named = {element.text for element in tree.iter() if element.tag.endswith("loc")}
    pages = {
        SITE_URL + path.relative_to(built_site).as_posix().removesuffix("index.html")
        for path in built_site.rglob("index.html")
    }
    assert named == pages
    robots = (built_site / "robots.txt").read_text(encoding="utf-8")
    assert robots == f"User-agent: *\nAllow: /\nSitemap: {SITE_URL}sitemap.xml\n"


def test_without_an_address_no_page_holds_an_absolute_one(repository: Repository) -> None:
    run = run_gongkai(repository.root, "build")
    assert run.returncode == 0, run.stderr
    site = repository.root / "site"
    assert not (site / "sitemap.xml").exists()
    assert (site / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nAllow: /\n"
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "gk-qr" not in home
    assert "og:image" not in home
    assert "canonical" not in home


def test_a_reader_reports_a_mistake_by_mail_and_knows_the_mirror(repository: Repository) -> None:
    repository.edit("mkdocs.yml", 'REPORT_EMAIL, ""', 'REPORT_EMAIL, "report@example.org"')
    repository.edit("mkdocs.yml", 'MIRROR_URL, ""', 'MIRROR_URL, "https://mirror.example.org/"')
    run = run_gongkai(repository.root, "build", site_url=SITE_URL)
    assert run.returncode == 0, run.stderr
    page = (repository.root / "site/documents/alpha-2020/1/index.html").read_text(encoding="utf-8")
    mail = re.search(r'href="mailto:report@example\.org\?subject=([^&"]+)&amp;body=([^"]+)"', page)
    assert mail
    assert unquote(mail[1]) == "网页有误：一、推进公开（甲市2020年）"
    assert unquote(mail[2]) == f"{SITE_URL}documents/alpha-2020/1/"
    assert 'href="https://mirror.example.org/"' in page


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('REPORT_EMAIL, ""', 'REPORT_EMAIL, "nobody"', "“nobody”不是电子邮箱；请写成 name@example.org 这样，或留空"),
        ('!ENV [REPOSITORY_URL, ""]', '"javascript:alert(1)"', "“javascript:alert(1)”不是仓库的网址；请写成 https://github.com/OWNER/NAME 这样，或留空"),
        ('!ENV [REPOSITORY_URL, ""]', '"https://github.com/"', "“https://github.com/”不是仓库的网址；请写成 https://github.com/OWNER/NAME 这样，或留空"),
        ("branch: main", "branch: 'a b'", "“a b”不是分支的名称；请写成 main 这样"),
        ('MIRROR_URL, ""', 'MIRROR_URL, "javascript:alert(1)"', "“javascript:alert(1)”不是网址；请写成 https://example.org/ 这样，或留空"),
    ],
)  # fmt: skip
def test_a_setting_that_is_not_an_address_is_refused(
    repository: Repository, old: str, new: str, problem: str
) -> None:
    repository.edit("mkdocs.yml", old, new)
    run = run_gongkai(repository.root, "build")
    assert run.returncode == 1
    assert problem in run.stderr
    assert "Traceback" not in run.stderr


def test_every_page_shows_the_date_of_its_data(built_site: Path) -> None:
    for path in built_site.rglob("*.html"):
        assert re.search(r'数据更新到<time datetime="\d{4}-\d\d-\d\d">', path.read_text("utf-8")), (
            path
        )


def test_a_section_can_be_read_in_the_words_of_its_source(page: Page, address: str) -> None:
    page.goto(f"{address}documents/taishan-2019/4/")
    page.get_by_role("navigation", name="任务的文字").get_by_role("link", name="原文").click()
    page.wait_for_url("**/documents/taishan-2019/4/original/")
    task = page.locator("[data-task='taishan-2019/4.12']")
    expect(task).to_contain_text("要在征集結(jié)束后1個月內(nèi)公開反饋結(jié)果")
    page.get_by_role("navigation", name="任务的文字").get_by_role("link", name="简体").click()
    page.wait_for_url("**/documents/taishan-2019/4/")
    expect(page.locator("#task-12")).to_contain_text("要在征集结束后1个月内公开反馈结果")


def test_only_texts_in_another_script_have_the_switch(page: Page, address: str) -> None:
    for path in PAGE_TYPES:
        if "ezhou" in path or "hubei" in path:
            page.goto(f"{address}{path}")
            expect(page.get_by_role("navigation", name="任务的文字")).to_have_count(0)
