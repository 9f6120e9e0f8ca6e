"""Tells whether a style sheet's media query applies on the screen of a desktop."""

import re

_WIDTH = 1280
_FEATURE = re.compile(r"\(\s*(min|max)-(?:device-)?width\s*:\s*(\d+)(?:\.\d+)?(px|em|rem)?\s*\)")


def applies(query: str) -> bool:
    """Tell whether one of the queries in a list applies; an empty list does."""
    return not query.strip() or any(_one_applies(one.strip()) for one in query.lower().split(","))


def _one_applies(query: str) -> bool:
    is_negated = query.startswith("not ")
    query = query.removeprefix("not ").removeprefix("only ").strip()
    medium = re.match(r"[a-z-]+", query)
    fits = not medium or medium[0] in ("all", "screen")
    for bound, number, unit in _FEATURE.findall(query):
        width = int(number) * (16 if unit in ("em", "rem") else 1)
        fits = fits and (width <= _WIDTH if bound == "min" else width >= _WIDTH)
    fits = fits and not re.search(
        r"prefers-color-scheme\s*:\s*dark|orientation\s*:\s*portrait", query
    )
    return fits != is_negated
