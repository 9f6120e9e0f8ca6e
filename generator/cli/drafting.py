"""`gongkai draft`."""

from pathlib import Path
from typing import Literal

import click
from pydantic import TypeAdapter, ValidationError

from generator.cli.terminal import hand_over, in_language, in_repository, language, shorten, stop
from generator.content.folder import CONTENT, load
from generator.content.writing import FormError
from generator.drafting import draft as make_draft
from generator.drafting.blocks import Refusal
from generator.drafting.result import Draft
from generator.drafting.writing import add_new_units, record_text, registry_text
from generator.exports.drafts import draft_json
from generator.problems import ContentError
from generator.records.values import Id
from generator.repository.output import replace_file
from generator.rules import Language

SHOWN = 20
"""How many questions the terminal lists; all stand in the draft."""


def _an_id(_: click.Context, __: click.Parameter, given: str | None) -> str | None:
    try:
        return TypeAdapter(Id).validate_python(given) if given else None
    except ValidationError:
        message = f"“{given}”只能用小写字母、数字和单个连字符，如 ezhou-2017"
        raise click.BadParameter(message) from None


@click.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--output", type=click.Path(path_type=Path), help="写进这个文件，不覆盖已有的。")
@click.option(
    "--format",
    "form",
    type=click.Choice(["yaml", "json"]),
    default="yaml",
    show_default=True,
    help="YAML 是记录的草稿；JSON 供程序使用，不写任何文件。",
)
@click.option(
    "--id",
    "document_id",
    callback=_an_id,
    help="文件的 id，默认取自 --output 的文件名，没有就取自 SOURCE 的。",
)
@click.option("--jurisdiction", callback=_an_id, help="地区的 id，默认按文件里的地名。")
@in_language
@in_repository
def draft(
    root: Path,
    source: Path,
    output: Path | None,
    form: Literal["yaml", "json"],
    document_id: str | None,
    jurisdiction: str | None,
) -> None:
    """从一份文件（文本、HTML、DOCX、PDF、XLSX）起草记录。"""
    content = load(root / CONTENT)
    try:
        made = make_draft(
            source.read_bytes(),
            source.name,
            content,
            document_id=document_id or _id_of(output),
            jurisdiction=jurisdiction,
        )
    except OSError as error:
        stop(f"读不了 {source}：{error.strerror}")
    except Refusal as refusal:
        said = refusal.english if language() is Language.EN else refusal.message
        stop(f"{source}: {said}")
    if form == "json":
        hand_over(draft_json(made, content))
        return
    if output and output.exists():
        stop(f"{shorten(output.resolve())} 已经有了，没有覆盖；请换一个名字，或先移走它")
    registry = _registry(root, made) if output else ""
    _keep(root, made)
    text = record_text(made)
    if output is None:
        hand_over(text)
    else:
        _write_new(output, text)
        if registry:
            _register(root, made, registry)
    _say_what_to_look_at(made, output)


def _id_of(output: Path | None) -> str | None:
    """Return the id that a record's file name asks for; None where it can be none."""
    try:
        return TypeAdapter(Id).validate_python(output.stem) if output else None
    except ValidationError:
        return None


def _keep(root: Path, made: Draft) -> None:
    """Put the archive in its place, unless the same stands there."""
    path = root / made.archive_path
    try:
        if path.exists() and path.read_bytes() != made.archive:
            stop(f"{made.archive_path} 已有另一份存档；请用 --id 给这份文件换一个 id")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.archive)
    except OSError as error:
        stop(f"写不了 {made.archive_path}：{error.strerror}")


def _write_new(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(text.encode())
    except FileExistsError:
        stop(f"{shorten(path.resolve())} 已经有了，没有覆盖；请换一个名字，或先移走它")
    except OSError as error:
        stop(f"写不了 {path}：{error.strerror}")


def _registry(root: Path, made: Draft) -> str:
    """Return the text of the registry with the new units, or "" where there are none; stop where the
    one that is there cannot take them.
    """
    if not made.new_units:
        return ""
    path = root / made.registry_path
    if made.is_new_registry:
        if path.exists():
            stop(f"{made.registry_path} 读不成登记表，没有写出草稿；请先运行 gongkai check")
        return registry_text(made)
    try:
        return add_new_units(path.read_bytes(), made)
    except OSError as error:
        stop(f"读不了 {made.registry_path}：{error.strerror}")
    except (ContentError, FormError):
        stop(f"{made.registry_path} 不能添上新单位，没有写出草稿；请先运行 gongkai fmt")


def _register(root: Path, made: Draft, registry: str) -> None:
    """Write the registry of the new units; a new place has none yet."""
    path = root / made.registry_path
    if made.is_new_registry:
        _write_new(path, registry)
        return
    try:
        replace_file(path, registry.encode())
    except OSError as error:
        stop(f"写不了 {made.registry_path}：{error.strerror}")


def _say_what_to_look_at(made: Draft, output: Path | None) -> None:
    document = made.document
    tasks = [task for section in document.sections for task in section.tasks]
    times = sum(len(task.deadlines) for task in tasks)
    lines = [
        f"草稿：{document.title}，{len(document.sections)} 个部分，{len(tasks)} 项任务，{times} 处时限。",
        f"存档：{made.archive_path}。",
    ]
    if made.new_units:
        where = f"已写进 {made.registry_path}" if output else f"请登记在 {made.registry_path}"
        lines.append(f"新单位 {len(made.new_units)} 个，{where}：{'、'.join(made.new_units)}。")
    if made.remarks:
        lines.append(f"要核对 {len(made.remarks)} 处，草稿里都标着“# 请核对:”：")
        lines += [f"  - {remark.question}" for remark in made.remarks[:SHOWN]]
        if len(made.remarks) > SHOWN:
            lines.append(f"  - 另有 {len(made.remarks) - SHOWN} 处")
    lines.append("请对照原件读一遍，再运行 gongkai check。")
    for line in lines:
        click.echo(line, err=True)
