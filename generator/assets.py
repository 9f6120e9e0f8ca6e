"""What a browser loads beside the pages, but for what stands as it is in static/."""

import json
from collections.abc import Iterator
from pathlib import Path

from generator.deadlines import exceptional_days
from generator.problems import ContentError, Place, Problem

FOLDER = "assets"

_SHEETS = {
    "gongkai.css": (
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


def make_assets(styles: Path, shown: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every file; `shown` names the folder of styles in messages."""
    for sheet, names in _SHEETS.items():
        yield f"{FOLDER}/{sheet}", "\n".join(_read(styles, shown, name) for name in names)
    # period.js counts by it: a script, as the search index is, so that it loads from a folder too
    yield f"{FOLDER}/calendar.js", f"gongkai.takeCalendar({_calendar()})\n"


def _read(styles: Path, shown: str, name: str) -> str:
    try:
        return (styles / f"{name}.css").read_text(encoding="utf-8")
    except OSError as error:
        place = Place(f"{shown}/{name}.css")
        problem = Problem(place, "file-can-be-read", error=error.strerror)
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
