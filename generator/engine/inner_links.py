"""Whether every link inside a built site leads somewhere: to a page of it, a file, an anchor.

MkDocs looks at the links in Markdown; templates of the theme, and HTML in Markdown, have links too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

_NOWHERE = "http://site.invalid/"
"""Stands for the address of a site that does not know its own."""

_LINKING = ("href", "src", "action")


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A page, by its path in the site, and a link on it that leads nowhere."""

    page: str
    link: str


def find_broken_links(site: Path, address: str | None) -> Iterator[BrokenLink]:
    """Yield the links of a built site that lead to nothing in it; `address` is the site's, if known."""
    pages = {
        path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))
    }
    home = address or _NOWHERE
    for name, page in pages.items():
        here = urljoin(home, quote(name.removesuffix("index.html")))
        for link in page.links:
            if not _leads_somewhere(link, urljoin(here, link), home, site, pages):
                yield BrokenLink(name, link)


def _leads_somewhere(
    link: str, target: str, home: str, site: Path, pages: dict[str, "_Page"]
) -> bool:
    if not target.startswith(home):
        is_of_this_site = not urlsplit(link).scheme and not link.startswith("/")
        return not is_of_this_site  # a relative link that climbs out of the site
    way = urlsplit(target)
    name = unquote(way.path).removeprefix(unquote(urlsplit(home).path))
    if not name or name.endswith("/"):
        name += "index.html"
    if name in pages:
        return not way.fragment or unquote(way.fragment) in pages[name].anchors
    return (site / name).is_file()


class _Page(HTMLParser):
    """The anchors of a page, and its links, each once, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Take what an element is called, and what it leads to."""
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            if name in _LINKING and value:
                self.links[value] = None


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page
