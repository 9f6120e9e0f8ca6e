"""The command `gongkai`: the only place that prints and exits."""

from pathlib import Path
from typing import Any

import click

from generator.cli.building import build, render, serve
from generator.cli.checking import check, rules
from generator.cli.comparing import changes
from generator.cli.drafting import draft
from generator.cli.formatting import fmt, schema
from generator.cli.starting import init
from generator.cli.terminal import in_language, show_any_character
from generator.cli.visiting import links


class _Gongkai(click.Group):
    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run the command, whatever the terminal can show."""
        show_any_character()
        return super().main(*arguments, **options)


@click.group(cls=_Gongkai, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    default=".",
    help="仓库的顶层目录，默认是当前目录。",
)
@in_language
@click.version_option(package_name="gongkai", message="%(version)s")
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """把政务公开工作要点的记录变成网站。"""
    context.obj = root


for _command in (
    draft,
    check,
    rules,
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
