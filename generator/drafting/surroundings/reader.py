"""Assigns the lines around the tasks to fields."""

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.drafting.blocks import Block, Paragraph, TableRow
from generator.drafting.furniture import is_contact_line, is_furniture
from generator.drafting.headings import read_heading
from generator.drafting.omission_reasons import CHROME, CONTACTS, IMPRINT, REPEATED
from generator.drafting.surroundings.catalogue import ITEM, LABEL_CELL
from generator.drafting.surroundings.lines import (
    ATTACHMENT,
    DATE,
    IMPRINT_LINE,
    NUMBER,
    PRINTED_ON,
    RELEASE,
    SIGNATURE,
    are_one_title,
    choose_titles,
    is_addressee,
    is_paragraph,
)
from generator.records.documents import HeaderItem, NoticeRecord
from generator.records.sources import Omission

_TELLING = (("number", NUMBER), ("release", RELEASE), ("date", DATE), ("date", PRINTED_ON))
"""The fields whose lines are recognised by their form."""


class SurroundingsReader:
    """Assigns each line to the first field that fits; a line that fits none is left unplaced."""

    def __init__(self, omissions: Iterable[Omission]) -> None:
        self.title: str | None = None
        self.header: list[HeaderItem] = []
        self.opening: list[str] = []
        self.closing: list[str] = []
        self.omissions = list(omissions)
        self._fields: dict[str, str] = {}
        self._letter: list[str] = []
        self._attachments: list[str] = []

    def read_before(self, blocks: Sequence[Block]) -> None:
        """Read the blocks before the first section."""
        lines = self._plain_lines(blocks)
        plan, notice = choose_titles(lines)
        if plan is not None:
            self.title = lines[plan]
        if notice is not None:
            self._fields["title"] = lines[notice]
        for number, line in enumerate(lines):
            if number in (plan, notice) or self._take_common(line):
                continue
            is_below_title = plan is not None and number > plan
            if is_below_title and (is_paragraph(line) or read_heading(line)):
                self.opening.append(line)
            elif not self._take_of_notice(line):
                if plan is None and is_paragraph(line):
                    self.opening.append(line)
                else:
                    self._leave(line)

    def read_between(self, blocks: Sequence[Block]) -> None:
        """Read the blocks between two tables: titles that are printed again."""
        for line in self._plain_lines(blocks):
            if not self._take_common(re.sub("（续表?）$", "", line), line):
                self._leave(line)

    def read_behind(self, blocks: Sequence[Block]) -> None:
        """Read the blocks after the last section."""
        is_over = False
        for line in self._plain_lines(blocks):
            if IMPRINT_LINE.search(line):
                self.omissions.append(Omission(text=line, why=IMPRINT))
            elif ATTACHMENT.search(line):
                self._attachments.append(line)
            elif self._take_common(line):
                is_over = is_over or bool(DATE.match(line))
            elif SIGNATURE.match(line) and "signature" not in self._fields:
                self._fields["signature"], is_over = line, True
            elif not is_over and is_paragraph(line) and len(line) > 15:
                self.closing.append(line)
            else:
                self._leave(line)

    def notice(self) -> NoticeRecord | None:
        """Return the notice, if any of it is printed."""
        letter = {"letter": "\n".join(self._letter)} if self._letter else {}
        parts = {**self._fields, **letter, "attachments": tuple(self._attachments)}
        return NoticeRecord.model_validate(parts) if any(parts.values()) else None

    def _take_common(self, line: str, printed: str | None = None) -> bool:
        """Place a line recognised by its form: a number, a date, a title printed again. `printed` is
        the whole printed line, if it is longer.
        """
        for name, pattern in _TELLING:
            if pattern.match(line) and name not in self._fields:
                self._fields[name] = line
                return True
        if line in (self.title, self._fields.get("title")):
            self.omissions.append(Omission(text=printed or line, why=REPEATED))
            return True
        return False

    def _take_of_notice(self, line: str) -> bool:
        """Place a line of the notice: addressees, an attachment, the signature, or the letter."""
        is_notice = bool({"title", "addressees"} & self._fields.keys())
        if is_addressee(line) and "addressees" not in self._fields:
            self._fields["addressees"] = line
        elif ATTACHMENT.match(line):
            self._attachments.append(line)
        elif is_notice and SIGNATURE.match(line) and "signature" not in self._fields:
            self._fields["signature"] = line
        elif is_notice and is_paragraph(line):
            self._letter.append(line)
        else:
            return False
        return True

    def _plain_lines(self, blocks: Sequence[Block]) -> list[str]:
        """Return the lines that are neither part of the catalogue header nor page furniture."""
        lines: list[str] = []
        for block in _join_titles(blocks):
            if isinstance(block, TableRow):
                self._read_row(block)
                continue
            for line in filter(None, map(str.strip, block.text.split("\n"))):
                if items := _items_of(line):
                    self._read_items(line, items)
                elif is_contact_line(line):
                    self.omissions.append(Omission(text=line, why=CONTACTS))
                elif is_furniture(line):
                    self.omissions.append(Omission(text=line, why=CHROME))
                else:
                    lines.append(line)
        return lines

    def _read_items(self, line: str, items: Sequence[re.Match[str]]) -> None:
        position = 0
        between: list[str] = []
        for item in items:
            between.append(line[position : item.start()])
            self._add_item(item["label"], item["value"])
            position = item.end()
        for words in filter(None, map(str.strip, [*between, line[position:]])):
            if not self._take_common(words):
                self._leave(words)

    def _add_item(self, label: str, value: str) -> None:
        self.header.append(HeaderItem(label=label.strip(), value=value.strip() or None))

    def _read_row(self, row: TableRow) -> None:
        """Read a row of the catalogue header: label and value in one cell, or in alternate cells."""
        cells = row.own_cells
        items = [ITEM.fullmatch(cell) for cell in cells]
        if all(items):
            for item in filter(None, items):
                self._add_item(item["label"], item["value"])
        elif len(cells) % 2 == 0 and all(map(LABEL_CELL.fullmatch, cells[::2])):
            for label, value in zip(cells[::2], cells[1::2], strict=True):
                self._add_item(label.rstrip("：: "), value)

    def _leave(self, line: str) -> None:
        """Omit a line that is furniture; the proof makes any other line unplaced."""
        line = line.strip(" |") or line.strip()
        if line and (is_furniture(line) or re.fullmatch(r"[\W_]+", line)):
            self.omissions.append(Omission(text=line, why=CHROME))


_LONGEST_ITEMS = 80
"""Characters. A longer line that is a sentence holds no items."""


def _items_of(line: str) -> list[re.Match[str]]:
    """Return the items of the catalogue header on a line; a sentence is not the value of an item."""
    if is_paragraph(line) and len(line) > _LONGEST_ITEMS:
        return []
    items = list(ITEM.finditer(line))
    return [] if len(items) == 1 and is_paragraph(items[0]["value"]) else items


def _join_titles(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks in which a notice's title that is printed on two lines is joined."""
    pending: Paragraph | None = None
    for block in blocks:
        if pending and isinstance(block, Paragraph) and are_one_title(pending.text, block.text):
            block, pending = Paragraph(pending.text + block.text), None
        if pending:
            yield pending
        pending = block if isinstance(block, Paragraph) else None
        if pending is None:
            yield block
    if pending:
        yield pending
