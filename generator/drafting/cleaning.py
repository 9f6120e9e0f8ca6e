"""Cleans a received text: removes contact details, and chooses steps and repairs."""

import re
from collections import Counter
from collections.abc import Mapping

from generator.grammar.contacts import CONTACT, ascii_width
from generator.hanzi import HAN
from generator.proof.steps import CONTACT_LEFT_OUT, apply_step, find_words, strip_glosses
from generator.records.sources import ContactLeftOut, GlossaryUse, Repair, Step

_PERSON = re.compile(
    rf"""
    (?: 联系人 | 聯系人 | 聯繫人 | 经办人 ) (?: \([a-z]+\) )? \s* [：:] \s*
    (?P<name> [{HAN}·]{{2,4}} )
    (?= [，,、；;。\s（(）)] | $ )
    """,
    re.VERBOSE,
)
"""Matches the name of a contact person; scraping may have put the pinyin of 系 before its colon."""

_GAP_IN_WORD = re.compile(rf"(?<=[，。、；]|[{HAN}])[{HAN}] {{2,}}[{HAN}]")
"""Matches two characters that layout separated by spaces."""

_LONE_PINYIN = re.compile(rf"[{HAN}]?\?[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]+\)[^，。]{{0,8}}")
"""Matches pinyin without its character, and a few characters after it: ?dāng)?shù)."""


def leave_out_contacts(text: str) -> str:
    """Return a text with `CONTACT_LEFT_OUT` in place of phone numbers, addresses and contact persons."""
    spans = [(match.start(), match.end()) for match in CONTACT.finditer(ascii_width(text))]
    spans = [(start + _label_length(text[start:end]), end) for start, end in spans]
    spans += [
        match.span("name")
        for match in _PERSON.finditer(text)
        if match["name"] not in CONTACT_LEFT_OUT
    ]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + CONTACT_LEFT_OUT + text[end:]
    return text


def _label_length(words: str) -> int:
    """Return the length of the label 电话： before a number, which is kept."""
    match = re.match(r"[^\d+\w@.(（-]*|(?:电话|電話|传真|傳真|手机|手機)[^\d]*", words)
    return match.end() if match and match.end() < len(words) else 0


def find_contacts(text: str) -> tuple[ContactLeftOut, ...]:
    """Return the removed contacts of a normalised text, each with a quote that occurs only once."""
    contacts: list[ContactLeftOut] = []
    for match in re.finditer(re.escape(CONTACT_LEFT_OUT), text):
        start = match.start()
        while start > 0 and text[start - 1] not in "\n\t":
            is_enough = text[start - 1] in "，。；" or text[:start].endswith(CONTACT_LEFT_OUT)
            if is_enough and text.count(text[start : match.end()]) == 1:
                break
            start -= 1
        quote = text[start : match.end()].strip()
        contacts.append(ContactLeftOut(quote=quote, why="个人或机构的联系方式"))
    return tuple(contacts)


_STEPS = (
    Step.NOISE,
    Step.SPACES,
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
