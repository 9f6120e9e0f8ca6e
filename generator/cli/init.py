"""`gongkai init`."""

from pathlib import Path

import click

from generator.cli.terminal import shorten, stop, tell
from generator.cli.usage import Command
from generator.problems import Reason
from generator.repository.scaffolding import NAME, installed_requirement, make_files


@click.command(cls=Command)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name")
def init(folder: Path, name: str | None) -> None:
    """Make a new repository."""
    target = folder.resolve()
    name = name or target.name
    if not NAME.fullmatch(name):
        stop("init.bad-name", name=name)
    try:
        target.mkdir(parents=True, exist_ok=True)
        if any(path.name != ".git" for path in target.iterdir()):  # an empty clone is empty
            stop("init.not-empty", folder=folder)
        for path, content in make_files(name, installed_requirement()).items():
            file = target / path
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as new:  # nothing that is there is overwritten
                new.write(content)
    except FileExistsError:
        stop("init.no-folder", folder=folder)
    except OSError as error:
        stop("files.not-written", path=error.filename or folder, why=Reason.of(error))
    tell("init.made", folder=shorten(target))
    tell("init.next", folder=shorten(target))
