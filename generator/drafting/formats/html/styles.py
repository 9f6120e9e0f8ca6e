"""Computes how a page's elements are shown: by their names, attributes and the page's own style sheets."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import cssselect2
import tinycss2
from lxml.html import HtmlElement

from generator.drafting.blocks import Refusal
from generator.drafting.formats.html.media import applies
from generator.drafting.formats.html.roles import display_of

_RELEVANT = frozenset(
    [
        "display",
        "visibility",
        "opacity",
        "font-size",
        "font",
        "text-indent",
        "text-decoration",
        "text-decoration-line",
        "white-space",
        "list-style",
        "list-style-type",
        "content",
        "color",
        "background",
        "background-color",
        "position",
        "left",
        "top",
        "right",
        "bottom",
        "margin-left",
        "clip",
        "clip-path",
        "overflow",
        "overflow-x",
        "overflow-y",
        "height",
        "width",
        "max-height",
        "max-width",
        "transform",
        "content-visibility",
    ]
)
"""The properties that decide whether, and how, words are shown."""

_INLINE_ORDER = (1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Declaration:
    name: str
    value: str
    is_important: bool


Declared = Mapping[str, str]
"""The values of one element's properties, by name."""

_NOTHING: tuple[Declared, str, str] = ({}, "", "")

MOST_RULES = 5000
"""Selectors of rules that hide or change words. Large sites have some hundreds."""

_MOST_TRIES = 3_000_000
"""How often a rule that may apply to any element is tried on one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rules of a page's own style sheets, which are matched with one element after another."""

    matcher: cssselect2.Matcher
    is_empty: bool
    has_foreign: bool
    """Whether the page links sheets that are not in it."""

    def declared(self, element: HtmlElement, wrapper: Any) -> tuple[Declared, str, str]:
        """Return what is declared for an element, and the texts that rules put before and after it."""
        found: list[tuple[Any, _Declaration, str]] = []
        if wrapper is not None:
            for specificity, order, pseudo, declarations in self.matcher.match(wrapper):
                found += [((0, *specificity, order), one, pseudo or "") for one in declarations]
        if style := element.get("style"):
            inline = _declarations(tinycss2.parse_blocks_contents(style))
            found += [((*_INLINE_ORDER, 0), one, "") for one in inline]
        if not found:
            return _NOTHING
        found.sort(key=lambda one: (one[1].is_important, one[0]))
        own = {one.name: one.value for _, one, pseudo in found if not pseudo}
        before, after = (
            _content({one.name: one.value for _, one, at in found if at == pseudo}, element)
            for pseudo in ("before", "after")
        )
        return own, before, after


def read_sheets(root: HtmlElement) -> Sheet:
    """Return the rules of the sheets that a page holds."""
    matcher = cssselect2.Matcher()
    number = 0
    for element in root.iter("style"):
        if applies(element.get("media") or "") and "css" in (element.get("type") or "text/css"):
            for selectors, declarations in _rules(tinycss2.parse_stylesheet(element.text or "")):
                for selector in selectors:
                    number += 1
                    matcher.add_selector(selector, declarations)
                if number > MOST_RULES:
                    raise Refusal("drafting.too-many-rules", most=MOST_RULES)
    if len(matcher.other_selectors) * sum(1 for _ in root.iter()) > _MOST_TRIES:
        raise Refusal("drafting.too-many-rules", most=MOST_RULES)
    links = (one.get("rel") or "" for one in root.iter("link"))
    return Sheet(
        matcher,
        is_empty=number == 0,
        has_foreign=any("stylesheet" in rel.lower() for rel in links),
    )


def _rules(nodes: Iterable[Any]) -> Iterator[tuple[list[Any], tuple[_Declaration, ...]]]:
    """Yield the selectors and relevant declarations of the rules that apply on a screen."""
    for node in nodes:
        if node.type == "qualified-rule":
            declarations = tuple(_declarations(tinycss2.parse_blocks_contents(node.content)))
            if declarations and (selectors := _selectors(node.prelude)):
                yield selectors, declarations
        elif node.type == "at-rule" and node.content is not None:
            condition = tinycss2.serialize(node.prelude).strip()
            keyword = node.lower_at_keyword
            if keyword in ("supports", "layer") or (keyword == "media" and applies(condition)):
                yield from _rules(tinycss2.parse_rule_list(node.content))


def _selectors(prelude: list[Any]) -> list[Any]:
    """Return the selectors of a rule; a browser ignores a rule with one that cannot be read."""
    try:
        return list(cssselect2.compile_selector_list(prelude))
    except cssselect2.SelectorError:
        return []


def _declarations(nodes: Iterable[Any]) -> Iterator[_Declaration]:
    for node in nodes:
        if node.type == "declaration" and node.lower_name in _RELEVANT:
            value = tinycss2.serialize(node.value).strip()
            lowered = value if node.lower_name in _SPOKEN else value.lower()
            yield _Declaration(node.lower_name, lowered, is_important=node.important)


_SPOKEN = ("content", "list-style", "list-style-type")
"""Properties whose values may hold words, in which case matters."""


def _content(declared: Declared, element: HtmlElement) -> str:
    """Return the words that a rule with `content` adds: its strings and attributes."""
    if "content" not in declared or display_of("span", declared) == "none":
        return ""
    words: list[str] = []
    for node in tinycss2.parse_component_value_list(declared["content"]):
        if node.type == "string":
            words.append(node.value)
        elif node.type == "function" and node.lower_name == "attr":
            words.append(element.get(tinycss2.serialize(node.arguments).strip()) or "")
    return "".join(words)


def strings_of(value: str) -> str | None:
    """Return the first string of a property's value, None if it has none."""
    nodes = tinycss2.parse_component_value_list(value)
    return next((node.value for node in nodes if node.type == "string"), None)


def pixels(value: str) -> float | None:
    """Return a length in pixels, None if it is none; units are taken at their usual size."""
    match = re.match(r"\s*(-?\d*\.?\d+)\s*(px|pt|em|rem|ex|ch|in|cm|mm|pc|vw|vh|%)?", value)
    if not match:
        return None
    return float(match[1]) * _PIXELS.get(match[2] or "px", 1.0)


_PIXELS = {"pt": 4 / 3, "em": 16, "rem": 16, "ex": 8, "ch": 8, "in": 96, "cm": 38, "vw": 12}
