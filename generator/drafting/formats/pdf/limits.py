"""Refuses PDF files that expand without measure, before any library reads them."""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator

from generator.drafting.blocks import Refusal

MOST_PAGES = 300
MOST_OBJECTS = 100_000
"""Characters, lines and other things that pages show; a line counts for several."""

MOST_CONTENT_MIB = 4
"""MiB of operators that draw the pages. A page of text has some KiB."""

MOST_MIB = 48
"""MiB to which the streams of a file may expand, pictures and fonts apart."""

_MOST = MOST_MIB * 2**20
_MOST_OF_PICTURE = 4 * _MOST
_CHUNK = 2**20
_LONGEST_DICTIONARY = 1500
_LONGEST_LZW = 50_000
"""Bytes. LZW has not been used for thirty years, and a short stream of it can expand to anything."""

_STREAM = re.compile(rb"stream\r?\n")
_LINK = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\s*(\d{1,10})\s+\d{1,5}\s+R\s*endobj")
"""Matches an object that is only a reference to another."""


def refuse_bombs(data: bytes) -> None:
    """Raise `Refusal` for a file whose streams expand beyond a limit, or whose objects only refer to
    each other.
    """
    if _is_circular(dict(_LINK.findall(data))):
        raise Refusal("drafting.damaged-pdf", error="circular reference")
    whole = 0
    for begin in _STREAM.finditer(data):
        head = data[max(0, begin.start() - _LONGEST_DICTIONARY) : begin.start()]
        head = head[head.rfind(b" obj") + 1 :]
        is_aside = b"/Image" in head or b"/Length1" in head
        length = _expanded(data, begin.end(), head, _MOST_OF_PICTURE if is_aside else _MOST)
        whole += 0 if is_aside else length
        if whole > _MOST or length > _MOST_OF_PICTURE:
            raise Refusal("drafting.pdf-expands", most=MOST_MIB)


def _is_circular(links: dict[bytes, bytes]) -> bool:
    """Tell whether references lead back to where they began."""
    ended: set[bytes] = set()
    for start in links:
        met: set[bytes] = set()
        here = start
        while here in links and here not in ended and here not in met:
            met.add(here)
            here = links[here]
        if here in met:
            return True
        ended |= met
    return False


def _expanded(data: bytes, start: int, head: bytes, most: int) -> int:
    """Return the length of an expanded stream, or one above `most` as soon as it is passed."""
    if b"LZW" in head and data.find(b"endstream", start) - start > _LONGEST_LZW:
        return _MOST_OF_PICTURE + 1
    times = head.count(b"/FlateDecode") + len(re.findall(rb"/Fl(?![a-zA-Z])", head))
    if not times:
        return 0
    pieces: Iterator[bytes] = iter([_plain(data, start, head)])
    length = 0
    for _ in range(times):
        pieces = _inflated(pieces)
    for piece in pieces:
        length += len(piece)
        if length > most:
            break
    return length


def _plain(data: bytes, start: int, head: bytes) -> bytes:
    """Return the bytes of a stream, without the letters that some writers make of them."""
    if b"ASCII85Decode" not in head and b"ASCIIHexDecode" not in head:
        return data[start:]
    raw = data[start : data.find(b"endstream", start)].strip()
    try:
        if b"ASCII85Decode" in head:
            return base64.a85decode(raw.removesuffix(b"~>"))
        return binascii.unhexlify(re.sub(rb"\s", b"", raw.rstrip(b">")))
    except (ValueError, binascii.Error):
        return b""


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    machine = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not machine.eof:
            try:
                expanded = machine.decompress(rest, _CHUNK)
            except zlib.error:
                return
            rest = machine.unconsumed_tail
            if expanded:
                yield expanded
