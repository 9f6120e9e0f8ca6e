"""Reads all unit lists of one task: their units and notes."""

from generator.drafting.context import Context
from generator.drafting.dividing.columns import ROLE_OF_COLUMN, UNIT_COLUMNS
from generator.drafting.lists.reader import UnitList, read_list
from generator.drafting.printed import PrintedTask
from generator.drafting.remarks import Remark, doubtful_unit, list_inside_text
from generator.drafting.tasks.bodies import Body
from generator.grammar.labels import LABEL
from generator.records.sources import Column
from generator.records.tasks import Role, UnitsRecord


class TaskLists:
    """The unit lists of one task, in order: `units` as records, `lists` as parsed."""

    def __init__(self, context: Context) -> None:
        self.units: list[UnitsRecord] = []
        self.lists: list[UnitList] = []
        self.remarks: list[Remark] = []
        self._context = context

    @property
    def notes(self) -> tuple[str, ...]:
        """The words of the lists besides units and times: persons and notes."""
        return tuple(note for one in self.lists for note in (*one.persons, *one.notes))

    def read_text(self, body: Body) -> None:
        """Read the lists inside a text or after it."""
        for printed, at in body.lists:
            is_inside = at < len(body.text)
            after = _words_before(body.text, at) if is_inside else None
            if is_inside and after is None:
                self.remarks.append(list_inside_text(printed))
            found = read_list(printed, self._context)
            self._add(found, printed)
            self.units += [
                UnitsRecord(role=group.role, printed=group.printed, names=group.names, after=after)
                for group in found.groups
            ]

    def read_row(self, task: PrintedTask, columns: tuple[Column, ...]) -> None:
        """Read the cells of units in a row; `columns` are those of the table, in order."""
        for column in columns or UNIT_COLUMNS:
            if column in UNIT_COLUMNS and column in task.cells:
                cell, is_merged = task.cells[column], column in task.merged
                self._read_cell(cell, ROLE_OF_COLUMN[column], is_merged=is_merged)

    def _read_cell(self, cell: str, role: Role | None, *, is_merged: bool) -> None:
        """Read a cell of units; a merged one has the words of the cell above."""
        if role is None and not LABEL.search(cell):
            role = Role.RESPONSIBLE
        found = read_list(cell, self._context, role)
        for group in found.groups:
            printed = None if is_merged else group.printed
            self.units.append(
                UnitsRecord(role=group.role, printed=printed, merged=is_merged, names=group.names)
            )
        if not is_merged:
            self._add(found, cell)

    def _add(self, found: UnitList, printed: str) -> None:
        self.lists.append(found)
        self.remarks += [doubtful_unit(name, printed) for name in found.doubtful]


def has_merged_units(task: PrintedTask) -> bool:
    """Tell whether all of a row's cells of units are merged with those above."""
    columns = set(UNIT_COLUMNS)
    own = task.cells.keys() - task.merged
    return bool(task.merged & columns) and not own & columns


_LEAST_WORDS = 4


def _words_before(text: str, position: int) -> str | None:
    """Return the shortest words directly before a position, on its line, that do not occur earlier in
    the text: at least four characters, or the whole line; None if there are none.
    """
    line = text[text.rfind("\n", 0, position) + 1 : position]
    for length in range(max(1, min(_LEAST_WORDS, len(line))), len(line) + 1):
        words = line[-length:]
        if text.find(words) == position - length and words == words.strip():
            return words
    return None
