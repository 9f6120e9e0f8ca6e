"""The numbered parts of a plan: which lines are headings, and which of them are the tasks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.drafting.lists.vocabulary import UNIT
from generator.grammar.labels import LABEL
from generator.hanzi import read_numeral

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_HEADINGS = (
    re.compile(rf"第(?P<no>{_NUMERAL})(?:部分|章|节|项)[、：\s]*"),
    re.compile(rf"(?P<no>{_NUMERAL})[、．.](?!\d)\s*"),
    re.compile(rf"（\s*(?P<no>{_NUMERAL})\s*）[、．.]?\s*"),
    re.compile(r"(?P<no>\d{1,2})(?:[．、](?!\d)|\.(?![\d]))\s*"),
    re.compile(r"（(?P<no>\d{1,2})）[、．.]?\s*"),
    re.compile(r"(?P<no>[①-⑳])\s*"),
)
PART, SECTION, TASK, ITEM = 0, 1, 2, 3
"""Levels of headings: 第一部分, 一、, （一）, 1."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The number at the beginning of a line, and the words behind it."""

    level: int
    no: int
    label: str
    rest: str


def read_heading(line: str) -> Heading | None:
    """Return the numbered heading that a line begins with, or None."""
    for level, pattern in enumerate(_HEADINGS):
        if match := pattern.match(line):
            number = match["no"]
            if number.isdecimal() and number.isascii():
                no = int(number)
            elif "①" <= number <= "⑳":
                no = ord(number) - ord("①") + 1
            else:
                try:
                    no = read_numeral(number)
                except ValueError:
                    return None
            if not 1 <= no <= 99:
                return None
            return Heading(level, no, match[0].rstrip(), line[match.end() :])
    return None


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


_BRACKETED = re.compile(
    r"[（【〔［\[](?:[^（）【】〔〕\[\]]|（[^（）]*）)*[）】〕］\]](?=[。；]?\s*$)", re.MULTILINE
)
_ANSWERS = re.compile("责任|牵头|配合|负责|落实|主办|承办|完成|局|委|办|政府|部门|单位")


def has_list(lines: Iterable[str]) -> bool:
    """Tell whether lines hold a list of units: in a bracket at a line's end, or behind a label."""
    for line in lines:
        if LABEL.search(line):
            return True
        if any(_answers(match[0][1:-1]) for match in _BRACKETED.finditer(line)):
            return True
    return False


def _answers(words: str) -> bool:
    """Tell whether words in a bracket say who answers."""
    if len(words) < 3:
        return False
    first = re.split("[、，；]", words)[0]
    return bool(_ANSWERS.search(words) or UNIT.match(first))


def tasks_are_below(node: Node) -> bool:
    """Tell whether the children of a heading, not itself, are the tasks: each answers for itself."""
    if len(node.children) < 1:
        return False
    answering = [child for child in node.children if has_list(child.all_lines())]
    if not answering or has_list(node.lines):
        return False
    if len(node.children) == 1:
        return not node.lines and not is_sentence(node.heading.rest)
    if has_list([node.heading.rest]):
        return False
    return len(answering) > 1 and len(answering) * 2 >= len(node.children)


def is_sentence(words: str) -> bool:
    """Tell a sentence from a heading without one: it goes on behind 。, or is long."""
    return len(words.split("。", 1)[-1]) > 0 if "。" in words else len(words) > 45
