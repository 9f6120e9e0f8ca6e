"""`gongkai fmt` and `schema`: what the command itself writes into the repository."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

import click
from pydantic import BaseModel

from generator.cli.terminal import in_language, in_repository, language, shorten, stop
from generator.content.folder import CONTENT, kind_of, load
from generator.content.schemas import make_schemas
from generator.content.writing import FormError, format_text
from generator.content.yaml import decode
from generator.problems import ContentError, Problem
from generator.repository.output import replace_file
from generator.rules import say_with_place


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="只说哪些记录要整理，不写入。")
@in_language
@in_repository
def fmt(root: Path, paths: tuple[Path, ...], check: bool) -> None:
    """把记录整理成统一的写法：次序、缩进、空行、引号。

    内容一个字也不变，注释都保留。PATHS 是要整理的文件或目录，不写就整理全部记录。
    """
    reasons: list[str] = []
    formatted: dict[Path, bytes] = {}
    for file, model in _records_at(paths or (root / CONTENT,)):
        shown = file.relative_to(root) if file.is_relative_to(root) else file
        try:
            text = decode(_read(file), shown.as_posix())
            formatted[file] = format_text(text, shown.as_posix(), model).encode()
        except ContentError as error:
            reasons += _say(error.problems)
        except FormError:
            reasons.append(f"{shown}: 里面有一种写法，整理会改变它的内容；请写得简单些")
    changed = _settle(formatted, check)
    if reasons:
        _stop_at(reasons, "有问题的文件保持原样。")
    if changed and check:
        stop(f"共 {changed} 份记录要整理；请运行 gongkai fmt。")
    click.echo(
        f"{len(formatted)} 份记录" + (f"，整理了 {changed} 份。" if changed else "都不用整理。")
    )


@click.command()
@click.option("--check", is_flag=True, help="只说哪些文件要更新，不写入。")
@in_language
@in_repository
def schema(root: Path, check: bool) -> None:
    """更新 schema/，编辑器凭它补全键、单位、职能和任务编号。"""
    records = load(root / CONTENT)
    if records.problems:
        _stop_at(_say(records.problems), "schema/ 保持原样。")
    made = {root / path: text.encode() for path, text in make_schemas(records)}
    changed = _settle(made, check)
    if changed and check:
        stop(f"共 {changed} 个文件要更新；请运行 gongkai schema。")
    click.echo(f"更新了 {changed} 个文件。" if changed else "schema/ 不用更新。")


def _records_at(paths: Iterable[Path]) -> Iterator[tuple[Path, type[BaseModel]]]:
    """Yield the files of records that paths name, or that lie in folders that they name."""
    for path in map(Path.absolute, paths):
        if not path.exists():
            stop(f"没有 {shorten(path)} 这个文件")
        for file in sorted(path.rglob("[!.]*.yml")) if path.is_dir() else [path]:
            if model := kind_of(file):
                yield file, model
            elif file == path:
                stop(f"{shorten(path)} 不是记录；记录在 {CONTENT}/ 里，如 {CONTENT}/documents/…yml")


def _settle(files: dict[Path, bytes], check: bool) -> int:
    """Write those files that are other than on the disk, or only name them; return how many."""
    changed = [path for path, new in files.items() if _differs(path, new, check)]
    for path in changed:
        if not check:
            _replace(path, files[path])
        click.echo(f"{'要改写' if check else '已改写'}：{shorten(path)}")
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
        return path.read_bytes()
    except OSError as error:
        stop(f"读不了 {shorten(path)}：{error.strerror}")


def _replace(path: Path, content: bytes) -> None:
    try:
        replace_file(path, content)
    except OSError as error:
        stop(f"写不了 {shorten(path)}：{error.strerror}；这个文件保持原样")


def _say(problems: Iterable[Problem]) -> list[str]:
    return [say_with_place(problem, language()) for problem in problems]


def _stop_at(reasons: list[str], consequence: str) -> NoReturn:
    click.echo("\n".join(reasons), err=True)
    stop(f"共 {len(reasons)} 处问题；{consequence}")
