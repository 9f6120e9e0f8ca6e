"""The command `gongkai`: the only place that prints and exits."""

from pathlib import Path

import click

from generator.cli.build import build, render, serve
from generator.cli.changes import changes
from generator.cli.check import check
from generator.cli.draft import draft
from generator.cli.fmt import fmt, schema
from generator.cli.init import init
from generator.cli.links import links
from generator.cli.rules import rules
from generator.cli.times import times
from generator.cli.usage import Group


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=click.Path(path_type=Path), default=".")
@click.version_option(package_name="gongkai", message="%(version)s")
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Keep the repository's folder for the subcommand."""
    context.obj = root


for _command in (
    draft,
    check,
    rules,
    times,
    fmt,
    schema,
    build,
    serve,
    render,
    changes,
    links,
    init,
):
    main.add_command(_command)
