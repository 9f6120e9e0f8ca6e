"""Makes the archive of a received file, the record of its source, and the blocks to read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from generator.drafting.blocks import (
    Block,
    Paragraph,
    blocks_of_text,
    reread_blocks,
    write_blocks,
)
from generator.drafting.cleaning import choose_steps, find_repairs
from generator.drafting.contact_details import leave_out_contacts, quote_contacts
from generator.drafting.formats import Received
from generator.grammar.contacts import Kind
from generator.proof.steps import normalise
from generator.records.sources import SourceRecord


@dataclass(frozen=True, slots=True)
class Archived:
    """A received file as archived: `text` is the archive, without contact details; `plain` and
    `blocks` are its words after the steps of `source`; `doubts` are words that look like a contact
    detail.
    """

    text: str
    source: SourceRecord
    plain: str
    blocks: tuple[Block, ...]
    doubts: tuple[tuple[str, Kind], ...] = ()

    def lines(self, most: int | None = None) -> Iterator[str]:
        """Yield the lines of all blocks, or of the first `most` blocks."""
        return map(_words, self.blocks[:most])

    @property
    def first_line(self) -> str:
        """The first line with words."""
        return next(filter(None, self.lines()), "").split("\n")[0]


def archive(received: Received, data: bytes, glossary: Mapping[str, str]) -> Archived:
    """Return a received file as archived; `data` are its bytes, from which the checksum is computed."""
    kept = leave_out_contacts(
        write_blocks(received.blocks) if received.text is None else received.text
    )
    text = kept.text
    steps, words = choose_steps(text, glossary)
    source = SourceRecord(
        format=received.format,
        file="draft.txt",
        sha256=sha256(text.encode()).hexdigest(),
        received_sha256=sha256(data).hexdigest(),
        steps=steps,
        glossary=words,
        repairs=find_repairs(text),
    )
    plain = normalise(text, source, glossary)
    return Archived(
        text=text,
        source=source.model_copy(update={"contacts": quote_contacts(plain, kept.reasons)}),
        plain=plain,
        blocks=_blocks(plain, received.blocks),
        doubts=kept.doubts,
    )


def _blocks(plain: str, received: Sequence[Block]) -> tuple[Block, ...]:
    return reread_blocks(plain, received) or blocks_of_text(plain)


def _words(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else "\n".join(block.cells)
