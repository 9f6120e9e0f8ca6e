"""The properties of words and paragraphs, through styles and the defaults of a document."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from docx.oxml.ns import qn

from generator.drafting.formats.docx.xml import number_of, switch_of, value_of

_TINY = 4
"""Half points. Smaller letters are not read."""


class Styles:
    """The styles of a document."""

    def __init__(self, root: Any) -> None:
        self._root = root
        styles = root.findall(qn("w:style"))
        self._by_id = {one.get(qn("w:styleId")): one for one in reversed(styles)}
        defaults = [one for one in styles if one.get(qn("w:default")) in ("1", "true", "on")]
        self._default = {one.get(qn("w:type")): one.get(qn("w:styleId")) for one in defaults}
        self._switches: dict[tuple[str | None, str], bool | None] = {}

    def chain(self, style: str | None) -> Iterator[Any]:
        """Yield a style and those that it is based on; a loop ends where it begins again."""
        seen: set[str] = set()
        while style is not None and style not in seen and style in self._by_id:
            seen.add(style)
            yield self._by_id[style]
            style = value_of(self._by_id[style], "w:basedOn")

    def paragraph_style(self, paragraph: Any) -> str | None:
        """Return the style of a paragraph: the default one, if it names none that there is."""
        named = value_of(paragraph.find(qn("w:pPr")), "w:pStyle")
        return named if named in self._by_id else self._default.get("paragraph")

    @cached_property
    def _defaults(self) -> Any:
        return self._root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")

    def is_on(self, name: str, properties: Any, style: str | None) -> bool:
        """Tell whether a switch of words is on: as their own properties say, else by styles.

        A switch in the style of the paragraph and in that of the words turns it off again.
        """
        own = switch_of(properties, name)
        if own is not None:
            return own
        named = value_of(properties, "w:rStyle")
        switches = [self._switch(style, name), self._switch(named, name)]
        if name == "w:dstrike":  # the one that does not turn off by being named twice
            stated = [one for one in switches if one is not None]
            return stated[-1] if stated else bool(switch_of(self._defaults, name))
        return bool(switch_of(self._defaults, name)) or switches.count(True) == 1

    def _switch(self, style: str | None, name: str) -> bool | None:
        if (style, name) not in self._switches:
            stated = (switch_of(one.find(qn("w:rPr")), name) for one in self.chain(style))
            self._switches[style, name] = next((one for one in stated if one is not None), None)
        return self._switches[style, name]

    def _all_properties(self, properties: Any, style: str | None) -> Iterator[Any]:
        """Yield the properties of words, from their own to the defaults."""
        yield properties
        for named in (value_of(properties, "w:rStyle"), style):
            for one in self.chain(named):
                yield one.find(qn("w:rPr"))
        yield self._defaults

    def is_faint(self, properties: Any, style: str | None) -> bool:
        """Tell whether words are white on nothing, or too small to read."""
        if properties is None and style is None:
            return False
        found = [one for one in self._all_properties(properties, style) if one is not None]
        colours = [value_of(one, "w:color") for one in found]
        colour = next(filter(None, colours), "")
        is_white = colour.upper() == "FFFFFF" and not any(
            one.find(qn(name)) is not None for one in found for name in ("w:shd", "w:highlight")
        )
        sizes = (number_of(one, "w:sz", -1) for one in found)
        return is_white or 0 <= next((one for one in sizes if one >= 0), _TINY) < _TINY

    def has_shade(self, style: str | None) -> bool:
        """Tell whether a table's style colours cells, so that white words on them are seen."""
        return any(next(one.iter(qn("w:shd")), None) is not None for one in self.chain(style))
