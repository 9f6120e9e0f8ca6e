"""Serves folders, and starts the browser that the machine has."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

PHONE: ViewportSize = {"width": 360, "height": 780}
TABLET: ViewportSize = {"width": 768, "height": 1024}
DESKTOP: ViewportSize = {"width": 1440, "height": 900}

PAGE_TYPES = [
    "",
    "documents/",
    "documents/ezhou-2017/",
    "documents/taishan-2019/",
    "documents/taishan-2019/10/",
    "documents/suining-2014/1/original/",
    "documents/suzhou-2019/full/",
    "documents/taishan-2019/source/",
    "topics/",
    "topics/zhengce-jiedu/",
    "units/",
    "units/suining/",
    "units/suining/huanbao-ju/",
    "functions/",
    "functions/caizheng/",
    "deadlines/",
    "deadlines/2020/",
    "deadlines/2020-11/",
    "deadlines/2020-11-30/",
    "deadlines/within-15-working-days/",
    "search/",
    "search/?q=财政局",
    "data/",
    "about/",
    "accessibility/",
    "404.html",
]
"""At least one page of each kind."""


_REPORT = """addEventListener("securitypolicyviolation", (event) => {
  (window.violations = window.violations || []).push(`${event.violatedDirective} ${event.blockedURI}`);
});"""


@dataclass(frozen=True)
class Watch:
    """The requests of a page, and its messages in the console."""

    page: Page
    asked: list[str]
    said: list[str]

    def violations(self) -> list[str]:
        """Return the violations of the page's policy so far."""
        found: list[str] = self.page.evaluate("window.violations || []")
        return found


def watch(page: Page) -> Watch:
    """Record the requests and messages of a page from now on."""
    watched = Watch(page, [], [])
    page.add_init_script(_REPORT)
    page.on("request", lambda request: watched.asked.append(request.url))
    page.on("console", lambda message: watched.said.append(message.text))
    page.on("pageerror", lambda error: watched.said.append(str(error)))
    return watched


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, asked: list[str], **others: Any) -> None:
        self._asked = asked
        super().__init__(*arguments, **others)

    def do_GET(self) -> None:
        self._asked.append(self.path)
        super().do_GET()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serve(folder: Path, asked: list[str] | None = None) -> Iterator[str]:
    """Serve a folder on this machine, and return its address; `asked` collects the requested paths."""
    handler = partial(_Quiet, directory=str(folder), asked=[] if asked is None else asked)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start Chromium without requests to its maker."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("GONGKAI_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert found, "no Chromium: run `make browser`, or set GONGKAI_CHROMIUM to its path"
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    quiet += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=quiet)
        yield browser
        browser.close()
