"""The rules for redirects, which need all addresses of the site."""

from collections.abc import Collection, Iterable, Iterator

from generator.nearest import suggest
from generator.plan.parts import Redirect
from generator.problems import Problem


def check_redirects(redirects: Iterable[Redirect], addresses: Collection[str]) -> Iterator[Problem]:
    """A removed address is redirected, in one step, to an address that the site has."""
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
