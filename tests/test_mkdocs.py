"""Builds with MkDocs: strict, reproducible, and with a server that survives errors."""

import os
import re
import socket
import subprocess
import sys
import threading
import time
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from generator.engine.plugin import leave_out_layout

from .conftest import PLANS, REPOSITORY_URL, SITE_URL, Repository, copy_example, run_gongkai
from .test_cli import contents

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def example_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's site, built without its address."""
    folder = tmp_path_factory.mktemp("www") / "below"
    root = copy_example(tmp_path_factory.mktemp("missing") / "repository")
    run = run_gongkai(root, "build", "--site-dir", str(folder))
    assert run.returncode == 0, run.stderr
    return folder


def run_mkdocs(
    root: Path,
    *arguments: str,
    hash_seed: str = "0",
    site_url: str = "",
    repository_url: str = "",
) -> None:
    environment = os.environ | {
        "PYTHONHASHSEED": hash_seed,
        "SOURCE_DATE_EPOCH": "1600000000",
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
        "SITE_URL": site_url,
        "REPOSITORY_URL": repository_url,
    }
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=root, capture_output=True, text=True, env=environment, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr


def test_plain_mkdocs_builds_the_same_site(repository: Repository) -> None:
    run_mkdocs(repository.root, "build", "--strict", "--site-dir", "plain")
    run = run_gongkai(repository.root, "build")
    assert run.returncode == 0, run.stderr
    assert contents(repository.root / "plain") == contents(repository.root / "site")


def test_two_builds_of_one_commit_are_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    arguments = ("build", "--strict", "--site-dir", str(tmp_path / "again"))
    run_mkdocs(PLANS, *arguments, hash_seed="7", site_url=SITE_URL, repository_url=REPOSITORY_URL)
    first, second = contents(built_site), contents(tmp_path / "again")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_plain_mkdocs_keeps_the_last_site_if_a_record_is_broken(repository: Repository) -> None:
    run_mkdocs(repository.root, "build", "--strict")
    before = contents(repository.root / "site")
    repository.edit("content/units/jia.yml", "kind: agency", "kind: firm")
    with pytest.raises(
        AssertionError, match=re.escape("content/units/jia.yml:7:9: kind 不能是“firm”")
    ):
        run_mkdocs(repository.root, "build", "--strict")
    assert contents(repository.root / "site") == before


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.loaded: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "href" and value and tag == "a":
                self.links.add(value)
            is_loaded = tag == "link" and ("rel", "canonical") not in attrs
            if value and (name == "src" or (name == "href" and is_loaded)):
                self.loaded.add(value)


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, _Links]:
    found = {}
    for path in built_site.rglob("index.html"):
        parser = _Links()
        parser.feed(path.read_text(encoding="utf-8"))
        address = path.relative_to(built_site).as_posix().removesuffix("index.html")
        found[f"/{address}"] = parser
    return found


def test_no_page_leads_to_another_host_but_the_repositorys(pages: dict[str, _Links]) -> None:
    """Links inside the site are not checked here: a build with a broken one fails."""
    assert not [
        (address, link)
        for address, parser in pages.items()
        for link in parser.links
        if urlsplit(link).scheme and not link.startswith(f"{REPOSITORY_URL}/")
    ]


def test_a_page_loads_nothing_from_another_host(pages: dict[str, _Links]) -> None:
    assert not [
        (address, link)
        for address, parser in pages.items()
        for link in parser.loaded
        if urlsplit(link).netloc
    ]


def test_every_page_says_that_it_is_unofficial(built_site: Path) -> None:
    for path in built_site.rglob("*.html"):
        assert "非官方网站，以发文机关正式文本为准。" in path.read_text(encoding="utf-8"), path


def test_a_task_has_its_anchor_only_on_its_sections_page(built_site: Path) -> None:
    section = (built_site / "documents/ezhou-2017/1/index.html").read_text(encoding="utf-8")
    assert re.search(r'<article[^>]*data-task="ezhou-2017/1.2"[^>]*id="task-2"', section)
    full = (built_site / "documents/ezhou-2017/full/index.html").read_text(encoding="utf-8")
    assert 'data-task="ezhou-2017/1.2"' in full
    assert 'id="task-2"' not in full


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def wait_for(url: str, words: str, *, present: bool = True, seconds: int = 600) -> str:
    """Request a page until it holds the words (or no longer does), and return it."""
    end = time.monotonic() + seconds
    text = ""
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=60) as answer:
                text = answer.read().decode()
        except OSError:
            text = ""
        if text and (words in text) is present:
            return text
        time.sleep(0.2)
    raise AssertionError(f"{words!r} {'never came' if present else 'never went'}: {text[:300]}")


