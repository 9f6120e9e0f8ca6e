"""Divides a document into printed sections and tasks, and the blocks around them."""

from collections.abc import Sequence

from generator.drafting.blocks import Block
from generator.drafting.context import Context
from generator.drafting.dividing.numbered import divide_lines
from generator.drafting.dividing.rows import divide_tables
from generator.drafting.dividing.tables import table_stretches
from generator.drafting.printed import Division

_LEAST = 3
"""A table with fewer rows, including its header, does not hold a plan."""


def divide(blocks: Sequence[Block], context: Context) -> Division:
    """Divide a document: its tasks are the rows of its tables; without tables, its numbered lines."""
    stretches = [(start, end) for start, end in table_stretches(blocks) if end - start >= _LEAST]
    return divide_tables(blocks, stretches, context) if stretches else divide_lines(blocks)
