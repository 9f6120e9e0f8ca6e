"""Restores the rows of tables from text that has one cell on a line, one row on a line, or one line."""

from collections.abc import Sequence

from generator.drafting.blocks import Block
from generator.drafting.context import Context
from generator.drafting.restoring.long_lines import split_long_lines
from generator.drafting.restoring.squeezed_rows import read_squeezed_rows
from generator.drafting.restoring.stacked_cells import read_stacked_cells


def restore_rows(blocks: Sequence[Block], context: Context) -> tuple[Block, ...]:
    """Return blocks in which the tables of a text are rows again. In the text each cell is on its own
    line, or each row on a line without separators.
    """
    blocks = tuple(split_long_lines(blocks))
    restored: list[Block] = []
    position = 0
    while position < len(blocks):
        table = read_stacked_cells(blocks, position, context) or read_squeezed_rows(
            blocks, position, context
        )
        restored += table.blocks if table else [blocks[position]]
        position += table.height if table else 1
    return tuple(restored)
