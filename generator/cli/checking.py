"""`gongkai check`."""

from pathlib import Path

import click

from generator.cli.terminal import in_repository, make_site_or_stop


@click.command()
@in_repository
def check(root: Path) -> None:
    """检查全部记录和模板，并与原文存档逐字比对。"""
    plan = make_site_or_stop(root).plan
    click.echo(
        f"检查通过：{len(plan.documents)} 份文件，{len(plan.sections)} 个部分，"
        f"{len(plan.tasks)} 项任务，{len(plan.units)} 个单位，{len(plan.deadlines)} 处时限。"
    )
