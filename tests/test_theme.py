"""The theme escapes addresses and words of the interface, so that they are never markup."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import ROOT, Repository, copy_example, run_gongkai

pytestmark = pytest.mark.whole

SITE_URL = "https://x.example/a/"
HOSTILE_URL = "https://x.example/\"><script>window.ran=1</script>'&lt;/"
HOSTILE = "\"><b class='x' onclick=y>&lt;i>"


class _Structure(HTMLParser):
    """The tags of a page in order, each with the names of its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, *(name for name, _ in attrs)))


def built(repository: Repository, site_url: str) -> Path:
    run = run_gongkai(repository.root, "build", site_url=site_url)
    assert run.returncode == 0, run.stderr
    return repository.root / "site"


def structure(site: Path) -> dict[str, list[tuple[str, ...]]]:
    """Return the tags of each page without the drawn code, whose size depends on the address."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        parser = _Structure()
        parser.feed(path.read_text(encoding="utf-8"))
        found[path.relative_to(site).as_posix()] = parser.tags
    return found


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, ...]]]:
    """The structure of the example's site, with an address."""
    repository = Repository(copy_example(tmp_path_factory.mktemp("plain") / "repository"))
    return structure(built(repository, SITE_URL))


def test_the_address_of_a_site_is_not_markup(
    plain: dict[str, list[tuple[str, ...]]], repository: Repository
) -> None:
    site = built(repository, HOSTILE_URL)
    assert structure(site) == plain
    head = (site / "about/index.html").read_text(encoding="utf-8")
    escaped = "https://x.example/&#34;&gt;&lt;script&gt;window.ran=1&lt;/script&gt;&#39;&amp;lt;/"
    assert f'<link rel="canonical" href="{escaped}about/">' in head


def hostile(tree: dict[str, Any]) -> dict[str, Any]:
    """Return words that each end in markup."""
    return {
        key: hostile(value) if isinstance(value, dict) else f"{value}{HOSTILE}"
        for key, value in tree.items()
    }


def test_no_word_of_the_interface_breaks_a_page(
    plain: dict[str, list[tuple[str, ...]]], repository: Repository
) -> None:
    path = "site_templates/words.yml"
    words = yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))
    repository.write(path, yaml.safe_dump(hostile(words), allow_unicode=True, width=10**6))
    assert structure(built(repository, SITE_URL)) == plain


def test_a_template_of_the_theme_that_forgets_to_escape_shows_words(
    repository: Repository,
) -> None:
    repository.write(
        "site_templates/theme/partials/tabs.html", "<nav>{{ page.meta.title if page }}</nav>"
    )
    repository.edit("content/units/jia.yml", "name: 甲市", "name: 甲市<b>")
    site = built(repository, "")
    assert "<nav>甲市&lt;b&gt;的单位</nav>" in (site / "units/jia/index.html").read_text(
        encoding="utf-8"
    )


def test_the_contents_of_a_page_are_escaped_once(repository: Repository) -> None:
    repository.edit("content/units/jia.yml", "name: 甲市", "name: 甲<i>&市")
    page = (built(repository, "") / "units/index.html").read_text(encoding="utf-8")
    _, _, after = page.partition('<nav class="gk-toc"')
    assert '<a href="#jia">甲&#60;i&#62;&#38;市</a>' in after.partition("</nav>")[0]
