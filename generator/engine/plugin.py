"""The files of `site.py` into MkDocs."""

import logging
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import click
import segno
from jinja2 import ChoiceLoader, Environment
from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils.templates import TemplateContext

from generator.content.folder import CONTENT
from generator.engine.offline import name_files
from generator.engine.settings import settle
from generator.messages import Language, say
from generator.pages.feedback import Feedback
from generator.problems import ContentError, Message
from generator.repository.git import date_of_content, use_date_of_last_commit
from generator.rules import say_with_place
from generator.site import Site, make_site
from generator.templating.errors import find_template_error
from generator.templating.layers import STATIC, THEME, find_templates, make_loader

log = logging.getLogger("mkdocs.plugins.gongkai")


POLICY = Markup(
    "default-src 'none'; script-src 'self'{also}; style-src 'self'{also}; img-src 'self' data:{also};"
    " form-action 'self'{also}; base-uri 'none'"
)
"""What a page may load: files of its own site, and nothing that stands inside it."""


MATERIAL_ASSETS = ("assets/images/", "assets/javascripts/", "assets/stylesheets/")
"""Looks and behaviour are this site's own; Material gives the frame of a page."""


PATTERNS = {
    "report_email": re.compile(r"(?:[^@\s<>?&\"]+@[^@\s<>?&\"]+)?"),
    "repository": re.compile(r"(?:https?://[\w.:-]+(?:/[\w.~-]+)+)?", re.ASCII),
    "branch": re.compile(r"[\w./-]+", re.ASCII),
    "mirror": re.compile(r"(?:https?://[^\s\"<>]+)?"),
}
"""What an option of mkdocs.yml may hold; empty ones are not used."""


