"""Makes a tree of a plan's numbered lines, and decides which headings are tasks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.drafting.headings import Heading, read_heading
from generator.drafting.lists.vocabulary import UNIT
from generator.grammar.labels import LABEL


@dataclass(frozen=True, slots=True)
class Node:
    """A heading with the lines directly under it, and the headings of lower levels as children."""

    heading: Heading
    lines: tuple[str, ...]
    children: tuple["Node", ...]

    def all_lines(self) -> tuple[str, ...]:
        """Return all lines of this heading and its children, including their printed numbers."""
        own = (self.heading.label + self.heading.rest, *self.lines)
        return own + tuple(line for child in self.children for line in child.all_lines())


def make_nodes(lines: Sequence[str]) -> tuple[Node, ...]:
    """Return the top nodes of the tree of `lines`, of which the first must be a heading."""
    nodes: list[Node] = []
    position = 0
    while position < len(lines):
        heading = read_heading(lines[position])
        position += 1
        if heading is None:
            continue
        stop = position
        while stop < len(lines):
            following = read_heading(lines[stop])
            if following and following.level <= heading.level:
                break
            stop += 1
        inner = lines[position:stop]
        own = 0
        while own < len(inner) and read_heading(inner[own]) is None:
            own += 1
        nodes.append(Node(heading, tuple(inner[:own]), make_nodes(inner[own:])))
        position = stop
    return tuple(nodes)


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
