"""Parses a unit list token by token: the units of each role, notes, persons and times."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.drafting.context import STARS, Context
from generator.drafting.lists.names import split_names, split_note, split_role
from generator.drafting.lists.tokens import Token, read_tokens
from generator.drafting.lists.vocabulary import (
    ANSWERS_FOR_RUN,
    EXPLANATION,
    LINK,
    TIME_WORDS,
    UNIT,
)
from generator.grammar.commitments import find_in_column
from generator.grammar.found import Found
from generator.grammar.labels import LABEL, Introduced
from generator.records.tasks import Role


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Units with the same role, and the printed part of the list that names them."""

    role: Role
    printed: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitList:
    """A parsed unit list. `doubtful` names do not look like those of units. If `is_certain`, it is a
    list even in a bracket that could be an explanation.
    """

    groups: tuple[UnitGroup, ...] = ()
    notes: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    times: tuple[Found, ...] = ()
    doubtful: tuple[str, ...] = ()
    is_certain: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """All units, in order."""
        return tuple(name for group in self.groups for name in group.names)


def read_list(printed: str, context: Context, role: Role | None = None) -> UnitList:
    """Parse a unit list; `role` is that of its column, if it has one."""
    reader = _ListReader(printed, context, role)
    for token in read_tokens(printed, context.known):
        reader.take(token)
    return reader.result()


def looks_like_a_unit(name: str, context: Context) -> bool:
    """Tell whether a name is registered, or has an ending typical of units."""
    return name in context.known or bool(UNIT.match(name))


@dataclass(slots=True)
class _Name:
    start: int
    text: str
    role: Role | None


class _ListReader:
    """Reads the tokens of a list; a role at the end of a run applies to all names in it."""

    def __init__(self, printed: str, context: Context, role: Role | None) -> None:
        self._printed = printed
        self._context = context
        self._current: Introduced | None = role
        self._is_labelled = role is not None
        self._names: list[_Name] = []
        self._run_start = 0
        self._notes: list[str] = []
        self._persons: list[str] = []
        self._times: list[Found] = []

    def take(self, token: Token) -> None:
        """Read one token: a person, an explanation, a time, or names with a role or a note."""
        if token.label is not None:
            self._current = token.label
            self._run_start = len(self._names)
            self._is_labelled = True
        if not token.text:
            return
        if self._current == "person":
            start = _label_start(self._printed, token.start)
            self._persons.append(self._printed[start : token.end])
        elif EXPLANATION.search(token.text):
            self._notes.append(token.text)
        elif not self._take_time(token):
            self._take_names(token)

    def _take_time(self, token: Token) -> bool:
        if token.text in self._context.known:
            return False
        found = find_in_column(token.text, self._context.year)
        if self._current != "time" and not _is_a_time(token.text, found):
            return False
        self._times += found
        if not found:
            self._notes.append(token.text)
        return True

    def _take_names(self, token: Token) -> None:
        known = self._context.known
        text, start = token.text, token.start
        if link := LINK.match(text):
            text, start = text[link.end() :], start + link.end()
        text, note = split_note(text, known)
        ending = split_role(text) if text not in known else None
        if ending:
            text, before = split_note(ending[0], known)
            note = "…".join(filter(None, (before, note)))
        if note:
            self._notes.append(note)
        role = self._current if isinstance(self._current, Role) else None
        if self._context.stars_lead:
            starred = text.strip(STARS)
            role = Role.LEAD if starred != text else Role.SUPPORTING
            text, start = starred, start + text.find(starred)
        if text:
            self._names += [_Name(at, name, role) for at, name in split_names(text, start, known)]
        if ending:
            self._close_run(ending[1])
        elif note and ANSWERS_FOR_RUN.match(note):
            self._close_run(None)

    def _close_run(self, role: Role | None) -> None:
        """End a run of names: `role` is that of all its names; None keeps the role each one has."""
        for name in self._names[self._run_start :]:
            name.role = role or name.role or Role.RESPONSIBLE
        self._run_start = len(self._names)

    def result(self) -> UnitList:
        """Return the parsed list."""
        roles = {name.role for name in self._names}
        is_certain = self._is_labelled or roles > {None} or bool(self._notes or self._times)
        if self._context.first_leads and self._names and roles <= {None, Role.RESPONSIBLE}:
            self._names[0].role = Role.LEAD
        doubtful = tuple(
            name.text for name in self._names if not looks_like_a_unit(name.text, self._context)
        )
        return UnitList(
            groups=tuple(_groups(self._printed, self._names)),
            notes=tuple(self._notes),
            persons=tuple(self._persons),
            times=tuple(self._times),
            doubtful=doubtful,
            is_certain=is_certain and len(doubtful) < max(1, len(self._names)),
        )


def _groups(printed: str, names: Iterable[_Name]) -> Iterator[UnitGroup]:
    """Yield a group for each run of names with one role; together they hold the whole printed list."""
    runs: list[tuple[Role, int, list[str]]] = []
    for name in names:
        role = name.role or Role.RESPONSIBLE
        if not runs or runs[-1][0] is not role:
            runs.append((role, name.start, []))
        if name.text not in runs[-1][2]:
            runs[-1][2].append(name.text)
    starts = [_label_start(printed, start) for _, start, _ in runs]
    if starts:
        starts[0] = 0
    for (role, _, texts), start, end in zip(
        runs, starts, [*starts[1:], len(printed)], strict=False
    ):
        yield UnitGroup(role, printed[start:end].strip(), tuple(texts))


def _label_start(printed: str, position: int) -> int:
    """Return the start of the label directly before a position, or the position."""
    for match in LABEL.finditer(printed):
        if match.end() <= position and not printed[match.end() : position].strip(" \u3000由会同"):
            return match.start()
    return position


def _is_a_time(text: str, found: tuple[Found, ...]) -> bool:
    """Tell whether a token is only a time: times make up most of it."""
    covered = sum(one.end - one.start for one in found)
    rest = len(TIME_WORDS.sub("", text)) - covered
    return bool(found) and (covered * 2 > len(text) or rest <= 3)
