"""The site makes no request to another host, sets no cookie, and has a policy that browsers enforce."""

import re
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page

from .browsing import watch


def test_no_page_asks_another_host_or_breaks_the_policy(
    browser: Browser, address: str, built_site: Path
) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    watched = watch(page)
    paths = [
        path.relative_to(built_site).as_posix().removesuffix("index.html")
        for path in sorted(built_site.rglob("*.html"))
    ]
    assert len(paths) > 200
    for path in [*paths, "search/?q=" + quote("财政局")]:
        page.goto(f"{address}{path}", wait_until="domcontentloaded")
        assert watched.violations() == [], path
        assert watched.said == [], path
    assert [url for url in watched.asked if not url.startswith((address, "data:"))] == []
    assert context.cookies() == []
    context.close()


def test_the_policy_comes_before_anything_is_loaded(built_site: Path) -> None:
    wanted = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        " form-action 'self'; base-uri 'none'"
    )
    for path in built_site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        policy = f'<meta http-equiv="Content-Security-Policy" content="{wanted}">'
        head, found, rest = text.partition(policy)
        assert found, path
        assert not re.search("<(script|link|style)", head), path
        assert not re.search(r"<style|<script(?! src=)|\sstyle=|\son\w+=", rest), path


def test_an_inline_script_does_not_run(page: Page, address: str) -> None:
    watched = watch(page)
    page.goto(address)
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = true'>");
        }"""
    )
    page.wait_for_function("(window.violations || []).length >= 2")
    assert {item.split()[0] for item in watched.violations()} <= {
        "script-src-elem",
        "script-src-attr",
    }
    assert page.evaluate("window.ran") is None
