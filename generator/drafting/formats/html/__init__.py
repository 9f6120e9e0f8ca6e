"""Reads the words of HTML pages that their reader sees, with their tables and numbers."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from generator.drafting import remarks
from generator.drafting.blocks import Refusal
from generator.drafting.formats.decoding import decode_text
from generator.drafting.formats.html.flow import is_wrapped
from generator.drafting.formats.html.styles import read_sheets
from generator.drafting.formats.html.walk import Aside, Walk
from generator.drafting.formats.reading import Reading
from generator.drafting.furniture import is_chrome
from generator.drafting.remarks import Finding, Remark
from generator.hanzi import HAN


def read(data: bytes) -> Reading:
    """Return the blocks of a page, or raise `Refusal`."""
    page = decode_text(data, _declared(data))
    walk = Walk(read_sheets(root := _parsed(page.text)), joins_wrapped=is_wrapped(page.text))
    blocks = walk.blocks(root)
    return Reading(blocks, (*page.remarks, *_asides(walk.aside)))


def _parsed(text: str) -> HtmlElement:
    """Return the root of a page; without `huge_tree`, all that is nested deep would be lost."""
    text = re.sub(r"^\s*<\?xml[^>]*>", "", text.removeprefix("\ufeff")).replace("\x00", "")
    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(text, parser=parser)
    except etree.ParserError:
        raise Refusal("drafting.empty-page") from None
    if any("depth" in error.message.lower() for error in parser.error_log):
        raise Refusal("drafting.too-deep")
    return root


def _declared(data: bytes) -> str:
    """Return the encoding that a page declares."""
    match = re.search(rb"charset=[\"']?([\w-]+)", data[:2000])
    return match[1].decode() if match else ""


def _asides(aside: Aside) -> Iterator[Remark]:
    """Yield the questions about words that are left out, or may not be seen."""
    yield from remarks.about_file(
        {
            Finding.NOT_SEEN: [one for one in aside.unseen if _may_belong(one)],
            Finding.PERHAPS_NOT_SEEN: [one for one in aside.perhaps if _may_belong(one)],
            Finding.STRUCK: [one for one in aside.struck if one.strip()],
            Finding.ANNOTATED: aside.notes,
        }
    )


_WORDS = re.compile(f"[{HAN}]{{2,}}")
_LEAST = 4


def _may_belong(words: str) -> bool:
    """Tell whether words may be part of a document, not of the controls of a page."""
    length = sum(map(len, _WORDS.findall(words)))
    return length >= _LEAST and not is_chrome(" ".join(words.split()))