class Options(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say of the site beside its content."""

    report_email = config_options.Type(str, default="")
    repository = config_options.Type(str, default="")
    branch = config_options.Type(str, default="main")
    mirror = config_options.Type(str, default="")
    offline = config_options.Type(bool, default=False)

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Say which value is no address or name, beside what MkDocs says."""
        errors, warnings = super().validate()
        for name, pattern in PATTERNS.items():
            value = self[name]
            if not pattern.fullmatch(value):
                message = Message(f"engine.bad-option-{name.replace('_', '-')}", value=value)
                errors.append((name, ValidationError(say(message, language()))))
        return errors, warnings

    @property
    def feedback(self) -> Feedback:
        """How readers answer."""
        return Feedback(self.report_email, self.repository, self.branch)


def language() -> Language:
    """Return the language in which the plugin speaks: MkDocs has no option for it."""
    return Language.chosen_by(os.environ)


class GongkaiPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Adds the generated pages and data; while serving, keeps the last good site."""

    _site: Site | None = None
    _is_serving = False
    _progress: Any = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember how MkDocs runs; that this method exists keeps the plugin between rebuilds."""
        self._is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the site here, before MkDocs empties the old one."""
        root = Path(config.config_file_path).parent
        config.watch.append(str(root / CONTENT))
        config.watch.extend(str(layer.folder) for layer in find_templates(root).layers)
        use_date_of_last_commit(root)
        problems: list[str] = []
        try:
            site = self._site = make_site(root, self.config.feedback)
        except ContentError as error:
            problems = [say_with_place(problem, language()) for problem in error.problems]
            if not (self._is_serving and self._site):
                raise PluginError("\n".join(problems)) from None
            site = self._site
            log.error("%s", "\n".join(problems))
        settle(config, site.templates.folders(THEME), language())
        words = {key: text for key, (text, _) in site.words.entries.items()}
        config.site_name = words["site.name"]
        config.site_description = words["site.description"]
        day = date_of_content(root)
        also = " file:" if self.config.offline else ""
        config.extra |= {
            "words": words,
            "problems": problems,
            "search_version": site.search_version,
            "data_date": day,
            "data_day": site.words.day(day) if day else "",
            "feedback": self.config.feedback,
            "mirror": self.config.mirror,
            # While serving, MkDocs puts a script of its own into every page.
            "policy": "" if self._is_serving else POLICY.format(also=also),
        }
        if not config.site_url:
            config.theme.static_templates.discard("sitemap.xml")  # it needs whole addresses
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every static and generated file, and leave out what lies in the folder that MkDocs reads
        and what Material brings and no page loads.
        """
        for file in list(files):
            if file.src_dir == config.docs_dir or file.src_uri.startswith(MATERIAL_ASSETS):
                files.remove(file)
        assert self._site is not None  # noqa: S101 - on_config made it or raised
        apart = InclusionLevel.NOT_IN_NAV  # what nav names is in it all the same
        for path, source in self._site.templates.files(STATIC).items():
            if file_of_theme := files.get_file_from_path(path):
                files.remove(file_of_theme)
            files.append(File.generated(config, path, abs_src_path=str(source), inclusion=apart))
        for item in self._site.files:
            file = File.generated(config, item.path, content=item.content, inclusion=apart)
            files.append(file)
        robots = "User-agent: *\nAllow: /\n"
        if config.site_url:
            robots += f"Sitemap: {config.site_url}sitemap.xml\n"
        else:
            files.remove(files.src_uris["sitemap.xml"])  # the theme's template, now a plain file
        if "robots.txt" not in files:
            files.append(File.generated(config, "robots.txt", content=robots))
        if self._shows_progress():
            pages = len(files.documentation_pages())
            self._progress = click.progressbar(
                length=2 * pages, label=say(Message("engine.progress"), language()), file=sys.stderr
            )
        return files

    def on_env(self, env: Environment, **_: Any) -> Environment:
        """Let a template of the theme extend the one that it replaces, and escape what all of them show:
        what is HTML has a type that says so.
        """
        assert self._site is not None  # noqa: S101 - on_config made it or raised
        loaders = (env.loader, make_loader(self._site.templates, THEME))
        env.loader = ChoiceLoader(list(filter(None, loaders)))
        env.autoescape = True  # MkDocs sets it for no theme; nothing was compiled before this
        return env

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Report an error in a template of the theme at its line."""
        if self._site and (problem := find_template_error(self._site.templates, THEME, error)):
            raise PluginError(say_with_place(problem, language())) from None

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:  # noqa: ARG002
        """Count a page that was read."""
        if self._progress:
            self._progress.update(1)
        return markdown

    @event_priority(-100)  # the last: what another plugin adds is HTML too
    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Say that a page's content and the titles in its contents are HTML."""
        _mark_titles(page.toc)
        return Markup(html)  # noqa: S704 - Markdown made it of words that were escaped

    def on_page_context(self, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        """Give every page its address as a QR code, where the site's address is known."""
        if page.canonical_url:
            context["qr"] = draw_qr(page.canonical_url)  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:  # noqa: ARG002
        """Count a page that was written, and leave out what only readers of templates need; in an
        offline copy, let links name files.
        """
        if self._progress:
            self._progress.update(1)
        output = leave_out_layout(output)
        return name_files(output) if self.config.offline else output

    def on_post_build(self, **_: Any) -> None:
        """Leave the terminal's line."""
        if self._progress:
            self._progress.render_finish()
            self._progress = None

    def _shows_progress(self) -> bool:
        return sys.stderr.isatty() and "CI" not in os.environ and not self._is_serving


_LAYOUT = re.compile(r"(<(pre|textarea)\b.*?</\2>)|\n[ \n]+", re.DOTALL | re.IGNORECASE)


def leave_out_layout(html: str) -> str:
    """Return HTML without empty lines and indents, but for elements in which readers see them."""
    return _LAYOUT.sub(lambda found: found[1] or "\n", html)


def _mark_titles(items: Iterable[AnchorLink]) -> None:
    for item in items:
        item.title = Markup(item.title)  # noqa: S704 - Markdown escapes them
        _mark_titles(item.children)


def draw_qr(address: str) -> Markup:
    """Return a QR code as SVG."""
    code = segno.make(address, error="l", boost_error=False, micro=False)
    svg = code.svg_inline(omitsize=True, svgclass=None, lineclass=None, light="#fff")
    return Markup(svg)  # noqa: S704 - lines and numbers alone
