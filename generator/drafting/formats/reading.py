"""What a format's module returns, and the limits that all of them keep."""

from dataclasses import dataclass

from generator.drafting.blocks import Block
from generator.drafting.remarks import Remark

MOST_BLOCKS = 5_000
"""Paragraphs and rows. The longest plans have some hundreds; a draft of 5,000 takes seconds."""

MOST_COLUMNS = 40
"""Columns with words. The widest plans have a dozen."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of a file, and what a person should look at."""

    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()
