"""Signs that look like those of YAML but are others: full-width colons, dashes, brackets, spaces."""

import re
import unicodedata

COLONS = "：﹕∶︰ː"
DASHES = "－—–―−‐‑‒﹣─━·•●"
HASHES = "＃﹟"
COMMAS = "，﹐"
OPENING = "【［〔〖｛﹝"
CLOSING = "】］〕〗｝﹞"
DOUBLE_QUOTES = "“”„‟＂「」『』"
SINGLE_QUOTES = "‘’‚‛＇"
SPACE = re.compile("[^\\S \\t\\r\\n]|[\u200b-\u200f\u2060\u3164\ufeff]")
"""A space that is none of YAML's: of full width, unbreakable, or of no width at all."""

ASCII_KEY = "[A-Za-z_][A-Za-z0-9_-]*"
"""A key of a record, right or wrong, as part of a pattern."""

HAN = re.compile("[\u3400-\u9fff]")

_ALIKE = (
    (COLONS, ":"),
    (DASHES, "-"),
    (HASHES, "#"),
    (COMMAS + "、", ","),
    (OPENING, "["),
    (CLOSING, "]"),
    (DOUBLE_QUOTES, '"'),
    (SINGLE_QUOTES, "'"),
    ("≥", ">="),
    ("≤", "<="),
)
_TO_ASCII = str.maketrans({sign: right for alike, right in _ALIKE for sign in alike})


def to_ascii(text: str) -> str:
    """Return a text with ASCII in place of the signs, letters and digits that look like it."""
    folded = unicodedata.normalize("NFKC", text.translate(_TO_ASCII))
    return SPACE.sub("", folded).strip()


def odd_signs(text: str) -> str:
    """Return the characters of a text that only look like ASCII, each once."""
    return "".join(dict.fromkeys(one for one in text if not one.isascii() and _is_odd(one)))


def _is_odd(character: str) -> bool:
    return to_ascii(character).isascii()
