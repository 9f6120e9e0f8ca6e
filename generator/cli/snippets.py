"""Shows the line of a file that a problem is about, with a caret under its place."""

import re
import unicodedata
from pathlib import Path

from generator.content.yaml import decode
from generator.problems import ContentError, Place, visible

_YAML_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BREAK = re.compile("\r\n|[\n\r]")

_LEFT_OUT = "…"
_MIN_WIDTH = 20


class Sources:
    """The files of a repository in which problems are shown; each is read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines: dict[str, tuple[str, ...]] = {}

    def snippet(self, place: Place, width: int) -> tuple[str, int] | None:
        """Return the line of a place, cut to `width` columns, and the columns before the place; None where
        no text can be shown.
        """
        if place.path not in self._lines:
            self._lines[place.path] = _read_lines(self._root / place.path)
        lines = self._lines[place.path]
        if not 1 <= place.line <= len(lines) or not (line := lines[place.line - 1]).strip():
            return None
        index = min(place.column - 1, len(line.rstrip()))
        if not index and not place.path.endswith(".yml"):  # templates know no columns
            index = len(line) - len(line.lstrip())
        return cut(line.rstrip(), index, max(width, _MIN_WIDTH))


def _read_lines(path: Path) -> tuple[str, ...]:
    """Return the lines of a file, as the reader counts them; none where it cannot be read."""
    try:
        text = decode(path.read_bytes(), "") if path.is_file() else ""
    except (OSError, ContentError):
        return ()
    return tuple((_YAML_BREAK if path.suffix == ".yml" else _BREAK).split(text))


def cut(line: str, index: int, width: int) -> tuple[str, int]:
    """Return a line with at most `width` columns around a character, and the columns before that.

    … stands where something is left out. Characters that nobody can see are named.
    """
    room = width - 2 * columns(_LEFT_OUT)
    first = last = index
    used = 0
    while True:  # one character at each side in turn, as long as there is room
        before = columns(visible(line[first - 1])) if first else None
        after = columns(visible(line[last])) if last < len(line) else None
        if after is not None and used + after <= room:
            last, used = last + 1, used + after
        elif before is None or used + before > room:
            break
        if before is not None and used + before <= room:
            first, used = first - 1, used + before
    lead = _LEFT_OUT if first else ""
    shown = visible(line[first:last])
    return (
        f"{lead}{shown}{_LEFT_OUT if last < len(line) else ''}",
        columns(lead + visible(line[first:index])),
    )


def columns(text: str) -> int:
    """Return how many columns a terminal gives a text: two for a full-width character."""
    return sum(map(_columns_of, text))


def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
