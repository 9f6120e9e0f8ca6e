"""Parts the characters of a page that a reader sees from those that are hidden, struck or a watermark."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from generator.drafting.formats.pdf.layout import PALE, UNSEEN

Shape = dict[str, Any]
"""What pdfplumber tells about a character or a shape."""

_LEAST_SIZE = 1.5
_WHITE = 0.97
_BLACK = 0.15
_PALE = 0.7
_UPRIGHT = 3.0
"""Degrees. Text that leans more is no line of the document."""

_SIDEWAYS = 0.6
"""The share of characters that make another direction that of the page."""

_LARGE = 1.6
_THIN = 2.0
_MOST_COVERS = 500


@dataclass(slots=True)
class Left:
    """Words that are left out of a file's pages, each once."""

    unseen: dict[str, None] = field(default_factory=dict)
    struck: dict[str, None] = field(default_factory=dict)
    watermarks: dict[str, None] = field(default_factory=dict)


def part_seen(page: Any, left: Left) -> Any:
    """Return a page with only what its reader sees, and add to `left` what its reader does not."""
    chars: Sequence[Shape] = page.chars
    if not chars:
        return page
    shapes = [one for one in (*page.rects, *page.curves) if one.get("fill")]
    reasons: dict[int, str] = {}
    backs = _Backs(shapes, page.images)
    turned = _turned(chars)
    bars = _bars(page)
    size = median(char["size"] for char in chars)
    for char in chars:
        if reason := _reason(char, page, backs, bars, turned, size):
            reasons[char["mcid"]] = reason
    _add_overlapping(chars, backs, reasons)
    for reason, words in _passages(chars, reasons):
        getattr(left, reason)[words] = None
    return page.filter(
        lambda one: not (one["object_type"] == "char" and one.get("mcid") in reasons)
    )


def has_hidden_text_only(page: Any) -> bool:
    """Tell whether a page is a picture with a layer of recognised text that is not shown."""
    return (
        bool(page.images)
        and bool(page.chars)
        and all(char.get("tag") == UNSEEN for char in page.chars)
    )


def _reason(
    char: Shape, page: Any, backs: "_Backs", bars: "_Bars", turned: frozenset[int], size: float
) -> str | None:
    middle = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    x0, top, x1, bottom = page.cropbox
    is_outside = not (x0 <= middle[0] <= x1 and top <= middle[1] <= bottom)
    if char.get("tag") == UNSEEN or is_outside or char["size"] < _LEAST_SIZE:
        return "unseen"
    if backs.hide(char, middle):
        return "unseen"
    if char["mcid"] in turned:
        return "watermarks"
    if backs.is_pale(char, middle) and char["size"] >= _LARGE * size:
        return "watermarks"
    return "struck" if bars.strike(char, middle) else None


def direction(page: Any) -> int:
    """Return the direction of most characters of a page in degrees: 0, 90, 180 or 270."""
    angles = map(_angle, page.chars)
    counts = Counter(round(angle / 90) * 90 % 360 for angle in angles if _is_right(angle))
    usual, times = counts.most_common(1)[0] if counts else (0, 0)
    return usual if times > _SIDEWAYS * len(page.chars) else 0


def _turned(chars: Sequence[Shape]) -> frozenset[int]:
    """Return the characters that do not stand upright."""
    return frozenset(char["mcid"] for char in chars if abs(_angle(char)) > _UPRIGHT)


def _angle(char: Shape) -> float:
    a, b, *_ = char["matrix"]
    return math.degrees(math.atan2(b, a))


def _is_right(angle: float) -> bool:
    return abs((angle + 45) % 90 - 45) <= _UPRIGHT


