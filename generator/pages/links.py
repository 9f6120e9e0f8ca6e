"""Links from the page that is being rendered: the filters of its templates."""

import posixpath

from jinja2 import pass_context
from jinja2.runtime import Context

from generator.pages import addresses
from generator.pages.addresses import Target
from generator.templating.markdown import Markdown, link_to


class Links:
    """Relative links from `here`, the path of a page in the Markdown tree.

    It is set for each page, and no value of its context: macros that are imported without a context
    are made once for all pages, which spares a third of the time. That the filters are passed some
    context keeps Jinja from taking the link on one page for a constant.
    """

    def __init__(self) -> None:
        self.here = addresses.HOME

    @pass_context
    def href(self, _context: Context, target: Target) -> Markdown:
        """Return the link to what shows `target`."""
        return self.href_to(_context, addresses.address(target))

    @pass_context
    def href_to(self, _context: Context, path: str) -> Markdown:
        """Return the link to a path in the Markdown tree."""
        page, hash_sign, anchor = path.partition("#")
        if page == self.here and anchor:
            return link_to(f"#{anchor}")
        relative = posixpath.relpath(page, posixpath.dirname(self.here) or ".")
        return link_to(f"{relative}{hash_sign}{anchor}")

    @pass_context
    def href_in_html(self, _context: Context, target: Target) -> Markdown:
        """Return `url_to` of what shows `target`."""
        return self.url_to(_context, addresses.address(target))

    @pass_context
    def url_to(self, _context: Context, path: str) -> Markdown:
        """Return the address that raw HTML, which no engine rewrites, needs on the finished page."""
        page, hash_sign, anchor = path.partition("#")
        relative = posixpath.relpath(addresses.url(page) or ".", addresses.url(self.here) or ".")
        slash = "/" if page.endswith(".md") else ""
        return link_to(f"{relative}{slash}{hash_sign}{anchor}")
