"""Checks whether the pages that records link to still exist, with one request to each."""

import socket
import ssl
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin
from urllib.request import HTTPRedirectHandler, Request, build_opener

from pydantic import AnyHttpUrl, TypeAdapter, ValidationError

from generator.content.folder import Records
from generator.content.reading import Entry
from generator.problems import TOP, Loc, Place
from generator.records.values import Record, Url

USER_AGENT = "gongkai-links/1 (looks whether pages that disclosure records cite are still there)"
"""By this a site's keeper knows who asks, and why."""

MOST_REDIRECTS = 5
HOSTS_AT_ONCE = 8


class Finding(StrEnum):
    """What a check found."""

    THERE = "there"
    MOVED = "moved"
    MISSING = "missing"
    REFUSED = "refused"
    FAILING = "failing"
    SLOW = "slow"
    NO_HOST = "no-host"
    NOT_SECURE = "not-secure"
    SILENT = "silent"
    LOST = "lost"


@dataclass(frozen=True, slots=True, order=True)
class WebLink:
    """A web address in a record, and its place."""

    place: Place
    url: str


@dataclass(frozen=True, slots=True)
class LinkCheck:
    """What was found at an address; `status` is the last answer's, `led_to` where redirects ended."""

    finding: Finding
    status: int | None = None
    led_to: str | None = None


@dataclass(frozen=True, slots=True)
class Pacing:
    """How fast hosts are asked: seconds to wait for an answer, and `pause` after each request."""

    timeout: float
    pause: Callable[[], object]


def find_links(records: Records) -> tuple[WebLink, ...]:
    """Return every field of a record that is a web address, in order of place."""
    shared = (entry for entry in (records.topics, records.functions) if entry)
    entries: tuple[Entry[Any], ...] = (*records.documents, *records.registries, *shared)
    return tuple(
        sorted(
            WebLink(entry.at(*loc), text)
            for entry in entries
            for text, loc in _texts(entry.record, TOP)
            if _is_address(text)
        )
    )


def _texts(value: object, loc: Loc) -> Iterator[tuple[str, Loc]]:
    """Yield every text of a record with its location."""
    if isinstance(value, str):
        yield value, loc
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts(item, loc / number)
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), loc / name)


_ADDRESS: TypeAdapter[str] = TypeAdapter(Url)


def _is_address(text: str) -> bool:
    try:
        _ADDRESS.validate_python(text)
    except ValidationError:
        return False
    return True


def check_links(links: Iterable[WebLink], pacing: Pacing) -> Mapping[str, LinkCheck]:
    """Return what was found by address: each is asked once, those of one host one by one."""
    hosts: defaultdict[str | None, list[str]] = defaultdict(list)
    for url in dict.fromkeys(link.url for link in links):
        hosts[AnyHttpUrl(url).host].append(url)

    def check_host(urls: Iterable[str]) -> list[tuple[str, LinkCheck]]:
        return [(url, check_link(url, pacing)) for url in urls]

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        return dict(pair for pairs in pool.map(check_host, hosts.values()) for pair in pairs)


def check_link(url: str, pacing: Pacing) -> LinkCheck:
    """Return what is found at an address, redirects followed."""
    address = start = str(AnyHttpUrl(url))
    for _ in range(MOST_REDIRECTS + 1):
        led_to = address if address != start else None
        try:
            status, location = _ask("HEAD", address, pacing)
            if status >= 400:  # some sites answer only what browsers ask
                status, location = _ask("GET", address, pacing)
        except (OSError, HTTPException, UnicodeError) as error:
            return LinkCheck(_judge_failure(error), led_to=led_to)
        if not (300 <= status < 400 and location):
            return LinkCheck(_judge(status, led_to), status, led_to)
        try:
            address = str(AnyHttpUrl(urljoin(address, location)))
        except ValueError:  # leads away from the web
            break
    return LinkCheck(Finding.LOST, status, address)


class _Stay(HTTPRedirectHandler):
    """Leaves redirects to `check_link`, which reports them and follows none out of the web."""

    def redirect_request(self, *_: object) -> None:
        return None


def _ask(method: str, address: str, pacing: Pacing) -> tuple[int, str | None]:
    """Return the status of one answer and where it redirects to; its body is left unread."""
    headers = {"User-Agent": USER_AGENT, "Accept": "*/*"}
    if method == "GET":
        headers["Range"] = "bytes=0-1023"
    request = Request(address, headers=headers, method=method)  # noqa: S310 - the web alone
    try:
        with build_opener(_Stay).open(request, timeout=pacing.timeout) as answer:
            return answer.status, None
    except HTTPError as answer:
        with answer:
            return answer.code, answer.headers.get("Location")
    finally:
        pacing.pause()


def _judge(status: int, led_to: str | None) -> Finding:
    match status:
        case 404 | 410:
            return Finding.MISSING
        case 401 | 403 | 406 | 412 | 429 | 451:
            return Finding.REFUSED
        case _ if status >= 400 and status != 416:  # 416: the page is shorter than the range
            return Finding.FAILING
    return Finding.MOVED if led_to else Finding.THERE


def _judge_failure(error: Exception) -> Finding:
    match error.reason if isinstance(error, URLError) else error:
        case TimeoutError():
            return Finding.SLOW
        case ssl.SSLError():
            return Finding.NOT_SECURE
        case socket.gaierror() | UnicodeError():
            return Finding.NO_HOST
    return Finding.SILENT
