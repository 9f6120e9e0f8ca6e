"""`gongkai build`, `serve` and `render`."""

import os
import tempfile
from pathlib import Path
from typing import NoReturn

import click

from generator.cli.terminal import (
    CONFIG,
    in_repository,
    language,
    make_site_or_stop,
    shorten,
    stop,
    tell,
)
from generator.cli.usage import Command
from generator.messages import say
from generator.problems import Failure, Reason
from generator.repository.output import (
    RENDER_MARK,
    TargetError,
    check_target,
    stage,
    write_archive,
    write_files,
)

# MkDocs takes half a second to import: only the commands that need it wait for it.

OFFLINE = "gongkai-offline.zip"


@click.command(cls=Command)
@click.option("--site-dir", type=click.Path(path_type=Path))
@click.option("--offline", is_flag=True)
@in_repository
def build(root: Path, site_dir: Path | None, offline: bool) -> None:
    """Check the records and build the site."""
    make_site_or_stop(root)  # so that a broken record is said plainly, before MkDocs starts
    if offline:
        _build_offline(root, (site_dir or root).resolve() / OFFLINE)
    else:
        _build_online(root, (site_dir or root / "site").resolve())


def _build_online(root: Path, target: Path) -> None:
    from generator.engine import run

    try:
        check_target(target, root)
        with stage(target) as folder:
            run.build(root / CONFIG, folder, language())
    except (TargetError, run.EngineError) as error:
        _stop_for(error)
    except OSError as error:
        stop("build.failed", why=Reason.of(error))
    tell("build.done", site=shorten(target), pages=sum(1 for _ in target.rglob("*.html")))
    tell("build.view", site=shorten(target))
    if not os.environ.get("SITE_URL"):
        tell("build.no-site-url")


def _build_offline(root: Path, target: Path) -> None:
    from generator.engine import run

    try:
        with tempfile.TemporaryDirectory(prefix=".site.", dir=root) as folder:
            run.build(root / CONFIG, Path(folder), language(), offline=True)
            for name in ("404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz"):
                Path(folder, name).unlink(missing_ok=True)  # they are for servers
            write_archive(Path(folder), target)
    except run.EngineError as error:
        _stop_for(error)
    except OSError as error:
        stop("build.failed-offline", why=Reason.of(error))
    tell("build.done-offline", archive=shorten(target), folder=target.stem)


def _stop_for(failure: Failure) -> NoReturn:
    for detail in failure.details:
        click.echo(say(detail, language()), err=True)
    stop("build.failed", why=failure.message)


@click.command(cls=Command)
@click.option("--address", default="127.0.0.1:8000", show_default=True)
@in_repository
def serve(root: Path, address: str) -> None:
    """Show the site on this machine."""
    from generator.engine import run

    try:
        run.serve(root / CONFIG, address, language())
    except run.EngineError as error:
        _stop_for(error)
    except OSError as error:
        stop("build.cannot-serve", address=address, why=Reason.of(error))


@click.command(cls=Command)
@click.argument("folder", type=click.Path(path_type=Path))
@in_repository
def render(root: Path, folder: Path) -> None:
    """Write Markdown and data into a folder."""
    from generator.engine import run

    try:
        feedback = run.read_feedback(root / CONFIG, language())
    except run.EngineError as error:
        stop("files.not-read", path=CONFIG, why=error.message)
    site = make_site_or_stop(root, feedback)
    try:
        check_target(folder.resolve(), root, RENDER_MARK)
        written, removed = write_files(folder, {item.path: item.content for item in site.files})
    except TargetError as error:
        stop("build.not-rendered", why=error.message)
    except OSError as error:
        stop("files.not-written", path=error.filename or folder, why=Reason.of(error))
    tell("build.rendered", folder=folder, all=len(site.files), written=written, removed=removed)
