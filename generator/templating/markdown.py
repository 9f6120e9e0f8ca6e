"""Escapes text for Markdown, so that pages show exactly its words."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Self
from urllib.parse import quote

from generator.problems import clip
from generator.templating.escaping import Ready

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&#|~^=!$@\"]")
_LINE_START = re.compile(r"^(?:([-+:])|(\d+)([.)]))", re.MULTILINE)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ENDS_A_LINK = re.compile(r"[\s\"'<>()\[\]\\`|]")


class Markdown(Ready):
    """Ready text for pages: Markdown, possibly with HTML."""

    __slots__ = ()

    @classmethod
    def quote(cls, text: str) -> str:
        """Replace characters of markup by numeric references, which both Markdown and HTML show."""
        text = _SPECIAL.sub(_number, text)
        return _LINE_START.sub(
            lambda match: f"&#{ord(match[1])};" if match[1] else f"{match[2]}&#{ord(match[3])};",
            text,
        )

    @classmethod
    @cache
    def of_interface(cls, text: str) -> Self:
        """Return words of the interface: their Markdown is kept, but they can neither start a tag nor
        end an attribute.
        """
        return cls(text.replace("<", "&#60;").replace('"', "&#34;"))


def _number(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def plain(text: str) -> str:
    """Return text for use outside Markdown: for Markdown, the words that it shows."""
    return text.unescape() if isinstance(text, Markdown) else text


def clip_markdown(text: str, length: int) -> str:
    """Return at most `length` characters of a text; in Markdown, as many as it shows."""
    clipped = clip(plain(text), length)
    return Markdown.escape(clipped) if isinstance(text, Markdown) else clipped


def keep_spaces(text: str) -> Markdown:
    """Return Markdown that shows `text` with all its spaces, for archives."""
    shown = str.replace(Markdown.escape(text), "\u00a0", "&nbsp;").replace("\t", "&#9;")
    return Markdown(re.sub(r"^ +| {2,}", lambda match: "&#32;" * len(match[0]), shown))


def link_to(address: str) -> Markdown:
    """Return a web address encoded so that no character ends a Markdown link or an attribute."""
    safe = _ENDS_A_LINK.sub(lambda match: quote(match[0]), str(address))
    return Markdown(_ENTITY.sub("&amp;", safe))


def mark(text: str, expression: str) -> Markdown:
    """Return Markdown of a quote with its time expression highlighted."""
    before, _, after = text.partition(expression)
    return Markdown("{}<mark>{}</mark>{}").format(before, expression, after)


def mark_all(sentence: str, words: Iterable[str]) -> Markdown:
    """Return Markdown of a sentence with each occurrence of the words highlighted."""
    longest_first = sorted(words, key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, longest_first))})", sentence)
    marked = Markdown("<mark>{}</mark>")
    return Markdown().join(
        marked.format(part) if number % 2 else part for number, part in enumerate(parts)
    )


def one_line(html: str) -> Markdown:
    """Return HTML on one line, without the white space that its template's layout put between tags."""
    return Markdown().join(line.strip() for line in Markdown.escape(html).splitlines())
