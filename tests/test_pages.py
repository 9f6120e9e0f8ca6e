"""Every type of page, at every width and in every mode, has no barriers, layout shifts or overflow.

Each page is visited once for all tests; its pictures are saved in test-results/screens/.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .browsing import DESKTOP, PAGE_TYPES, PHONE, TABLET
from .conftest import ARTEFACTS

WIDTHS = {"360": PHONE, "768": TABLET, "1440": DESKTOP}
MODES = ("light", "dark", "elder")
LOOKED_AT = {"360": MODES, "768": (), "1440": ("light",)}
"""The modes in which axe runs, at one width: colours do not depend on the width."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES_OF_A_MODE = ["color-contrast", "link-in-text-block", "target-size"]
"""The rules that a mode can break which the light one keeps: it changes colours and sizes alone."""

# A shift below a thousandth is a pixel of something drawn while the page was still loading.
SHIFT = """window.shifts = [];
new PerformanceObserver((list) => {
  const name = ({ node }) => node && (node.outerHTML || node.data || "").slice(0, 100);
  for (const entry of list.getEntries())
    if (entry.value >= 0.001) shifts.push(`${entry.value} ${entry.sources.map(name)}`);
}).observe({ type: "layout-shift", buffered: true });"""


@dataclass(frozen=True)
class Visit:
    """The findings on a page: headings, layout shifts, and by mode barriers and whether it
    fits its width.
    """

    headings: int
    shifts: list[str]
    barriers: dict[str, list[str]]
    fits: dict[str, bool]


Look = Callable[[str, str], Visit]


@pytest.fixture(scope="module")
def look(browser: Browser, address: str) -> Iterator[Look]:
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    contexts = {
        name: browser.new_context(viewport=size, locale="zh-CN") for name, size in WIDTHS.items()
    }

    @cache
    def visit(path: str, width: str) -> Visit:
        page = contexts[width].new_page()
        page.add_init_script(SHIFT)
        page.goto(f"{address}{path}")
        if "?" in path:
            expect(page.locator("[data-query]")).to_be_attached()
        page.wait_for_timeout(150)
        shifts = page.evaluate("shifts")
        headings = page.locator("h1").count()
        if LOOKED_AT[width]:
            page.evaluate(axe)
        barriers, fits = {}, {}
        for mode in MODES:
            page.evaluate("mode => gongkai.setMode(mode)", mode)
            fits[mode] = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            if mode in LOOKED_AT[width]:
                barriers[mode] = find_barriers(page, RULES if mode == "light" else RULES_OF_A_MODE)
            if width != "768" or mode == "light":
                page.screenshot(path=picture(path, width, mode), full_page=mode == "light")
        page.evaluate("gongkai.setMode('system')")
        page.close()
        return Visit(headings, shifts, barriers, fits)

    yield visit
    for context in contexts.values():
        context.close()


def picture(path: str, width: str, mode: str) -> Path:
    name = path.replace("?q=", "").strip("/").replace("/", "-") or "home"
    return ARTEFACTS / "screens" / f"{name}-{width}-{mode}.png"


def find_barriers(page: Page, rules: list[str]) -> list[str]:
    options = {"runOnly": rules, "resultTypes": ["violations"], "iframes": False}
    found = page.evaluate("options => axe.run(document, options)", options)
    assert found["passes"], "axe looked at nothing"
    return [
        f"{rule['id']}: {node['html'][:200]}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


every_page = pytest.mark.parametrize("path", PAGE_TYPES)
every_width = pytest.mark.parametrize("width", WIDTHS)


@every_page
@pytest.mark.parametrize("width", ["360", "1440"])
def test_axe_finds_no_barrier(look: Look, path: str, width: str) -> None:
    assert look(path, width).barriers == {mode: [] for mode in LOOKED_AT[width]}


@every_page
@every_width
def test_a_page_fits_its_width_in_every_mode(look: Look, path: str, width: str) -> None:
    assert look(path, width).fits == dict.fromkeys(MODES, True)


@every_page
@every_width
def test_nothing_moves_while_a_page_loads(look: Look, path: str, width: str) -> None:
    assert look(path, width).shifts == []


@every_page
def test_a_page_has_one_heading_of_its_own(look: Look, path: str) -> None:
    assert look(path, "360").headings == 1


@every_page
@every_width
def test_a_picture_of_each_page_is_saved(look: Look, path: str, width: str) -> None:
    look(path, width)
    assert picture(path, width, "light").stat().st_size > 5000
