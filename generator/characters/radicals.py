"""Reads radicals, strokes and compatibility ideographs as the characters that they stand for.

Browsers print them into PDF files: a font draws ⻘ and 青 the same, and the file keeps either.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from generator.characters.invisible import is_new_han

_FOLDER = Path(__file__).parent

_COMPATIBILITY = ((0xF900, 0xFAFF), (0x2F800, 0x2FA1F))
"""The blocks of compatibility ideographs; a dozen of the characters in them are no such ones."""

_SIMPLIFIED = {"⼾": "户"}
"""Where the table has only a Traditional character (戶) for both scripts. Records are simplified."""

VARIATION_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180d\u180f"
"""Invisible characters that choose a shape of the character before, for use inside brackets."""

_SELECTOR = re.compile(f"[{VARIATION_SELECTORS}]")


@cache
def equivalents() -> Mapping[str, str]:
    """Return the usual character for each radical, stroke and compatibility ideograph that has one.

    Radicals and strokes are those of Unicode's property Equivalent_Unified_Ideograph, compatibility
    ideographs those of its normal forms.
    """
    table = dict(_pairs("EquivalentUnifiedIdeograph.txt")) | _SIMPLIFIED
    for first, last in _COMPATIBILITY:
        for char in map(chr, range(first, last + 1)):
            if (usual := unicodedata.normalize("NFC", char)) != char:
                table[char] = usual
    return MappingProxyType(table)


@cache
def look_alikes() -> Mapping[str, str]:
    """Return the usual character that looks like each rare one, by Unicode's kSpoofingVariant."""
    return MappingProxyType(dict(_pairs("LookAlikes.txt")))


def unify(text: str) -> str:
    """Return `text` with usual characters for radicals, and without variation selectors."""
    table = equivalents()
    return _SELECTOR.sub("", "".join(table.get(char, char) for char in text))


def find_rare(text: str) -> tuple[str, ...]:
    """Return the ideographs and strokes that GBK lacks, each once: most texts need none."""
    return tuple(char for char in dict.fromkeys(text) if _is_rare(char))


_HAN_NAMES = ("CJK UNIFIED", "CJK RADICAL", "CJK STROKE")


def _is_rare(char: str) -> bool:
    name = unicodedata.name(char, "CJK UNIFIED" if is_new_han(char) else "")
    if not name.startswith(_HAN_NAMES):
        return False
    try:
        char.encode("gbk")
    except UnicodeEncodeError:
        return True
    return False


def _pairs(file: str) -> Iterator[tuple[str, str]]:
    """Yield the characters of a file of Unicode's: `2E8C..2E8D ; 5C0F # …`."""
    for line in (_FOLDER / file).read_text(encoding="utf-8").splitlines():
        if words := line.partition("#")[0].strip():
            before, _, after = words.partition(";")
            first, _, last = before.strip().partition("..")
            for point in range(int(first, 16), int(last or first, 16) + 1):
                yield chr(point), chr(int(after, 16))
