"""Divides a plan whose tasks are numbered lines into sections and tasks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.drafting.blocks import Block, Paragraph
from generator.drafting.dividing.nodes import Node, has_list, make_nodes, tasks_are_below
from generator.drafting.headings import SECTION, TASK, Heading, split_title
from generator.drafting.outline.reading import Part, read_outline
from generator.drafting.printed import Division, PrintedSection, PrintedTask
from generator.drafting.surroundings.lines import is_tail
from generator.grammar.labels import LABEL
from generator.proof.steps import CONTACT_LEFT_OUT


@dataclass(frozen=True, slots=True)
class _Item:
    """A block of a document, or a part of its paragraph, with the heading that it begins."""

    block: Block
    part: Part | None = None

    @property
    def heading(self) -> Heading | None:
        """The heading that it begins."""
        return self.part.heading if self.part else None


def divide_lines(blocks: Sequence[Block]) -> Division:
    """Divide a document whose tasks are numbered lines."""
    items = _read_items(blocks)
    end = _first_of_attachments(items)
    headed = [n for n, item in enumerate(items[:end]) if item.heading]
    if not headed:
        return Division((), before=tuple(blocks))
    first, last = _first_of_plan(items, headed), headed[-1]
    stop = last + 1 + _height_of_last_task(items, first, last)
    opening, nodes = _part_opening(make_nodes([one.part for one in items[first:stop] if one.part]))
    return Division(
        sections=_sections(nodes),
        before=(*_blocks(items[:first]), *map(Paragraph, opening)),
        behind=_blocks(items[stop:]),
    )


def _read_items(blocks: Sequence[Block]) -> list[_Item]:
    """Return the blocks, with the outline of all paragraphs; one with several headings is several."""
    numbers = [n for n, block in enumerate(blocks) if isinstance(block, Paragraph)]
    lines = [block.text for block in blocks if isinstance(block, Paragraph)]
    parts: dict[int, list[Part]] = {}
    for part in read_outline(lines):
        parts.setdefault(numbers[part.line], []).append(part)
    items: list[_Item] = []
    for n, block in enumerate(blocks):
        own = parts.get(n)
        if own is None:
            items.append(_Item(block))
        elif len(own) == 1:
            items.append(_Item(block, own[0]))
        else:
            items += [_Item(Paragraph(part.text.strip()), part) for part in own]
    return items


def _blocks(items: Sequence[_Item]) -> tuple[Block, ...]:
    """Return the blocks of items; the parts of one line are one block again."""
    blocks: list[Block] = []
    last: Part | None = None
    for item in items:
        if item.part and last and item.part.line == last.line:
            blocks[-1] = Paragraph(f"{last.text}{item.part.text}")
            last = replace(item.part, text=f"{last.text}{item.part.text}")
        else:
            blocks.append(item.block)
            last = item.part
    return tuple(blocks)


def _first_of_plan(items: Sequence[_Item], headed: Sequence[int]) -> int:
    """Return the first heading of the top level: of the style that most headings of no other stand
    under.
    """
    tops = [
        (n, part.heading.level)
        for n in headed
        if (part := items[n].part) and part.heading and part.depth == 0
    ]
    sizes: Counter[int] = Counter()
    for (n, level), (following, _) in zip(tops, [*tops[1:], (len(items), 0)], strict=True):
        sizes[level] += sum(n <= one < following for one in headed)
    style = max(sizes, key=lambda level: (sizes[level], -level))
    return next(n for n, level in tops if level == style)


def _first_of_attachments(items: Sequence[_Item]) -> int:
    """Return the index of the list of attachments after the last section or task; its numbered lines
    are not tasks.
    """
    end = len(items)
    for number in range(len(items) - 1, 0, -1):
        part = items[number].part
        if part is None:
            continue
        if part.heading and part.heading.level <= TASK:
            break
        if re.match(r"附\s*件|抄送", part.text):
            end = number
    return end


def _height_of_last_task(items: Sequence[_Item], first: int, last: int) -> int:
    """Return how many lines after the last heading belong to it: up to the last unit list, or as many
    as other headings usually have.
    """
    heading, rest = items[last].part, _blocks(items[last + 1 :])
    if height := _height_with_lists(rest):
        return height
    words = heading.text if heading else None
    if words is not None and has_list([words]):
        return 0
    least = 1 if words is not None and "。" not in words else 0
    room = min(max(_usual_height(items[first:last]), least), len(rest))
    return next((n for n in range(room) if is_tail(rest[n]) or _closes(rest[n])), room)


def _height_with_lists(blocks: Sequence[Block]) -> int:
    """Return how many lines there are up to the last unit list before the document's end."""
    height = 0
    for number, block in enumerate(blocks):
        if is_tail(block) and not _begins_with_label(block):
            break
        if isinstance(block, Paragraph) and has_list([block.text]):
            height = number + 1
    return height


