"""`gongkai check` and `rules`."""

from pathlib import Path

import click

from generator.cli.terminal import (
    hand_over,
    in_language,
    in_repository,
    language,
    make_site_or_stop,
    stop_at,
)
from generator.plan.model import Plan
from generator.reports import REPORTS
from generator.rules import terms
from generator.rules.page import make_page
from generator.site import find_problems

TEXT = "text"


@click.command()
@click.option(
    "--format",
    "report",
    type=click.Choice([TEXT, *REPORTS]),
    default=TEXT,
    show_default=True,
    help="结果的形式：text 给人看，github 标在拉取请求的行上，json 和 sarif 给别的程序。",
)
@in_language
@in_repository
def check(root: Path, report: str) -> None:
    """检查全部记录和模板，并与原文存档逐字比对。"""
    if report == TEXT:
        _say_what_was_checked(make_site_or_stop(root).plan)
        return
    problems = find_problems(root)
    hand_over(REPORTS[report](problems, language()))
    if problems:
        stop_at(problems)


def _say_what_was_checked(plan: Plan) -> None:
    passed = terms().passed.read(language())
    click.echo(
        passed.format(
            documents=len(plan.documents),
            sections=len(plan.sections),
            tasks=len(plan.tasks),
            units=len(plan.units),
            deadlines=len(plan.deadlines),
        )
    )


@click.command()
@in_language
def rules() -> None:
    """写出全部规则，每条都有不对的和对的例子（Markdown）。"""
    hand_over(make_page(language()))
