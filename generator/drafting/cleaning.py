"""Chooses the steps and repairs that clean a received text."""

import re
from collections import Counter
from collections.abc import Mapping

from generator.hanzi import HAN
from generator.proof.steps import apply_step, find_words, strip_glosses
from generator.proof.wrapping import is_wrapped
from generator.records.sources import GlossaryUse, Repair, Step

_GAP_IN_WORD = re.compile(rf"(?<=[，。、；]|[{HAN}])[{HAN}] {{2,}}[{HAN}]")
"""Matches two characters that layout separated by spaces."""

_LONE_PINYIN = re.compile(rf"[{HAN}]?\?[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]+\)[^，。]{{0,8}}")
"""Matches pinyin without its character, and a few characters after it: ?dāng)?shù)."""


_STEPS = (
    Step.NOISE,
    Step.RADICALS,
    Step.SPACES,
    Step.WRAPS,
    Step.GLOSSES,
    Step.TABLE,
    Step.SIMPLIFIED,
    Step.GLOSSARY,
    Step.PUNCTUATION,
)
"""The steps that a draft may declare, in order."""


def choose_steps(
    text: str, glossary: Mapping[str, str]
) -> tuple[tuple[Step, ...], tuple[GlossaryUse, ...]]:
    """Return the steps that a received text needs, and the glossary's words in it."""
    steps: list[Step] = []
    uses: tuple[GlossaryUse, ...] = ()
    for step in _STEPS:
        if step is Step.GLOSSARY and Step.SIMPLIFIED in steps:
            uses = _find_uses(text, glossary)
        changed = apply_step(step, text, {use.word: glossary[use.word] for use in uses})
        if changed != text and _is_needed(step, text, changed):
            steps.append(step)
            text = changed
    return tuple(steps), uses


def _is_needed(step: Step, before: str, after: str) -> bool:
    """Tell whether a step changes what it is made for, and not only similar words by chance."""
    match step:
        case Step.WRAPS:
            return is_wrapped(before)
        case Step.GLOSSES:
            return len(before) - len(after) >= _LEAST_GLOSSES
        case Step.TABLE:
            return len(_ROW_END.findall(before)) >= _LEAST_ROWS
        case Step.SIMPLIFIED:
            different = sum(a != b for a, b in zip(before, after, strict=False))
            return different * 50 > len(before)
        case _:
            return True


_LEAST_GLOSSES = 20
_LEAST_ROWS = 2
_ROW_END = re.compile(r"\|[ \t]*$", re.MULTILINE)


def _find_uses(text: str, glossary: Mapping[str, str]) -> tuple[GlossaryUse, ...]:
    fitting = {word: read for word, read in glossary.items() if _fits(word, read, text)}
    counts = Counter(find_words(text, fitting))
    return tuple(GlossaryUse(word=word, count=counts[word]) for word in fitting if counts[word])


def _fits(word: str, read: str, text: str) -> bool:
    """Tell whether each occurrence of a glossary word is that word: 品质 in 产品质量 is not."""
    return word + read[-1] not in text


def find_repairs(text: str) -> tuple[Repair, ...]:
    """Return repairs of a received text for spaces that layout put inside a word of a sentence."""
    repairs: list[Repair] = []
    for line in text.split("\n"):
        if len(line) < 60 or "。" not in line:
            continue
        for match in _GAP_IN_WORD.finditer(line):
            stands = match[0]
            if text.count(stands) == 1:
                read = re.sub(" +", "", stands)
                repairs.append(
                    Repair(stands=stands, read=read, why="词中夹了空格，是网页排版留下的")
                )
    return tuple(repairs)


def find_damage(text: str) -> tuple[str, ...]:
    """Return damaged words that no step restores: pinyin without its character."""
    return tuple(match[0] for match in _LONE_PINYIN.finditer(strip_glosses(text)))
