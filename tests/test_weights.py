"""The size of pages in bytes, as a server sends them."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

KB = 1024


def test_the_home_page_weighs_at_most_120_kb(page: Page, address: str, built_site: Path) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).path))
    page.goto(address, wait_until="networkidle")
    root = urlsplit(address).path
    weights = {}
    for path in asked:
        if path.startswith(root):
            name = path.removeprefix(root) or "index.html"
            weights[name] = len(gzip.compress((built_site / name).read_bytes(), 6))
    assert {"index.html", "assets/gongkai.css", "assets/time.js"} <= weights.keys()
    assert sum(weights.values()) <= 120 * KB, weights


def test_a_section_page_is_at_most_40_kb_of_html(built_site: Path) -> None:
    sections = sorted(built_site.glob("documents/*/[0-9]*/index.html"))
    assert len(sections) >= 42
    heavy = {str(path.parent): path.stat().st_size for path in sections}
    assert {name: size for name, size in heavy.items() if size > 40 * KB} == {}
