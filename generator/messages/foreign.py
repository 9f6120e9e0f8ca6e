"""What other programs say in English, put into Chinese: a catalogue knows them by their English.

Neither click nor MkDocs can be asked for another language: click's words go through `gettext`, which
keeps one language for a whole process and reads compiled files, and MkDocs has English alone.
"""

import re
from collections.abc import Mapping
from functools import cache
from string import Formatter

from generator.messages import HAN, Language, catalogue, fields_of

SAID = "said"
"""The field that holds a whole sentence; any other is a name, a number or a path."""


def translate(text: str, program: str, language: Language) -> str:
    """Return what a program says, line by line; in Chinese, an unknown sentence stands in quotes.

    `program` names the catalogue whose English is the program's own, fields and all.
    """
    if language is Language.EN:
        return text
    return "\n".join(_translate_line(line, program) for line in text.splitlines())


def _translate_line(line: str, program: str) -> str:
    for pattern, words in _patterns(program).items():
        if found := pattern.fullmatch(line):
            return words.format_map(_translate_fields(found.groupdict(), program))
    is_ours = not line.strip() or HAN.search(line)
    return line if is_ours else f"“{line}”"


def _translate_fields(fields: Mapping[str, str], program: str) -> dict[str, str]:
    return {
        name: _translate_line(value, program) if name == SAID else value
        for name, value in fields.items()
    }


@cache
def _patterns(program: str) -> Mapping[re.Pattern[str], str]:
    """Return the Chinese words of a catalogue by what recognises the English ones, in its order."""
    return {
        pattern_of(words.en): words.zh
        for key, words in catalogue().items()
        if key.startswith(f"{program}.")
    }


def pattern_of(words: str) -> re.Pattern[str]:
    """Return what matches a message whatever its fields hold, each by its name."""
    assert "" not in fields_of(words)  # noqa: S101 - a field without a name has no place in a message
    return re.compile(
        "".join(
            re.escape(literal) + (f"(?P<{name}>.+?)" if name else "")
            for literal, name, _, _ in Formatter().parse(words)
        )
    )
