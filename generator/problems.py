"""What is wrong with the content, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


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


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing an editor has to mend."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {_visible(self.message)}"


def _visible(text: str) -> str:
    """Keep a message on one line, whatever it quotes: control characters show as they are written."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


class ContentError(Exception):
    """The content has problems; `problems` holds every one of them in order of place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def clip(text: str, length: int) -> str:
    """Return the first `length` characters of `text`, with … where some are left out."""
    return text if len(text) <= length else text[:length] + "…"


def suggest(wrong: str, right: Iterable[str]) -> str:
    """Return a sentence that names the nearest right words, or nothing where none is near."""
    near = get_close_matches(wrong, sorted(set(right)), n=3, cutoff=0.6)
    return f"；最接近的是：{'、'.join(near)}" if near else ""
