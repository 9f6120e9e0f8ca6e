"""A site is built only if every link inside it has a target."""

from pathlib import Path

import pytest

from generator.engine.inner_links import find_broken_links

from .conftest import Repository, run_gongkai
from .test_cli import contents

PAGES = {
    "index.html": '<h2 id="top">甲</h2>',
    "units/jia/index.html": '<p id="甲">',
    "404.html": "",
    "assets/a b.svg": "<svg/>",
    "data/tasks.json": "[]",
}


def broken(folder: Path, html: str, address: str | None = None) -> list[tuple[str, str]]:
    """Return the broken links of a site with these words on a page of a unit."""
    for path, text in (PAGES | {"units/index.html": html}).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return [(one.page, one.link) for one in find_broken_links(folder, address)]


@pytest.mark.parametrize(
    "link",
    ["jia/", "jia/index.html", "../", "..", ".", "./#", "../#top", "jia/#甲", "jia/#%E7%94%B2", "#here",
     "../data/tasks.json", "../data/tasks.json#1", "../assets/a%20b.svg", "?q=甲", "/units/", "",
     "https://example.org/nothing", "mailto:a@example.org", "data:image/png;base64,AA=="],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_fine(tmp_path: Path, link: str) -> None:
    assert broken(tmp_path, f'<a id="here" href="{link}">甲</a>') == []


@pytest.mark.parametrize(
    "link",
    ["yi/", "jia", "../units/yi/", "#nowhere", "../#here", "jia/#乙", "../data/", "../data/units.json",
     "/nothing/", "../404.html#top"],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_found(tmp_path: Path, link: str) -> None:
    assert broken(tmp_path, f'<a id="here" href="{link}">甲</a>') == [("units/index.html", link)]


@pytest.mark.parametrize(
    "html",
    ['<img src="x">', '<script src="x"></script>', '<link href="x">', '<form action="x">',
     '<svg><a href="x"/></svg>'],
)  # fmt: skip
def test_every_kind_of_link_is_checked(tmp_path: Path, html: str) -> None:
    assert broken(tmp_path, html) == [("units/index.html", "x")]


def test_text_that_looks_like_a_link_is_not_checked(tmp_path: Path) -> None:
    assert broken(tmp_path, '<!-- <a href="x"> --><p title="href=x">href="x"</p>') == []


@pytest.mark.parametrize(
    ("link", "leads_somewhere"),
    [
        ("/gongkai/units/jia/", True),
        ("https://city.example/gongkai/units/jia/#甲", True),
        ("https://city.example/", True),
        ("/", True),
        ("/gongkai/nothing/", False),
        ("https://city.example/gongkai/nothing/", False),
        ("../../", False),
    ],
)
def test_a_site_that_knows_its_address_knows_what_is_its_own(
    tmp_path: Path, link: str, *, leads_somewhere: bool
) -> None:
    found = broken(tmp_path, f'<a href="{link}">甲</a>', "https://city.example/gongkai/")
    assert (found == []) is leads_somewhere


@pytest.mark.whole
def test_a_dead_link_in_a_template_is_reported_and_the_last_site_kept(
    repository: Repository,
) -> None:
    assert run_gongkai(repository.root, "build").returncode == 0
    before = contents(repository.root / "site")
    footer = '{% include "gongkai:partials/footer.html" %}\n<a href="/contact/">联系</a>\n'
    repository.write("site_templates/theme/partials/footer.html", footer)
    run = run_gongkai(repository.root, "build")
    assert run.returncode == 1
    assert run.stderr == (
        "404.html: 链接 /contact/ 在网站里没有去处，另有 52 页也有它\n"
        "没有生成网站：1 个链接没有去处；请改正写这些链接的模板\n"
    )
    assert contents(repository.root / "site") == before
