"""What a format's module returns, and the limits that all of them keep."""

from dataclasses import dataclass

from generator.drafting.blocks import Block
from generator.drafting.remarks import Remark

MOST_BLOCKS = 20_000
"""Paragraphs and rows. The longest plans have some hundreds."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of a file, and what a person should look at."""

    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()
