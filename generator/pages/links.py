"""The filters of templates that link to other pages from the page that is rendered."""

import posixpath

from jinja2 import pass_context
from jinja2.runtime import Context

from generator.pages import addresses
from generator.pages.addresses import Target
from generator.templating.markdown import Markdown, link_to


class Links:
    """Relative links from `here`, the path of a page in the Markdown tree.

    `here` is set for each page instead of being in its context, because Jinja makes macros that are
    imported without context only once, which saves a third of the time. The filters take a context
    so that Jinja does not treat the link on one page as a constant.
    """

    def __init__(self) -> None:
        self.here = addresses.HOME

    @pass_context
    def href(self, _context: Context, target: Target) -> Markdown:
        """Return the link to `target`, for Markdown."""
        return self.href_to(_context, addresses.address(target))

    @pass_context
    def href_to(self, _context: Context, path: str) -> Markdown:
        """Return the link to a path in the Markdown tree, for Markdown."""
        page, hash_sign, anchor = path.partition("#")
        if page == self.here and anchor:
            return link_to(f"#{anchor}")
        relative = posixpath.relpath(page, posixpath.dirname(self.here) or ".")
        return link_to(f"{relative}{hash_sign}{anchor}")

    @pass_context
    def href_in_html(self, _context: Context, target: Target) -> Markdown:
        """Return the link to `target`, for raw HTML."""
        return self.url_to(_context, addresses.address(target))

    @pass_context
    def url_to(self, _context: Context, path: str) -> Markdown:
        """Return the link to a path for raw HTML, whose links no engine rewrites."""
        page, hash_sign, anchor = path.partition("#")
        relative = posixpath.relpath(addresses.url(page) or ".", addresses.url(self.here) or ".")
        slash = "/" if page.endswith(".md") else ""
        return link_to(f"{relative}{slash}{hash_sign}{anchor}")
