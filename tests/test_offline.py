"""The offline copy: a zip whose links and search work from a folder, without a server."""

import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from .browsing import watch
from .conftest import PLANS, SITE_URL, Repository, run_gongkai

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline")
    run = run_gongkai(PLANS, "build", "--offline", "--site-dir", str(folder), site_url=SITE_URL)
    assert run.returncode == 0, run.stderr
    with zipfile.ZipFile(folder / "gongkai-offline.zip") as archive:
        archive.extractall(folder)
    return folder / "gongkai-offline"


def test_a_reader_goes_through_a_folder(browser: Browser, copy: Path) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    watched = watch(page)
    page.goto((copy / "index.html").as_uri())
    page.get_by_role("link", name="按单位看").click()
    page.get_by_role("link", name="市食药监局").first.click()
    page.get_by_role("link", name="（十三）推进食品药品安全领域信息公开").first.click()
    expect(page.locator("#task-13")).to_be_in_viewport()
    page.get_by_role("link", name="公开", exact=True).click()
    expect(page.locator("h1")).to_have_text("把政务公开工作要点变成可以查询的清单")
    page.get_by_role("combobox", name="搜任务、单位或文号").last.fill("抽检信息")
    page.get_by_role("button", name="搜索").click()
    result = page.locator("[data-results] [data-task='ezhou-2017/4.13']")
    expect(result).to_be_visible()
    result.get_by_role("link").first.click()
    expect(page.locator("#task-13")).to_be_in_viewport()
    assert watched.violations() == []
    assert watched.said == []
    assert [url for url in watched.asked if not url.startswith(("file:", "data:"))] == []
    context.close()


class Links(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [
            value
            for name, value in attrs
            if value and (name in ("src", "action") or (name == "href" and tag != "link"))
        ]


def test_every_link_of_the_copy_is_a_file(copy: Path) -> None:
    broken = []
    for path in copy.rglob("index.html"):
        for link in Links(path.read_text(encoding="utf-8")).found:
            target = urlsplit(link)
            if not target.scheme and target.path:
                file = (path.parent / unquote(target.path)).resolve()
                if not (file.is_file() and file.is_relative_to(copy)):
                    broken.append(f"{path.relative_to(copy)} -> {link}")
    assert broken == []


def test_a_broken_record_keeps_the_last_copy(repository: Repository) -> None:
    assert run_gongkai(repository.root, "build", "--offline").returncode == 0
    archive = repository.root / "gongkai-offline.zip"
    before = archive.read_bytes()
    repository.edit("content/units/jia.yml", "kind: agency", "kind: firm")
    run = run_gongkai(repository.root, "build", "--offline")
    assert run.returncode == 1
    assert archive.read_bytes() == before
    assert sorted(path.name for path in repository.root.glob(".*")) == []
    repository.edit("content/units/jia.yml", "kind: firm", "kind: agency")
    assert run_gongkai(repository.root, "build", "--offline").returncode == 0
    assert archive.read_bytes() == before
