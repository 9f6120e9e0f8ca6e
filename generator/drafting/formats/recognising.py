"""Recognises the format of a received file by its content; its name decides only where that cannot."""

import re
import zipfile
from collections.abc import Collection
from io import BytesIO

from generator.drafting.blocks import Refusal
from generator.problems import Message
from generator.records.sources import Format

_HEAD = 4096
_PDF_HEAD = 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_OFFICE_NAMES = {
    ".doc": "doc",
    ".xls": "xls",
    ".ppt": "presentation",
    ".wps": "wps",
    ".et": "et",
    ".dps": "presentation",
    ".ofd": "ofd",
    ".odt": "odt",
    ".rtf": "rtf",
}
"""Endings of names of formats that are recognised otherwise only while the file is whole."""

_OLD_STREAMS = (
    ("EncryptedPackage", "locked-office"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "presentation"),
)
"""Names of streams in an old Office file, each with what the file is then."""

_MIME_KINDS = (
    ("opendocument.text", "odt"),
    ("opendocument.spreadsheet", "ods"),
    ("opendocument.presentation", "presentation"),
    ("epub", "epub"),
)

_SIGNS = (
    (rb"\x89PNG | \xff\xd8\xff | GIF8[79]a | BM.{4}\x00{4} | II\*\x00 | MM\x00\* ", "picture"),
    (rb"RIFF.{4}WEBP | .{4}ftyp(?:heic|heix|mif1|avif)", "picture"),
    (rb"7z\xbc\xaf\x27\x1c | Rar!\x1a\x07 | \x1f\x8b | BZh[1-9] | \xfd7zXZ\x00", "archive"),
    (rb"\{\\rtf", "rtf"),
    (rb"(?:CAJ|HN\x01|KDH\ )", "caj"),
    (rb"%!PS", "postscript"),
)
_KINDS = tuple((re.compile(sign, re.VERBOSE | re.DOTALL), kind) for sign, kind in _SIGNS)
"""Patterns for the first bytes of other formats."""

_WEB_ARCHIVE = re.compile(
    rb"^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?content-type:\s*multipart/related", re.I
)
_OFFICE_XML = re.compile(rb"<\?mso-application\s+progid=.(word|excel)|<pkg:package|<uof:uof", re.I)
_HTML = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<table[\s>]|<div[\s>]|<p[\s>]",
    re.I,
)


def recognise(data: bytes, name: str) -> Format:
    """Return the format of a file, or raise `Refusal` with the name of one that cannot be read."""
    ending = re.search(r"\.\w+$", name.lower().strip())
    suffix = ending[0] if ending else ""
    if b"%PDF-" in data[:_PDF_HEAD]:
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_zip(data, suffix)
    if data.startswith(_OLD_OFFICE):
        raise _refusal(_of_old_office(data, suffix))
    if kind := next((kind for sign, kind in _KINDS if sign.match(data)), None):
        raise _refusal(kind)
    return _of_text(data, suffix)


def _of_text(data: bytes, suffix: str) -> Format:
    head = _ascii_head(data)
    if _WEB_ARCHIVE.match(head):
        raise _refusal("mhtml")
    if match := _OFFICE_XML.search(head):
        raise _refusal("excel-xml" if (match[1] or b"").lower() == b"excel" else "word-xml")
    if _HTML.search(head) or suffix in (".html", ".htm", ".xhtml", ".shtml"):
        return Format.HTML
    if suffix in (".pdf", ".docx", ".xlsx") and not _is_text(data):
        return Format(suffix[1:])  # damaged: the reader of the format says so
    if suffix in _OFFICE_NAMES and not _is_text(data):
        raise _refusal(_OFFICE_NAMES[suffix])
    return Format.TEXT


def _ascii_head(data: bytes) -> bytes:
    """Return the head of a file without the NULs that UTF-16 and UTF-32 put between ASCII."""
    head = data[:_HEAD].replace(b"\x00", b"")
    return (
        head.removeprefix(b"\xef\xbb\xbf")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
        .lstrip()
    )


def _is_text(data: bytes) -> bool:
    """Tell whether the head of a file has no byte that only other formats have."""
    head = data[:_HEAD]
    return not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", head)


def _of_zip(data: bytes, suffix: str) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            members = {one.filename: one for one in file.infolist()}
            types = _beginning(file, members, "[Content_Types].xml", 200_000)
            mime = _beginning(file, members, "mimetype", 200)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        if suffix in (".docx", ".xlsx"):
            return Format(suffix[1:])
        raise _refusal(_OFFICE_NAMES.get(suffix, "archive")) from None
    if any(one.flag_bits & 1 for one in members.values()):
        raise _refusal("locked-archive")
    if "word/document.xml" in members or "wordprocessingml." in types:
        return Format.DOCX
    if "xl/workbook.xml" in members or "spreadsheetml.sheet.main" in types:
        return Format.XLSX
    raise _refusal(_of_members(members, mime))


def _of_members(found: Collection[str], mime: str) -> str:
    for words, kind in _MIME_KINDS:
        if words in mime:
            return kind
    if any(name.endswith("OFD.xml") for name in found):
        return "ofd"
    if "xl/workbook.bin" in found:
        return "xls"
    if "ppt/presentation.xml" in found:
        return "presentation"
    return "archive"


def _beginning(
    file: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], name: str, most: int
) -> str:
    """Return the beginning of a member, so that one that expands without end costs nothing."""
    if name not in members or members[name].flag_bits & 1:
        return ""
    with file.open(members[name]) as member:
        return member.read(most).decode(errors="replace")


def _of_old_office(data: bytes, suffix: str) -> str:
    for name, kind in _OLD_STREAMS:
        if name.encode("utf-16-le") in data:
            is_wps = kind in ("doc", "xls") and suffix in (".wps", ".et")
            return suffix[1:] if is_wps else kind
    return _OFFICE_NAMES.get(suffix, "doc")


def _refusal(kind: str) -> Refusal:
    return Refusal("drafting.other-format", kind=Message(f"drafting.format-{kind}"))
