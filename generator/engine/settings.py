"""What the pages need of MkDocs, set here, so that no mkdocs.yml says it or gets it wrong."""

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScript
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from generator.messages import Language, say
from generator.pages.addresses import HOME
from generator.pages.tree import INDEXES
from generator.problems import Message

THEME_NAME = "material"

NAV = [HOME, *(f"{name}.md" for name in INDEXES if name != "accessibility")]
"""Only these: MkDocs slows down with the square of this list, and our own links reach the rest."""

EXTENSIONS: dict[str, dict[str, Any]] = {
    "attr_list": {},
    "md_in_html": {},
    "tables": {"use_align_attribute": True},  # the policy refuses style attributes
    "toc": {"permalink": False, "toc_depth": "2-3"},
}
"""The extensions of Markdown that the templates are written in."""

SEARCH_BOX = {"path": "assets/search/box.js", "defer": True}
"""The script of the search box, which every page has."""


def settle(config: MkDocsConfig, theme: list[str], language: Language) -> None:
    """Complete what mkdocs.yml says; `theme` are folders of templates that come before the theme's."""
    if config.theme.name != THEME_NAME:
        file = Path(config.config_file_path).name
        message = Message("engine.bad-theme", file=file, theme=config.theme.name, right=THEME_NAME)
        raise ConfigurationError(say(message, language))
    config.use_directory_urls = True  # addresses are the same everywhere
    if config.nav is None:
        config.nav = NAV
    config.markdown_extensions = [*dict.fromkeys([*config.markdown_extensions, *EXTENSIONS])]
    config.mdx_configs |= {name: options for name, options in EXTENSIONS.items() if options}
    box = ExtraScript().validate(SEARCH_BOX)  # type: ignore[no-untyped-call]
    config.extra_javascript.insert(0, box)
    config.theme["font"] = False  # fonts of another host do not reach readers
    own = 1 if config.theme.custom_dir else 0
    config.theme.dirs[own:own] = theme
    for name in ("omitted_files", "not_found", "absolute_links"):
        config.validation.nav[name] = logging.WARNING
    for name in ("not_found", "anchors", "absolute_links", "unrecognized_links"):
        config.validation.links[name] = logging.WARNING
