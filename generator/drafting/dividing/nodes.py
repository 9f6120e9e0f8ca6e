"""Makes a tree of a plan's numbered lines, and decides which headings are tasks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.drafting.headings import Heading
from generator.drafting.lists.vocabulary import UNIT
from generator.drafting.outline.reading import Part
from generator.grammar.labels import LABEL


@dataclass(frozen=True, slots=True)
class Node:
    """A heading with the lines directly under it, and the headings of lower levels as children.

    `is_inside` tells that it does not begin its line.
    """

    heading: Heading
    lines: tuple[str, ...]
    children: tuple["Node", ...]
    is_inside: bool = False

    def all_lines(self) -> tuple[str, ...]:
        """Return all lines of this heading and its children, including their printed numbers."""
        return tuple(_lines([self.heading.label + self.heading.rest], self))

    def body(self) -> tuple[str, ...]:
        """Return the same without its own number."""
        return tuple(_lines([self.heading.rest], self))


def _lines(own: list[str], node: Node) -> list[str]:
    own += node.lines
    for child in node.children:
        first, *rest = child.all_lines()
        if child.is_inside:
            own[-1] += first
            own += rest
        else:
            own += [first, *rest]
    return own


def make_nodes(parts: Sequence[Part]) -> tuple[Node, ...]:
    """Return the top nodes of the tree of an outline's parts, of which the first must have a heading."""
    return tuple(_nodes(parts))


def _nodes(parts: Sequence[Part]) -> Iterator[Node]:
    position = 0
    while position < len(parts):
        part = parts[position]
        position += 1
        if part.heading is None:
            continue
        stop = position
        while stop < len(parts) and not _ends(parts[stop], part):
            stop += 1
        inner = parts[position:stop]
        own = 0
        while own < len(inner) and inner[own].heading is None:
            own += 1
        lines = tuple(one.text for one in inner[:own])
        yield Node(part.heading, lines, make_nodes(inner[own:]), part.is_inside)
        position = stop


def _ends(part: Part, above: Part) -> bool:
    return part.heading is not None and part.depth <= above.depth


_BRACKET_AT_END = re.compile(
    r"""
    [（【〔［\[]
    (?: [^（）【】〔〕\[\]] | （ [^（）]* ） )*   # words, and round brackets in them
    [）】〕］\]]
    (?= [。；]? \s* $ )
    """,
    re.VERBOSE | re.MULTILINE,
)
"""Matches a bracket at the end of a line."""

_ANSWERS = re.compile("责任|牵头|配合|负责|落实|主办|承办|完成|局|委|办|政府|部门|单位")
"""Matches a word that is typical of unit lists; each list has at least one."""


def has_list(lines: Iterable[str]) -> bool:
    """Tell whether lines hold a unit list: in a bracket at a line's end, or after a label."""
    return any(
        LABEL.search(line)
        or any(_answers(match[0][1:-1]) for match in _BRACKET_AT_END.finditer(line))
        for line in lines
    )


def _answers(words: str) -> bool:
    """Tell whether the words of a bracket are a unit list."""
    if len(words) < 3:
        return False
    first = re.split("[、，；]", words)[0]
    return bool(_ANSWERS.search(words) or UNIT.match(first))


def tasks_are_below(node: Node) -> bool:
    """Tell whether the children of a heading are the tasks, because each has its own unit list."""
    answering = [child for child in node.children if has_list(child.all_lines())]
    if not answering or has_list(node.lines):
        return False
    if len(node.children) == 1:
        return not node.lines and not _is_sentence(node.heading.rest)
    if has_list([node.heading.rest]):
        return False
    return len(answering) > 1 and len(answering) * 2 >= len(node.children)


_LONGEST_TITLE = 45


def _is_sentence(words: str) -> bool:
    """Tell whether words are a sentence, not a heading: they go on after 。, or are long."""
    _, stop, rest = words.partition("。")
    return bool(rest) if stop else len(words) > _LONGEST_TITLE
