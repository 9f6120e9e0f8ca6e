"""`gongkai changes`."""

import shutil
from pathlib import Path

import click

from generator.changes.files import compare_files
from generator.changes.records import compare_records
from generator.changes.report import Comparison, render_report
from generator.cli.terminal import hand_over, in_repository, make_site_or_stop, stop
from generator.content.folder import CONTENT, load
from generator.problems import ContentError, Place
from generator.repository.git import RevisionError, state_before
from generator.site import Site, make_site
from generator.templating.layers import FOLDER


@click.command()
@click.argument("base")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="写进这个文件，不显示在屏幕上。",
)
@in_repository
def changes(root: Path, base: str, output: Path | None) -> None:
    """说明相对于 BASE（分支、标签或提交），读者会看到哪些变化；有地址消失就不通过。"""
    site = make_site_or_stop(root)
    try:
        with state_before(root, base) as before:
            comparison = _compare(root, site, base, before)
    except RevisionError as error:
        stop(f"没有比较：{error}")
    report = render_report(comparison, site.words)
    if output is None:
        hand_over(report)
    else:
        try:
            output.write_text(report, encoding="utf-8")
        except OSError as error:
            stop(f"写不了 {output}：{error.strerror}")
    if comparison.files and comparison.files.vanished:
        number = len(comparison.files.vanished)
        stop(f"{number} 个地址会消失；请照报告在 content/redirects.yml 里写明新地址。")


def _compare(root: Path, site: Site, base: str, before: Path) -> Comparison:
    records = load(before / CONTENT)
    earlier, problems, own_templates = _make_earlier_site(root, before)
    return Comparison(
        base=base,
        changes=tuple(compare_records(records, load(root / CONTENT))),
        files=compare_files(earlier, site) if earlier else None,
        unread=tuple(sorted(records.unreadable)),
        problems=problems,
        own_templates=own_templates,
    )


def _make_earlier_site(root: Path, before: Path) -> tuple[Site | None, tuple[Place, ...], bool]:
    """Return the site as it was, by its own templates or, where they do not fit, by those of today;
    else the places of its problems.
    """
    try:
        return make_site(before), (), True
    except (ContentError, OSError):
        pass
    shutil.rmtree(before / FOLDER, ignore_errors=True)
    if (root / FOLDER).is_dir():
        shutil.copytree(root / FOLDER, before / FOLDER)
    try:
        return make_site(before), (), False
    except ContentError as error:
        return None, tuple(problem.place for problem in error.problems), False
