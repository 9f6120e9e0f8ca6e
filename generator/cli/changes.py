"""`gongkai changes`."""

import shutil
from pathlib import Path

import click

from generator.changes.files import compare_files
from generator.changes.records import compare_records
from generator.changes.report import Comparison, render_report
from generator.cli.terminal import (
    hand_over,
    in_repository,
    language,
    make_or_stop,
    stop,
    stop_at,
    tell_problems,
)
from generator.cli.usage import Command
from generator.content.folder import CONTENT, REDIRECTS, load
from generator.content.schemas import modeline
from generator.problems import ContentError, Place, Problem, Reason
from generator.records.shared import RedirectsRecord
from generator.repository.git import RevisionError, state_before
from generator.site import Site, make_site
from generator.templating.layers import TEMPLATES, find_templates
from generator.templating.words import read_words


@click.command(cls=Command)
@click.argument("base")
@click.option("--output", type=click.Path(path_type=Path))
@in_repository
def changes(root: Path, base: str, output: Path | None) -> None:
    """Report what readers will find changed since a revision."""
    words = make_or_stop(lambda: read_words(find_templates(root)))
    site, problems = _make_site(root)
    try:
        with state_before(root, base) as before:
            comparison = _compare(root, site, base, before, problems)
    except RevisionError as error:
        stop("changes.not-compared", why=error.message)
    report = render_report(comparison, words, language())
    if output is None:
        hand_over(report)
    else:
        try:
            output.write_text(report, encoding="utf-8")
        except OSError as error:
            stop("files.not-written", path=output, why=Reason.of(error))
    if problems:
        stop_at(problems)
    if comparison.files and comparison.files.vanished:
        stop("changes.addresses-vanish", number=len(comparison.files.vanished))


def _make_site(root: Path) -> tuple[Site | None, tuple[Problem, ...]]:
    """Return the site as it is now; else say its problems: its records are compared all the same."""
    try:
        return make_site(root), ()
    except ContentError as error:
        tell_problems(error.problems)
        return None, error.problems


def _compare(
    root: Path, site: Site | None, base: str, before: Path, problems: tuple[Problem, ...]
) -> Comparison:
    records = load(before / CONTENT)
    earlier, faults, own_templates = _make_earlier_site(root, before) if site else (None, (), True)
    return Comparison(
        base=base,
        changes=tuple(compare_records(records, load(root / CONTENT))),
        files=compare_files(earlier, site) if earlier and site else None,
        unread=tuple(sorted(records.unreadable)),
        problems=faults,
        own_templates=own_templates,
        broken=tuple(problem.place for problem in problems),
        first_line=None if (root / REDIRECTS).exists() else modeline(RedirectsRecord),
    )


def _make_earlier_site(root: Path, before: Path) -> tuple[Site | None, tuple[Place, ...], bool]:
    """Return the site as it was, by its own templates or, where they do not fit, by those of today;
    else the places of its problems.
    """
    try:
        return make_site(before), (), True
    except (ContentError, OSError):
        pass
    shutil.rmtree(before / TEMPLATES, ignore_errors=True)
    if (root / TEMPLATES).is_dir():
        shutil.copytree(root / TEMPLATES, before / TEMPLATES)
    try:
        return make_site(before), (), False
    except ContentError as error:
        return None, tuple(problem.place for problem in error.problems), False
