"""Renders pages to Markdown; all Markdown is in templates."""

import json
from collections.abc import Callable

from pydantic import AnyHttpUrl

from generator.grammar.calendar import split_duration
from generator.pages import addresses
from generator.pages.feedback import NO_FEEDBACK, Feedback
from generator.pages.links import Links
from generator.pages.pictures.matrix import lay_out_matrix
from generator.pages.pictures.shares import share
from generator.pages.pictures.timeline import WIDTH, lay_out_timeline, lay_out_years
from generator.pages.tree import Page, moved_from
from generator.plan.model import Plan
from generator.plan.parts import Paragraph, Task
from generator.problems import ContentError
from generator.records.commitments import DEADLINE_KINDS
from generator.records.progress import ProgressKind
from generator.records.tasks import Role
from generator.templating.errors import find_template_error
from generator.templating.escaping import EscapingEnvironment
from generator.templating.layers import PAGE_ENDING, PAGES, Templates, make_loader
from generator.templating.markdown import (
    Markdown,
    clip_markdown,
    keep_spaces,
    link_to,
    mark,
    mark_all,
    one_line,
    plain,
)
from generator.templating.words import UnknownWordError, Words


def host(address: str) -> str:
    """Return the host of a web address, in the form that a browser requests."""
    return AnyHttpUrl(address).host or ""


def _json(value: str) -> Markdown:
    """Return words as JSON, for the front matter, which is not Markdown."""
    return Markdown(json.dumps(plain(value), ensure_ascii=False))


_FILTERS: dict[str, Callable[..., object]] = {
    "md": Markdown.escape,
    "spaces": keep_spaces,
    "clip": clip_markdown,
    "one_line": one_line,
    "plain": plain,
    "json": _json,
    "link": link_to,
    "host": host,
    "lookup": lambda key, groups: groups[key],
}

_TESTS: dict[str, Callable[..., bool]] = {
    "containing": lambda text, part: part in text,
    "task": lambda one: isinstance(one, Task),
    "part": lambda one, name: isinstance(one, Paragraph) and one.part == name,
}

_GLOBALS: dict[str, object] = {
    "mark": mark,
    "mark_all": mark_all,
    "lay_out_timeline": lay_out_timeline,
    "lay_out_years": lay_out_years,
    "lay_out_matrix": lay_out_matrix,
    "timeline_width": WIDTH,
    "share": share,
    "split_duration": split_duration,
    "full_address": addresses.full_address,
    "source_address": addresses.source_address,
    "archive_address": addresses.archive_address,
    "original_address": addresses.original_address,
    "source_anchor": addresses.source_anchor,
    "path_of": addresses.path_of,
    "moved_from": moved_from,
    "roles": tuple(Role),
    "deadline_kinds": DEADLINE_KINDS,
    "progress_kinds": tuple(ProgressKind),
}


class Renderer:
    """Renders the pages of one plan."""

    def __init__(
        self, templates: Templates, plan: Plan, words: Words, feedback: Feedback = NO_FEEDBACK
    ) -> None:
        self._templates = templates
        self._links = Links()
        self._environment = EscapingEnvironment(make_loader(templates, PAGES), Markdown)
        self._environment.filters |= _FILTERS | {
            "href": self._links.href,
            "href_to": self._links.href_to,
            "href_in_html": self._links.href_in_html,
            "url_to": self._links.url_to,
        }
        self._environment.tests |= _TESTS
        self._environment.globals |= _GLOBALS | {
            "plan": plan,
            "words": words.within(Markdown.of_interface),
            "feedback": feedback,
        }

    def render(self, page: Page) -> str:
        """Return the Markdown of one page, with its front matter."""
        self._links.here = page.path
        name = f"{page.template}{PAGE_ENDING}"
        try:
            return self._environment.write(name, page=page, subject=page.subject)
        except Exception as error:  # any error in a template is reported at its line
            if isinstance(error, ContentError) and not isinstance(error, UnknownWordError):
                raise
            if problem := find_template_error(self._templates, PAGES, error):
                raise ContentError([problem]) from error
            raise
