"""The numbered lines of a plan as a tree, and which of its headings are the tasks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.drafting.headings import Heading, read_heading
from generator.drafting.lists.vocabulary import UNIT
from generator.grammar.labels import LABEL


@dataclass(frozen=True, slots=True)
class Node:
    """A heading with the lines under it, up to the next of its level, and the headings below it."""

    heading: Heading
    lines: tuple[str, ...]
    children: tuple["Node", ...]

    def all_lines(self) -> tuple[str, ...]:
        """Return every line of this part, its own first, with all numbers."""
        own = (self.heading.label + self.heading.rest, *self.lines)
        return own + tuple(line for child in self.children for line in child.all_lines())


def make_nodes(lines: Sequence[str]) -> tuple[Node, ...]:
    """Return the parts that lines make; the first line is a heading."""
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
"""Takes a bracket at the end of a line."""

_ANSWERS = re.compile("责任|牵头|配合|负责|落实|主办|承办|完成|局|委|办|政府|部门|单位")
"""Takes a word of which one stands in every list of units."""


def has_list(lines: Iterable[str]) -> bool:
    """Tell whether lines hold a list of units: in a bracket at a line's end, or behind a label."""
    return any(
        LABEL.search(line)
        or any(_answers(match[0][1:-1]) for match in _BRACKET_AT_END.finditer(line))
        for line in lines
    )


def _answers(words: str) -> bool:
    """Tell whether words in a bracket say who answers."""
    if len(words) < 3:
        return False
    first = re.split("[、，；]", words)[0]
    return bool(_ANSWERS.search(words) or UNIT.match(first))


def tasks_are_below(node: Node) -> bool:
    """Tell whether the children of a heading, not itself, are the tasks: each answers for itself."""
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
    """Tell a sentence from a heading without one: it goes on behind 。, or is long."""
    _, stop, rest = words.partition("。")
    return bool(rest) if stop else len(words) > _LONGEST_TITLE
