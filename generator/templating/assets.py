"""Style sheets and the calendar: the files a browser loads that are made, not copied from static/."""

import json
from collections.abc import Iterator

from generator.content.yaml import decode
from generator.grammar.calendar import exceptional_days
from generator.problems import ContentError, Place, Problem, Reason
from generator.templating.layers import STYLES, Templates

ASSETS = "assets"

_MAIN = "gongkai.css"

_SHEETS = {
    _MAIN: (
        "palette",
        "base",
        "frame",
        "search",
        "lists",
        "task",
        "document",
        "compare",
        "pictures",
        "elder",
        "print",
    ),
    "dark.css": ("dark",),  # of its own, so that a media query can switch it without a script
}
"""Style sheets, each of the files that it is made of: one request, and order matters."""


def make_assets(templates: Templates) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every file; a style sheet of no name in `_SHEETS` is a city's
    addition, and has the last word.
    """
    listed = {f"{name}.css" for names in _SHEETS.values() for name in names}
    sheets = {name for name in templates.files(STYLES) if name.endswith(".css")}
    added = sorted(sheets - listed)
    for sheet, names in _SHEETS.items():
        parts = [f"{name}.css" for name in names] + (added if sheet == _MAIN else [])
        yield f"{ASSETS}/{sheet}", "\n".join(_read(templates, part) for part in parts)
    # period.js counts by it: a script, as the search index is, so that it loads from a folder too
    yield f"{ASSETS}/calendar.js", f"gongkai.takeCalendar({_calendar()})\n"


def _read(templates: Templates, name: str) -> str:
    path = templates.find(f"{STYLES}/{name}")
    shown = templates.show(path)
    try:
        return decode(path.read_bytes(), shown)
    except OSError as error:
        problem = Problem(Place(shown), "file-can-be-read", error=Reason.of(error))
        raise ContentError([problem]) from None


def _calendar() -> str:
    first, last, off, worked = exceptional_days()
    days = {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "holidays": [day.isoformat() for day in off],
        "worked": [day.isoformat() for day in worked],
    }
    return json.dumps(days, separators=(",", ":"))
