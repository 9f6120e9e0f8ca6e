"""Progress is shown only with evidence, on pages, in the data and in search."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.pages.addresses import address
from generator.search.stream import make_entries
from generator.site import Site, make_site

from .conftest import Repository, copy_example, run_gongkai

ALPHA = "content/documents/alpha-2020.yml"
BETA = "content/documents/beta.yml"
NONE = "本站未收录"

URL = "https://yixian.example/a(b)[c](d)_e_/?q=1&amp;r='x'&s={{t}}|*u*&lt;script&gt;{:#v}~w^#é名"
NOTE = '名单 <b onclick="x()">在</b> [这里](javascript:x) | {{ words }} {% raw %} *全* 部'
ARCHIVED = "https://archive.example/2019/https://yixian.example/"


@pytest.mark.parametrize("path", ["documents/beta/3.md", "documents/beta.md", "units/yi/caizheng-ju.md"])  # fmt: skip
def test_evidence_is_shown_newest_first(example_site: Site, path: str) -> None:
    days = re.findall(r'<time datetime="([^"]+)">', page(example_site, path))
    assert days == ["2019-11-20", "2019-05-06"]


def page(site: Site, path: str) -> str:
    return next(item.content.decode() for item in site.files if item.path == path)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("documents/beta.md", "4项任务里，1项收录了依据，其余本站未收录；[怎样提供依据](../about.md#progress)"),
        ("documents/beta/1.md", f"进展：{NONE}；[怎样提供依据](../../about.md#progress)"),
        ("documents/beta/3.md", "进展：1项任务全部收录了依据；[怎样提供依据](../../about.md#progress)"),
        ("units/yi/caizheng-ju.md", "3项任务里，1项收录了依据，其余本站未收录；[怎样提供依据](../../about.md#progress)"),
        ("units/jia/caizheng-ju.md", f"{NONE}；[怎样提供依据](../../about.md#progress)"),
    ],
)  # fmt: skip
def test_pages_count_the_evidence(example_site: Site, path: str, line: str) -> None:
    assert line in page(example_site, path)


def test_without_evidence_a_site_only_says_that_none_is_recorded(repository: Repository) -> None:
    text = (repository.root / BETA).read_text(encoding="utf-8")
    repository.write(BETA, text.partition("    progress:\n")[0])
    site = make_site(repository.root)
    for document in site.plan.documents:
        assert NONE in page(site, address(document))
    for section in site.plan.sections:
        assert NONE in page(site, address(section))
    for unit in site.plan.units:
        if site.plan.passages_reaching(unit):
            assert NONE in page(site, address(unit))
    shown = [item.content.decode() for item in site.files if item.path.endswith(".md")]
    assert not [text for text in shown if re.search("未完成|未落实|没有落实", text)]


def test_the_data_hold_the_evidence(example_site: Site) -> None:
    tasks = {task["id"]: task for task in json.loads(page(example_site, "api/v1/tasks.json"))}
    assert tasks["beta/1.1"]["progress"] == []
    assert tasks["beta/3.4"]["progress"] == [
        {"date": "2019-11-20", "kind": "published", "note": NOTE, "url": URL, "archived": ARCHIVED},
        {
            "date": "2019-05-06",
            "kind": "announced",
            "note": "通知各镇（街）设意见箱",
            "url": "http://www.yixian.example/2019/0506.html",
            "archived": None,
        },
    ]
    documents = json.loads(page(example_site, "api/v1/documents.json"))
    assert [document["counts"]["with_progress"] for document in documents] == [0, 1]


class _Card(HTMLParser):
    """The links that leave the site, with their words, and all text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[dict[str, str | None]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a" and "://" in (given.get("href") or ""):
            self.links.append(given)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_example(tmp_path_factory.mktemp("progress") / "repository")
    run = run_gongkai(root, "build")
    assert run.returncode == 0, run.stderr
    return root / "site"


@pytest.mark.parametrize(
    "path", ["documents/beta/3", "documents/beta/full", "documents/beta", "units/yi/caizheng-ju"]
)
def test_hostile_words_and_addresses_are_shown_as_written(built: Path, path: str) -> None:
    card = _Card((built / path / "index.html").read_text(encoding="utf-8"))
    assert [link["href"] for link in card.links] == [
        URL,
        ARCHIVED,
        "http://www.yixian.example/2019/0506.html",
    ]
    assert {link["rel"] for link in card.links} == {"external noopener"}
    assert NOTE in card.text
    for words in ("yixian.example（站外网页）", "存档：archive.example（站外网页）"):
        assert words in card.text


def test_search_finds_a_task_by_its_evidence(example_site: Site) -> None:
    task = next(passage for passage in example_site.plan.tasks if passage.id == "beta/3.4")
    entries = make_entries(example_site.plan, example_site.words)
    entry = next(entry for entry in entries if entry.subject is task)
    assert {"已公开", "已部署", NOTE, "通知各镇（街）设意见箱"} <= set(entry.more)
