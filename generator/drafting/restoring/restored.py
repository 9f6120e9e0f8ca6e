"""What a restorer makes of lines, and what all of them need."""

from dataclasses import dataclass

from generator.drafting.blocks import Block, Paragraph


@dataclass(frozen=True, slots=True)
class Restored:
    """A table that was restored: its rows and the sections between them, and of how many lines."""

    blocks: tuple[Block, ...]
    height: int


def line_of(block: Block) -> str:
    """Return the words of a paragraph; a row of a table has no line of its own."""
    return block.text if isinstance(block, Paragraph) else ""
