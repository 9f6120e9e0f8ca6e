"""The rules of redirects: they need the addresses that the whole plan has."""

from collections.abc import Collection, Iterable, Iterator

from generator.plan.parts import Redirect
from generator.problems import Problem, suggest


def check_redirects(redirects: Iterable[Redirect], addresses: Collection[str]) -> Iterator[Problem]:
    """An address that went away leads to one that is there, at once and from a page that can."""
    new_of = {redirect.old: redirect.new for redirect in redirects}
    for redirect in redirects:
        if redirect.old in addresses:
            yield Problem(redirect.place, "old-address-is-gone", address=redirect.old)
        elif redirect.anchor and redirect.page not in addresses:
            yield Problem(redirect.place, "part-left-a-page", page=redirect.page)
        if redirect.new in new_of:
            yield Problem(redirect.place, "new-address-is-there", "moved", address=redirect.new)
        elif redirect.new not in addresses:
            yield Problem(
                redirect.place,
                "new-address-is-there",
                "missing",
                address=redirect.new,
                nearest=suggest(redirect.new, addresses),
            )