def _usual_height(items: Sequence[_Item]) -> int:
    """Return the median number of lines under a heading."""
    counts: list[int] = []
    for item in items:
        if item.heading:
            counts.append(0)
        elif counts:
            counts[-1] += 1
    return sorted(counts)[len(counts) // 2] if counts else 0


def _begins_with_label(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(LABEL.match(block.text))


_CLOSING = re.compile(
    r"""
      各地各?
    | 各(?:县|区|市|镇|乡|级|部门|单位|有关|街道|责任) [^，。]{0,30} (?:要|应|请|须)
    | 请 [^，。]{0,20} (?:于|将|按|认真|对照|结合)
    | 请各
    | 本(?:要点|方案|分工|清单|计划|通知)自
    | (?:工作|执行|落实|推进|实施) (?:中|过程中) [^，。]{0,12} (?:问题|情况|建议)
    | 未尽事宜 | 特此通知
    | 以上
    """,
    re.VERBOSE,
)
"""Matches the beginning of a closing: 各部门要…, 本方案自印发之日起施行."""


def _closes(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    return bool(_CLOSING.match(block.text)) or CONTACT_LEFT_OUT in block.text


_PREAMBLE = re.compile(
    "总体要求|指导思想|工作目标|总体思路|基本原则|总体目标|工作原则|主要目标|目标任务$"
)
"""Matches the title of a numbered part without tasks."""

_LONGEST_PREAMBLE_TITLE = 24


def _part_opening(nodes: Sequence[Node]) -> tuple[list[str], Sequence[Node]]:
    """Return the lines of numbered parts that belong to the opening, and the parts after them."""
    opening: list[str] = []
    is_answering = any(has_list(node.all_lines()) for node in nodes)
    while len(nodes) > 1 and _only_opens(nodes[0], is_answering):
        opening += nodes[0].all_lines()
        nodes = nodes[1:]
    return opening, nodes


def _sections(nodes: Sequence[Node]) -> tuple[PrintedSection, ...]:
    """Return the sections of nodes; if the top nodes are tasks, one section with all of them."""
    if _tops_are_tasks(nodes):
        found = [PrintedSection("", None, None, "", tuple(_task(node) for node in nodes))]
    else:
        found = [section for node in nodes for section in _section(node)]
    filled = [replace(one, tasks=tuple(task for task in one.tasks if task.body)) for one in found]
    return tuple(section for section in filled if section.tasks)


def _only_opens(node: Node, is_answering: bool) -> bool:
    title = node.heading.rest.split("。")[0]
    if not _PREAMBLE.search(title) or len(title) > _LONGEST_PREAMBLE_TITLE:
        return False
    return not has_list(node.all_lines()) and (is_answering or not node.children)


def _tops_are_tasks(nodes: Sequence[Node]) -> bool:
    """Tell whether the top headings are the tasks: none has children, or each has one unit list, at its
    end.
    """
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


def _task(node: Node, heading: str | None = None) -> PrintedTask:
    return PrintedTask(
        label=node.heading.label,
        no=node.heading.no,
        body="\n".join(node.body()).strip("\n"),
        heading=heading,
    )


def _section(node: Node) -> Iterator[PrintedSection]:
    """Yield the section of a heading, or nothing if it is empty; a heading without children becomes a
    section with one task.
    """
    heading = node.heading
    title, mark, rest = split_title(heading.rest)
    own = [*filter(None, [rest]), *node.lines]
    if node.children:
        yield PrintedSection(heading.label, heading.no, title, mark, tuple(_tasks(node, own)))
    elif title and (body := "\n".join(own)):
        tasks = (PrintedTask("", None, body),)
        yield PrintedSection(heading.label, heading.no, title, mark, tasks)
    elif heading.rest:
        tasks = (PrintedTask(heading.label, None, heading.rest),)
        yield PrintedSection("", heading.no, None, "", tasks)


def _tasks(node: Node, own: Sequence[str]) -> Iterator[PrintedTask]:
    """Yield the tasks of a section: its `own` lines if they have a unit list, and those below it. Lines
    that are not a task become part of the first task after them.
    """
    above = "\n".join(own)
    if own and has_list(own):
        yield PrintedTask("", None, above)
        above = ""
    for headings, below in _nodes_of_tasks(node):
        yield _task(below, "\n".join(filter(None, [above, *headings])) or None)
        above = ""


def _nodes_of_tasks(node: Node) -> Iterator[tuple[Sequence[str], Node]]:
    """Yield the headings that are tasks, at whatever depth, each with the lines of the headings above
    it that no other task has.
    """
    headings: list[str] = []
    for child in node.children:
        if not tasks_are_below(child):
            yield headings, child
            headings = []
            continue
        headings += [child.heading.label + child.heading.rest, *child.lines]
        for above, below in _nodes_of_tasks(child):
            yield [*headings, *above], below
            headings = []
