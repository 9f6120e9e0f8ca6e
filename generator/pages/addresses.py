"""The addresses of everything the site shows; no other module composes one."""

from generator.plan.model import Plan
from generator.plan.parts import (
    Deadline,
    Document,
    Function,
    Jurisdiction,
    Occasion,
    Paragraph,
    Passage,
    Redirect,
    Section,
    Span,
    Task,
    Topic,
    Unit,
)

Subject = (
    Plan | Document | Section | Jurisdiction | Unit | Occasion | Span | Topic | Function | Redirect
)
Target = Subject | Passage | Deadline

HOME = "index.md"


def address(target: Target) -> str:
    """Return the address of an object: a path in the Markdown tree, with `#anchor` for a part."""
    match target:
        case Document():
            return f"documents/{target.id}.md"
        case Section():
            return f"documents/{target.document.id}/{target.record.no}.md"
        case Task():
            return f"{address(target.section)}#task-{target.record.no}"
        case Paragraph():
            return f"{address(target.document)}#{target.part}"
        case Jurisdiction():
            return f"units/{target.id}.md"
        case Unit():
            return f"units/{target.id}.md"
        case Occasion() | Deadline():
            return f"deadlines/{target.slug}.md"
        case Span(month=None):
            return f"deadlines/{target.year}.md"
        case Span():
            return f"deadlines/{target.year}-{target.month:02}.md"
        case Topic():
            return f"topics/{target.record.id}.md"
        case Function():
            return f"functions/{target.record.id}.md"
        case Redirect():
            return f"{target.page.removesuffix('/')}.md"
        case Plan():
            return HOME


def full_address(document: Document) -> str:
    """Return the path of the whole plan on one page."""
    return f"documents/{document.id}/full.md"


def source_address(document: Document) -> str:
    """Return the path of the page that shows the archived source beside its record."""
    return f"documents/{document.id}/source.md"


def source_anchor(passage: Passage) -> str:
    """Return the anchor of a passage on the page of its source."""
    return passage.id.replace("/", "-").replace(".", "-")


def original_address(section: Section) -> str:
    """Return the path of a section's tasks in the words of the archive."""
    return f"documents/{section.document.id}/{section.record.no}/original.md"


def archive_address(document: Document) -> str:
    """Return the path of the archived source itself, as a file to download."""
    return f"documents/{document.id}/source/{document.record.source.file}"


def url(path: str) -> str:
    """Return the address on the site, relative to its root, of a path in the Markdown tree."""
    path, mark, anchor = path.partition("#")
    if path.endswith(".md"):
        path = "" if path == HOME else f"{path.removesuffix('.md')}/"
    return f"{path}{mark}{anchor}"


def path_of(address: str) -> str:
    """Return the path in the Markdown tree of an address on the site: the inverse of `url`."""
    page, mark, anchor = address.partition("#")
    if page.endswith("/"):
        page = f"{page.removesuffix('/')}.md"
    return f"{page or HOME}{mark}{anchor}"
