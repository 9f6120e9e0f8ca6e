"""Divides the words of a task into its text and the unit lists inside or after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.drafting.context import Context
from generator.drafting.lists.reader import looks_like_a_unit, read_list
from generator.grammar.labels import LABEL


@dataclass(frozen=True, slots=True)
class Body:
    """A task's words: its text without lists, each list as printed with its position in the text, and
    labelled words without units as `time` or `persons`.
    """

    text: str
    lists: tuple[tuple[str, int], ...] = ()
    time: str | None = None
    persons: str | None = None


_BRACKET = re.compile(
    r"""
    [（【〔［\[(]
    (?: [^（）【】〔〕\[\]()] | [（(] [^（）()]* [）)] )*   # words, and round brackets in them
    [）】〕］\])]
    """,
    re.VERBOSE,
)
_EXPLAINS = re.compile("^(?:以下|简称|含|或|即|包括|不含|除|如|见|下同|详见|附)")
"""Matches the beginning of a bracket that explains a word."""

_BRACKET_PAIRS = (("（", "）"), ("【", "】"), ("〔", "〕"))


def part_body(words: str, context: Context) -> Body:
    """Divide the words of a task; its lists are in brackets, or after a label up to the line's end."""
    runs = list(_labelled_runs(words))
    brackets = [
        match.span()
        for match in _BRACKET.finditer(words)
        if not any(start <= match.start() < end for start, end in runs)
        and _is_list(words, match, context)
    ]
    text = ""
    position = 0
    lists: list[tuple[str, int]] = []
    times: list[str] = []
    persons: list[str] = []
    for start, end in sorted(runs + brackets):
        goes_on = words[end : end + 1] not in ("", "\n")  # the list's own line break goes with it
        text += words[position:start].rstrip(" \u3000\n" if goes_on else " \u3000")
        position = end
        printed = words[start:end].strip()
        found = read_list(printed, context)
        if found.names:
            lists.append((printed, len(text)))
        elif found.persons and not found.times:
            persons.append(printed)
        else:
            times.append(printed)
    text += words[position:]
    offset = len(text) - len(text.lstrip())
    text = text.strip()
    return Body(
        text=_without_empty_lines(text),
        lists=tuple((printed, min(max(0, at - offset), len(text))) for printed, at in lists),
        time="\n".join(times) or None,
        persons="\n".join(persons) or None,
    )


def _without_empty_lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _labelled_runs(words: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of words from a label to the end of its line."""
    for line in re.finditer(r"[^\n]+", words):
        for label in LABEL.finditer(words, line.start(), line.end()):
            before = words[line.start() : label.start()]
            if _is_open(before):
                break
            if not before.strip() or re.search(r"[。；！”）\s]$", before):
                yield label.start(), line.end()
                break


def _is_open(words: str) -> bool:
    """Tell whether words end inside a bracket."""
    return any(words.count(opens) > words.count(closes) for opens, closes in _BRACKET_PAIRS)


def _is_list(words: str, bracket: re.Match[str], context: Context) -> bool:
    """Tell whether a bracket is a list of units or a time, not the explanation of a word."""
    inner = bracket[0][1:-1].strip()
    if len(inner) < 3 or _EXPLAINS.match(inner):
        return False
    rest = words[bracket.end() :]
    before = words[: bracket.start()].rstrip()
    is_after_sentence = not before or before[-1] in "。；！"
    if not is_after_sentence and rest[:1] not in ("", "\n", "。", "；", ";", " "):
        return False
    if LABEL.match(inner):
        return True
    ends_text = is_after_sentence or not rest.strip("。；; \n")
    found = read_list(bracket[0], context)
    if not found.names:
        return bool(found.times) and ends_text
    if not all(looks_like_a_unit(name, context) for name in found.names):
        return False
    stands_alone = ends_text or rest.startswith("\n")
    return found.is_certain or (stands_alone and len("".join(found.names)) > 3)
