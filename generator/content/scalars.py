"""Writes one text as YAML, with as few quotes as the reader needs to read it back."""

import math
from enum import Enum, auto
from functools import lru_cache

import yaml

from generator.content.yaml import Tree, parse
from generator.problems import ContentError


class Position(Enum):
    """Where a text is written: as a key, a value, a value that a comment follows, or an item of a list
    in brackets.
    """

    KEY = auto()
    VALUE = auto()
    BEFORE_COMMENT = auto()
    WORD = auto()


_RESERVED = {"=", "<<"}
"""Scalars with a special meaning in YAML 1.1, which other readers may reject."""


@lru_cache(maxsize=10_000)
def quote(text: str, position: Position) -> str:
    """Return a text on one line, with as few quotes as the reader needs to read it back."""
    is_plain = text not in _RESERVED and position is not Position.BEFORE_COMMENT
    if is_plain and _reads_as(text, text, position):
        return text
    quoted = "'" + text.replace("'", "''") + "'"
    if _reads_as(quoted, text, position):
        return quoted
    return yaml.safe_dump(text, default_style='"', allow_unicode=True, width=math.inf).removesuffix(
        "\n"
    )


def stand_below(text: str) -> tuple[str, list[str]]:
    """Return a text as the header and lines of a block, or quoted if the reader needs that."""
    indicator = "2" if text[0] in " \n" else ""
    header, words = ("|", text[:-1]) if text.endswith("\n") else ("|-", text)
    header, lines = header[0] + indicator + header[1:], indent(words.split("\n"))
    if _reads_as("\n".join([header, *lines]), text, Position.VALUE):
        return header, lines
    return quote(text, Position.VALUE), []


def _reads_as(shown: str, text: str, position: Position) -> bool:
    tree: Tree
    match position:
        case Position.KEY:
            sample, tree = f"{shown}: k\n", {text: "k"}
        case Position.VALUE | Position.BEFORE_COMMENT:
            sample, tree = f"k: {shown}\n", {"k": text}
        case Position.WORD:
            sample, tree = f"k: [{shown}]\n", {"k": [text]}
    try:
        parsed = parse(sample, "")
    except ContentError:
        return False
    return parsed.tree == tree and not parsed.problems


def indent(lines: list[str]) -> list[str]:
    """Return lines one level deeper; empty ones stay empty."""
    return [f"  {line}" if line else "" for line in lines]
