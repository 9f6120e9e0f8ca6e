"""Take the README's picture: a task of the built site, in `site/`, as a desktop shows it."""

import sys
from pathlib import Path

from tests.browsing import open_browser, serve

with serve(Path("site")) as address, open_browser() as browser:
    page = browser.new_page(viewport={"width": 1280, "height": 860}, locale="zh-CN")
    page.goto(f"{address}documents/ezhou-2017/2/", wait_until="networkidle")
    page.screenshot(path=sys.argv[1])
