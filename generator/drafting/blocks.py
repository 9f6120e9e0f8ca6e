"""The blocks of a received document: paragraphs and rows of tables, before they are interpreted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.problems import Failure, Message
from generator.proof.steps import CELL_GAP, DITTO


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a text."""

    text: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table. A cell that is merged with the one above is `DITTO`; one that is empty, or
    merged with the one to its left, is "".
    """

    cells: tuple[str, ...]

    @property
    def own_cells(self) -> tuple[str, ...]:
        """The cells that are neither empty nor merged with the one above."""
        return tuple(cell for cell in self.cells if cell not in ("", DITTO))


Block = Paragraph | TableRow


class Refusal(Failure):
    """Why no draft can be made of a document."""


class NotAPlan(Refusal):
    """Why a document does not look like a plan: a person may know better. `tasks` were read, and
    `answered` of them have units.
    """

    def __init__(self, why: Message, tasks: int, answered: int) -> None:
        super().__init__("drafting.not-a-plan", why=why, tasks=tasks, answered=answered)
        self.why = why


def write_blocks(blocks: Iterable[Block]) -> str:
    """Return blocks as the text of an archive: one line for each, cells separated by `CELL_GAP`."""
    return "".join(f"{_line(block)}\n" for block in blocks)


def _line(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else CELL_GAP.join(block.cells)


def reread_blocks(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks with their words after the steps, from the lines of the normalised text."""
    lines = text.split("\n")
    reread: list[Block] = []
    position = 0
    for block in blocks:
        height = _line(block).count("\n") + 1
        words = "\n".join(lines[position : position + height])
        position += height
        if isinstance(block, TableRow):
            reread.append(TableRow(tuple(cell.strip() for cell in words.split(CELL_GAP))))
        elif words.strip():
            reread.append(Paragraph(words.strip()))
    return tuple(reread)


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """Return the blocks of a normalised text: a line with `CELL_GAP` is a row of a table."""
    blocks: list[Block] = []
    for line in text.split("\n"):
        cells = tuple(cell.strip() for cell in line.strip(" \r\u00a0\u3000").split(CELL_GAP))
        if sum(map(bool, cells)) > 1 or (len(cells) > 1 and any(cells)):
            blocks.append(TableRow(cells))
        elif line.strip():
            blocks.append(Paragraph(line.strip()))
    return tuple(blocks)
