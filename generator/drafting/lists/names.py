"""Divides one token of a unit list into names, role and note."""

import re
from collections.abc import Iterator

from generator.drafting.lists.vocabulary import (
    AND,
    DUTIES,
    NOTE,
    NOTE_AFTER_KNOWN,
    NOTE_START,
    ROLE_ENDS,
    UNIT,
    WHOLE_NAME_END,
    WHOLE_NAME_START,
)
from generator.records.tasks import Role


def split_role(text: str) -> tuple[str, Role] | None:
    """Return the name before 牵头, 配合 or similar words, and the role that they name, or None."""
    for pattern, role in ROLE_ENDS:
        if match := pattern.search(text):
            return text[: match.start()], role
    return None


def split_note(text: str, known: frozenset[str]) -> tuple[str, str | None]:
    """Return a name, and the note after it or None: 按职责分工负责落实."""
    if text in known:
        return text, None
    name = max((one for one in known if text.startswith(one)), key=len, default="")
    rest = text[len(name) :]
    if name and NOTE_AFTER_KNOWN.match(rest):
        return name, rest
    for match in NOTE_START.finditer(text):
        note = NOTE.match(text, match.start())
        if note and note.end() == len(text) and note[0]:
            name = text[: match.start()]
            is_part_of_name = match[0] in DUTIES and not re.search("牵头$|配合$|，$", name)
            if name and is_part_of_name and UNIT.match(text):
                continue
            return name.rstrip("，"), note[0]
    return text, None


def split_names(text: str, start: int, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield the names that 和, 及, 与 or 会同 link, if both sides look like units, each with its
    position.
    """
    if text in known:
        yield start, text
        return
    for match in AND.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        is_over = match[0].startswith("等") or _is_whole(left, known)
        if len(left) > 2 and is_over and _is_whole(right, known):
            yield start, left
            yield from split_names(right, start + match.end(), known)
            return
    yield start, text


def _is_whole(name: str, known: frozenset[str]) -> bool:
    return name in known or bool(WHOLE_NAME_END.search(name) and WHOLE_NAME_START.match(name))
