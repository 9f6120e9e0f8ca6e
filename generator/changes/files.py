"""Compares two states of the site: which pages changed, and which addresses were removed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.exports import API
from generator.pages.addresses import address, archive_address, url
from generator.pages.tree import all_addresses, make_redirect_pages
from generator.plan.model import Plan
from generator.plan.parts import Document, Redirect, Unit
from generator.site import Site
from generator.templating.assets import ASSETS


@dataclass(frozen=True, slots=True)
class FileChanges:
    """Addresses of pages that are new, read otherwise or went away, and of data that does.

    `redirected` leads on from some that went away; `vanished` are all others, which
    may have been cited: an error. `successors` has the new address of those that went with a document
    or a unit which has another id now.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    data: tuple[str, ...]
    redirected: tuple[Redirect, ...]
    vanished: tuple[str, ...]
    successors: Mapping[str, str]


def compare_files(before: Site, after: Site) -> FileChanges:
    """Return what changed from one site to the other."""
    old, new = _files(before), _files(after)
    known = {redirect.old for redirect in before.plan.redirects}
    shown = all_addresses(after.plan, after.words)
    vanished = _vanished(before, after, shown)
    added = [path for path in new if path not in old]
    changed = [path for path in new if path in old and old[path] != new[path]]
    return FileChanges(
        added=tuple(path for path in added if not _is_data(path)),
        changed=tuple(path for path in changed if not _is_data(path)),
        removed=tuple(path for path in old if path not in new and not _is_data(path)),
        data=tuple(path for path in (*added, *changed) if _is_data(path)),
        redirected=tuple(
            redirect for redirect in after.plan.redirects if redirect.old not in known
        ),
        vanished=tuple(vanished),
        successors=dict(_find_successors(before.plan, after.plan, vanished, shown)),
    )


def _files(site: Site) -> dict[str, bytes]:
    """Return what readers get by address; redirects show nothing, and assets may change at any time."""
    redirects = {page.path for page in make_redirect_pages(site.plan, site.words)}
    return {
        url(item.path): item.content
        for item in site.files
        if not item.path.startswith(f"{ASSETS}/") and item.path not in redirects
    }


def _is_data(address: str) -> bool:
    return address.startswith(f"{API}/")


def _vanished(before: Site, after: Site, shown: frozenset[str]) -> list[str]:
    """Return the addresses that lead nowhere now, in order.

    A part of a page that went away is not counted beside it: whoever followed it is led on with it.
    """
    gone = sorted(_addresses(before) - _addresses(after))
    return [one for one in gone if "#" not in one or one.split("#")[0] in shown]


def _find_successors(
    before: Plan, after: Plan, vanished: Iterable[str], shown: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield the old and the new address of what stands under another id, and has the same name."""
    roots = dict(
        [
            *_renamed(before.documents, after.documents, address),
            *_renamed(before.documents, after.documents, archive_address),
            *_renamed(before.units, after.units, address),
        ]
    )
    for old in vanished:
        root = max((one for one in roots if old.startswith(one)), key=len, default=None)
        if root and (new := roots[root] + old.removeprefix(root)) in shown:
            yield old, new


Named = TypeVar("Named", Document, Unit)


def _renamed(
    before: Iterable[Named], after: Iterable[Named], address_of: Callable[[Named], str]
) -> Iterator[tuple[str, str]]:
    """Yield the old and the new address of each part whose name is the same, and no other's."""
    old = {address_of(one): _name(one) for one in before}
    new = {address_of(one): _name(one) for one in after}
    gone = [(path, name) for path, name in old.items() if path not in new]
    come = [(path, name) for path, name in new.items() if path not in old]
    for path, name in gone:
        following = [other for other, its_name in come if its_name == name]
        if len(following) == 1 and [one for _, one in gone].count(name) == 1:
            yield url(path), url(following[0])


def _name(part: Document | Unit) -> tuple[str, str]:
    name = part.record.title if isinstance(part, Document) else part.record.name
    return part.jurisdiction.name, name


def _addresses(site: Site) -> frozenset[str]:
    return all_addresses(site.plan, site.words) | {
        *(redirect.old for redirect in site.plan.redirects),
        *(path for path in _files(site) if _is_data(path)),
    }
