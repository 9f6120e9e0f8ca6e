"""What every command shares: where the repository is, and how it speaks and stops."""

import functools
import io
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Concatenate, NoReturn, ParamSpec, TypeVar

import click

from generator.pages.feedback import NO_FEEDBACK, Feedback
from generator.problems import ContentError, Problem
from generator.rules import Language, say_with_place, terms
from generator.site import Site, make_site

P = ParamSpec("P")
R = TypeVar("R")

CONFIG = "mkdocs.yml"


_LANGUAGE = "gongkai.language"


def _choose_language(context: click.Context, _: click.Parameter, chosen: str | None) -> None:
    if chosen:
        context.meta[_LANGUAGE] = Language(chosen)


in_language = click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    callback=_choose_language,
    expose_value=False,
    help="说明问题的语言：zh 中文（默认），en 英文。",
)
"""Lets a command take `--lang`; `language` tells what was chosen."""


def language() -> Language:
    """Return the language that `--lang` chose, before the subcommand or after it."""
    chosen = click.get_current_context().meta.get(_LANGUAGE, Language.ZH)
    return Language(chosen)


def in_repository(command: Callable[Concatenate[Path, P], R]) -> Callable[P, R]:
    """Give a command the root of its repository, or stop where there is none."""

    @functools.wraps(command)
    def run(*arguments: P.args, **options: P.kwargs) -> R:
        context = click.get_current_context()
        root: Path = context.find_object(Path) or Path()
        if not (root.resolve() / CONFIG).is_file():
            message = f"{root} 里没有 {CONFIG}；请在仓库的顶层目录运行，或用 --root 指明"
            raise click.BadParameter(message, context.parent, param_hint="'--root'")
        return command(root.resolve(), *arguments, **options)

    return run


def make_site_or_stop(root: Path, feedback: Feedback = NO_FEEDBACK) -> Site:
    """Return the site of a repository, or say every problem and stop."""
    try:
        return make_site(root, feedback)
    except ContentError as error:
        for problem in error.problems:
            click.echo(say_with_place(problem, language()), err=True)
        stop_at(error.problems)


def show_any_character() -> None:
    """Let output show what its encoding lacks as an escape: no command fails for a rare character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def hand_over(text: str) -> None:
    """Print what a file or a program takes: in UTF-8, unless a person looks at it on a terminal."""
    click.echo(text if sys.stdout.isatty() else text.encode(), nl=False)


def stop_at(problems: Collection[Problem]) -> NoReturn:
    """Say how many problems there are, and exit with 1."""
    stop(terms().count.read(language()).format(number=len(problems)))


def stop(message: str) -> NoReturn:
    """Say why a command cannot go on, and exit with 1."""
    click.echo(message, err=True)
    sys.exit(1)


def shorten(path: Path) -> str:
    """Return a path as seen from here where that is below, else whole."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
