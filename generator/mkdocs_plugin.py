"""The files of `site.py` into MkDocs: with `cli.py`, the only module that imports it."""

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.content import CONTENT
from generator.problems import ContentError
from generator.site import TEMPLATES, Site, make_site

log = logging.getLogger("mkdocs.plugins.gongkai")


THEME_WORDS = (
    "site.name",
    "site.description",
    "site.unofficial",
    "site.broken",
    "theme.default",
    "theme.slate",
    "missing.title",
    "missing.text",
    "home.title",
    "documents.title",
    "units.title",
    "deadlines.title",
    "search.header",
    "search.label",
    "search.submit",
    "search.keys",
    "search.loading",
    "search.failed",
    "search.outdated",
)
"""What the theme's own templates show: looked up before MkDocs starts, so that none is missing."""


class GongkaiPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # it has no options
    """Adds the generated pages and data; while serving, keeps the last good site."""

    _site: Site | None = None
    _words: dict[str, str]
    _is_serving = False
    _progress: Any = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember how MkDocs runs; that this method exists keeps the plugin between rebuilds."""
        self._is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the site here, before MkDocs empties the old one."""
        root = Path(config.config_file_path).parent
        config.watch.extend(str(root / name) for name in (CONTENT, TEMPLATES))
        use_date_of_last_commit(root)
        problems: list[str] = []
        try:
            site = make_site(root)
            self._words = {key: site.words(key) for key in THEME_WORDS}
            self._site = site
        except ContentError as error:
            if not (self._is_serving and self._site):
                raise PluginError(str(error)) from None
            site = self._site
            problems = list(map(str, error.problems))
            log.error("%s", error)
        config.site_name = self._words["site.name"]
        config.site_description = self._words["site.description"]
        config.copyright = self._words["site.unofficial"]
        config.extra |= {"words": self._words, "problems": problems}
        config.extra["search_version"] = site.search_version
        for scheme in config.theme["palette"]:
            scheme["toggle"]["name"] = self._words[f"theme.{scheme['scheme']}"]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every generated file; the edit button of a page opens its record."""
        assert self._site is not None  # noqa: S101 - on_config made it or raised
        for item in self._site.files:
            file = File.generated(config, item.path, content=item.content)
            file.edit_uri = item.source.path if item.source else None
            files.append(file)
        if self._shows_progress():
            pages = len(files.documentation_pages())
            self._progress = click.progressbar(length=2 * pages, label="生成网页", file=sys.stderr)
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:  # noqa: ARG002
        """Count a page that was read."""
        if self._progress:
            self._progress.update(1)
        return markdown

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:  # noqa: ARG002
        """Count a page that was written."""
        if self._progress:
            self._progress.update(1)
        return output

    def on_post_build(self, **_: Any) -> None:
        """Leave the terminal's line."""
        if self._progress:
            self._progress.render_finish()
            self._progress = None

    def _shows_progress(self) -> bool:
        return sys.stderr.isatty() and "CI" not in os.environ and not self._is_serving


def use_date_of_last_commit(root: Path) -> None:
    """Let MkDocs date its files by the last commit: the same commit gives the same bytes."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        return
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return
    if run.stdout.strip():
        os.environ["SOURCE_DATE_EPOCH"] = run.stdout.strip()
