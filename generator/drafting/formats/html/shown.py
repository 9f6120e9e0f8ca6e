"""Decides whether a reader sees the words of an element."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from lxml.html import HtmlElement
from tinycss2.color3 import parse_color

from generator.drafting.formats.html.roles import display_of
from generator.drafting.formats.html.styles import Sheet, pixels

Color = tuple[float, float, float, float]
"""Red, green, blue and opacity, each up to 1."""


class Unseen(Enum):
    """Why words are left out: `NEVER` holds for all that is inside, `HIDDEN` until a part is visible."""

    NEVER = 1
    HIDDEN = 2
    STRUCK = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """How the words of an element are shown; `is_doubtful` words may not be seen, and stay."""

    unseen: Unseen | None = None
    by_style: bool = False
    is_doubtful: bool = False
    is_struck: bool = False
    is_invisible: bool = False
    is_tiny: bool = False
    is_outside: bool = False
    keeps_space: bool = False
    color: Color = (0, 0, 0, 1)
    ground: Color = (1, 1, 1, 1)
    has_picture: bool = False


PAGE = Shown()
"""How the words of a page are shown for which nothing is declared."""

_HIDING_NAMES = frozenset(
    [
        "hidden",
        "hide",
        "d-none",
        "none",
        "dn",
        "displaynone",
        "display-none",
        "sr-only",
        "visually-hidden",
        "invisible",
    ]
)
"""Names of classes that style sheets outside of a page usually hide."""

_PRE = frozenset(["pre", "listing", "xmp", "plaintext", "textarea"])
_STRIKING = frozenset(["del", "s", "strike"])
_LEAST_OPACITY = 0.05
_LEAST_SIZE = 1.5
_OUTSIDE = 900.0
_HIDING = frozenset(["display", "visibility", "opacity", "content-visibility"])


def shown_in(
    element: HtmlElement, declared: Mapping[str, str], above: Shown, sheet: Sheet
) -> Shown:
    """Return how the words of an element are shown, from its style and that of the one around it."""
    tag = str(element.tag)
    if tag in ("html", "body"):  # a page that is hidden as a whole is shown by its script
        declared = {name: value for name, value in declared.items() if name not in _HIDING}
    if display_of(tag, declared) == "none":
        return replace(above, unseen=Unseen.NEVER, by_style="display" in declared)
    if _is_gone(element, tag, declared):
        return replace(above, unseen=Unseen.NEVER, by_style=True)
    shown = _inherited(element, tag, declared, above)
    is_pale = _is_like_ground(shown)
    is_unsure = sheet.has_foreign or shown.has_picture
    names = set((element.get("class") or "").lower().split())
    is_named = sheet.has_foreign and bool(names & _HIDING_NAMES) and "display" not in declared
    is_closed = tag == "details" and element.get("open") is None
    is_doubtful = above.is_doubtful and tag != "summary"
    is_doubtful = is_doubtful or is_named or is_closed or (is_pale and is_unsure)
    shown = replace(shown, is_doubtful=is_doubtful)
    if shown.is_invisible or shown.is_tiny or shown.is_outside or (is_pale and not is_unsure):
        return replace(shown, unseen=Unseen.HIDDEN)
    return replace(shown, unseen=Unseen.STRUCK if shown.is_struck else None)


def _is_gone(element: HtmlElement, tag: str, declared: Mapping[str, str]) -> bool:
    """Tell whether an element is not shown, whatever is inside it."""
    hidden = element.get("hidden")
    if hidden is not None and "display" not in declared:
        return True
    if (tag == "dialog" and element.get("open") is None) or element.get("popover") is not None:
        return "display" not in declared
    opacity = _number(declared.get("opacity", ""))
    is_clear = opacity is not None and opacity < _LEAST_OPACITY
    is_skipped = declared.get("content-visibility") == "hidden"
    return is_clear or is_skipped or _is_clipped(declared) or _is_moved_out(declared)


def _is_clipped(declared: Mapping[str, str]) -> bool:
    clip = declared.get("clip", "").replace(",", " ").replace("px", "")
    if clip.startswith("rect(") and set(clip[5:].rstrip(")").split()) <= {"0", "1"}:
        return True
    path = declared.get("clip-path", "")
    if path.startswith(("inset(50%", "inset(100%", "circle(0")):
        return True
    if "scale(0)" in declared.get("transform", ""):
        return True
    ways = {
        declared.get(name, "").split(" ")[0] for name in ("overflow", "overflow-x", "overflow-y")
    }
    if not ways & {"hidden", "clip"}:
        return False
    sizes = (pixels(declared.get(name, "")) for name in _SIZES)
    return any(size is not None and size <= 1 for size in sizes)


_SIZES = ("height", "max-height", "width", "max-width")


def _is_moved_out(declared: Mapping[str, str]) -> bool:
    is_placed = declared.get("position", "") in ("absolute", "fixed", "relative")
    names = ("left", "top", "right", "bottom", "margin-left") if is_placed else ("margin-left",)
    moves = (pixels(declared.get(name, "")) for name in names)
    return any(move is not None and move <= -_OUTSIDE for move in moves)


def _inherited(element: HtmlElement, tag: str, declared: Mapping[str, str], above: Shown) -> Shown:
    """Return what the words of an element take from those around them, with its own changes."""
    visibility = declared.get("visibility", "")
    is_invisible = above.is_invisible
    if visibility and visibility not in ("inherit", "unset"):
        is_invisible = visibility in ("hidden", "collapse")
    indent = pixels(declared.get("text-indent", ""))
    space = declared.get("white-space", "")
    line = declared.get("text-decoration-line", declared.get("text-decoration", ""))
    is_striking = "line-through" in line or (tag in _STRIKING and "none" not in line)
    return replace(
        above,
        unseen=None,
        is_invisible=is_invisible,
        is_tiny=_is_tiny(declared, above),
        is_outside=above.is_outside if indent is None else indent <= -_OUTSIDE,
        is_struck=above.is_struck or is_striking,
        keeps_space=space.startswith(("pre", "break-spaces"))
        if space
        else (above.keeps_space or tag in _PRE),
        color=_color(declared.get("color") or (element.get("color") if tag == "font" else None))
        or above.color,
        ground=_ground(element, declared) or above.ground,
        has_picture=(above.has_picture and not _ground(element, declared))
        or "url(" in declared.get("background", ""),
    )


def _is_tiny(declared: Mapping[str, str], above: Shown) -> bool:
    value = declared.get("font-size", "")
    size = _number(value)
    if size is None:
        return above.is_tiny
    if value.endswith(("em", "%")) and not value.endswith("rem"):
        return above.is_tiny or size == 0
    return (pixels(value) or 0) < _LEAST_SIZE


def _ground(element: HtmlElement, declared: Mapping[str, str]) -> Color | None:
    for value in (declared.get("background-color"), declared.get("background")):
        for word in (value or "").replace(", ", ",").split():
            if (color := _color(word)) and color[3] > 0:
                return color
    return _color(element.get("bgcolor"))


@cache
def _color(value: str | None) -> Color | None:
    found = parse_color(value) if value else None
    return tuple(found) if isinstance(found, tuple) else None


def _is_like_ground(shown: Shown) -> bool:
    color, ground = shown.color, shown.ground
    if color[3] < _LEAST_OPACITY:
        return True
    pairs = zip(color[:3], ground[:3], strict=True)
    return all(abs(one - other) < 0.02 for one, other in pairs)


def _number(value: str) -> float | None:
    digits = value.strip().rstrip("%abcdefghijklmnopqrstuvwxyz ")
    try:
        return float(digits)
    except ValueError:
        return None
