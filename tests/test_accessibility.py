"""The site is accessible: by keyboard alone, in large type or dark colours, and for reading without
JavaScript.
"""

import pytest
from playwright.sync_api import Browser, Page, expect

from .browsing import PAGE_TYPES, PHONE


def tab_to(page: Page, name: str) -> None:
    """Press Tab until a link or a control with this name has the focus, and see that it shows."""
    for _ in range(120):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => {
              const it = document.activeElement;
              const box = it.getBoundingClientRect();
              const style = getComputedStyle(it);
              return {
                name: (it.textContent || it.getAttribute("aria-label") || "").trim(),
                isSeen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
                outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
              };
            }"""
        )
        assert focused["isSeen"], f"the focus is out of sight: {focused}"
        if focused["name"] == name:
            assert focused["outline"] >= 2, f"the focus does not show: {focused}"
            return
    raise AssertionError(f"Tab never came to {name}")


def test_the_keyboard_alone_goes_from_home_to_a_task(page: Page, address: str) -> None:
    page.goto(address)
    for name, wanted in [
        ("文件", "documents/"),
        ("2017年全市政务公开工作要点", "documents/ezhou-2017/"),
        ("四、围绕助力惠民生推进政务公开", "documents/ezhou-2017/4/"),
        ("本项链接", "documents/ezhou-2017/4/#task-10"),
    ]:
        tab_to(page, name)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}{wanted}")
    expect(page.locator("#task-10")).to_be_in_viewport()


def test_the_first_link_skips_the_header(page: Page, address: str) -> None:
    page.goto(f"{address}documents/ezhou-2017/4/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到正文")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-content') !== null")


def test_the_mode_is_chosen_by_keyboard_and_remembered(page: Page, address: str) -> None:
    page.goto(address)
    tab_to(page, "显示")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.locator("html")).to_have_attribute("data-mode", "elder")
    page.keyboard.press("Escape")
    expect(page.locator(":focus")).to_have_text("显示")
    expect(page.get_by_role("radio", name="浅色")).to_be_hidden()
    page.goto(f"{address}documents/ezhou-2017/1/")
    style = "getComputedStyle(document.querySelector('.gk-words p'))"
    assert page.evaluate(f"parseFloat({style}.fontSize)") >= 24
    assert page.evaluate(f"{style}.color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize(
    ("mode", "system", "ground"),
    [
        ("system", "light", "rgb(255, 255, 255)"),
        ("system", "dark", "rgb(23, 29, 32)"),
        ("light", "dark", "rgb(255, 255, 255)"),
        ("dark", "light", "rgb(23, 29, 32)"),
        ("elder", "dark", "rgb(255, 255, 255)"),
    ],
)
def test_each_mode_has_its_background(
    browser: Browser, address: str, mode: str, system: str, ground: str
) -> None:
    page = browser.new_page(color_scheme="dark" if system == "dark" else "light")
    page.goto(address)
    page.evaluate("mode => gongkai.setMode(mode)", mode)
    page.goto(f"{address}about/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
    page.close()


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_reading_needs_no_script(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(
        viewport=PHONE, java_script_enabled=False, color_scheme="dark", locale="zh-CN"
    )
    page = context.new_page()
    page.goto(f"{address}{path}")
    expect(page.locator("h1")).to_be_visible()
    expect(
        page.locator("[data-print], [data-cite], .gk-display").locator("visible=true")
    ).to_have_count(0)
    words = page.locator(".gk-words p, .gk-facts, .gk-answer, .gk-picture > svg")
    for number in range(min(words.count(), 20)):
        expect(words.nth(number)).to_be_visible()
    context.close()


def test_words_in_another_script_are_marked_with_their_language(page: Page, address: str) -> None:
    page.goto(f"{address}documents/suining-2014/source/")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    cell = page.locator("td[lang=zh-Hant], td [lang=zh-Hant]").first
    expect(cell).to_contain_text("遂寧市")
    page.goto(f"{address}documents/suining-2014/1/original/")
    expect(page.locator("[data-task='suining-2014/1.1'] [lang=zh-Hant]")).to_contain_text(
        "加強財政資金信息公開"
    )
