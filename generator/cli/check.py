"""`gongkai check`, which can correct what has one right answer."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.fixing import can_correct, correct
from generator.cli.snippets import Sources
from generator.cli.terminal import hand_over, in_repository, language, stop, stop_at, tell, warn
from generator.cli.usage import Command
from generator.messages import say as say_message
from generator.plan.model import Plan
from generator.problems import ContentError, Message, Problem, visible
from generator.reports import REPORTS
from generator.rules import say
from generator.site import find_problems, make_site

TEXT = "text"


@click.command(cls=Command)
@click.option(
    "--format",
    "report",
    type=click.Choice([TEXT, *REPORTS]),
    default=TEXT,
    show_default=True,
)
@click.option("--fix", is_flag=True)
@click.option("--diff", is_flag=True)
@in_repository
def check(root: Path, report: str, fix: bool, diff: bool) -> None:
    """Check all records and templates; with `fix`, correct what has one right answer before."""
    if diff and not (fix and report == TEXT):
        raise click.UsageError(say_message(Message("check.diff-needs-fix"), language()))
    if fix:
        changed = correct(root, write=not diff)
        if diff and changed:
            stop("check.to-fix", number=changed)
    if report == TEXT:
        _check_for_people(root)
        return
    problems = find_problems(root)
    hand_over(REPORTS[report](problems, language()))
    if problems:
        stop_at(problems)


def _check_for_people(root: Path) -> None:
    try:
        _tell_what_was_checked(make_site(root).plan)
    except ContentError as error:
        show_problems(root, error.problems)
        warn("check.explain", code=error.problems[0].rule)
        if can_correct(root, error.problems):
            warn("check.can-fix")
        stop_at(error.problems)


def show_problems(root: Path, problems: Sequence[Problem]) -> None:
    """Say each problem on a line of its own, and show the line of the file with a caret below."""
    sources, columns = Sources(root), shutil.get_terminal_size().columns
    colour = False if os.environ.get("NO_COLOR") else None  # None: on a terminal alone
    for problem in problems:
        place = click.style(visible(str(problem.place)), bold=True)
        rule = click.style(f"[{problem.rule}]", fg="cyan")
        click.echo(f"{place}: {say(problem, language())} {rule}", err=True, color=colour)
        number = str(problem.place.line)
        snippet = sources.snippet(problem.place, columns - len(f"  {number} | "))
        if snippet is None:
            continue
        line, before = snippet
        margin = click.style(f"  {number} |", fg="blue")
        click.echo(f"{margin} {line}", err=True, color=colour)
        margin = click.style(f"  {' ' * len(number)} |", fg="blue")
        caret = click.style("^", fg="red", bold=True)
        click.echo(f"{margin} {' ' * before}{caret}", err=True, color=colour)


def _tell_what_was_checked(plan: Plan) -> None:
    tell(
        "check.passed",
        documents=len(plan.documents),
        sections=len(plan.sections),
        tasks=len(plan.tasks),
        units=len(plan.units),
        deadlines=len(plan.deadlines),
    )