class _Backs:
    """The filled shapes and pictures of a page, in the order in which they are drawn."""

    def __init__(self, shapes: Sequence[Shape], images: Sequence[Shape]) -> None:
        self._shapes = [one for one in shapes if one.get("tag") is None][:_MOST_COVERS]
        self._images = images[:_MOST_COVERS]

    def hide(self, char: Shape, middle: tuple[float, float]) -> bool:
        """Tell whether a character is covered, or as white as its ground."""
        around = [one for one in self._shapes if _is_in(middle, one)]
        for one in around:
            light = _lightness(one["non_stroking_color"])
            is_over = one["mcid"] > char["mcid"] and _is_in((char["x0"] + 0.5, middle[1]), one)
            if is_over and (light >= _WHITE or light <= _BLACK) and one["height"] > _THIN:
                return True
        if _lightness(char["non_stroking_color"]) < _WHITE:
            return False
        below = [one for one in around if one["mcid"] < char["mcid"]]
        ground = _lightness(below[-1]["non_stroking_color"]) if below else 1.0
        return ground >= _WHITE and not any(_is_in(middle, one) for one in self._images)

    def is_pale(self, char: Shape, middle: tuple[float, float]) -> bool:
        """Tell whether a character is pale on a pale ground."""
        is_light = _lightness(char["non_stroking_color"]) >= _PALE
        return (char.get("tag") == PALE or is_light) and not any(
            _is_in(middle, one) and _lightness(one["non_stroking_color"]) < _PALE
            for one in self._shapes
        )


class _Bars:
    """The thin horizontal lines of a page, by height."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self._bars = sorted((one["top"], one["x0"], one["x1"]) for one in shapes)

    def strike(self, char: Shape, middle: tuple[float, float]) -> bool:
        """Tell whether a line goes through the middle of a character."""
        slack = 0.16 * char["size"]
        centre = char["bottom"] - 0.45 * char["size"]
        first = bisect_left(self._bars, (centre - slack,))
        for top, x0, x1 in self._bars[first:]:
            if top > centre + slack:
                return False
            if x0 - 1 <= char["x0"] + 1 and char["x1"] - 1 <= x1 + 1 and x0 < middle[0] < x1:
                return True
        return False


def _bars(page: Any) -> _Bars:
    thin = [one for one in (*page.lines, *page.rects) if one["height"] <= _THIN < one["width"]]
    return _Bars(thin)


def _add_overlapping(chars: Sequence[Shape], backs: _Backs, reasons: dict[int, str]) -> None:
    """Count as a watermark also pale characters that lie under others."""
    pale = [
        one
        for one in chars
        if one["mcid"] not in reasons
        and backs.is_pale(one, ((one["x0"] + one["x1"]) / 2, (one["top"] + one["bottom"]) / 2))
    ]
    found = {one["mcid"] for one in pale}
    dark = sorted(
        ((one["top"] + one["bottom"]) / 2, (one["x0"] + one["x1"]) / 2)
        for one in chars
        if one["mcid"] not in reasons and one["mcid"] not in found
    )
    for one in pale[:_MOST_COVERS]:
        first = bisect_left(dark, (one["top"],))
        for height, x in dark[first:]:
            if height > one["bottom"]:
                break
            if one["x0"] < x < one["x1"]:
                reasons[one["mcid"]] = "watermarks"
                break


def _passages(chars: Sequence[Shape], reasons: dict[int, str]) -> Iterable[tuple[str, str]]:
    """Yield the words that are left out, each passage with its reason."""
    words = ""
    last = None
    for char in chars:
        reason = reasons.get(char["mcid"])
        if reason != last and last and words.strip():
            yield last, words.strip()
        words = (words if reason == last else "") + char["text"]
        last = reason
    if last and words.strip():
        yield last, words.strip()


def _is_in(point: tuple[float, float], shape: Shape) -> bool:
    return bool(
        shape["x0"] <= point[0] <= shape["x1"] and shape["top"] <= point[1] <= shape["bottom"]
    )


def _lightness(color: Any) -> float:
    """Return how light a colour is, from 0 to 1; one that is not known is black."""
    if isinstance(color, int | float):
        color = (color,)
    parts = [one for one in color or () if isinstance(one, int | float)]
    if len(parts) == 4:
        return max(0.0, 1 - max(parts[:3]) - parts[3])
    if len(parts) in (1, 3):
        return 0.3 * parts[0] + 0.59 * parts[len(parts) // 2] + 0.11 * parts[-1]
    return 0.0
