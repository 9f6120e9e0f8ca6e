"""The result of restoring a table, and a helper for its modules."""

from dataclasses import dataclass

from generator.drafting.blocks import Block, Paragraph


@dataclass(frozen=True, slots=True)
class Restored:
    """A restored table: its rows with the sections between them, and its number of lines, `height`."""

    blocks: tuple[Block, ...]
    height: int


def line_of(block: Block) -> str:
    """Return the words of a paragraph; "" for a row of a table."""
    return block.text if isinstance(block, Paragraph) else ""
