"""Whether the blocks that a template replaces are shown by the template that it extends."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)

from generator.nearest import suggest
from generator.problems import Place, Problem
from generator.templating.layers import Templates, make_loader


@dataclass(frozen=True, slots=True)
class Block:
    """What a block shows of others: those inside it and those it calls, and the one it replaces."""

    shows: frozenset[str]
    shows_replaced: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """The blocks of a template by name, those outside all others, and the template it extends or ""."""

    blocks: Mapping[str, Block]
    outermost: frozenset[str]
    base: str


class Bases:
    """The templates of one kind that others can extend: Gongkai's, and those of the theme."""

    def __init__(self, templates: Templates, kind: str) -> None:
        engine = find_spec("material")
        places = engine.submodule_search_locations if engine else None
        folders = [Path(place, "templates") for place in places or ()]
        self._loader = ChoiceLoader([make_loader(templates, kind), FileSystemLoader(folders)])
        self.environment = Environment(loader=self._loader)  # noqa: S701 - nothing is rendered

    def check(self, tree: nodes.Template, shown: str) -> Iterator[Problem]:
        """A template writes only inside blocks that show; Jinja silently drops everything else."""
        outline = _outline(tree)
        if not outline.base:
            return
        try:
            bases = tuple(self._chain(outline.base))
        except (TemplateNotFound, TemplateSyntaxError, UnicodeError):
            return  # this is reported where the template is used
        for block in _outermost_blocks(tree):
            yield from _check_block(block, shown, (outline, *bases))
        for output in tree.body:
            if isinstance(output, nodes.Output) and (line := _first_line(output)):
                yield Problem(Place(shown, line), "template-works", "outside")

    def _chain(self, name: str) -> Iterator[Outline]:
        """Yield the outlines of a template and of all that it extends."""
        seen = set()
        while name and name not in seen:
            seen.add(name)
            source, _, _ = self._loader.get_source(self.environment, name)
            outline = _read_outline(source)
            yield outline
            name = outline.base


def _check_block(
    block: nodes.Block, shown: str, outlines: tuple[Outline, ...]
) -> Iterator[Problem]:
    """A block replaces one of a base, inside of which it shows; `outlines` begin with its template."""
    place, base = Place(shown, block.lineno), outlines[0].base
    known = frozenset(chain.from_iterable(outline.blocks for outline in outlines[1:]))
    if block.name not in known:
        names = tuple(sorted(known))
        nearest = suggest(block.name, known)
        yield Problem(
            place,
            "template-works",
            "block",
            base=base,
            name=block.name,
            nearest=nearest,
            known=names,
        )
    elif block.name not in _shown_blocks(outlines) and (
        around := _find_holder(block.name, outlines[1:])
    ):
        yield Problem(place, "template-works", "hidden-block", name=block.name, around=around)


def _find_holder(name: str, outlines: Iterable[Outline]) -> str:
    """Return the name of a block that shows another, or "" where none does."""
    blocks = (item for outline in outlines for item in outline.blocks.items())
    return next((holder for holder, block in blocks if name in block.shows), "")


def _shown_blocks(outlines: tuple[Outline, ...]) -> frozenset[str]:
    """Return the names of all blocks that show where the first of the templates is rendered."""
    shown: set[str] = set()
    waiting = set(outlines[-1].outermost)
    while waiting:
        name = waiting.pop()
        shown.add(name)
        definitions = [outline.blocks[name] for outline in outlines if name in outline.blocks]
        for definition in definitions:
            waiting |= definition.shows - shown
            if not definition.shows_replaced:
                break
    return frozenset(shown)


@lru_cache(maxsize=100)  # each page extends the same few
def _read_outline(source: str) -> Outline:
    return _outline(Environment().parse(source))  # noqa: S701 - nothing is rendered


def _outline(tree: nodes.Template) -> Outline:
    return Outline(
        {block.name: _describe(block) for block in tree.find_all(nodes.Block)},
        frozenset(block.name for block in _outermost_blocks(tree)),
        _base_of(tree),
    )


def _describe(block: nodes.Block) -> Block:
    parts = tuple(_own_parts(block))
    names = {part.name for part in parts if isinstance(part, nodes.Name)}
    inside = {part.name for part in parts if isinstance(part, nodes.Block)}
    called = {
        part.attr
        for part in parts
        if isinstance(part, nodes.Getattr)
        and isinstance(part.node, nodes.Name)
        and part.node.name == "self"
    }
    return Block(frozenset(inside | called), "super" in names)


def _own_parts(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield all parts of a node, but of the blocks inside it only that they are there."""
    for part in node.iter_child_nodes():
        yield part
        if not isinstance(part, nodes.Block):
            yield from _own_parts(part)


def _base_of(tree: nodes.Template) -> str:
    """Return the name of the template that this one always extends, or ""."""
    for part in tree.body:
        if isinstance(part, nodes.Extends) and isinstance(part.template, nodes.Const):
            return str(part.template.value)
    return ""


def _outermost_blocks(tree: nodes.Node) -> Iterator[nodes.Block]:
    return (part for part in _own_parts(tree) if isinstance(part, nodes.Block))


def _first_line(output: nodes.Output) -> int:
    """Return the line of the first visible part of an output, or 0 if there is none."""
    for part in output.nodes:
        if not isinstance(part, nodes.TemplateData):
            return part.lineno
        if words := part.data.lstrip():
            return part.lineno + part.data[: -len(words)].count("\n")
    return 0
