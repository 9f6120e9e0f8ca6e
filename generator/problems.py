"""Problems and messages as values; `rules` and `messages` put them into words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from errno import errorcode
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file: `path` from the repository's root, `line` and `column` from 1."""

    path: str
    line: int = 1
    column: int = 1

    @classmethod
    def after(cls, path: str, text: str) -> "Place":
        """Return the place right after `text`, from the beginning of the file."""
        return cls(path, text.count("\n") + 1, len(text) - text.rfind("\n"))

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Nearest:
    """The right words nearest to a wrong one, the nearest first; none if none is similar."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a text that are most like a quote: they are looked for when they are shown."""

    quote: str
    text: str = field(repr=False)


class Loc(tuple[str | int, ...]):
    """The path of a part of a record, from its top: keys, and positions in lists from 0."""

    __slots__ = ()

    def __truediv__(self, part: str | int) -> "Loc":
        """Return the path of a part of this one: `TOP / "sections" / 0 / "title"`."""
        return Loc((*self, part))

    @property
    def above(self) -> "Loc":
        """The path of the part that holds this one."""
        return Loc(self[:-1])

    @property
    def key(self) -> "Loc":
        """The path under which places hold the key of this part, where the part itself is its value."""
        return self.above / f"?{self[-1]}"

    @property
    def is_item(self) -> bool:
        """Whether this is an item of a list."""
        return bool(self) and isinstance(self[-1], int)

    @property
    def field(self) -> str:
        """The top-level key of the record that this is a part of; empty for the record itself."""
        return str(self[0]) if self else ""

    @property
    def task(self) -> "Loc | None":
        """The path of the task that this is, or is a part of."""
        match self:
            case ("sections", int(), "tasks", int(), *_):
                return Loc(self[:4])
        return None

    @property
    def is_section_title(self) -> bool:
        """Whether this is the title of a section."""
        match self:
            case ("sections", int(), "title"):
                return True
        return False


TOP = Loc()
"""The path of a whole record."""


class Form(StrEnum):
    """The form of a value that is not a text, for messages."""

    NOTHING = "nothing"
    LIST = "list"
    MAPPING = "mapping"


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """Something to tell a person: which words of `generator/messages/`, and what they show.

    `key` is the subject and the name of the message, as in `build.done`; `values` are its fields.
    """

    key: str
    values: tuple[tuple[str, "Value"], ...]

    def __init__(self, key: str, /, **values: "Value") -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "values", tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the system refused a file or an address: the name of its error, and its own words."""

    name: str
    words: str

    @classmethod
    def of(cls, error: OSError) -> "Reason":
        """Return the reason of an error."""
        return cls(errorcode.get(error.errno or 0, ""), error.strerror or str(error))


class Failure(Exception):  # noqa: N818 - what fails is a command, and no code is wrong
    """Why a command cannot go on, as a message; `details` come before it, a line each."""

    details: tuple[Message, ...] = ()

    def __init__(self, key: str, /, **values: "Value") -> None:
        self.message = Message(key, **values)
        super().__init__(f"{key} {values}")


Value = (
    str
    | int
    | float
    | date
    | Path
    | Reason
    | tuple[str, ...]
    | Nearest
    | Passage
    | Form
    | Message
    | None
)
"""What a message shows; a tuple is a list of words."""


@dataclass(frozen=True, slots=True)
class SetValue:
    """The one right value at a place; at that of a mapping which lacks the key, the key's value."""

    key: str
    value: str | int | date | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RenameKey:
    """The one right name of the key at a place."""

    name: str


