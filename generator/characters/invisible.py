"""Knows the characters that nobody can see, and that can therefore falsify a text."""

import unicodedata

_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Unicode's categories of invisible characters: controls, marks, unassigned, and breaks of lines."""

_OTHERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc\ufffd")
"""Characters of other categories that show as nothing, as a blank, or as the sign for a lost one."""

_NEW_HAN = ((0x2B739, 0x2B739), (0x2EBF0, 0x2EE5D), (0x31350, 0x323AF), (0x323B0, 0x33479))
"""A Han character of extension C and all of I, H and J, which older versions of Python do not know."""


def is_invisible(char: str) -> bool:
    """Tell whether nobody can see a character, or whether it stands for one that was lost."""
    if char in _OTHERS:
        return True
    return unicodedata.category(char) in _CATEGORIES and not is_new_han(char)


def is_new_han(char: str) -> bool:
    """Tell whether a character is Han of an extension that older versions of Python do not know."""
    return any(first <= ord(char) <= last for first, last in _NEW_HAN)


def name_of(char: str) -> str:
    """Return the code of a character, with Unicode's name where it has one."""
    name = unicodedata.name(char, "")
    return f"U+{ord(char):04X}" + (f" “{name}”" if name else "")
