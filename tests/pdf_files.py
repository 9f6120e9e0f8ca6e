"""Writes small PDF files as bytes, operator by operator."""

import zlib
from collections.abc import Mapping, Sequence

FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts["
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/CIDSystemInfo<</Registry"
    b"(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor<</Type/FontDescriptor/FontName"
    b"/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120"
    b"/CapHeight 880/StemV 93>>>>]>>"
)


def text(
    words: str, x: float, y: float, size: float = 12, before: str = "", turn: str = "1 0 0 1"
) -> str:
    """Return the operators that write words at a place, with other operators before them."""
    code = words.encode("utf-16-be").hex()
    return f"q {before} BT /F {size} Tf {turn} {x} {y} Tm <{code}> Tj ET Q\n"


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """Return the operators that draw the lines of a table."""
    lines = [f"{x} {ys[0]} m {x} {ys[-1]} l S\n" for x in xs]
    return "".join(lines + [f"{xs[0]} {y} m {xs[-1]} {y} l S\n" for y in ys])


def pdf(
    *pages: str | bytes,
    resources: str = "",
    catalog: str = "",
    objects: Mapping[int, bytes] | None = None,
    page: str = "",
) -> bytes:
    """Return a file with a page for each text of operators; more objects have numbers from 900 on."""
    made: dict[int, bytes] = {3: FONT, **(objects or {})}
    kids = []
    for number, content in enumerate(pages):
        data = content.encode() if isinstance(content, str) else content
        made[10 + 2 * number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {11 + 2 * number} 0 R"
            f"/Resources<</Font<</F 3 0 R>>{resources}>>{page}>>"
        ).encode()
        made[11 + 2 * number] = stream(data)
        kids.append(f"{10 + 2 * number} 0 R")
    made[1] = f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode()
    made[2] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>".encode()
    return _written(made)


def stream(data: bytes, dictionary: str = "") -> bytes:
    """Return a compressed stream."""
    packed = zlib.compress(data, 9)
    head = f"<</Filter/FlateDecode/Length {len(packed)}{dictionary}>>\nstream\n"
    return head.encode() + packed + b"\nendstream"


def _written(objects: Mapping[int, bytes]) -> bytes:
    data = b"%PDF-1.7\n"
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    table = "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in places.items())
    size = max(objects) + 1
    return (
        data
        + f"xref\n0 1\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n".encode()
        + f"startxref\n{start}\n%%EOF".encode()
    )
