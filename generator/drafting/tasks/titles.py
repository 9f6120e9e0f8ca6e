"""Reads the title of a task: a short first sentence or line, or the words before a colon."""

import re
from collections.abc import Sequence

from generator.drafting.context import Context
from generator.drafting.printed import PrintedTask
from generator.drafting.tasks.bodies import part_body
from generator.records.tasks import TitleEnd

_MARKS: tuple[TitleEnd, ...] = ("。", "．", "：", "；", "！")
_LONGEST = 48
_LONGEST_BEFORE_COLON = 29

_INTRODUCES = re.compile("(?:如下|以下|包括|做到|一是)$")
"""Matches words whose colon introduces the words after it and does not end a title."""


def strip_mark(words: str) -> tuple[str, TitleEnd]:
    """Return a title without the punctuation at its end, and that punctuation."""
    for mark in _MARKS:
        if words.endswith(mark):
            return words[: -len(mark)], mark
    return words, ""


def read_title(text: str) -> tuple[str | None, TitleEnd, int]:
    """Return the title at the beginning of a text, or None; its punctuation; and its end."""
    line, _, rest = text.partition("\n")
    stop = line.find("。")
    colon = line.find("：")
    if colon > 0 and (stop < 0 or colon < stop) and _closes_title(line, colon):
        return line[:colon], "：", colon + 1
    if 0 < stop <= _LONGEST and (line[stop + 1 :].strip() or rest.strip()):
        return line[:stop], "。", stop + 1
    if stop < 0 and rest.strip() and len(line) <= _LONGEST:
        title, mark = strip_mark(line)
        return title, mark, len(line)
    return None, "", 0


def _closes_title(line: str, colon: int) -> bool:
    """Tell whether a colon ends a title and is not inside a sentence."""
    before = line[:colon]
    return (
        colon <= _LONGEST_BEFORE_COLON
        and not re.search("[，、；]", before)
        and colon + 1 < len(line)
        and not _INTRODUCES.search(before)
    )


def _titles(tasks: Sequence[PrintedTask], context: Context) -> list[str | None]:
    """Return the title of each task with a text; None for one without a title."""
    texts = (part_body(task.body, context).text for task in tasks)
    return [read_title(text)[0] for text in texts if text]


def most_have_titles(tasks: Sequence[PrintedTask], context: Context) -> bool:
    """Tell whether most tasks of a plan begin with a title, and the titles are short."""
    found = _titles(tasks, context)
    lengths = sorted(len(title) for title in found if title)
    return bool(found) and len(lengths) * 10 >= len(found) * 6 and lengths[len(lengths) // 2] <= 26


def all_have_titles(tasks: Sequence[PrintedTask], context: Context) -> bool:
    """Tell whether a section has at least two tasks, and all begin with a very short title."""
    found = _titles(tasks, context)
    return len(found) > 1 and all(
        title and len(title) <= 20 and "，" not in title for title in found
    )
