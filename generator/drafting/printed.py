"""The parts of a plan as printed, before their words are interpreted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.drafting.blocks import Block
from generator.records.sources import Column, Omission
from generator.records.tasks import TitleEnd


@dataclass(frozen=True, slots=True)
class PrintedTask:
    """A task as printed: `body` is everything after its number, `cells` are the words of its row in
    other columns, `merged` the columns whose cell is merged with the one above.
    """

    label: str
    no: int | None
    body: str
    heading: str | None = None
    title: str | None = None
    cells: Mapping[Column, str] = field(default_factory=dict)
    merged: frozenset[Column] = frozenset()


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section as printed, with its tasks; in a plan without sections, one without label and title."""

    label: str
    no: int | None
    title: str | None
    title_ends: TitleEnd
    tasks: tuple[PrintedTask, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """The division of a document: its sections, the blocks before, between and after them, the order of
    a table's columns, and lines that are not part of the plan, with the reason.
    """

    sections: tuple[PrintedSection, ...]
    before: tuple[Block, ...] = ()
    between: tuple[Block, ...] = ()
    behind: tuple[Block, ...] = ()
    columns: tuple[Column, ...] = ()
    omissions: tuple[Omission, ...] = ()
