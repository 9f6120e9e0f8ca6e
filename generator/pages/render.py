"""Pages to Markdown, through the templates that hold all of it."""

import json
import posixpath
import re
from collections.abc import Iterable

from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context
from pydantic import AnyHttpUrl

from generator.grammar.calendar import split_duration
from generator.pages import addresses, pictures
from generator.pages.addresses import Target
from generator.pages.feedback import NO_FEEDBACK, Feedback
from generator.pages.tree import Page, moved_from
from generator.plan.model import Plan
from generator.plan.parts import Paragraph, Task
from generator.problems import ContentError, clip
from generator.records.commitments import DEADLINE_KINDS
from generator.records.progress import ProgressKind
from generator.records.tasks import Role
from generator.templating.errors import find_mistake
from generator.templating.layers import PAGE_ENDING, PAGES, Templates, make_loader
from generator.templating.words import UnknownWordError, Words

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&#|~^=!$@\"]")
_LINE_START = re.compile(r"^(?:([-+:])|(\d+)([.)]))", re.MULTILINE)


def escape(text: str) -> str:
    """Return Markdown that shows exactly `text`: nothing in it is markup, whatever it holds."""
    # str() first: an undefined value says what is undefined.
    text = _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", str(text))
    return _LINE_START.sub(
        lambda match: f"&#{ord(match[1])};" if match[1] else f"{match[2]}&#{ord(match[3])};", text
    )


def keep_spaces(text: str) -> str:
    """Return Markdown that shows `text` with every space: for archives."""
    shown = escape(text).replace("\u00a0", "&nbsp;").replace("\t", "&#9;")
    return re.sub(r"^ +| {2,}", lambda match: "&#32;" * len(match[0]), shown)


def mark(quote: str, expression: str) -> str:
    """Return Markdown of a quote with its time words marked."""
    before, _, after = quote.partition(expression)
    return f"{escape(before)}<mark>{escape(expression)}</mark>{escape(after)}"


def mark_all(sentence: str, words: Iterable[str]) -> str:
    """Return Markdown of a sentence with each of the words marked wherever it stands."""
    longest_first = sorted(words, key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, longest_first))})", sentence)
    return "".join(
        f"<mark>{escape(part)}</mark>" if number % 2 else escape(part)
        for number, part in enumerate(parts)
    )


def one_line(html: str) -> str:
    """Return HTML on one line: what stands between its tags on lines of their own was layout."""
    return "".join(line.strip() for line in html.splitlines())


def host(address: str) -> str:
    """Return the host of a web address, as a browser asks for it."""
    return AnyHttpUrl(address).host or ""


class Renderer:
    """Renders the pages of one plan."""

    def __init__(
        self, templates: Templates, plan: Plan, words: Words, feedback: Feedback = NO_FEEDBACK
    ) -> None:
        self._templates = templates
        self._environment = Environment(
            loader=make_loader(templates, PAGES),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,  # noqa: S701 - the output is Markdown; `escape` is applied by name
        )
        self._environment.filters |= {
            "md": escape,
            "spaces": keep_spaces,
            "clip": clip,
            "href": _href,
            "href_to": _href_to,
            "href_in_html": _href_in_html,
            "url_to": _url_to,
            "one_line": one_line,
            "host": host,
            "lookup": lambda key, groups: groups[key],
            "json": lambda value: json.dumps(value, ensure_ascii=False),
        }
        self._environment.tests |= {
            "containing": lambda text, part: part in text,
            "task": lambda one: isinstance(one, Task),
            "part": lambda one, name: isinstance(one, Paragraph) and one.part == name,
        }
        self._environment.globals |= {
            "plan": plan,
            "words": words,
            "feedback": feedback,
            "mark": mark,
            "mark_all": mark_all,
            "lay_out_timeline": pictures.lay_out_timeline,
            "lay_out_years": pictures.lay_out_years,
            "lay_out_matrix": pictures.lay_out_matrix,
            "timeline_width": pictures.WIDTH,
            "share": pictures.share,
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

    def render(self, page: Page) -> str:
        """Return the Markdown of one page, with its front matter."""
        name = f"{page.template}{PAGE_ENDING}"
        try:
            text = self._environment.get_template(name).render(page=page, subject=page.subject)
        except Exception as error:  # whatever a template does wrong is said at its line
            if isinstance(error, ContentError) and not isinstance(error, UnknownWordError):
                raise
            if problem := find_mistake(self._templates, PAGES, error):
                raise ContentError([problem]) from error
            raise
        return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@pass_context
def _href(context: Context, target: Target) -> str:
    """Return the relative link from the page being rendered to what shows `target`."""
    return _href_to(context, addresses.address(target))


@pass_context
def _href_to(context: Context, path: str) -> str:
    """Return the relative link from the page being rendered to a path in the Markdown tree."""
    page: Page = context["page"]
    path, hash_sign, anchor = path.partition("#")
    relative = posixpath.relpath(path, posixpath.dirname(page.path) or ".")
    if path == page.path and anchor:
        return f"#{anchor}"
    return f"{relative}{hash_sign}{anchor}"


@pass_context
def _href_in_html(context: Context, target: Target) -> str:
    """Return `_url_to` of what shows `target`."""
    return _url_to(context, addresses.address(target))


@pass_context
def _url_to(context: Context, path: str) -> str:
    """Return the relative address that raw HTML, which no engine rewrites, needs on the finished page."""
    page: Page = context["page"]
    here = addresses.url(page.path)
    path, mark, anchor = path.partition("#")
    is_folder = path.endswith(".md")
    relative = posixpath.relpath(addresses.url(path) or ".", here or ".")
    return f"{relative}{'/' if is_folder else ''}{mark}{anchor}"
