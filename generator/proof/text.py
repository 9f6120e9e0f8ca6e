"""The one matcher of the proof: finds words in a source after its declared steps."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from generator.proof.steps import MERGED_CELL

WHITE_SPACE = " \t\n\r\u00a0\u3000\ufeff"
"""The only characters that may be between the words of a record."""

_EMPTY_CELL = re.compile(rf"(?:{'|'.join(MERGED_CELL)}|[—－–-]+|[/／]|无)(?=\s|$)")
"""A cell of a table without words of its own."""

_TWO_DIGITS = re.compile("[0-9]{2}")


class SourceText:
    """A source as the proof reads it; positions count characters from 0."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def skip_space(self, position: int) -> int:
        """Return the first position from `position` on that is not white space."""
        while position < len(self.text) and self.text[position] in WHITE_SPACE:
            position += 1
        return position

    def match(self, words: Sequence[str], position: int) -> int | None:
        """Return the end of words that follow each other from `position` on, with only white space
        before and between them; None if they do not.
        """
        for word in words:
            position = self.skip_space(position)
            if not self.text.startswith(word, position):
                return None
            position += len(word)
        return position

    def find(
        self, words: Sequence[str], start: int = 0, limit: int | None = None
    ) -> Iterator[tuple[int, int]]:
        """Yield the start and end of each place from `start` on where words `match`; the first word
        ends before `limit`.
        """
        begin = self.text.find(words[0], start, limit)
        while begin >= 0:
            end = self.match(words, begin)
            if end is not None:
                yield begin, end
            begin = self.text.find(words[0], begin + 1, limit)

    def cuts_a_number(self, end: int) -> bool:
        """Tell whether `end` is between two digits: 第1 is not in 第12页."""
        return bool(_TWO_DIGITS.match(self.text, end - 1))

    def is_space(self, position: int) -> bool:
        """Tell whether a position is white space, or outside the text."""
        return not 0 <= position < len(self.text) or self.text[position] in WHITE_SPACE

    def empty_cell(self, position: int) -> tuple[str, int] | None:
        """Return the sign of an empty cell at `position` and its end, or None."""
        cell = _EMPTY_CELL.match(self.text, position)
        return (cell[0], cell.end()) if cell else None

    def line_number(self, position: int) -> int:
        """Return the line of a position, from 1."""
        return bisect_right(self._line_starts, position)

    def rest_of_line(self, position: int) -> str:
        """Return the text from a position to the end of its line."""
        end = self.text.find("\n", position)
        return self.text[position : end if end >= 0 else None]

    def has_break(self, start: int, end: int) -> bool:
        """Tell whether a line ends between two positions."""
        return "\n" in self.text[start:end]

    def stands_whole(self, text: str) -> bool:
        """Tell whether the lines of a text are here between white space, as for an omission."""
        lines = [line for line in text.split("\n") if line]
        return any(
            self.is_space(begin - 1) and self.is_space(end) for begin, end in self.find(lines)
        )
