"""Makes the README's picture, of a task of the real plans in `plans/` on a desktop, and the preview
picture that messengers show for a link.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browsing import open_browser, serve
from tests.conftest import build_plans

PREVIEW = """<body style="margin: 0; display: grid; place-content: center; gap: 32px; height: 600px;
text-align: center; color: #fff; background: #1f5a66; font: 36px/1.6 system-ui, sans-serif">
<div style="font-size: 180px; line-height: 1; font-weight: 600; letter-spacing: 0.1em">{name}</div>
<div style="width: 12em; margin: auto; text-wrap: balance">{tagline}</div></body>"""

with (
    TemporaryDirectory() as folder,
    serve(build_plans(Path(folder, "site"))) as address,
    open_browser() as browser,
):
    page = browser.new_page(viewport={"width": 1280, "height": 860}, locale="zh-CN")
    page.goto(f"{address}documents/ezhou-2017/2/", wait_until="networkidle")
    page.screenshot(path="docs/site.png")
    page.goto(address)
    words = {
        "name": page.locator(".gk-name").inner_text(),
        "tagline": page.locator("h1").inner_text(),
    }
    page = browser.new_page(viewport={"width": 600, "height": 600})
    page.set_content(PREVIEW.format(**words))
    page.screenshot(path="site_templates/static/assets/preview.png")