def test_the_server_survives_a_broken_record_and_recovers(repository: Repository) -> None:
    port = free_port()
    page = f"http://127.0.0.1:{port}/documents/alpha-2020/1/"
    command = [
        sys.executable,
        "-m",
        "generator",
        "--root",
        str(repository.root),
        "serve",
        "--address",
        f"127.0.0.1:{port}",
    ]
    log = (repository.root / "serve.log").open("w+", encoding="utf-8")
    with subprocess.Popen(command, stdout=log, stderr=log) as server:
        try:
            served = wait_for(page, "公开财政信息")
            assert "Content-Security-Policy" not in served  # reloading is an inline script
            repository.edit("content/units/jia.yml", "kind: agency", "kind: firm")
            broken = wait_for(page, "content/units/jia.yml:7:9: kind 不能是“firm”")
            assert "公开财政信息" in broken
            repository.edit("content/units/jia.yml", "kind: firm", "kind: agency")
            wait_for(page, "kind 不能是", present=False)
            repository.edit("site_templates/words.yml", "who: 谁负责\n", "who: 由谁负责\n")
            wait_for(page, "由谁负责")
            footer = '{% include "gongkai:partials/footer.html" %}\n<p>甲市市民合办</p>\n'
            repository.write("site_templates/theme/partials/footer.html", footer)
            wait_for(page, "甲市市民合办")
        finally:
            server.terminate()
    log.seek(0)
    assert "Traceback" not in log.read()
    log.close()


def test_a_port_in_use_is_reported_before_anything_is_built(repository: Repository) -> None:
    repository.edit("content/units/jia.yml", "kind: agency", "kind: firm")  # a build would say this
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"
        run = run_gongkai(repository.root, "serve", "--address", address)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == (f"不能在 {address} 上显示网站：端口已被占用；请用 --address 换一个端口\n")


def test_an_unknown_host_is_reported_too(repository: Repository) -> None:
    run = run_gongkai(repository.root, "serve", "--address", "nowhere.invalid:8000")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith("不能在 nowhere.invalid:8000 上显示网站：")


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<p>甲</p>\n\n   \n  <p>乙</p>\n", "<p>甲</p>\n<p>乙</p>\n"),
        ("<ul>\n  <li>\n    甲</li>\n</ul>", "<ul>\n<li>\n甲</li>\n</ul>"),
        ("  <pre>\n  甲\n\n    乙\n</pre>\n  <p>", "  <pre>\n  甲\n\n    乙\n</pre>\n<p>"),
        ("\n  <pre class='a'><code>甲\n    乙</code></pre>\n  <b>", "\n<pre class='a'><code>甲\n    乙</code></pre>\n<b>"),
        ("<textarea>\n  甲</textarea>\n  <PRE>\n  乙</PRE>", "<textarea>\n  甲</textarea>\n<PRE>\n  乙</PRE>"),
        ("<predicate>\n  甲</predicate>", "<predicate>\n甲</predicate>"),
    ],
)  # fmt: skip
def test_the_layout_of_templates_is_left_out_and_that_of_words_stays(
    html: str, written: str
) -> None:
    assert leave_out_layout(html) == written


class _WithMissingPage(SimpleHTTPRequestHandler):
    """A server that shows the site's 404.html for missing pages, as most do."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_file() or (path / "index.html").is_file():
            super().do_GET()
            return
        page = (Path(self.directory) / "below" / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.parametrize("missing", ["x", "documents/x/", "documents/alpha-2020/1/x/y/"])
def test_the_missing_page_finds_its_site_below_an_unknown_address(
    example_built: Path, browser: Browser, missing: str
) -> None:
    handler = partial(_WithMissingPage, directory=str(example_built.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_port}/below/"
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{root}{missing}")
        expect(page.locator("html")).to_have_attribute("data-site", "/below/")
        brand = "getComputedStyle(document.documentElement).getPropertyValue('--gk-brand').trim()"
        assert page.evaluate(brand) == "#1f5a66"
        hrefs = page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
        assert f"{root}documents/" in hrefs
        assert [href for href in hrefs if not href.startswith(root)] == []
        assert page.locator("form[action]").get_attribute("action") == "/below/search/"
        context.close()
        server.shutdown()


def test_a_missing_page_with_the_sites_address_does_not_search_for_it(built_site: Path) -> None:
    page = (built_site / "404.html").read_text(encoding="utf-8")
    assert 'href="/gongkai/assets/gongkai.css"' in page
    assert "missing.js" not in page
