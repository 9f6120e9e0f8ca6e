"""`gongkai links` against a server of this machine: what it finds, and how politely it asks."""

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from generator.content.folder import load
from generator.link_checker import (
    USER_AGENT,
    Finding,
    LinkCheck,
    Pacing,
    WebLink,
    check_links,
    find_links,
)
from generator.problems import Place

from .conftest import EXAMPLE, Repository, run_gongkai

ALPHA = "content/documents/alpha-2020.yml"
BETA = "content/documents/beta.yml"


@dataclass
class Server:
    """A site that answers as sites do; `asked` holds every request."""

    address: str = ""
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)


ANSWERS = {
    "/there": (200, {}),
    "/gone": (404, {}),
    "/closed": (403, {}),
    "/ill": (500, {}),
    "/moved": (301, {"Location": "/there"}),
    "/moved-to-nothing": (302, {"Location": "/gone"}),
    "/circle": (302, {"Location": "/circle"}),
    "/away": (302, {"Location": "file:///etc/passwd"}),
}


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def server() -> Iterator[Server]:
    site = Server()

    class Answers(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            site.asked.append(f"{self.command} {self.path}")
            site.headers.append(dict(self.headers))
            if self.path == "/slow":
                site.is_over.wait()
                return
            status, headers = ANSWERS.get(self.path, (200, {}))
            if self.path == "/browsers-only":
                status = 403 if self.command == "HEAD" else 206
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        def do_GET(self) -> None:
            self.do_HEAD()

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    site.address = f"http://127.0.0.1:{http.server_port}"
    yield site
    site.is_over.set()
    http.shutdown()
    http.server_close()


def look(*urls: str, timeout: float = 10) -> list[LinkCheck]:
    checks = check_links([WebLink(Place("x.yml"), url) for url in urls], Pacing(timeout, int))
    return [checks[url] for url in urls]


@pytest.mark.parametrize(
    ("path", "finding", "status", "led_to"),
    [
        ("/there", Finding.THERE, 200, None),
        ("/gone", Finding.MISSING, 404, None),
        ("/closed", Finding.REFUSED, 403, None),
        ("/ill", Finding.FAILING, 500, None),
        ("/browsers-only", Finding.THERE, 206, None),
        ("/moved", Finding.MOVED, 200, "/there"),
        ("/moved-to-nothing", Finding.MISSING, 404, "/gone"),
        ("/circle", Finding.LOST, 302, "/circle"),
        ("/away", Finding.LOST, 302, "/away"),
    ],
)
def test_what_a_site_answers_is_reported(
    server: Server, path: str, finding: Finding, status: int, led_to: str | None
) -> None:
    where = f"{server.address}{led_to}" if led_to else None
    assert look(f"{server.address}{path}") == [LinkCheck(finding, status, where)]


def test_a_slow_site_is_left_alone_after_a_while(server: Server) -> None:
    assert look(f"{server.address}/slow", timeout=0.2) == [LinkCheck(Finding.SLOW)]


def test_a_site_without_tls_is_not_secure(server: Server) -> None:
    secure = server.address.replace("http:", "https:")
    assert look(f"{secure}/there") == [LinkCheck(Finding.NOT_SECURE)]


def test_nobody_at_an_address_is_silence() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        assert look(f"http://127.0.0.1:{port}/") == [LinkCheck(Finding.SILENT)]


def test_a_host_that_has_no_number_is_no_host(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_none(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", find_none)
    assert look("http://nowhere.example/") == [LinkCheck(Finding.NO_HOST)]


def test_a_request_says_who_asks_and_a_second_asks_for_little(server: Server) -> None:
    look(f"{server.address}/browsers-only")
    assert server.asked == ["HEAD /browsers-only", "GET /browsers-only"]
    assert [headers["User-Agent"] for headers in server.headers] == [USER_AGENT] * 2
    assert USER_AGENT.startswith("gongkai")
    assert server.headers[1]["Range"] == "bytes=0-1023"


def test_a_host_is_asked_one_thing_at_a_time_with_a_rest_after_each(server: Server) -> None:
    done: list[int] = []
    urls = [f"{server.address}{path}" for path in ("/there", "/moved", "/gone", "/there")]
    links = [WebLink(Place("x.yml"), url) for url in urls]
    check_links(links, Pacing(10, lambda: done.append(len(server.asked))))
    assert server.asked == ["HEAD /there", "HEAD /moved", "HEAD /there", "HEAD /gone", "GET /gone"]
    assert done == [1, 2, 3, 4, 5]


def test_every_address_of_the_records_is_found_at_its_place() -> None:
    assert [str(link.place) for link in find_links(load(EXAMPLE / "content"))] == [
        f"{ALPHA}:19:8",
        f"{ALPHA}:21:13",
        f"{BETA}:63:12",
        f"{BETA}:67:12",
        f"{BETA}:68:17",
    ]


def forget_the_address(repository: Repository) -> None:
    """Let no address of alpha's source be known."""
    lines = (repository.root / ALPHA).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("  fetched:", "  archived:"))]
    text = "".join(
        "  url_unknown: 打印件\n" if line.startswith("  url:") else line for line in kept
    )
    repository.write(ALPHA, text)


@pytest.fixture
def linked(repository: Repository, server: Server) -> Repository:
    """The example, with its links led to the server: one that is there, one gone, one moved."""
    forget_the_address(repository)
    text = (repository.root / BETA).read_text(encoding="utf-8")
    for name, path in (("url: http:", "/there"), ('url: "', "/gone"), ("archived:", "/moved")):
        line = next(line for line in text.splitlines() if line.strip().startswith(name))
        text = text.replace(line, f"{line.split(':')[0]}: {server.address}{path}")
    repository.write(BETA, text)
    return repository


def run_links(repository: Repository, *arguments: str) -> str:
    run = run_gongkai(repository.root, "links", "--pause", "0.2", *arguments)
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


def test_the_report_says_each_place_and_never_fails_for_dead_links(
    linked: Repository, server: Server
) -> None:
    site = server.address
    assert run_links(linked).splitlines() == [
        f"{BETA}:63:12: {site}/there 能打开",
        f"{BETA}:67:12: {site}/gone 没有这一页（404）；请找新网址，或在 archived 写上存档的网址",
        f"{BETA}:68:17: {site}/moved 转到了 {site}/there；请看是不是同一页，是就改用新网址",
        "共 3 个网址：1 个能打开，1 个转到别处，1 个没有打开。",
    ]


def test_the_report_as_markdown(linked: Repository, server: Server) -> None:
    lines = run_links(linked, "--format", "markdown").splitlines()
    assert lines[:3] == [
        "## 记录里的网址",
        "",
        f"- `{BETA}:63:12` <{server.address}/there> 能打开",
    ]
    assert lines[-2:] == ["", "共 3 个网址：1 个能打开，1 个转到别处，1 个没有打开。"]


def test_the_report_as_json(linked: Repository, server: Server) -> None:
    report = json.loads(run_links(linked, "--format", "json"))
    assert [item["finding"] for item in report] == ["there", "missing", "moved"]
    assert report[2] == {
        "path": BETA,
        "line": 68,
        "column": 17,
        "url": f"{server.address}/moved",
        "finding": "moved",
        "status": 200,
        "led_to": f"{server.address}/there",
    }


def test_records_without_links_are_said_to_have_none(repository: Repository) -> None:
    text = (repository.root / BETA).read_text(encoding="utf-8")
    repository.write(BETA, text.partition("    progress:\n")[0])
    forget_the_address(repository)
    assert run_links(repository) == "记录里没有网址。\n"


def test_records_that_cannot_be_read_are_said_and_nothing_is_asked(
    linked: Repository, server: Server
) -> None:
    linked.edit("content/units/jia.yml", "kind: agency", "kind: firm")
    run = run_gongkai(linked.root, "links")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.splitlines() == [
        "content/units/jia.yml:7:9: kind 不能是“firm”；可以写：agency、group、other [value-fits]",
        "共 1 处问题；记录读不全，没有查网址。",
    ]
    assert server.asked == []
