"""The body of a plan as sections and tasks: what its numbered lines are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.drafting.blocks import Block, Paragraph
from generator.drafting.heads import is_tail
from generator.drafting.outline import (
    SECTION,
    TASK,
    Node,
    has_list,
    make_nodes,
    read_heading,
    tasks_are_below,
)
from generator.drafting.tasks import Item
from generator.grammar.labels import LABEL
from generator.records.sources import Column, Omission


@dataclass(frozen=True, slots=True)
class Part:
    """A section as printed, with its tasks; one without label and title holds a plan without parts."""

    label: str
    no: int | None
    title: str | None
    title_ends: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Divided:
    """A document, divided: its parts, what stands before, between and behind them, the order of a
    table's columns, and lines that are no part of the plan, with the reason.
    """

    parts: tuple[Part, ...]
    before: tuple[Block, ...] = ()
    between: tuple[Block, ...] = ()
    behind: tuple[Block, ...] = ()
    columns: tuple[Column, ...] = ()
    omissions: tuple[Omission, ...] = ()


def divide_lines(blocks: Sequence[Block]) -> Divided:
    """Divide a document whose tasks are numbered lines."""
    lines = [(n, block.text) for n, block in enumerate(blocks) if isinstance(block, Paragraph)]
    end = _first_of_attachments(blocks)
    headings = [(n, heading) for n, line in lines if n < end and (heading := read_heading(line))]
    if not headings:
        return Divided((), before=tuple(blocks))
    levels = [heading.level for _, heading in headings]
    top = min((level for level in levels if levels.count(level) > 1), default=min(levels))
    first = next(n for n, heading in headings if heading.level == top)
    last = headings[-1][0]
    stop = _end_of_body(blocks, first, last)
    nodes = make_nodes([one.text for one in blocks[first:stop] if isinstance(one, Paragraph)])
    parts, opening_lines = _parts(nodes)
    return Divided(
        parts=tuple(parts),
        before=(*blocks[:first], *map(Paragraph, opening_lines)),
        behind=tuple(blocks[stop:]),
    )


def _first_of_attachments(blocks: Sequence[Block]) -> int:
    """Return where a list of attachments begins behind the last section or task; what it numbers is
    no task.
    """
    end = len(blocks)
    for number in range(len(blocks) - 1, 0, -1):
        block = blocks[number]
        if not isinstance(block, Paragraph):
            continue
        heading = read_heading(block.text)
        if heading and heading.level <= TASK:
            break
        if re.match(r"附\s*件|抄送", block.text):
            end = number
    return end


def _end_of_body(blocks: Sequence[Block], first: int, last: int) -> int:
    """Return where the body ends: behind the last task's unit list, or its only paragraph."""
    stop = last + 1
    counts: list[int] = []  # of paragraphs under each heading
    for block in blocks[first:last]:
        if isinstance(block, Paragraph) and read_heading(block.text):
            counts.append(0)
        elif counts:
            counts[-1] += 1
    rest = blocks[last + 1 :]
    with_list = 0
    for number, block in enumerate(rest):
        if is_tail(block) and not _begins_with_label(block):
            break
        if isinstance(block, Paragraph) and has_list([block.text]):
            with_list = number + 1
    if with_list:
        return stop + with_list
    heading = blocks[last]
    if isinstance(heading, Paragraph) and has_list([heading.text]):
        return stop
    usual = sorted(counts)[len(counts) // 2] if counts else 0
    is_bare = isinstance(heading, Paragraph) and "。" not in heading.text
    room = max(usual, 1 if is_bare else 0)
    taken = 0
    while taken < min(room, len(rest)) and not is_tail(rest[taken]) and not _closes(rest[taken]):
        taken += 1
    return stop + taken


def _begins_with_label(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(LABEL.match(block.text))


def _closes(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(
        re.match(
            r"各地各?|各(?:县|区|市|镇|乡|级|部门|单位|有关|街道|责任)[^，。]{0,30}(?:要|应|请|须)|请各|本(?:要点|方案)自|以上",
            block.text,
        )
    )


_PREAMBLE = re.compile(
    "总体要求|指导思想|工作目标|总体思路|基本原则|总体目标|工作原则|主要目标|目标任务$"
)


def _parts(nodes: Sequence[Node]) -> tuple[list[Part], list[str]]:
    """Return the parts of a plan, and the lines of numbered parts that only open it."""
    opening: list[str] = []
    is_answering = any(has_list(node.all_lines()) for node in nodes)
    while nodes and len(nodes) > 1 and _only_opens(nodes[0], is_answering):
        opening += nodes[0].all_lines()
        nodes = nodes[1:]
    if _tops_are_tasks(nodes):
        parts = [Part("", None, None, "", tuple(_item(node) for node in nodes))]
    else:
        parts = [part for node in nodes for part in _part(node)]
    filled = [replace(part, items=tuple(one for one in part.items if one.body)) for part in parts]
    return [part for part in filled if part.items], opening


def _only_opens(node: Node, is_answering: bool) -> bool:
    title = node.heading.rest.split("。")[0]
    if not _PREAMBLE.search(title) or len(title) > 24:
        return False
    return not has_list(node.all_lines()) and (is_answering or not node.children)


def _tops_are_tasks(nodes: Sequence[Node]) -> bool:
    """Tell whether the top headings are the tasks: none has parts, or each answers once, at its end."""
    with_children = [node for node in nodes if node.children]
    if not with_children:
        return True
    if nodes[0].heading.level > SECTION and not any(
        tasks_are_below(node) for node in with_children
    ):
        return True
    once = [
        node
        for node in with_children
        if has_list(node.all_lines()[-1:])
        and sum(has_list(child.all_lines()) for child in node.children) <= 1
        and len(node.children) > 1
    ]
    return len(once) * 10 >= len(with_children) * 7 and len(once) > 1


def _item(node: Node, heading: str | None = None) -> Item:
    body = "\n".join([node.heading.rest, *node.lines])
    below = [line for child in node.children for line in child.all_lines()]
    return Item(
        label=node.heading.label,
        no=node.heading.no,
        body="\n".join([body, *below]).strip("\n"),
        heading=heading,
    )


def _part(node: Node) -> Iterator[Part]:
    heading = node.heading
    title, mark, rest = split_title(heading.rest)
    own = [rest] if rest else []
    if not node.children:
        body = "\n".join([*own, *node.lines])
        if body and title:
            yield Part(heading.label, heading.no, title, mark, (Item("", None, body),))
        elif heading.rest:
            yield Part("", heading.no, None, "", (Item(heading.label, None, heading.rest),))
        return
    items: list[Item] = []
    pending = [*own, *node.lines]
    if pending and has_list(pending):
        items.append(Item("", None, "\n".join(pending)))
        pending = []
    for child in node.children:
        if tasks_are_below(child):
            lines = [child.heading.label + child.heading.rest, *child.lines]
            above = "\n".join([*pending, *lines])
            for grandchild in child.children:
                items.append(_item(grandchild, above or None))
                above = ""
        else:
            items.append(_item(child, "\n".join(pending) or None))
        pending = []
    yield Part(heading.label, heading.no, title, mark, tuple(items))


def split_title(words: str) -> tuple[str | None, str, str]:
    """Return a section's title, its closing mark and the words behind it."""
    stop = words.find("。")
    if stop < 0:
        if words and words[-1] in "：；":
            return words[:-1] or None, words[-1], ""
        return words or None, "", ""
    return words[:stop] or None, "。", words[stop + 1 :].strip()
