"""Errors in templates: found before any is used, or reported at their line when they come up."""

import traceback
from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError, meta, nodes

from generator.content.yaml import decode
from generator.nearest import suggest
from generator.problems import ContentError, Place, Problem, clip
from generator.templating.blocks import Bases
from generator.templating.layers import PAGE_ENDING, PAGES, THEME, Templates, check_names
from generator.templating.words import UnknownWordError, Words


def check_templates(templates: Templates, words: Words) -> Iterator[Problem]:
    """Every template can be parsed, is used, and looks up existing words.

    MkDocs would find such an error late, and hang on it while serving.
    """
    yield from check_names(templates)
    used = set(Templates(templates.layers[-1:]).files(PAGES))
    for kind, ending in ((PAGES, PAGE_ENDING), (THEME, ".html")):
        bases = Bases(templates, kind)
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
