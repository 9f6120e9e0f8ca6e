"""Errors in templates: found before any is used, or reported at their line when they come up."""

import traceback
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
    nodes,
)

from generator.content.yaml import decode
from generator.problems import ContentError, Place, Problem, clip, suggest
from generator.templating.layers import (
    PAGE_ENDING,
    PAGES,
    THEME,
    Templates,
    check_names,
    make_loader,
)
from generator.templating.words import UnknownWordError, Words


def check_templates(templates: Templates, words: Words) -> Iterator[Problem]:
    """Every template can be parsed, is used, and looks up existing words.

    MkDocs would find such an error late, and hang on it while serving.
    """
    yield from check_names(templates)
    used = set(Templates(templates.layers[-1:]).files(PAGES))
    for kind, ending in ((PAGES, PAGE_ENDING), (THEME, ".html")):
        bases = _Bases(templates, kind)
        for name, path in templates.files(kind).items():
            if not name.endswith(ending):
                continue
            shown = templates.show(path)
            try:
                tree = bases.environment.parse(decode(path.read_bytes(), shown))
            except ContentError as error:
                yield from error.problems
                continue
            except TemplateSyntaxError as error:
                said = str(error.message)
                yield Problem(Place(shown, error.lineno), "template-works", error=said)
                continue
            used.update(filter(None, meta.find_referenced_templates(tree)))
            yield from bases.check(tree, shown)
            for key, line in _words_asked_for(tree):
                if key not in words.entries:
                    yield UnknownWordError(Place(shown, line), key, words.entries).problems[0]
    for name, path in templates.files(PAGES).items():
        if name not in used:
            place = Place(templates.show(path))
            yield Problem(place, "template-is-used", nearest=suggest(name, used))


class _Bases:
    """The templates of one kind that others can extend: Gongkai's, and those of the theme."""

    def __init__(self, templates: Templates, kind: str) -> None:
        engine = find_spec("material")
        places = engine.submodule_search_locations if engine else None
        folders = [Path(place, "templates") for place in places or ()]
        self._loader = ChoiceLoader([make_loader(templates, kind), FileSystemLoader(folders)])
        self.environment = Environment(loader=self._loader)  # noqa: S701 - nothing is rendered

    def check(self, tree: nodes.Template, shown: str) -> Iterator[Problem]:
        """A template writes only inside blocks of its base; Jinja silently drops everything else."""
        base = _base_of(tree)
        if not base:
            return
        try:
            known = set(self._blocks_of(base))
        except (TemplateNotFound, TemplateSyntaxError, UnicodeError):
            return  # this is reported where the template is used
        for block in _outermost_blocks(tree):
            if block.name not in known:
                yield Problem(
                    Place(shown, block.lineno),
                    "template-works",
                    "block",
                    base=base,
                    name=block.name,
                    nearest=suggest(block.name, known),
                )
        for output in tree.body:
            if isinstance(output, nodes.Output) and (line := _first_line(output)):
                yield Problem(Place(shown, line), "template-works", "outside")

    def _blocks_of(self, name: str) -> Iterator[str]:
        """Yield the blocks of a template and of all that it extends."""
        seen = set()
        while name and name not in seen:
            seen.add(name)
            source, _, _ = self._loader.get_source(self.environment, name)
            blocks, name = _read_base(source)
            yield from blocks


@lru_cache(maxsize=100)  # each page extends the same few
def _read_base(source: str) -> tuple[frozenset[str], str]:
    """Return the names of a template's blocks, and the name of its base or ""."""
    tree = Environment().parse(source)  # noqa: S701 - nothing is rendered
    return frozenset(block.name for block in tree.find_all(nodes.Block)), _base_of(tree)


def _base_of(tree: nodes.Template) -> str:
    """Return the name of the template that this one always extends, or ""."""
    for part in tree.body:
        if isinstance(part, nodes.Extends) and isinstance(part.template, nodes.Const):
            return str(part.template.value)
    return ""


def _outermost_blocks(tree: nodes.Node) -> Iterator[nodes.Block]:
    for part in tree.iter_child_nodes():
        if isinstance(part, nodes.Block):
            yield part
        else:
            yield from _outermost_blocks(part)


def _first_line(output: nodes.Output) -> int:
    """Return the line of the first visible part of an output, or 0 if there is none."""
    for part in output.nodes:
        if not isinstance(part, nodes.TemplateData):
            return part.lineno
        if words := part.data.lstrip():
            return part.lineno + part.data[: -len(words)].count("\n")
    return 0


def _words_asked_for(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    """Yield the keys that a template looks up by name, each with its line."""
    lookups = [(call.node, call.args[0]) for call in tree.find_all(nodes.Call) if call.args]
    lookups += [(item.node, item.arg) for item in tree.find_all(nodes.Getitem)]
    for holder, key in lookups:
        name = holder.name if isinstance(holder, nodes.Name) else getattr(holder, "attr", None)
        if name == "words" and isinstance(key, nodes.Const) and isinstance(key.value, str):
            yield key.value, key.lineno


def find_template_error(templates: Templates, kind: str, error: Exception) -> Problem | None:
    """Return the problem of an error, at the innermost line of a template in its traceback, or None."""
    lines = [
        (Path(frame.filename), frame.lineno or 1)
        for frame in traceback.extract_tb(error.__traceback__)
        if templates.hold(Path(frame.filename))
    ]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        lines.append((Path(error.filename), error.lineno))
    if not lines:
        return None
    path, line = lines[-1]
    place = Place(templates.show(path), line)
    if isinstance(error, UnknownWordError):
        return error.at(place)
    if isinstance(error, TemplateNotFound):
        return Problem(place, "template-works", "missing", name=str(error.message))
    said = error.message if isinstance(error, TemplateSyntaxError) else str(error)
    said = clip(said or type(error).__name__, 200)
    own = templates.own(kind).values()
    if own and path not in own:
        # Packaged templates are correct, so a template that replaces a part must lack something.
        shown = tuple(map(templates.show, own))
        return Problem(place, "template-works", "packaged", error=said, own=shown)
    return Problem(place, "template-works", error=said)