@dataclass(frozen=True, slots=True)
class ReplaceSigns:
    """The signs of YAML that are meant by others, between words that stay."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class TrimEnds:
    """White space at the ends of the lines of a text is left out."""


Fix = SetValue | RenameKey | ReplaceSigns | TrimEnds
"""What makes a part right, where there is one right answer."""


@dataclass(frozen=True, slots=True, init=False)
class Problem:
    """One thing an editor has to correct: where, which rule, and what its message shows.

    `rule` and `variant` name a message in `generator/rules/`; `values` are the fields of that
    message. `rests_on` are the places that were taken to be right: a problem there is the cause, and
    this one follows from it. `fix` is there where the rule knows the one right answer.
    """

    place: Place
    rule: str
    variant: str
    values: tuple[tuple[str, Value], ...]
    rests_on: frozenset[Place] = field(compare=False)
    fix: Fix | None = field(compare=False)

    def __init__(self, place: Place, rule: str, variant: str = "", /, **values: Value) -> None:
        object.__setattr__(self, "place", place)
        object.__setattr__(self, "rule", rule)
        object.__setattr__(self, "variant", variant)
        object.__setattr__(self, "values", tuple(values.items()))
        object.__setattr__(self, "rests_on", frozenset())
        object.__setattr__(self, "fix", None)

    def resting_on(self, places: Iterable[Place]) -> "Problem":
        """Return this problem as one that follows from any other at these places."""
        problem = copy(self)
        object.__setattr__(problem, "rests_on", frozenset(places))
        return problem

    def fixed_by(self, fix: Fix | None) -> "Problem":
        """Return the same problem with its fix."""
        fixed = copy(self)
        object.__setattr__(fixed, "fix", fix)
        return fixed

    @property
    def stands_for(self) -> int:
        """How many problems this is: more than one if it says how many are not listed."""
        match self.variant, self.values:
            case (variant, (("number", int(number)),)) if variant == MORE:
                return number
        return 1

    def __str__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self.values)
        return f"{self.place}: {self.rule} {self.variant} ({values})"


class BrokenRuleError(ValueError):
    """A value that breaks a rule; `reading` knows its place and makes a `Problem` of it."""

    def __init__(self, rule: str, variant: str = "", /, **values: Value) -> None:
        super().__init__(rule, variant)
        self.rule = rule
        self.variant = variant
        self.values = values

    def at(self, place: Place) -> Problem:
        """Return the problem that this is at a place."""
        return Problem(place, self.rule, self.variant, **self.values)


class ContentError(Exception):
    """The content has problems; `problems` holds each that has no other for its cause, in order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))


MOST_OF_A_KIND = 100
"""How many problems of one rule are listed for one file; the others are counted."""

MORE = "more"
"""The variant of a problem that stands for further ones of its rule in its file."""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each problem once, in order of place, without those that follow from another; of too
    many of a kind, the first and a count.
    """
    kinds: defaultdict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in _causes(set(problems)):
        kinds[problem.place.path, problem.rule].append(problem)
    listed = (problem for kind in kinds.values() for problem in _first_of(kind))
    return tuple(sorted(listed, key=_in_file))


def _in_file(problem: Problem) -> tuple[str, int, int, str]:
    place = problem.place
    return place.path, place.line, place.column, str(problem)


def _causes(problems: set[Problem]) -> set[Problem]:
    """Leave out what follows from a problem that stays; of those that rest on each other, none does."""
    resting = _following({one for one in problems if one.rests_on}, problems)
    new = problems - resting
    while new:
        new = _following(resting, new)
        resting -= new
        problems = problems - new
    return problems


def _following(problems: set[Problem], causes: set[Problem]) -> set[Problem]:
    """Return the problems that rest on the place of a cause; one that rests on its own place follows
    from another there that does not.
    """
    if not problems:
        return set()
    wrong = {cause.place for cause in causes}
    firm = {cause.place for cause in causes if cause.place not in cause.rests_on}
    return {
        one
        for one in problems
        if any(place in (firm if place == one.place else wrong) for place in one.rests_on)
    }


def _first_of(kind: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the first problems of a rule in a file, and one for the others that says how many."""
    single: list[Problem] = []
    counted: list[Problem] = []
    for problem in sorted(kind, key=_in_file):
        (counted if problem.variant == MORE else single).append(problem)
    yield from single[:MOST_OF_A_KIND]
    if left := [*single[MOST_OF_A_KIND:], *counted]:
        first = min(left, key=_in_file)
        rule = first.rule
        yield Problem(first.place, rule, MORE, number=count(left))


def count(problems: Iterable[Problem]) -> int:
    """Return how many problems there are, with those that are only counted."""
    return sum(problem.stands_for for problem in problems)


def clip(text: str, length: int) -> str:
    """Return the first `length` characters of `text`, with … where some are left out."""
    return text if len(text) <= length else text[:length] + "…"


def visible(text: str) -> str:
    """Return `text` on one line, with a name for each character that nobody can see.

    Line breaks and tabs show as `\\n` and `\\t`, which most people know; all others as `[U+3000]`: a
    space of full width looks like an indent, and a space of no width like nothing at all.
    """
    return "".join(map(_show_character, text))


_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _show_character(character: str) -> str:
    if character.isprintable():
        return character
    return _ESCAPES.get(character, f"[U+{ord(character):04X}]")
