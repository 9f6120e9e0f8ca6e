"""Decodes text files, whose encoding nothing states reliably: by which reading is Chinese."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.drafting.blocks import Refusal
from generator.drafting.remarks import Remark, doubtful_encoding, unreadable_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; those of UTF-32 come first, because they begin with one of UTF-16."""

_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_NARROW = ("utf-8", "gb18030", "big5hkscs")
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}
_SHOWN = {"utf-8": "UTF-8", "gb18030": "GB 18030", "big5hkscs": "Big5"}

_LOST = "\ufffd"
_SAMPLE = 40_000
"""Bytes at the head of a file that are read to choose its encoding."""

_SURE = 0.9
_LEAST = 0.6
"""The share of usual characters below which a reading is doubtful, and below which it is none."""

_DECLARED = 0.02
"""What the declaration of an encoding adds to its share: it decides between equals only."""

_LONGEST_LINE = 2000
_MOST_MENDED = 50
_AROUND = 8


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, whether it was UTF-8, and what a person should look at."""

    text: str
    is_utf8: bool
    remarks: tuple[Remark, ...] = ()


def decode_text(data: bytes, declared: str = "") -> Decoded:
    """Return the text of a file, or raise `Refusal`; `declared` is the encoding that it names."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            kept = data if encoding == "utf-8" else data[len(mark) :]
            return _decoded(kept, encoding, share=1)
    if b"\x00" not in data:
        try:
            return Decoded(data.decode(), is_utf8=True)
        except UnicodeDecodeError:
            pass
    declared = _ALIASES.get(declared.lower(), declared.lower())
    share, encoding = max(_shares(data, declared), key=lambda one: one[0])
    if share < _LEAST:
        raise Refusal("drafting.not-text" if b"\x00" in data else "drafting.unknown-encoding")
    return _decoded(data, encoding, share)


def _shares(data: bytes, declared: str) -> Iterator[tuple[float, str]]:
    """Yield each encoding with the share of usual characters in its reading of the file's head."""
    head = data[:_SAMPLE]
    for encoding in _NARROW if b"\x00" not in data else ():
        yield _usual(_mended(head, encoding)) + _DECLARED * (encoding == declared), encoding
    for encoding in _WIDE:
        width = 4 if "32" in encoding else 2
        if len(data) % width <= 1:
            whole = head[: len(head) // width * width]
            yield _usual(whole.decode(encoding, errors="replace")), encoding


def _decoded(data: bytes, encoding: str, share: float) -> Decoded:
    text = _mended(data, encoding)
    remarks: tuple[Remark, ...] = ()
    if share < _SURE:
        remarks = (doubtful_encoding(_SHOWN.get(encoding, encoding.upper())),)
    marks = data.count(_LOST.encode()) if encoding == "utf-8" else 0
    if text.count(_LOST) > marks:
        remarks = (*remarks, unreadable_bytes(text.count(_LOST), _places(text)))
    is_utf8 = encoding == "utf-8" and _LOST not in text
    return Decoded(text, is_utf8=is_utf8, remarks=remarks)


def _places(text: str) -> tuple[str, ...]:
    """Return the words around the first lost characters."""
    spots = [number for number, one in enumerate(text) if one == _LOST][:3]
    return tuple(
        "".join(text[max(0, spot - _AROUND) : spot + _AROUND + 1].split()) for spot in spots
    )


def _mended(data: bytes, encoding: str) -> str:
    """Return a reading in which a stray byte costs one character, not the rest of its line.

    In encodings of two bytes a stray byte shifts all pairs after it, and the wrong pairs are
    characters too, so the byte whose loss leaves the most usual characters is left out.
    """
    if encoding not in ("gb18030", "big5hkscs"):
        return data.decode(encoding, errors="replace")
    lines: list[str] = []
    mended = 0
    for line in data.split(b"\n"):
        text = line.decode(encoding, errors="replace")
        if mended < _MOST_MENDED and len(line) <= _LONGEST_LINE and _is_shifted(text):
            mended += 1
            text = max(text, _without_one_byte(line, encoding), key=_usual)
        lines.append(text)
    return "\n".join(lines)


def _is_shifted(text: str) -> bool:
    return _LOST in text or _usual(text) < _SURE


def _without_one_byte(line: bytes, encoding: str) -> str:
    """Return the best reading of a line in which one byte is lost."""
    best, score, ahead = "", -1.0, 0
    while ahead < len(line):
        head = line[:ahead].decode(encoding, errors="replace")
        text = f"{head}{_LOST}{line[ahead + 1 :].decode(encoding, errors='replace')}"
        if (found := _usual(text)) > score:
            best, score = text, found
        ahead += 1
    return best


def _usual(text: str) -> float:
    """Return the share of characters that Chinese texts usually have, of all but ASCII."""
    others = [one for one in text if not one.isascii()]
    controls = sum(one < " " and one not in "\t\n\r\f\v" for one in text)
    if not others:
        return 0.5 if controls == 0 and text else 0.0
    usual = sum(map(_is_usual, others))
    return max(0.0, (usual - controls) / len(others))


@cache
def _is_usual(character: str) -> bool:
    """Tell whether a character is punctuation, or in the first level of GB 2312 or of Big5."""
    if character in "　、。〈〉《》「」『』【】〔〕—…‘’“”·×" or "！" <= character <= "～":
        return True
    if "\u2460" <= character <= "\u249b" or character == "\u00a0":
        return True
    for encoding, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        code = character.encode(encoding, errors="ignore")
        if len(code) == 2 and first <= code[0] <= last and "\u4e00" <= character <= "\u9fff":
            return True
    return False
