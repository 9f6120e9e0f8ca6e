"""Measures the largest contentful paint of pages on a slow phone, compared with a page of one line.

The phone has a round trip of 150 ms, 1.6 Mbit/s, and a processor four times slower than this one
(Lighthouse's “slow 4G”). The server compresses, as GitHub Pages does. The site is that of the real
plans in `plans/`.
"""

import gzip
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from tests.browsing import PHONE, open_browser
from tests.conftest import build_plans

PAGES = [
    "",
    "documents/ezhou-2017/",
    "documents/suining-2014/1/",
    "topics/zhengce-jiedu/",
    "deadlines/",
]
TIMES = 7
LINE = b"<!doctype html><title>.</title><p>One line."

LARGEST = """new Promise((resolve) => new PerformanceObserver((list) =>
  resolve(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true }))"""


class Compressing(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        is_line = self.path == "/line"
        if not is_line and not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(LINE if is_line else path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if is_line else self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def measure(browser: Browser, address: str) -> float:
    """Return the median time of the largest contentful paint in milliseconds, without a cache."""
    found = []
    for _ in range(TIMES):
        context = browser.new_context(viewport=PHONE, locale="zh-CN")
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": 150,
                "downloadThroughput": 1.6e6 / 8,
                "uploadThroughput": 750e3 / 8,
            },
        )
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(address, wait_until="load")
        found.append(float(page.evaluate(LARGEST)))
        context.close()
    return median(found)


def main() -> None:
    """Build the site, and print a table."""
    with TemporaryDirectory() as folder:
        print_table(build_plans(Path(folder, "site")))


def print_table(site: Path) -> None:
    """Print the time of each page of a site."""
    handler = partial(Compressing, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    with open_browser() as browser:
        line = measure(browser, f"{address}line")
        print(f"{'page':34} {'largest paint':>14} {'beside one line':>16}")
        print(f"{'one line':34} {line:11.0f} ms {1:15.1f}x")
        for path in PAGES:
            largest = measure(browser, f"{address}{path}")
            print(f"{'/' + path:34} {largest:11.0f} ms {largest / line:15.1f}x")
    server.shutdown()


if __name__ == "__main__":
    main()
