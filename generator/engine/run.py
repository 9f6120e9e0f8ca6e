"""MkDocs, run by the command: into a folder, as a server, or only for what mkdocs.yml says."""

import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.engine.inner_links import find_broken_links
from generator.engine.plugin import GongkaiPlugin
from generator.messages import VARIABLE, Language, say
from generator.messages.foreign import translate
from generator.pages.feedback import Feedback
from generator.problems import Failure, Message

NAME = "gongkai"
"""What mkdocs.yml calls the plugin."""


class EngineError(Failure):
    """Why MkDocs, or mkdocs.yml, made no site."""


def build(config_file: Path, folder: Path, language: Language, *, offline: bool = False) -> None:
    """Build the site into a folder, or raise `EngineError`; a warning of MkDocs is one."""
    with _speaking(language, logging.WARNING):
        config = load_config(str(config_file), site_dir=str(folder), strict=True)
        _plugin_of(config).config["offline"] = offline
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    _refuse_broken_links(folder, config.site_url)


def _refuse_broken_links(site: Path, address: str | None) -> None:
    pages: dict[str, list[str]] = {}
    for broken in find_broken_links(site, address):
        pages.setdefault(broken.link, []).append(broken.page)
    if pages:
        error = EngineError("engine.broken-links", number=len(pages))
        error.details = tuple(_say_broken(link, *found) for link, found in pages.items())
        raise error


def _say_broken(link: str, first: str, *others: str) -> Message:
    if not others:
        return Message("engine.broken-link", link=link, page=first)
    return Message("engine.broken-link-of-several", link=link, page=first, others=len(others))


def serve(config_file: Path, address: str, language: Language) -> None:
    """Show the site at an address until it is interrupted, or raise `EngineError`; `OSError` says
    that the address cannot be used.
    """
    _try_address(address)  # MkDocs tries it only when the whole site is built
    with _speaking(language, logging.INFO):
        mkdocs_serve(str(config_file), dev_addr=address)


def _try_address(address: str) -> None:
    """Take an address as the server will, and give it back; what is none is left to MkDocs to say."""
    host, _, port = address.rpartition(":")
    host = host.strip("[]")
    if host and port.isdecimal() and int(port) < 2**16:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as trial:
            if os.name == "posix":  # elsewhere this would take a port that is in use
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, int(port)))


def read_feedback(config_file: Path, language: Language) -> Feedback:
    """Return what mkdocs.yml says of how readers answer, or raise `EngineError`."""
    with _speaking(language, logging.WARNING):
        return _plugin_of(load_config(str(config_file))).config.feedback


def _plugin_of(config: MkDocsConfig) -> GongkaiPlugin:
    plugin = config.plugins.get(NAME)
    if not isinstance(plugin, GongkaiPlugin):
        raise EngineError("engine.no-plugin", name=NAME)
    return plugin


@contextmanager
def _speaking(language: Language, level: int) -> Iterator[None]:
    """Let MkDocs and the plugin speak a language, and raise `EngineError` for what they raise.

    MkDocs makes the plugin itself, so the plugin learns the language from the environment.
    """
    os.environ[VARIABLE] = language
    handler = logging.StreamHandler()
    handler.setFormatter(LogFormatter(language))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(level)
    try:
        yield
    except (MkDocsException, click.Abort, TemplateError) as error:
        said = translate(str(error), "mkdocs", language)
        raise EngineError("engine.said", said="; ".join(said.splitlines())) from None
    finally:
        logger.removeHandler(handler)


class LogFormatter(logging.Formatter):
    """Puts what MkDocs logs into a language; anything worse than information is called so."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def format(self, record: logging.LogRecord) -> str:
        """Return one entry of the log."""
        said = translate(record.getMessage(), "mkdocs", self._language)
        if record.levelno <= logging.INFO:
            return said
        is_error = record.levelno >= logging.ERROR
        return f"{say(Message('engine.error' if is_error else 'engine.warning'), self._language)}{said}"
