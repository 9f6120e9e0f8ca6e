"""The pinyin of titles and names: a symbol for each syllable and each first letter."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from generator.search.folding import GAP
from generator.search.stream import END, IndexEntry

_SYLLABLE = 0xE200
_LETTER = 0xE180
_SPOKEN_FIELDS = 2


@cache
def readings() -> Mapping[str, str]:
    """Return each syllable of Mandarin without tones, in order, with the characters read so.

    The characters are the 3,755 most common ones of GB 2312, each with its most common reading.
    """
    from pypinyin import lazy_pinyin  # slow to import

    characters = [
        bytes((high, low)).decode("gb2312")
        for high in range(0xB0, 0xD8)
        for low in range(0xA1, 0xFF)
        if high != 0xD7 or low < 0xFA
    ]
    table: defaultdict[str, list[str]] = defaultdict(list)
    for character in characters:
        table[lazy_pinyin(character)[0]].append(character)
    return {syllable: "".join(table[syllable]) for syllable in sorted(table)}


def divided_readings(written: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return for each syllable its characters that occur in `written`, and those that do not."""
    known = frozenset(written)
    all_characters = readings().values()
    return (
        tuple("".join(one for one in each if one in known) for each in all_characters),
        tuple("".join(one for one in each if one not in known) for each in all_characters),
    )


def spell(name: str) -> tuple[str, str]:
    """Return the syllables of a name in Latin letters, and their first letters."""
    sounds = [sound for sound in _sounds(name) if sound]
    syllables = list(readings())
    return "".join(syllables[number] for number, _ in sounds), "".join(
        chr(letter + ord("a")) for _, letter in sounds
    )


def sound_streams(entries: Iterable[IndexEntry]) -> tuple[str, str]:
    """Return the stream of all entries as syllables, and as first letters. Only titles and names have
    symbols. A character whose reading depends on its word (重庆) has the right one.
    """
    full, first = [], []
    for entry in entries:
        for number, lines in enumerate(entry.fields):
            for line in lines or ("",):
                sounds = _sounds(line) if number < _SPOKEN_FIELDS else [None] * len(line)
                full += [chr(_SYLLABLE + sound[0]) if sound else GAP for sound in sounds]
                first += [chr(_LETTER + sound[1]) if sound else GAP for sound in sounds]
                full.append(END)
                first.append(END)
    return "".join(full), "".join(first)


@cache
def _sounds(line: str) -> list[tuple[int, int] | None]:
    """Return the numbers of each character's syllable and first letter."""
    from pypinyin import lazy_pinyin

    numbers = {syllable: number for number, syllable in enumerate(readings())}
    # One item for each character, even for one without a reading.
    sounds = lazy_pinyin(line, errors=list)  # type: ignore[arg-type]  # it takes lists, too
    return [
        (numbers[sound], ord(sound[0]) - ord("a")) if sound in numbers else None for sound in sounds
    ]
