"""Removed addresses redirect to new ones, from a server, under a sub-path and from a folder."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from .browsing import PHONE, serve, watch
from .conftest import SITE_URL, Repository, copy_example, run_gongkai

REDIRECTS = "content/redirects.yml"


MOVED = {
    "units/yi/dang-an-guan/": "units/yi/dangan-guan/",
    "documents/beta-2020/1/": "documents/beta/1/#task-2",
    "documents/beta/source/old.txt": "documents/beta/source/beta.txt",
    "jihua/2020/": "documents/alpha-2020/#closing",
    "shouye/": "",
}
"""Old pages and files, inside and outside the folders of the site, with their new addresses."""


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_example(tmp_path_factory.mktemp("redirects") / "repository")
    written = [f"{old}: '{new}'\n" for old, new in MOVED.items()]
    written.append("documents/beta/3/#task-1: documents/beta/3/#task-4\n")
    Repository(root).write(REDIRECTS, "".join(written))
    folder = str(root / "www" / "gongkai")
    run = run_gongkai(root, "build", "--site-dir", folder, site_url=SITE_URL)
    assert run.returncode == 0, run.stderr
    assert run_gongkai(root, "build", "--offline").returncode == 0
    with zipfile.ZipFile(root / "gongkai-offline.zip") as archive:
        archive.extractall(root)
    return root


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, locale="zh-CN")
    yield context.new_page()
    context.close()


def test_an_old_address_is_redirected_under_a_sub_path(moved: Path, reader: Page) -> None:
    watched = watch(reader)
    with serve(moved / "www") as server:
        for old, new in MOVED.items():
            reader.goto(f"{server}gongkai/{old}")
            reader.wait_for_url(f"{server}gongkai/{new}")
        reader.goto(f"{server}gongkai/documents/beta-2020/1/")
        expect(reader.locator("#task-2")).to_be_in_viewport()
    assert watched.violations() == []


def test_an_old_address_is_redirected_in_a_folder(moved: Path, reader: Page) -> None:
    copy = moved / "gongkai-offline"
    for old, new in MOVED.items():
        reader.goto(f"{(copy / old).as_uri()}/index.html")
        target = urlsplit(new)
        file = copy / target.path / ("" if target.path.endswith(".txt") else "index.html")
        reader.wait_for_url(f"{file.as_uri()}{'#' if target.fragment else ''}{target.fragment}")


def test_a_removed_part_links_to_its_new_address(moved: Path, reader: Page) -> None:
    with serve(moved / "www") as server:
        reader.goto(f"{server}gongkai/documents/beta/3/#task-1")
        note = reader.locator("#task-1")
        expect(note).to_be_in_viewport()
        expect(note).to_have_text("这一页原有的一部分（#task-1）换了地址：documents/beta/3/#task-4")
        note.get_by_role("link").click()
        reader.wait_for_url("**/documents/beta/3/#task-4")


def test_an_old_address_is_excluded_from_search_engines(moved: Path) -> None:
    site = moved / "www" / "gongkai"
    for old, new in MOVED.items():
        page = (site / old / "index.html").read_text(encoding="utf-8")
        assert '<meta name="robots" content="noindex">' in page
        assert f'<link rel="canonical" href="{SITE_URL}{new.split("#")[0]}">' in page
    sitemap = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert f"{SITE_URL}units/yi/dangan-guan/" in sitemap
    assert not {f"{SITE_URL}{old}" for old in MOVED} & set(sitemap)


def test_an_old_address_can_be_read_without_redirection(moved: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    text = (moved / "www/gongkai/units/yi/dang-an-guan/index.html").read_text(encoding="utf-8")
    page.set_content(re.sub('<meta http-equiv="refresh".*?>', "", text))
    expect(page.locator("h1")).to_have_text("这一页换了地址")
    link = page.get_by_role("link", name="units/yi/dangan-guan/")
    expect(link).to_have_attribute("href", "../dangan-guan/")
    context.close()
