"""Hostile words in every field: they are shown as text or refused, and none of them runs."""

import html
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from .browsing import serve, watch
from .conftest import Repository, copy_example, run_gongkai

HOSTILE = (
    "<script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "<svg onload=window.ran=1>",
    "</textarea></title></script><b>x</b>",
    "[x](javascript:window.ran=1)",
    "![x](https://evil.example/x.png)",
    "<https://evil.example/>",
    "{{ 7*7 }}{% raw %}{# x #}",
    "a|b ||---|---||",
    "[^1] *[x]: y",
    "# t ~~s~~ `c` *i* __b__ ==m==",
    "\"&quot;&#60;b&#62;'",
    "$(window.ran=1)${window.ran=1}",
    "--><!--",
)
"""Words that a line may hold; each runs, loads or breaks something if it is not escaped."""

REFUSED = {
    "bidirectional controls": "甲\u202e乙",
    "zero-width characters": "甲\u200b乙",
    "NUL": "甲\x00乙",
    "a byte-order mark": "甲\ufeff乙",
    "an escape": "甲\x1b[31m乙",
}


def line(number: int) -> str:
    """Return a line of hostile words, different for each number."""
    return f"甲{number} {HOSTILE[number % len(HOSTILE)]} 乙{number}"


class Fields:
    """Gives each field its own words, and records them."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def __call__(self) -> str:
        self.given.append(line(len(self.given)))
        return self.given[-1]


@pytest.fixture(scope="module")
def given() -> list[str]:
    return []


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, given: list[str]) -> Path:
    """A built site with one more plan, hostile in every field that holds words."""
    repository = Repository(copy_example(tmp_path_factory.mktemp("hostile") / "repository"))
    field = Fields()
    title, number = field(), field()
    notice: dict[str, Any] = {
        "title": field(), "number": number, "addressees": field(), "letter": field(),
        "signature": field(), "date": field(), "release": field(), "attachments": [field()],
    }  # fmt: skip
    header = {"label": field(), "value": field()}
    opening, closing, section, heading = field(), field(), field(), field()
    lead, text, time, persons, remark = field(), field(), field(), field(), field()
    unit, alias, note, chrome = field(), field(), field(), field()
    registry: dict[str, Any] = {
        "id": "hostile", "name": field(),
        "units": [
            {"id": "u", "name": unit, "aliases": [alias], "known_as": [field()], "kind": "agency",
             "function": [field()]},
        ],
    }  # fmt: skip
    function = registry["units"][0]["function"][0]
    topic = {"id": "hostile", "name": field(), "words": [text],
             "not_about": []}  # fmt: skip
    printed = f"责任单位：{unit}，{note}"
    archive = "\n".join(
        [
            notice["title"], notice["number"], f"{header['label']}：{header['value']}",
            notice["addressees"], notice["letter"], notice["signature"], notice["date"],
            notice["release"], title, opening, f"一、{section}", heading, f"（一）{lead}。{text}",
            persons, printed, time, remark, closing, notice["attachments"][0], chrome,
        ]
    ).encode()  # fmt: skip
    digest = sha256(archive).hexdigest()
    document = {
        "id": "hostile", "jurisdiction": "hostile", "title": title, "issuer": notice["signature"],
        "number": number,
        "basis": [{"number": opening[:3], "quote": opening}],
        "source": {
            "file": "hostile.txt", "sha256": digest, "received_sha256": digest, "url_unknown": "打印件",
            "omissions": [{"text": chrome, "why": field()}], "notes": [field()],
        },
        "header": [header], "notice": notice, "opening": {"text": opening},
        "sections": [
            {"no": 1, "title": section, "tasks": [
                {"no": 1, "title": lead, "heading": heading, "text": text, "persons": persons,
                 "time": time, "remark": remark,
                 "units": [{"role": "responsible", "printed": printed, "names": [unit]}],
                 "units_note": note,
                 "progress": [
                     {"date": "2020-01-02", "kind": "published", "note": field(),
                      "url": "https://x.example/?q={{7*7}}&a='b'|*c*&lt;i&gt;"}]},
            ]},
        ],
        "closing": {"text": closing},
    }  # fmt: skip

    def dump(path: str, tree: object) -> None:
        repository.write(path, yaml.safe_dump(tree, allow_unicode=True, width=10**6))

    repository.write("content/sources/hostile.txt", archive)
    dump("content/documents/hostile.yml", document)
    dump("content/units/hostile.yml", registry)
    for name, item in (("topics", topic), ("functions", {"id": "hostile", "name": function})):
        tree = yaml.safe_load((repository.root / f"content/{name}.yml").read_text("utf-8"))
        tree[name].append(item)
        dump(f"content/{name}.yml", tree)
    assert repository.problems() == []
    run = run_gongkai(repository.root, "build", site_url="https://x.example/gongkai/")
    assert run.returncode == 0, run.stderr
    given += field.given
    return repository.root / "site"


def pages(site: Path) -> list[str]:
    """Return all pages except redirects."""
    return [
        path.relative_to(site).as_posix()
        for path in sorted(site.rglob("*.html"))
        if 'http-equiv="refresh"' not in path.read_text("utf-8")
    ]


def test_every_hostile_word_is_shown_as_written(hostile: Path, given: list[str]) -> None:
    def visible(path: Path) -> str:
        text = re.sub(r"<(script|style)\b.*?</\1>", "", path.read_text("utf-8"), flags=re.S)
        return " ".join(html.unescape(re.sub("<[^>]*>", "", text)).split())

    shown = "\n".join(visible(hostile / path) for path in pages(hostile))
    missing = [words for words in given if " ".join(words.split()) not in shown]
    assert missing == []


@pytest.fixture(scope="module")
def address(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("www")
    (root / "gongkai").symlink_to(hostile)
    with serve(root) as server:
        yield f"{server}gongkai/"


def test_none_of_them_runs_or_asks_another_host(
    hostile: Path, address: str, browser: Browser
) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    watched = watch(page)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    for path in pages(hostile):
        page.goto(f"{address}{path}", wait_until="load")
        assert page.evaluate("window.ran") is None, path
        assert watched.violations() == [], path
        assert page.locator("a[href^='javascript:' i]").count() == 0, path
        assert (
            page.locator("main svg[onload], main img[onerror], main script:not([src])").count() == 0
        )
    assert watched.said == []
    assert dialogs == []
    assert [url for url in watched.asked if not url.startswith((address, "data:"))] == []
    context.close()


def test_search_shows_them_as_text(address: str, browser: Browser) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    watched = watch(page)
    for query in ("甲", "<script>", "onerror", "javascript:window", "{{ 7*7 }}"):
        page.goto(f"{address}search/?q={query}")
        page.locator("[data-results][data-query]").wait_for(state="attached")
        assert page.evaluate("window.ran") is None
        assert page.locator("[data-results] :is(script, img, svg)").count() == 0
    assert watched.violations() == []
    context.close()


def test_data_hold_them_as_written(hostile: Path, given: list[str]) -> None:
    (task,) = (
        task
        for task in json.loads((hostile / "api/v1/tasks.json").read_text("utf-8"))
        if task["document"] == "hostile"
    )
    assert task["title"] in given
    assert task["units"][0]["name"] in given


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("content/documents/alpha-2020.yml", "title: 推进公开"),
        ("content/documents/alpha-2020.yml", "why: 联系人的姓名"),
        ("content/units/jia.yml", "name: 市财政局"),
        ("content/topics.yml", "name: "),
        ("content/functions.yml", "name: "),
    ],
)
def test_invisible_characters_are_refused_at_their_place(
    repository: Repository, path: str, key: str, name: str
) -> None:
    words = json.dumps(REFUSED[name], ensure_ascii=True)
    before = (repository.root / path).read_text("utf-8")
    wanted = before[: before.index(key)].count("\n") + 1
    repository.edit(path, key if key != "name: " else re.search("name: .*", before)[0], f"{key.split(':')[0]}: {words}")  # type: ignore[index]  # fmt: skip
    said = [one for one in repository.problems() if one.startswith(f"{path}:{wanted}:")]
    assert any("看不见或无效的字符" in one for one in said), repository.problems()
