"""Signs of picture fonts, which have no characters of their own in a document."""

import re

_SYMBOL_FONTS = {
    "wingdings": {
        0x4A: "☺", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□",
        0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪",
        0xA8: "□", 0xAB: "★", 0xB2: "☆", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
        0xFE: "☑",
        **{0x81 + place: chr(0x2460 + place) for place in range(10)},
        **{0x8C + place: chr(0x2776 + place) for place in range(10)},
    },
    "wingdings 2": {
        0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x54: "☒", 0x97: "●", 0x98: "•", 0xA3: "□",
        **{0x6A + place: chr(0x2460 + place) for place in range(10)},
    },
    "symbol": {
        0x2D: "−", 0xA3: "≤", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
        0xA5: "∞", 0xAE: "→", 0xD7: "·",
    },
}  # fmt: skip
"""The signs of plans: bullets, boxes, ticks, circled numbers and signs of comparison."""

PRIVATE = re.compile("[\ue000-\uf8ff]")
"""Matches a character that only one font knows."""


def sign_of(font: str, code: int) -> str | None:
    """Return the sign that a font shows for a code, or None if it is not known."""
    signs = _SYMBOL_FONTS.get(font.strip().lower())
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if signs is not None:
        ascii_sign = chr(low) if font.lower() == "symbol" and 0x20 <= low < 0x3B else None
        return signs.get(low, ascii_sign)
    if 0xE000 <= code <= 0xF8FF or not 0x20 <= code <= 0xFFFF or 0xD800 <= code <= 0xDFFF:
        return None
    return None if "dings" in font.lower() else chr(code)
