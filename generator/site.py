"""The whole process: load, check and link records, then make pages and data as files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import exports
from generator.checks import check
from generator.content.folder import CONTENT, load
from generator.pages.addresses import archive_address
from generator.pages.feedback import NO_FEEDBACK, Feedback
from generator.pages.redirect_rules import check_redirects
from generator.pages.render import Renderer
from generator.pages.tree import all_addresses, make_pages, make_redirect_pages
from generator.plan.linking import make_plan
from generator.plan.model import Plan
from generator.problems import ContentError, Place, Problem
from generator.search.index import make_index
from generator.templating.assets import make_assets
from generator.templating.errors import check_templates
from generator.templating.layers import STATIC, Templates, find_templates
from generator.templating.words import Words, read_words


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file that is handed to MkDocs: its path in the site and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Site:
    """Everything made from one state of the repository."""

    plan: Plan
    words: Words
    templates: Templates
    files: tuple[SiteFile, ...]
    search_version: str


def load_plan(root: Path) -> Plan:
    """Return the plan of the repository at `root`, or raise `ContentError` with every problem."""
    records = load(root / CONTENT)
    if problems := check(records):
        raise ContentError(problems)
    return make_plan(records)


def make_site(root: Path, feedback: Feedback = NO_FEEDBACK) -> Site:
    """Return the whole site of the repository at `root`, or raise `ContentError`."""
    plan = load_plan(root)
    templates = find_templates(root)
    words = read_words(templates)
    if problems := tuple(check_templates(templates, words)):
        raise ContentError(problems)
    if problems := tuple(check_redirects(plan.redirects, all_addresses(plan, words))):
        raise ContentError(problems)
    index = make_index(plan, words)
    renderer = Renderer(templates, plan, words, feedback)
    files = tuple(_files(templates, plan, words, renderer, index.files))
    if problems := tuple(_static_files_in_the_way(templates, files)):
        raise ContentError(problems)
    return Site(plan, words, templates, files, index.version)


def find_problems(root: Path) -> tuple[Problem, ...]:
    """Return all problems that prevent a build of the repository at `root`, in order of place."""
    try:
        make_site(root)
    except ContentError as error:
        return error.problems
    return ()


def _static_files_in_the_way(templates: Templates, files: Iterable[SiteFile]) -> Iterator[Problem]:
    static = templates.files(STATIC)
    for item in files:
        if item.path in static:
            place = Place(templates.show(static[item.path]))
            yield Problem(place, "static-file-has-its-own-address")


def _files(
    templates: Templates, plan: Plan, words: Words, renderer: Renderer, index: Mapping[str, str]
) -> Iterator[SiteFile]:
    for page in (*make_pages(plan, words), *make_redirect_pages(plan, words)):
        yield SiteFile(page.path, renderer.render(page).encode())
    for path, text in exports.export(plan):
        yield SiteFile(path, text.encode())
    for path, text in index.items():
        yield SiteFile(path, text.encode())
    for path, text in make_assets(templates):
        yield SiteFile(path, text.encode())
    for document in plan.documents:
        yield SiteFile(archive_address(document), plan.archives[document])
