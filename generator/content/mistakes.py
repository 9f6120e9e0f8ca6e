"""Reads a broken file line by line, to say what was mistyped at the line where that was.

libyaml says where it could not go on, which is often far below. Records need few forms of YAML (keys,
lists with dashes or in brackets, texts), so each line can be held against those by itself.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.content import signs
from generator.content.layout import Layout
from generator.content.line_values import BLOCK, find_flaw, read_brackets
from generator.content.lines import Line, indent_of, read_line
from generator.problems import Place, Problem, Value

_END = re.compile(r"(?:---|\.\.\.)\s*(?:#.*)?$")


def find_mistakes(text: str, path: str) -> Iterator[Problem]:
    """Yield what is wrong with the lines of a file that libyaml rejects, in order."""
    yield from _Walk(path, [line.rstrip("\r") for line in text.split("\n")]).problems()


@dataclass
class _Walk:
    """A walk down the lines of a file.

    `text` is the column of a key with a text below, and `margin` the column of that text.
    """

    path: str
    lines: Sequence[str]
    number: int = 0
    text: int | None = None
    margin: int | None = None

    def __post_init__(self) -> None:
        self.layout = Layout(self.path, self.lines)

    def problems(self) -> Iterator[Problem]:
        """Yield the mistakes of all lines."""
        while self.number < len(self.lines):
            line = self.lines[self.number]
            self.number += 1
            if self._is_in_text(line) or not line.strip(" ") or line.lstrip(" ")[0] == "#":
                continue
            if _END.match(line):
                if self.layout.blocks and line[0] == "-":
                    yield self._problem(0, "yaml-is-plain", "second")
                elif self.layout.blocks:
                    yield self._problem(0, "yaml-is-plain", "end")
                continue
            yield from self._line(line)

    def _below(self) -> Iterator[str]:
        return (self.lines[number] for number in range(self.number, len(self.lines)))

    def _problem(self, column: int, rule: str, variant: str, **values: Value) -> Problem:
        return Problem(Place(self.path, self.number, column + 1), rule, variant, **values)

    def _is_in_text(self, line: str) -> bool:
        if self.text is None:
            return False
        if not line.strip(" "):
            return True
        column = indent_of(line)
        if self.margin is None and column > self.text:
            self.margin = column
        if self.margin is not None and column >= self.margin:
            return True
        self.text = None
        return False

    def _line(self, line: str) -> Iterator[Problem]:
        if (sign := line.lstrip(" ")[0]) in signs.HASHES:
            yield self._problem(indent_of(line), "signs-are-ascii", "hash", sign=sign)
            return
        parts = read_line(line)
        margin, self.margin = self.margin, None
        if parts.key and signs.HAN.match(parts.key) and self._expects_words(parts, margin):
            words, flaws = line[parts.column :], parts.flaws[:-1]  # “附件：” begins words, no key
            parts = replace(parts, key=None, value=words, value_column=parts.column, flaws=flaws)
        right = self._column_around(parts)
        for flaw in parts.flaws:
            if right is not None and flaw.variant in {"tab", "space"}:
                flaw = flaw.with_column(right)
            yield flaw.at(Place(self.path, self.number))
        if parts.key is None and not parts.dashes:
            yield from self._words(parts, margin)
            self.layout.pass_words(self.number, parts)
            return
        yield from self.layout.enter(self.number, parts)
        yield from self._value(parts)

    def _column_around(self, parts: Line) -> int | None:
        """Return the column of the keys above and below a line, if they agree; it has no dash itself."""
        below = next((read_line(one) for one in self._below() if one.strip()), None)
        above = self.layout.above
        if parts.dashes or below is None or below.dashes or below.key is None or above.key is None:
            return None
        return above.column if below.is_sure and below.column == above.column else None

    def _expects_words(self, parts: Line, margin: int | None) -> bool:
        top = self.layout.column
        return not _has_colon(parts) and (
            bool(parts.dashes) or margin is not None or parts.column > top
        )

    def _words(self, parts: Line, margin: int | None) -> Iterator[Problem]:
        """Read a line without key and dash: a value, more of one, or words in the wrong place."""
        top = self.layout.column
        if margin is not None and parts.column < margin:
            self.text, self.margin = top, margin
            yield self._problem(
                parts.column,
                "yaml-syntax",
                "text-indent",
                right=margin,
                key=self.layout.above.key or "",
            )
        elif self.layout.waiting is not None and parts.column > self.layout.waiting:
            yield from self._value(parts)
        elif self.layout.waiting is None and parts.column > top and parts.is_sure:
            return  # more words of the value above
        elif re.match(r"-\S", parts.value) and any(block.is_list for block in self.layout.blocks):
            yield self._problem(parts.column, "yaml-syntax", "dash-space")
        elif parts.is_sure:
            yield self._problem(parts.column, "yaml-syntax", "no-colon")

    def _value(self, parts: Line) -> Iterator[Problem]:
        value, column = parts.value, parts.value_column
        if not value or value[0] == "#":
            return
        owner, self.layout.waiting = self.layout.waiting, None
        if BLOCK.match(value):
            self.text = -1 if owner is None else owner
            return
        if value[0] in "[{" and read_brackets(value).is_open:
            yield from self._brackets(value, column)
        elif flaw := find_flaw(value):
            yield flaw.at(Place(self.path, self.number, column + 1))

    def _brackets(self, value: str, column: int) -> Iterator[Problem]:
        """Read a list in brackets that goes on below, or say where its bracket was opened."""
        place = Place(self.path, self.number, column + 1)
        below = itertools.takewhile(_continues, self._below())
        found = read_brackets("\n".join([value, *below]))
        if found.is_open:
            yield self._open_bracket(value, column)
        elif found.flaw and found.line == 0:
            yield found.flaw.at(place)
        self.number += found.line

    def _open_bracket(self, value: str, column: int) -> Problem:
        wide = [at for at, sign in enumerate(value) if sign in signs.CLOSING]
        if wide:
            sign = value[wide[-1]]
            right = "]" if value[0] == "[" else "}"
            return self._problem(
                column + wide[-1], "signs-are-ascii", "bracket", sign=sign, right=right
            )
        return self._problem(column, "yaml-syntax", "bracket-open", sign=value[0])


def _has_colon(parts: Line) -> bool:
    """Whether the colon behind the key of a line is one of YAML's."""
    return not any(flaw.variant == "colon" for flaw in parts.flaws)


def _continues(line: str) -> bool:
    """Whether a line can be more of a list in brackets: it has neither key nor dash."""
    if not line.strip():
        return False
    parts = read_line(line)
    return parts.key is None and not parts.dashes
