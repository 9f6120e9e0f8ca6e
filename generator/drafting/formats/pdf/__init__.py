"""Reads PDF files with a text layer: what their reader sees, with their tables."""

import io
import logging
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pdfplumber
from pdfminer.pdfpage import PDFPage

from generator.drafting import remarks
from generator.drafting.blocks import Paragraph, Refusal
from generator.drafting.formats.pdf.layout import Budget, lay_out, turned_upright
from generator.drafting.formats.pdf.limits import MOST_PAGES, refuse_bombs
from generator.drafting.formats.pdf.lines import read_page
from generator.drafting.formats.pdf.paragraphs import Page, join_lines, part_furniture
from generator.drafting.formats.pdf.rows import join_rows
from generator.drafting.formats.pdf.seen import Left, direction, has_hidden_text_only, part_seen
from generator.drafting.formats.reading import Reading
from generator.drafting.remarks import Finding, Remark


def read(data: bytes) -> Reading:
    """Return the blocks of a file, or raise `Refusal`."""
    for name in ("pdfminer", "pdfplumber"):  # they warn about fonts, which do not affect the text
        logging.getLogger(name).setLevel(logging.CRITICAL)
    refuse_bombs(data)
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            read_pages = _Pages(file)
    except (Refusal, MemoryError):
        raise
    except Exception as error:  # the libraries have their own errors, and pass on others
        name = type(error.args[0]).__name__ if error.args else type(error).__name__
        if "Password" in f"{name}{type(error).__name__}":
            raise Refusal("drafting.encrypted-pdf") from None
        raise Refusal("drafting.damaged-pdf", error=name) from None
    if not any(read_pages.pages):
        raise Refusal("drafting.scanned-pdf" if read_pages.pictures else "drafting.empty-pdf")
    pages, furniture = part_furniture(read_pages.pages)
    items, doubtful = join_rows(pages)
    blocks = (*join_lines(items), *(Paragraph(line.text.strip()) for line in furniture))
    return Reading(
        blocks, (*read_pages.remarks(), *remarks.about_file({Finding.JOINED_ROWS: doubtful}))
    )


class _Pages:
    """The pages of a file as read, and what is left out of them."""

    def __init__(self, file: Any) -> None:
        self._left = Left()
        self._recognised: list[int] = []
        self.pages: list[Page] = []
        self.pictures: list[int] = []
        if len(list(islice(PDFPage.create_pages(file.doc), MOST_PAGES + 1))) > MOST_PAGES:
            raise Refusal("drafting.too-many-pages", most=MOST_PAGES)
        budget = Budget()
        for number, page in enumerate(file.pages, start=1):
            lay_out(page, budget)
            self._read(number, turned_upright(page, direction(page), budget))
            page.close()

    def _read(self, number: int, page: Any) -> None:
        if has_hidden_text_only(page):
            self._recognised.append(number)
            seen = page
        else:
            seen = part_seen(page, self._left)
        read: Page = tuple(read_page(seen))
        if not read and page.images:
            self.pictures.append(number)
        self.pages.append(read)

    def remarks(self) -> Iterator[Remark]:
        """Yield the questions about what is left out, and about pictures of pages."""
        left = self._left
        yield from remarks.about_file(
            {
                Finding.NOT_SEEN: left.unseen,
                Finding.STRUCK: left.struck,
                Finding.WATERMARKS: left.watermarks,
            }
        )
        if self.pictures:
            yield remarks.pictured_pages(tuple(map(str, self.pictures)))
        if self._recognised:
            yield remarks.recognised_pages(tuple(map(str, self._recognised)))
