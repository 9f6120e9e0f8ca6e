"""Names of Word's XML, and the parts of it that only wrap others."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from generator.drafting.formats.passages import Sight

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML = "{urn:schemas-microsoft-com:vml}"

_OFF = frozenset({"0", "false", "off"})

_WRAPPERS = frozenset(
    map(qn, ["w:sdt", "w:sdtContent", "w:smartTag", "w:customXml", "w:hyperlink", "w:fldSimple",
             "w:dir", "w:bdo"])
)  # fmt: skip
_CHANGES = {
    qn("w:ins"): Sight.INSERTED,
    qn("w:moveTo"): Sight.INSERTED,
    qn("w:del"): Sight.DELETED,
    qn("w:moveFrom"): Sight.DELETED,
}

CHANGE_MARKS = tuple(_CHANGES.items())
"""The elements of tracked changes, as marks in the properties of a paragraph or a row too."""


def value_of(parent: Any, name: str) -> str | None:
    """Return the value of a property, or None if it is not there."""
    found = parent.find(qn(name)) if parent is not None else None
    return found.get(qn("w:val"), "") if found is not None else None


def number_of(parent: Any, name: str, default: int = 0) -> int:
    """Return the value of a property as a number, or the default if there is none."""
    value = (value_of(parent, name) or "").strip()
    return int(value) if value.lstrip("-").isdecimal() and len(value) < 10 else default


def switch_of(parent: Any, name: str) -> bool | None:
    """Return whether a property is on or off, or None if it is not there."""
    value = value_of(parent, name)
    return None if value is None else value not in _OFF


def unwrapped(parent: Any, sight: Sight = Sight.SHOWN) -> Iterator[tuple[Any, Sight]]:
    """Yield the children of an element through all that only wraps them (content controls, links,
    tracked changes, alternatives), each with how it is seen.
    """
    for child in parent:
        if not isinstance(child.tag, str):
            continue
        if child.tag in _WRAPPERS:
            inner = sight
            if switch_of(child.find(qn("w:sdtPr")), "w:showingPlcHdr") and sight is Sight.SHOWN:
                inner = Sight.PERHAPS
            yield from unwrapped(child, inner)
        elif child.tag in _CHANGES:
            yield from unwrapped(child, Sight.DELETED if is_deleted(sight) else _CHANGES[child.tag])
        elif child.tag == COMPATIBILITY + "AlternateContent":
            chosen = choose_alternative(child)
            if chosen is not None:
                yield from unwrapped(chosen, sight)
        else:
            yield child, sight


def is_deleted(sight: Sight) -> bool:
    """Tell whether words are deleted by a tracked change."""
    return sight is Sight.DELETED


def choose_alternative(element: Any) -> Any:
    """Return the one alternative that Word shows: the first whose content it knows, or the fallback."""
    choices = element.findall(COMPATIBILITY + "Choice")
    known = [one for one in choices if _is_known(one)]
    return known[0] if known else element.find(COMPATIBILITY + "Fallback")


def _is_known(choice: Any) -> bool:
    """Tell whether the namespaces that an alternative requires are those of Office."""
    names = (choice.get("Requires") or "").split()
    spaces = [choice.nsmap.get(name) or "" for name in names]
    return all(one.startswith(("http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/"))
               for one in spaces)  # fmt: skip


def change_mark(properties: Any) -> Sight:
    """Return how a paragraph's end or a row is seen by a tracked change of it."""
    if properties is not None:
        for name, sight in CHANGE_MARKS:
            if properties.find(name) is not None:
                return sight
    return Sight.SHOWN
