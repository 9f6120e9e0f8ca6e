"""The parts of a plan as printed, before their words are understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.drafting.blocks import Block
from generator.records.sources import Column, Omission
from generator.records.tasks import TitleEnd


@dataclass(frozen=True, slots=True)
class PrintedTask:
    """A task as printed: `body` is everything from behind its number, `cells` what its row holds in
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
    """A section as printed, with its tasks; one without label and title holds a plan that has none."""

    label: str
    no: int | None
    title: str | None
    title_ends: TitleEnd
    tasks: tuple[PrintedTask, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """A document, divided: its sections, what stands before, between and behind them, the order of a
    table's columns, and lines that are no part of the plan, with the reason.
    """

    sections: tuple[PrintedSection, ...]
    before: tuple[Block, ...] = ()
    between: tuple[Block, ...] = ()
    behind: tuple[Block, ...] = ()
    columns: tuple[Column, ...] = ()
    omissions: tuple[Omission, ...] = ()
