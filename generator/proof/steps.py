"""The declared steps from an archived source to the plan's own words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import takewhile

from generator.hanzi import HAN
from generator.records.sources import SourceRecord, Step

DITTO = "〃"
"""Stands for an empty cell of a table: merged with the cell above."""

MERGED_CELL = (DITTO, "同上")
"""What a table prints in a cell that repeats the one above."""

CONTACT_LEFT_OUT = "〔联系方式从略〕"
"""Stands in an archive for a person's contact details."""

CELL_GAP = "\t"
"""Stands between two cells of a table's row."""


def remove_noise(text: str) -> str:
    """Remove what some scrapes leave: @@, the replacement character, and invisible characters."""
    unseen = {one for one in set(text) - set("\n\r\t") if unicodedata.category(one) in _UNSEEN}
    table = dict.fromkeys(map(ord, unseen | {"\ufffd"}))
    text = re.sub("@{2,}(?=\\s|$)|\r(?!\n)", "", text.translate(table))
    return re.sub("@{2,}", " ", text)  # it divides what stands on either side


_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
"""Categories of characters that show nothing, and can falsify a text."""


def plain_spaces(text: str) -> str:
    """Write no-break, ideographic and all other spaces as plain ones."""
    return re.sub("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", " ", text)


def strip_glosses(text: str) -> str:
    """Remove the pinyin that sticks to characters: 關(guān)于 is 關于."""
    return re.sub(f"(?<=[{HAN}])\\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\\)", "", text)


@cache
def _t2s() -> Callable[[str], str]:
    from opencc import OpenCC  # slow to import, and most plans do not need it

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def simplify(text: str) -> str:
    """Write Traditional characters in simplified ones, by OpenCC's `t2s`."""
    return _t2s()(text)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def replace_words(text: str, glossary: Mapping[str, str]) -> str:
    """Replace each word of `glossary` by its reviewed counterpart, longest words first."""
    return _any_of(glossary).sub(lambda match: glossary[match[0]], text)


def find_words(text: str, words: Iterable[str]) -> list[str]:
    """Return every occurrence that `replace_words` would replace, in order."""
    return _any_of(words).findall(text)


_FULL_WIDTH = str.maketrans(",:;?!()", "，：；？！（）")
_CHINESE = f"{HAN}\u2018-\u201d\u3001-\u303f\uff01-\uff60"
_MARKS = re.compile("[,:;?!()](?:[ \u00a0\t]*[,:;?!()])*")
_CHINESE_BEFORE = re.compile(f"[{_CHINESE}][ \u00a0\t]*\\Z")
_CHINESE_AFTER = re.compile(f"[ \u00a0\t]*[{_CHINESE}]")


def restore_punctuation(text: str) -> str:
    """Make ASCII `, : ; ? ! ( )` beside Chinese text full-width, and paired ASCII quotes “ ”.

    A run of marks changes as one: in `级)),` the first is beside 级, and so are all. Quotes pair
    within a line; a line with an odd number of them is left as it stands.
    """

    def pair_quotes(line: str) -> str:
        parts = line.split('"')
        if len(parts) % 2 == 0:
            return line
        return parts[0] + "".join(
            ("“" if number % 2 else "”") + part for number, part in enumerate(parts[1:], start=1)
        )

    text = "\n".join(map(pair_quotes, text.split("\n")))

    def widen(run: re.Match[str]) -> str:
        before = text[max(0, run.start() - 20) : run.start()]
        is_beside = _CHINESE_BEFORE.search(before) or _CHINESE_AFTER.match(text, run.end())
        return run[0].translate(_FULL_WIDTH) if is_beside else run[0]

    return _MARKS.sub(widen, text)


def unwrap_table(text: str) -> str:
    """Turn each line that ends in `|` from a table's row into its cells, `CELL_GAP` between them.

    A row whose first column is merged with the row above is printed without that cell and with an
    empty one at its end, which is dropped; any other empty cell becomes `DITTO`.
    """

    def unwrap(line: str) -> str:
        if line.strip() == "|":
            return ""
        if not line.rstrip().endswith("|"):
            return line
        cells = [cell.strip() for cell in line.rstrip().split("|")[:-1]]
        if len(cells) > 1 and not cells[-1]:
            cells.pop()
        return CELL_GAP.join(cell or DITTO for cell in cells)

    return "\n".join(map(unwrap, text.split("\n")))


def apply_step(step: Step, text: str, glossary: Mapping[str, str]) -> str:
    """Apply one declared step to the whole text; lines stay lines."""
    match step:
        case Step.NOISE:
            return remove_noise(text)
        case Step.SPACES:
            return plain_spaces(text)
        case Step.GLOSSES:
            return strip_glosses(text)
        case Step.SIMPLIFIED:
            return simplify(text)
        case Step.GLOSSARY:
            return replace_words(text, glossary)
        case Step.PUNCTUATION:
            return restore_punctuation(text)
        case Step.TABLE:
            return unwrap_table(text)


def normalise(archive: str, source: SourceRecord, glossary: Mapping[str, str]) -> str:
    """Return the archive's text after its repairs and declared steps; lines stay lines."""
    declared = {use.word: glossary[use.word] for use in source.glossary if use.word in glossary}
    return _apply_steps(archive, source, source.steps, declared)


def count_glossary_words(archive: str, source: SourceRecord) -> Mapping[str, int]:
    """Return how often the archive holds each declared word where the step `glossary` meets it."""
    earlier = takewhile(lambda step: step is not Step.GLOSSARY, source.steps)
    text = _apply_steps(archive, source, earlier, {})
    return Counter(find_words(text, [use.word for use in source.glossary]))


def _apply_steps(
    text: str, source: SourceRecord, steps: Iterable[Step], glossary: Mapping[str, str]
) -> str:
    for repair in source.repairs:
        text = text.replace(repair.stands, repair.read)
    for step in steps:
        text = apply_step(step, text, glossary)
    return text
