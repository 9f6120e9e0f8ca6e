"""Word and Excel files for tests, made in memory by the libraries that write them."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

_SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)


def elements(xml: str) -> list[Any]:
    """Return the elements of a piece of Word's XML."""
    return list(parse_xml(f"<w:body {_SPACES}>{xml}</w:body>"))


def word_file(
    body: str,
    *,
    styles: str = "",
    lists: str = "",
    defaults: str = "",
    parts: dict[str, str] | None = None,
    change: Callable[[Any], None] = lambda _: None,
) -> bytes:
    """Return a Word document with this body, and with further styles, lists and parts (footnotes)."""
    document = Document()
    root = document.element.body
    for place, element in enumerate(elements(body)):
        root.insert(place, element)
    for element in elements(styles):
        document.styles.element.append(element)
    numbering = document.part.numbering_part.element
    for element in list(numbering):
        numbering.remove(element)
    for element in elements(lists):
        numbering.append(element)
    if defaults:
        properties = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
        for element in elements(defaults):
            properties.append(element)
    change(document)
    for name, xml in (parts or {}).items():
        _add_part(document, name, xml)
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()


def _add_part(document: Any, name: str, xml: str) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}"
    content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
    root = f"<w:{name} {_SPACES}>{xml}</w:{name}>"
    part = Part(PackURI(f"/word/{name}.xml"), content, root.encode(), document.part.package)
    document.part.relate_to(part, kind)


def paragraph(inner: str, properties: str = "") -> str:
    """Return a paragraph; words without marks become a run."""
    inner = inner if inner.startswith("<") or not inner else run(inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def run(words: str, properties: str = "") -> str:
    """Return a run of words."""
    text = f'<w:t xml:space="preserve">{words}</w:t>' if not words.startswith("<") else words
    return f"<w:r><w:rPr>{properties}</w:rPr>{text}</w:r>"


def table(*rows: str) -> str:
    """Return a table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """Return a row; words without marks become a cell."""
    inner = (one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(inner)}</w:tr>"


def cell(inner: str, properties: str = "") -> str:
    """Return a cell; words without marks become a paragraph."""
    inner = inner if inner.startswith("<") else paragraph(inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def control(inner: str, properties: str = "") -> str:
    """Return a content control around something."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def with_members(data: bytes, **members: bytes) -> bytes:
    """Return a zip file with further members; `xl__x` is the member xl/x.xml, which is replaced."""
    stored = io.BytesIO()
    names = {f"{name.replace('__', '/')}.xml": content for name, content in members.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stored, "w", 8) as new:
        for one in old.infolist():
            if one.filename not in names:
                new.writestr(one, old.read(one))
        for name, content in names.items():
            new.writestr(name, content)
    return stored.getvalue()
