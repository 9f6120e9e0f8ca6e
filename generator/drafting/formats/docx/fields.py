"""Fields of a Word document: instructions that Word does not show, and results that it does."""

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_SILENT = frozenset(
    ["XE", "TC", "TA", "RD", "SET", "ADVANCE", "BOOKMARK", "ASK", "PRIVATE", "HYPERLINK", "REF",
     "PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "NOTEREF", "PAGEREF"]
)  # fmt: skip
"""Fields that show nothing, or nothing of a plan's words, if they have no result."""

_CIRCLED = re.compile(
    r"\\o(?:\\a[cdlr])?\s*\(\s*[○〇□◯]\s*[,，;；]\s*(\d{1,2})\s*\)", re.IGNORECASE
)
"""Matches the instruction of a number in a circle: eq \\o\\ac(○,3)."""

_GUIDED = re.compile(
    r"\\o\s*\\a[a-z]\s*\(\s*\\s\s*\\up[^(]*\((?P<guide>[^()]*)\)\s*[,;]\s*(?P<base>[^()]*)\)",
    re.IGNORECASE,
)
"""Matches the instruction of a character with its pronunciation above it."""


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    has_result: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """What a field without a result shows: `words`, with a `guide` above, or neither is known."""

    instruction: str
    words: str = ""
    guide: str = ""


def drop_unclosed_fields(root: Any) -> None:
    """Remove the beginnings of fields that have no end, which would swallow all that follows."""
    begun: list[Any] = []
    for mark in list(root.iter(qn("w:fldChar"))):
        kind = mark.get(qn("w:fldCharType"))
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    for mark in begun:
        mark.getparent().remove(mark)


class Fields:
    """The fields that are open where a document is read; one may hold others, and end far away."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def is_instruction(self) -> bool:
        """Tell whether words are part of an instruction, which is not shown."""
        return any(not one.has_result for one in self._open)

    def begin(self) -> None:
        """Open a field."""
        self._open.append(_Field())

    def instruct(self, words: str) -> None:
        """Add words to the instruction of the field that is open."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].instruction += words

    def separate(self) -> None:
        """Begin the result of the field that is open."""
        if self._open:
            self._open[-1].has_result = True

    def end(self) -> Unread | None:
        """Close a field; return what it shows, if it shows something else than a result."""
        if not self._open:
            return None
        field = self._open.pop()
        instruction = " ".join(field.instruction.split())
        if field.has_result or not instruction or self.is_instruction:
            return None
        return _shown(instruction)


def _shown(instruction: str) -> Unread | None:
    if instruction.split()[0].upper() in _SILENT:
        return None
    if (match := _CIRCLED.search(instruction)) and 1 <= int(match[1]) <= 20:
        return Unread(instruction, chr(ord("①") + int(match[1]) - 1))
    if match := _GUIDED.search(instruction):
        return Unread(instruction, match["base"].strip(), match["guide"].strip())
    return Unread(instruction)
