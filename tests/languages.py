"""Which words of what Gongkai says are in another language than the one that was asked for.

What it quotes is nobody's language: words in quotes or backticks, blocks of code, lines of a source
that a check shows, paths and addresses.
"""

import re

from generator.messages import Language

_CODE = re.compile(r"^```.*?^```$|``.+?``|`[^`]*`", re.DOTALL | re.MULTILINE)
_QUOTES = (re.compile("“[^“”]*”"), re.compile(r"(?<![\w=/])'[^'\n]*'(?!\w)"))
_SOURCE_LINE = re.compile(r"^  +\d* \|.*$", re.MULTILINE)
_PATH = re.compile(r"[^\s，。；：、（）]*[/\\][^\s，。；：、（）]*")

_OTHERS = {
    Language.EN: re.compile("[\u3400-\u9fff]+"),
    Language.ZH: re.compile(r"(?<![\w-])[A-Z]?[a-z]+(?: [a-z]+){2,}(?![\w-])"),
}
"""In English any Han character; in Chinese three English words in a row: commands have two at most."""


def foreign_words(text: str, language: Language) -> list[str]:
    """Return what a text says in the other language, outside what it quotes."""
    return _OTHERS[language].findall(without_quotes(text))


def without_quotes(text: str) -> str:
    """Return a text with a mark in place of each thing that it quotes."""
    text = _SOURCE_LINE.sub(" ; ", _CODE.sub(" ; ", text))
    for quoted in _QUOTES:
        before = ""
        while before != text:  # a quotation may hold another
            before, text = text, quoted.sub(" ; ", text)
    return _PATH.sub(" ; ", text)
