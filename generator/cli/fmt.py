"""`gongkai fmt` and `schema`: what the command itself writes into the repository."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from pydantic import BaseModel

from generator.cli.terminal import in_repository, language, shorten, stop, tell, tell_problems
from generator.cli.usage import Command
from generator.content.folder import CONTENT, kind_of, load, read_file
from generator.content.schemas import make_schemas
from generator.content.writing import FormError, format_text
from generator.content.yaml import decode
from generator.messages import say
from generator.problems import ContentError, Message, Reason
from generator.repository.output import replace_file
from generator.rules import say_with_place


@click.command(cls=Command)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True)
@in_repository
def fmt(root: Path, paths: tuple[Path, ...], check: bool) -> None:
    """Write records in their canonical form."""
    reasons: list[str] = []
    formatted: dict[Path, bytes] = {}
    for file, model in _records_at(paths or (root / CONTENT,)):
        shown = file.relative_to(root) if file.is_relative_to(root) else file
        try:
            text = decode(_read(file), shown.as_posix())
            formatted[file] = format_text(text, shown.as_posix(), model).encode()
        except ContentError as error:
            reasons += [say_with_place(problem, language()) for problem in error.problems]
        except FormError:
            reasons.append(say(Message("fmt.would-change", path=shown), language()))
    changed = _settle(formatted, check)
    if reasons:
        click.echo("\n".join(reasons), err=True)
        stop("fmt.problems", number=len(reasons))
    if changed and check:
        stop("fmt.to-format", number=changed)
    if changed:
        tell("fmt.formatted", all=len(formatted), changed=changed)
    else:
        tell("fmt.nothing-to-format", all=len(formatted))


@click.command(cls=Command)
@click.option("--check", is_flag=True)
@in_repository
def schema(root: Path, check: bool) -> None:
    """Renew the schemas that editors' programs read."""
    records = load(root / CONTENT)
    if records.problems:
        tell_problems(records.problems)
        stop("schema.problems", number=len(records.problems))
    made = {root / path: text.encode() for path, text in make_schemas(records)}
    changed = _settle(made, check)
    if changed and check:
        stop("schema.to-renew", number=changed)
    if changed:
        tell("schema.renewed", number=changed)
    else:
        tell("schema.nothing-to-renew")


def _records_at(paths: Iterable[Path]) -> Iterator[tuple[Path, type[BaseModel]]]:
    """Yield the files of records that paths name, or that lie in folders that they name."""
    for path in map(Path.absolute, paths):
        if not path.exists():
            stop("fmt.no-file", path=shorten(path))
        for file in sorted(path.rglob("[!.]*.yml")) if path.is_dir() else [path]:
            if model := kind_of(file):
                yield file, model
            elif file == path:
                stop("fmt.no-record", path=shorten(path), folder=CONTENT)


def _settle(files: dict[Path, bytes], check: bool) -> int:
    """Write those files that are other than on the disk, or only name them; return how many."""
    changed = [path for path, new in files.items() if _differs(path, new, check)]
    for path in changed:
        if check:
            tell("fmt.to-write", path=shorten(path))
        else:
            _replace(path, files[path])
            tell("fmt.written", path=shorten(path))
    return len(changed)


def _differs(path: Path, new: bytes, check: bool) -> bool:
    """Tell whether a file is to be written. Carriage returns alone are no fault to be named: git takes
    them out of what it commits.
    """
    if not path.is_file():
        return True
    old = _read(path)
    return (old.replace(b"\r\n", b"\n") if check else old) != new


def _read(path: Path) -> bytes:
    try:
        return read_file(path)
    except OSError as error:
        stop("files.not-read", path=shorten(path), why=Reason.of(error))


def _replace(path: Path, content: bytes) -> None:
    try:
        replace_file(path, content)
    except OSError as error:
        stop("files.not-replaced", path=shorten(path), why=Reason.of(error))
