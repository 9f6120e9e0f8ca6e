"""Reads received files; each format has its own module, and its own library."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from generator.drafting.blocks import Block, Refusal
from generator.records.sources import Format


@dataclass(frozen=True, slots=True)
class Received:
    """A received file: its `text` if it is a text file, else its `blocks`."""

    format: Format
    text: str | None = None
    blocks: tuple[Block, ...] = ()


def read_file(data: bytes, name: str) -> Received:
    """Return the content of a file, or raise `Refusal`; its format follows from its bytes or its name."""
    if not data.strip():
        raise Refusal("drafting.empty")
    kind = _kind(data, name.lower())
    if kind is Format.TEXT:
        text, is_utf8 = decode_text(data)
        return Received(Format.TEXT if is_utf8 else Format.RECODED, text=text)
    try:
        reader = import_module(f"generator.drafting.formats.{kind.value}")
    except ModuleNotFoundError as error:
        shown = kind.value.upper()
        raise Refusal("drafting.no-library", format=shown, library=error.name) from None
    read: Callable[[bytes], tuple[Block, ...]] = reader.read
    blocks = read(data)
    if not blocks:
        raise Refusal("drafting.no-words")
    return Received(kind, blocks=blocks)


def _kind(data: bytes, name: str) -> Format:
    if data.startswith(b"%PDF") or name.endswith(".pdf"):
        return Format.PDF
    if name.endswith((".doc", ".xls", ".wps", ".et")) or data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refusal("drafting.old-office")
    if data.startswith(b"PK") or name.endswith((".docx", ".xlsx")):
        return Format.XLSX if b"xl/workbook.xml" in data or name.endswith(".xlsx") else Format.DOCX
    head = data[:2000].lower()
    if name.endswith((".html", ".htm")) or b"<html" in head or b"<!doctype html" in head:
        return Format.HTML
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refusal("drafting.not-text")
    return Format.TEXT


def decode_text(data: bytes) -> tuple[str, bool]:
    """Return the text of a file, and whether it is UTF-8; Chinese files may be GB 18030 or UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), False
    try:
        return data.decode(), True
    except UnicodeDecodeError:
        try:
            return data.decode("gb18030"), False
        except UnicodeDecodeError:
            raise Refusal("drafting.unknown-encoding") from None
