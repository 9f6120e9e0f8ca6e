"""`gongkai check` and `rules`."""

from pathlib import Path

import click

from generator.cli.terminal import (
    hand_over,
    in_repository,
    language,
    make_site_or_stop,
    stop_at,
    tell,
)
from generator.cli.usage import Command
from generator.plan.model import Plan
from generator.reports import REPORTS
from generator.rules.page import make_page
from generator.site import find_problems

TEXT = "text"


@click.command(cls=Command)
@click.option(
    "--format",
    "report",
    type=click.Choice([TEXT, *REPORTS]),
    default=TEXT,
    show_default=True,
)
@in_repository
def check(root: Path, report: str) -> None:
    """Check all records and templates."""
    if report == TEXT:
        _tell_what_was_checked(make_site_or_stop(root).plan)
        return
    problems = find_problems(root)
    hand_over(REPORTS[report](problems, language()))
    if problems:
        stop_at(problems)


def _tell_what_was_checked(plan: Plan) -> None:
    tell(
        "check.passed",
        documents=len(plan.documents),
        sections=len(plan.sections),
        tasks=len(plan.tasks),
        units=len(plan.units),
        deadlines=len(plan.deadlines),
    )


@click.command(cls=Command)
def rules() -> None:
    """Write the page of all rules."""
    hand_over(make_page(language()))
