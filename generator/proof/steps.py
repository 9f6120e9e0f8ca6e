"""Performs the declared steps from an archived source to the plan's own words."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import takewhile

from generator.characters.invisible import is_invisible
from generator.characters.radicals import unify
from generator.hanzi import HAN
from generator.proof.wrapping import join_wrapped
from generator.records.sources import SourceRecord, Step

DITTO = "〃"
"""The sign for an empty cell of a table, which is merged with the cell above."""

MERGED_CELL = (DITTO, "同上")
"""The words for a cell that repeats the one above."""

CONTACT_LEFT_OUT = "〔联系方式从略〕"
"""Replaces a person's contact details in an archive."""

CELL_GAP = "\t"
"""Separates two cells of a table's row."""


def remove_noise(text: str) -> str:
    """Remove artefacts of scraping: @@, the replacement character, and invisible characters."""
    unseen = {one for one in set(text) - set("\n\r\t") - _BLANKS if is_invisible(one)}
    table = dict.fromkeys(map(ord, unseen))
    text = re.sub("@{2,}(?=\\s|$)|\r(?!\n)", "", text.translate(table))
    return re.sub("@{2,}", " ", text)  # a space, because it separates words


_BLANKS = frozenset("\u2028\u2029\u115f\u1160\u2800\u3164\uffa0")
"""Separators of lines and fillers, which readers see as white space."""


def plain_spaces(text: str) -> str:
    """Replace no-break, ideographic and all other spaces by plain ones."""
    return re.sub(f"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000{''.join(_BLANKS)}]", " ", text)


def strip_glosses(text: str) -> str:
    """Remove pinyin in brackets after a character: 關(guān)于 becomes 關于."""
    return re.sub(f"(?<=[{HAN}])\\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\\)", "", text)


@cache
def _t2s() -> Callable[[str], str]:
    from opencc import OpenCC  # slow to import, and most plans do not need it

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def simplify(text: str) -> str:
    """Convert Traditional characters to simplified ones, by OpenCC's `t2s`."""
    return _t2s()(text)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def replace_words(text: str, glossary: Mapping[str, str]) -> str:
    """Replace each word of `glossary` by its reviewed counterpart, the longest words first."""
    return _any_of(glossary).sub(lambda match: glossary[match[0]], text)


def find_words(text: str, words: Iterable[str]) -> list[str]:
    """Return each occurrence that `replace_words` would replace, in order."""
    return _any_of(words).findall(text)


_FULL_WIDTH = str.maketrans(",:;?!()", "，：；？！（）")
_CHINESE = f"{HAN}\u2018-\u201d\u3001-\u303f\uff01-\uff60"
_MARKS = re.compile("[,:;?!()](?:[ \u00a0\t]*[,:;?!()])*")
_CHINESE_BEFORE = re.compile(f"[{_CHINESE}][ \u00a0\t]*\\Z")
_CHINESE_AFTER = re.compile(f"[ \u00a0\t]*[{_CHINESE}]")


def restore_punctuation(text: str) -> str:
    """Make ASCII `, : ; ? ! ( )` next to Chinese text full-width, and paired ASCII quotes “ ”.

    A run of marks changes as a whole: in `级)),` the first is next to 级, so all change. Quotes are
    paired within a line; a line with an odd number of them keeps its quotes unchanged.
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
    """Convert each table row (a line that ends in `|`) into its cells, separated by `CELL_GAP`.

    If the first column is merged with the row above, the row lacks that cell and has an empty one
    at its end, which is dropped. Any other empty cell becomes `DITTO`.
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
    """Apply one declared step to the whole text; the number of lines does not change."""
    match step:
        case Step.NOISE:
            return remove_noise(text)
        case Step.RADICALS:
            return unify(text)
        case Step.SPACES:
            return plain_spaces(text)
        case Step.WRAPS:
            return join_wrapped(text)
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
    """Return the archive's text after its repairs and declared steps, with the same lines."""
    declared = {use.word: glossary[use.word] for use in source.glossary if use.word in glossary}
    return _apply_steps(archive, source, source.steps, declared)


def count_glossary_words(archive: str, source: SourceRecord) -> Mapping[str, int]:
    """Return how often each declared word occurs in the text to which step `glossary` is applied."""
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
