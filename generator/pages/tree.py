"""Makes the tree of pages, in order, each with links to its neighbours."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.content.folder import FUNCTIONS, TOPICS
from generator.pages.addresses import (
    HOME,
    Subject,
    address,
    archive_address,
    full_address,
    original_address,
    source_address,
    url,
)
from generator.plan.model import Plan
from generator.plan.parts import Document, Function, Occasion, Redirect, Section, Topic
from generator.problems import Place
from generator.templating.words import Words

INDEXES = (
    "documents",
    "topics",
    "units",
    "functions",
    "deadlines",
    "search",
    "data",
    "about",
    "accessibility",
)
"""The pages below home, by the name that their templates and their words share."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page's path in the Markdown tree, and its title as the words of the link."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its `path` in the Markdown tree, its `template` in pages/, the `subject` it shows.

    `trail` leads from home to the page above; `previous` and `next` are its neighbours;
    `source` is the record that an editor would change.
    """

    path: str
    title: str
    template: str
    subject: Subject
    trail: tuple[Link, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    source: Place | None = None

    @property
    def link(self) -> Link:
        """The link that leads here."""
        return Link(self.path, self.title)


def moved_from(plan: Plan, page: Page) -> tuple[Redirect, ...]:
    """Return the redirects of parts that a page no longer has."""
    return tuple(
        redirect
        for redirect in plan.redirects
        if redirect.anchor and redirect.page == url(page.path)
    )


def make_pages(plan: Plan, words: Words) -> tuple[Page, ...]:
    """Return all pages that show content, home first."""
    home = Page(HOME, words("home.title"), "home", plan)
    records = {
        "topics": Place(TOPICS) if plan.topics else None,
        "functions": Place(FUNCTIONS) if plan.functions else None,
    }
    indexes = {
        name: Page(
            path=f"{name}.md",
            title=words(f"{name}.title"),
            template=name,
            subject=plan,
            trail=_below(home),
            source=records.get(name),
        )
        for name in INDEXES
    }
    return (
        home,
        *indexes.values(),
        *(
            page
            for document in plan.documents
            for page in _document_pages(plan, document, indexes["documents"], words)
        ),
        *_jurisdiction_pages(plan, indexes["units"], words),
        *_deadline_pages(plan, indexes["deadlines"], words),
        *_subject_pages("topic", plan.topics, indexes["topics"], TOPICS),
        *_subject_pages("function", plan.functions, indexes["functions"], FUNCTIONS),
    )


def make_redirect_pages(plan: Plan, words: Words) -> tuple[Page, ...]:
    """Return the pages that redirect from removed addresses."""
    return tuple(
        Page(address(redirect), words("moved.title"), "redirect", redirect, source=redirect.place)
        for redirect in plan.redirects
        if not redirect.anchor
    )


def all_addresses(plan: Plan, words: Words) -> frozenset[str]:
    """Return all addresses that others may link to: pages, passages in them, and archives."""
    paths = (
        *(page.path for page in make_pages(plan, words)),
        *map(address, plan.passages),
        *map(archive_address, plan.documents),
    )
    return frozenset(map(url, paths))


def _subject_pages(
    template: str, subjects: Iterable[Topic | Function], index: Page, record: str
) -> Iterator[Page]:
    yield from _neighbours(
        [
            Page(
                path=address(one),
                title=one.name,
                template=template,
                subject=one,
                trail=_below(index),
                source=Place(record, one.line),
            )
            for one in subjects
        ]
    )


def _deadline_pages(plan: Plan, index: Page, words: Words) -> Iterator[Page]:
    """Yield the pages of years, months and days, then those of frequencies and lengths."""

    def make(occasion: Occasion, above: Page) -> Page:
        title = words.term(occasion.sample)
        return Page(address(occasion), title, "occasion", occasion, _below(above))

    spans: list[Page] = []
    occasions: list[Page] = []
    for year in plan.years:
        title = words("year", year=year.year)
        spans.append(Page(address(year), title, "span", year, _below(index)))
        top = spans[-1]
        for month in plan.months_of[year]:
            title = words("month", year=month.year, month=month.month)
            spans.append(Page(address(month), title, "span", month, _below(top)))
            occasions += [make(occasion, spans[-1]) for occasion in month.occasions]
    occasions += [make(occasion, index) for occasion in plan.occasions if not occasion.due]
    yield from _neighbours(spans)
    yield from _neighbours(occasions)


def _below(page: Page) -> tuple[Link, ...]:
    return (*page.trail, page.link)


def _neighbours(pages: Sequence[Page]) -> Iterator[Page]:
    """Yield the pages, each with links to the ones before and after it."""
    if not pages:
        return
    links = [page.link for page in pages]
    for page, before, after in zip(pages, [None, *links[:-1]], [*links[1:], None], strict=True):
        yield replace(page, previous=before, next=after)


def _document_pages(plan: Plan, document: Document, index: Page, words: Words) -> Iterator[Page]:
    top = Page(
        path=address(document),
        title=words.plan_title(document),
        template="document",
        subject=document,
        trail=_below(index),
        source=Place(document.path),
    )
    sections = [
        Page(
            path=address(section),
            title=f"{section.label}{section.title}",
            template="section",
            subject=section,
            trail=_below(top),
            source=Place(document.path, section.line),
        )
        for section in plan.sections_of[document]
    ]
    full = replace(
        top,
        path=full_address(document),
        title=words("document.full"),
        template="full",
        trail=_below(top),
    )
    source = replace(
        full, path=source_address(document), title=words("source.trail"), template="source"
    )
    yield from _neighbours([top, *sections, full, source])
    yield from _neighbours(list(_original_pages(plan, sections, words)))


def _original_pages(plan: Plan, sections: Iterable[Page], words: Words) -> Iterator[Page]:
    """Yield a page for each section whose source is in another script."""
    for page in sections:
        section = page.subject
        if isinstance(section, Section) and plan.tasks_of[section][0] in plan.originals:
            yield replace(
                page,
                path=original_address(section),
                title=words("original.trail"),
                template="original",
                trail=_below(page),
            )


def _jurisdiction_pages(plan: Plan, index: Page, words: Words) -> Iterator[Page]:
    tops = [
        Page(
            path=address(place),
            title=words("jurisdiction.title", name=place.name),
            template="jurisdiction",
            subject=place,
            trail=_below(index),
            source=Place(plan.units_of[place][0].path),
        )
        for place in plan.jurisdictions
    ]
    yield from _neighbours(tops)
    for top, place in zip(tops, plan.jurisdictions, strict=True):
        yield from _neighbours(
            [
                Page(
                    path=address(unit),
                    title=words("unit.title", name=unit.name, place=place.name),
                    template="unit",
                    subject=unit,
                    trail=_below(top),
                    source=Place(unit.path, unit.line),
                )
                for unit in plan.units_of[place]
            ]
        )
