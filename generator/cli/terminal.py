"""What every command shares: where the repository is, and how it speaks and stops."""

import functools
import sys
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Concatenate, NoReturn, ParamSpec, TypeVar

import click

from generator.cli.usage import language_of
from generator.messages import Language, say
from generator.pages.feedback import NO_FEEDBACK, Feedback
from generator.problems import ContentError, Message, Problem, Value, count
from generator.rules import say_with_place
from generator.site import Site, make_site

P = ParamSpec("P")
R = TypeVar("R")

CONFIG = "mkdocs.yml"


def language() -> Language:
    """Return the language of the command that runs."""
    return language_of(click.get_current_context())


def tell(key: str, /, **values: Value) -> None:
    """Say a message of the catalogue on standard output."""
    click.echo(say(Message(key, **values), language()))


def warn(key: str, /, **values: Value) -> None:
    """Say a message of the catalogue on standard error."""
    click.echo(say(Message(key, **values), language()), err=True)


def stop(key: str, /, **values: Value) -> NoReturn:
    """Say why a command cannot go on, and exit with 1."""
    warn(key, **values)
    sys.exit(1)


def hand_over(text: str) -> None:
    """Print what a file or a program takes: in UTF-8, unless a person looks at it on a terminal."""
    click.echo(text if sys.stdout.isatty() else text.encode(), nl=False)


def in_repository(command: Callable[Concatenate[Path, P], R]) -> Callable[P, R]:
    """Give a command the root of its repository, or stop where there is none."""

    @functools.wraps(command)
    def run(*arguments: P.args, **options: P.kwargs) -> R:
        context = click.get_current_context()
        root: Path = context.find_object(Path) or Path()
        if not (root.resolve() / CONFIG).is_file():
            said = say(Message("usage.no-repository", root=root, config=CONFIG), language())
            raise click.BadParameter(said, context.parent, param_hint="'--root'")
        return command(root.resolve(), *arguments, **options)

    return run


def make_site_or_stop(root: Path, feedback: Feedback = NO_FEEDBACK) -> Site:
    """Return the site of a repository, or say every problem and stop."""
    return make_or_stop(lambda: make_site(root, feedback))


def make_or_stop(make: Callable[[], R]) -> R:
    """Return what is made of content, or say every problem and stop."""
    try:
        return make()
    except ContentError as error:
        tell_problems(error.problems)
        stop_at(error.problems)


def tell_problems(problems: Iterable[Problem]) -> None:
    """Say each problem with its place, on standard error."""
    for problem in problems:
        click.echo(say_with_place(problem, language()), err=True)


def stop_at(problems: Collection[Problem]) -> NoReturn:
    """Say how many problems there are, and exit with 1."""
    stop("check.count", number=count(problems))


def shorten(path: Path) -> Path:
    """Return a path as seen from here where that is below, else whole."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
