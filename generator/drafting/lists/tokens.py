"""Divides a unit list into tokens: the words between separators and labels, outside brackets."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.drafting.lists.vocabulary import (
    BARE_GROUP,
    NAME_REST,
    OPEN_PHRASE,
    PHRASE_END,
    UNIT,
)
from generator.grammar.labels import LABEL, Introduced, role_of

_SPACE = " \u3000"
_OPENING = "（(【〔"
_CLOSING = "）)】〕"
_OUTER_OPENING = "（【〔［[("
_OUTER_CLOSING = "）】〕］])"
_SEPARATOR = re.compile(r"[、，,；;。\n]|[ \u3000]{1,40}(?=\S)")


@dataclass(frozen=True, slots=True)
class Token:
    """Words of a list with their position; `label` is the kind of the label directly before them, if
    there is one.
    """

    start: int
    end: int
    text: str
    label: Introduced | None = None


def read_tokens(printed: str, known: frozenset[str]) -> tuple[Token, ...]:
    """Return the tokens of a list; registered names and phrases that name one group stay undivided."""
    return tuple(_join_phrases(_Tokenizer(printed, known).read()))


class _Tokenizer:
    """Reads the characters of a list, and ends a token at each separator or label."""

    def __init__(self, printed: str, known: frozenset[str]) -> None:
        self._printed = printed
        self._known = known
        self._start, self._end = _inside(printed)
        self._label: Introduced | None = None
        labels = LABEL.finditer(printed, self._start, self._end)
        self._labels = {match.start(): match for match in labels}

    def read(self) -> Iterator[Token]:
        """Yield the tokens; a label at the end of the list yields one without words."""
        position = self._start
        depth = 0
        while position < self._end:
            if depth == 0 and (label := self._labels.get(position)):
                if self._words(position).strip(f"{_SPACE}、，；;。\n"):
                    yield self._token(position)
                self._label = role_of(label)
                position = self._start = label.end()
                continue
            if position == self._start and (name := self._known_name(position)):
                position += len(name)
                continue
            depth = _depth_behind(self._printed[position], depth)
            if depth == 0 and self._divides(position):
                if self._words(position).strip():
                    yield self._token(position)
                    self._label = None
                self._start = position + 1
            position += 1
        if self._words(self._end).strip() or self._label is not None:
            yield self._token(self._end)

    def _words(self, end: int) -> str:
        return self._printed[self._start : end]

    def _token(self, end: int) -> Token:
        words = self._words(end)
        text = words.strip(f"{_SPACE}\n\t")
        start = self._start + (words.find(text) if text else 0)
        return Token(start, start + len(text), text.replace("\n", ""), self._label)

    def _known_name(self, position: int) -> str | None:
        fitting = [
            name
            for name in self._known
            if self._printed.startswith(name, position) and position + len(name) <= self._end
        ]
        return max(fitting, key=len, default=None)

    def _divides(self, position: int) -> bool:
        if self._printed[position] == "\n":
            return _are_two_names(self._words(position), self._printed[position + 1 : self._end])
        return bool(_SEPARATOR.match(self._printed, position))


def _inside(printed: str) -> tuple[int, int]:
    """Return the start and end of a list without the brackets around it and the punctuation at its
    end; a bracket that closes one inside the list is kept.
    """
    start, end = 0, len(printed)
    while (
        end - start > 1 and printed[start] in _OUTER_OPENING and printed[end - 1] in _OUTER_CLOSING
    ):
        start, end = start + 1, end - 1
    while start < end and printed[start] in _OUTER_OPENING + _SPACE:
        start += 1
    while end > start and printed[end - 1] in f"。；;{_OUTER_CLOSING}{_SPACE}\n":
        is_round = printed[end - 1] in "）)"
        if is_round and printed.count("（", start, end) >= printed.count("）", start, end):
            break
        end -= 1
    return start, end


def _depth_behind(character: str, depth: int) -> int:
    """Return how many brackets are open after a character."""
    if character in _OPENING:
        return depth + 1
    return max(0, depth - 1) if character in _CLOSING else depth


def _are_two_names(before: str, behind: str) -> bool:
    """Tell whether a line break separates two names instead of wrapping one: the first is complete,
    and the second begins like a name.
    """
    before, behind = before.strip(), behind.lstrip()
    if not before or before[-1] in "、，；。：）" or LABEL.match(behind):
        return True
    second = re.split("[、，；\n]", behind)[0]
    return bool(UNIT.match(before) and UNIT.match(second) and not NAME_REST.match(behind))


def _join_phrases(tokens: Iterable[Token]) -> list[Token]:
    """Join the tokens of a phrase that names one group: 涉及…、…等领域的相关单位."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if last is None or token.label is not None or not _goes_on(last.text, token.text):
            joined.append(token)
            continue
        joined[-1] = Token(last.start, token.end, f"{last.text}、{token.text}", last.label)
    return joined


def _goes_on(phrase: str, words: str) -> bool:
    """Tell whether words continue a phrase, which names a group only with its last words."""
    if phrase.startswith("各") and BARE_GROUP.match(words):
        return True
    return bool(OPEN_PHRASE.match(phrase)) and not PHRASE_END.search(phrase)
