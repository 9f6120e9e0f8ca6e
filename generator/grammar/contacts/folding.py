"""Folds a text to plain width, small letters and plain signs, without what nobody sees."""

import re
import unicodedata

from generator.grammar.folding import Folded
from generator.hanzi import HAN


def fold(text: str) -> Folded:
    """Return a text folded: ０２７—１２３ is 027-123, and the gloss of 聯(lián) is left out."""
    table = {character: _fold(character) for character in set(text)}
    glosses = {place for found in _GLOSS.finditer(text) for place in range(*found.span())}
    if "" not in table.values() and not glosses:
        return Folded("".join(map(table.__getitem__, text)), range(len(text)), text)
    places = [
        place for place, character in enumerate(text) if table[character] and place not in glosses
    ]
    return Folded("".join(table[text[place]] for place in places), places, text)


_GLOSS = re.compile(f"(?<=[{HAN}])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{{1,6}}[)）](?=[{HAN}:：])")
"""Pinyin in brackets, which scraping leaves inside words."""

_LINE_ENDS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_BLANKS = "\u2800\u3164\uffa0\u115f\u1160"
_SIGNS = {
    **dict.fromkeys("−ー~～〜˗⁃", "-"),
    **dict.fromkeys("∕⁄╱", "/"),
    **dict.fromkeys("•・‧∙⋅", "·"),
    **dict.fromkeys("︰∶꞉", ":"),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    **dict.fromkeys(_BLANKS, " "),
    **dict(zip("帐聯絡繫經辦報電話傳真機郵賬帳號證銀員碼專線熱絲業務錄戶護軍訊諮詢單兩",
               "账联络系经办报电话传真机邮账账号证银员码专线热丝业务录户护军讯咨询单两", strict=True)),
}  # fmt: skip
"""Signs that look alike, and the Traditional characters of the labels."""


def _fold(character: str) -> str:
    """Return a character folded, or nothing for one that nobody sees."""
    if character in "\n\t":
        return character
    if character in _SIGNS:
        return _SIGNS[character]
    match unicodedata.category(character):
        case "Cc" | "Cf" | "Mn" | "Me":
            return ""
        case "Zs":
            return " "
        case "Pd":
            return "-"
        case "Nd":
            return str(unicodedata.decimal(character))
        case "No":  # ① numbers an item, and ² is a note
            return character
    plain = unicodedata.normalize("NFKC", character)
    if len(plain) != 1:
        return character
    small = plain.lower()
    return _SIGNS.get(small, small) if len(small) == 1 else plain
