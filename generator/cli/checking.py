"""`gongkai check`."""

from pathlib import Path

import click

from generator.cli.terminal import in_language, in_repository, language, make_site_or_stop
from generator.rules import terms


@click.command()
@in_language
@in_repository
def check(root: Path) -> None:
    """检查全部记录和模板，并与原文存档逐字比对。"""
    plan = make_site_or_stop(root).plan
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
