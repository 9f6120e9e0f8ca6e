"""Take the README's picture: a task of the built site, in `site/`, as a desktop shows it."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.test_browser import find_browser, serve

with serve(Path("site")) as address, sync_playwright() as playwright:
    path, arguments = find_browser()
    browser = playwright.chromium.launch(executable_path=path, args=arguments)
    page = browser.new_page(viewport={"width": 1280, "height": 860}, locale="zh-CN")
    page.goto(f"{address}documents/ezhou-2017/2/", wait_until="networkidle")
    page.screenshot(path=sys.argv[1])
    browser.close()
