"""Compares two states of the site: which pages changed, and which addresses were removed."""

from dataclasses import dataclass

from generator.exports import API
from generator.pages.addresses import url
from generator.pages.tree import all_addresses, make_redirect_pages
from generator.plan.parts import Redirect
from generator.site import Site
from generator.templating.assets import ASSETS


@dataclass(frozen=True, slots=True)
class FileChanges:
    """Addresses of pages that are new, read otherwise or went away, and of data that does.

    `redirected` leads on from some that went away; `vanished` are all others, which
    may have been cited: an error.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    data: tuple[str, ...]
    redirected: tuple[Redirect, ...]
    vanished: tuple[str, ...]


def compare_files(before: Site, after: Site) -> FileChanges:
    """Return what changed from one site to the other."""
    old, new = _files(before), _files(after)
    known = {redirect.old for redirect in before.plan.redirects}
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
        vanished=tuple(_vanished(before, after)),
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


def _vanished(before: Site, after: Site) -> list[str]:
    """Return the addresses that lead nowhere now, in order.

    A part of a page that went away is not counted beside it: whoever followed it is led on with it.
    """
    shown = all_addresses(after.plan, after.words)
    gone = sorted(_addresses(before) - _addresses(after))
    return [address for address in gone if "#" not in address or address.split("#")[0] in shown]


def _addresses(site: Site) -> frozenset[str]:
    return all_addresses(site.plan, site.words) | {
        *(redirect.old for redirect in site.plan.redirects),
        *(path for path in _files(site) if _is_data(path)),
    }
