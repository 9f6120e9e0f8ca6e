"""`gongkai draft`."""

import re
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

import click
from pydantic import TypeAdapter, ValidationError

from generator.cli.terminal import hand_over, in_repository, language, shorten, stop, warn
from generator.cli.usage import Command
from generator.content.folder import CONTENT, load
from generator.content.questions import MARK
from generator.content.writing import FormError
from generator.drafting import draft as make_draft
from generator.drafting.blocks import Refusal
from generator.drafting.result import Draft
from generator.drafting.writing import add_new_units, record_text, registry_text
from generator.exports.drafts import draft_json
from generator.messages import say
from generator.problems import ContentError, Message, Place, Reason
from generator.records.values import Day, Id, Url
from generator.repository.output import replace_file
from generator.rules import say as say_problem

T = TypeVar("T")

_ADDRESS = re.compile("https?://", re.IGNORECASE)

SHOWN = 20
"""How many questions the terminal lists; all stand in the draft."""


def _an_id(_: click.Context, __: click.Parameter, given: str | None) -> str | None:
    try:
        return TypeAdapter(Id).validate_python(given) if given else None
    except ValidationError:
        raise click.BadParameter(say(Message("draft.bad-id", id=given), language())) from None


def _a_web_address(_: click.Context, __: click.Parameter, given: str | None) -> str | None:
    return _read(TypeAdapter(Url), given) if given else None


def _a_day(_: click.Context, __: click.Parameter, given: str | None) -> date | None:
    return _read(TypeAdapter(Day), given) if given else None


def _read(field: TypeAdapter[T], given: str) -> T:
    """Return what a field of a record reads, or refuse it with the words of the rule that it breaks."""
    try:
        return field.validate_python(given)
    except ValidationError as error:
        broken = error.errors()[0]["ctx"]["error"]
        raise click.BadParameter(say_problem(broken.at(Place("")), language())) from None


def _a_file(_: click.Context, __: click.Parameter, given: str) -> Path:
    if _ADDRESS.match(given):
        stop("draft.is-an-address", source=given)
    return Path(given)


@click.command(cls=Command)
@click.argument("source", callback=_a_file)
@click.option("--output", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True
)
@click.option("--id", "document_id", callback=_an_id)
@click.option("--jurisdiction", callback=_an_id)
@click.option("--url", callback=_a_web_address)
@click.option("--fetched", callback=_a_day)
@click.option("--anyway", is_flag=True)
@in_repository
def draft(
    root: Path,
    source: Path,
    output: Path | None,
    form: Literal["yaml", "json"],
    document_id: str | None,
    jurisdiction: str | None,
    url: str | None,
    fetched: date | None,
    anyway: bool,
) -> None:
    """Draft a record from a file."""
    if fetched and not url:
        raise click.UsageError(say(Message("draft.fetched-needs-url"), language()))
    content = load(root / CONTENT)
    try:
        made = make_draft(
            source.read_bytes(),
            source.name,
            content,
            document_id=document_id or _id_of(output),
            jurisdiction=jurisdiction,
            url=url,
            fetched=fetched,
            anyway=anyway,
        )
    except OSError as error:
        stop("files.not-read", path=source, why=Reason.of(error))
    except Refusal as refusal:
        stop("draft.refused", source=source, why=refusal.message)
    if form == "json":
        hand_over(draft_json(made, content, language()))
        return
    if output and output.exists():
        stop("draft.exists", path=shorten(output.resolve()))
    registry = _registry(root, made) if output else ""
    _keep(root, made)
    text = record_text(made, language())
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
            stop("draft.other-archive", path=made.archive_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.archive)
    except OSError as error:
        stop("files.not-written", path=made.archive_path, why=Reason.of(error))


def _write_new(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(text.encode())
    except FileExistsError:
        stop("draft.exists", path=shorten(path.resolve()))
    except OSError as error:
        stop("files.not-written", path=path, why=Reason.of(error))


def _registry(root: Path, made: Draft) -> str:
    """Return the text of the registry with the new units, or "" where there are none; stop where the
    one that is there cannot take them.
    """
    if not made.new_units:
        return ""
    path = root / made.registry_path
    if made.is_new_registry:
        if path.exists():
            stop("draft.bad-registry", path=made.registry_path)
        return registry_text(made, language())
    try:
        return add_new_units(path.read_bytes(), made, language())
    except OSError as error:
        stop("files.not-read", path=made.registry_path, why=Reason.of(error))
    except (ContentError, FormError):
        stop("draft.closed-registry", path=made.registry_path)


def _register(root: Path, made: Draft, registry: str) -> None:
    """Write the registry of the new units; a new place has none yet."""
    path = root / made.registry_path
    if made.is_new_registry:
        _write_new(path, registry)
        return
    try:
        replace_file(path, registry.encode())
    except OSError as error:
        stop("files.not-written", path=made.registry_path, why=Reason.of(error))


def _say_what_to_look_at(made: Draft, output: Path | None) -> None:
    document = made.document
    tasks = [task for section in document.sections for task in section.tasks]
    warn(
        "draft.drafted",
        title=document.title,
        sections=len(document.sections),
        tasks=len(tasks),
        times=sum(len(task.deadlines) for task in tasks),
    )
    warn("draft.archived", path=made.archive_path)
    if names := made.new_units:
        warn(
            "draft.units-registered" if output else "draft.units-to-register",
            number=len(names),
            path=made.registry_path,
            names=names,
        )
    if made.remarks:
        warn("draft.to-review", number=len(made.remarks), mark=MARK)
        for remark in made.remarks[:SHOWN]:
            warn("draft.question", question=remark.question)
        if len(made.remarks) > SHOWN:
            warn("draft.more", number=len(made.remarks) - SHOWN)
    warn("draft.next")
