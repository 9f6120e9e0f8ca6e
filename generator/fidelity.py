"""The proof that a record and its archived source are the same words, character by character.

The source, after its declared steps, must be exactly the record's pieces in order, the declared
omissions between them, and white space between those. Nothing else is skipped or folded.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.hanzi import section_label, task_label
from generator.reading import Loc
from generator.records import DocumentRecord, ParagraphRecord, SourceRecord
from generator.steps import DITTO, Step, apply_step

_WHITE_SPACE = " \t\n\u00a0\u3000"
_LONGEST_GAP = 800
"""A longer stretch without a record is taken for a record that differs, not for missing records."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the source must hold next, and the part of the record that holds them."""

    text: str
    loc: Loc


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the normalised source, `start` to `end`, and the part of the record it became."""

    start: int
    end: int
    loc: Loc


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the two part: the record's part, the source's line from 1, and what to say."""

    loc: Loc
    line: int
    message: str


def normalise(archive: str, source: SourceRecord, glossary: Mapping[str, str]) -> str:
    """Return the archive's text after its repairs and declared steps; lines stay lines."""
    for repair in source.repairs:
        archive = archive.replace(repair.stands, repair.read)
    declared = {use.word: glossary[use.word] for use in source.glossary if use.word in glossary}
    for step in source.steps:
        archive = apply_step(step, archive, declared)
    return archive


def count_glossary_words(archive: str, source: SourceRecord) -> dict[str, int]:
    """Return how often the archive holds each declared word where the step `glossary` meets it."""
    for repair in source.repairs:
        archive = archive.replace(repair.stands, repair.read)
    for step in source.steps:
        if step is Step.GLOSSARY:
            break
        archive = apply_step(step, archive, {})
    return {use.word: archive.count(use.word) for use in source.glossary}


def pieces(document: DocumentRecord) -> Iterator[Piece]:
    """Yield all that a document's record says of its source, in the order in which it prints."""
    notice = document.notice
    if notice:
        yield from _lines(notice.title, "notice", "title")
        yield from _lines(notice.number, "notice", "number")
    for number, item in enumerate(document.header):
        yield from _lines(item.label, "header", number, "label")
        yield Piece("：", ("header", number, "value"))
        yield from _lines(item.value, "header", number, "value")
    if notice:
        for name in ("addressees", "letter", "signature", "date", "release"):
            yield from _lines(getattr(notice, name), "notice", name)
    yield from _lines(document.title, "title")
    if document.opening:
        yield from _paragraph(document.opening, "opening")
    for section_index, section in enumerate(document.sections):
        section_loc = ("sections", section_index)
        yield from _lines(section_label(section.no) + section.title, *section_loc, "title")
        for task_index, task in enumerate(section.tasks):
            task_loc = (*section_loc, "tasks", task_index)
            yield from _lines(task_label(task.no), *task_loc, "no")
            if task.title:
                yield from _lines(f"{task.title}。", *task_loc, "title")
            yield from _paragraph(task, *task_loc)
            if task.units_merged:
                yield Piece(DITTO, (*task_loc, "units_merged"))
    if document.closing:
        yield from _paragraph(document.closing, "closing")
    if notice:
        for number, attachment in enumerate(notice.attachments):
            yield from _lines(attachment, "notice", "attachments", number)


def _lines(text: str | None, *loc: str | int) -> Iterator[Piece]:
    for line in (text or "").split("\n"):
        if line.strip():
            yield Piece(line.strip(), loc)


def _paragraph(paragraph: ParagraphRecord, *loc: str | int) -> Iterator[Piece]:
    yield from _lines(paragraph.text, *loc, "text")
    for number, group in enumerate(paragraph.units):
        yield from _lines(group.printed, *loc, "units", number, "printed")


def align(document: DocumentRecord, source: str) -> tuple[tuple[Span, ...], tuple[Difference, ...]]:
    """Lay the record's pieces along the normalised source; no difference means they are the same.

    After a difference the comparison goes on at the next piece that the source still holds.
    """
    omissions = {
        ("source", "omissions", number): omission.text.split("\n")
        for number, omission in enumerate(document.source.omissions)
    }
    spans: list[Span] = []
    differences: list[Difference] = []
    position = 0

    def differ(loc: Loc, message: str) -> None:
        differences.append(Difference(loc, source.count("\n", 0, position) + 1, message))

    def skip_omissions() -> bool:
        """Step over one declared omission that stands at the position, the longest first."""
        nonlocal position
        for loc, lines in sorted(omissions.items(), key=lambda item: -len("".join(item[1]))):
            end = _match(source, position, lines)
            if end is not None:
                spans.append(Span(position, end, loc))
                del omissions[loc]
                position = _skip_space(source, end)
                return True
        return False

    position = _skip_space(source, 0)
    is_lost = False  # after a piece that differs, until the next one that the source holds
    for piece in pieces(document):
        while not source.startswith(piece.text, position) and skip_omissions():
            pass
        if not source.startswith(piece.text, position):
            found = source.find(piece.text, position, position + _LONGEST_GAP + len(piece.text))
            if found < 0:
                if not is_lost:
                    differ(piece.loc, _both_sides(piece.text, source, position))
                is_lost = True
                continue
            if not is_lost:
                left = source[position:found].rstrip(_WHITE_SPACE)
                differ(
                    piece.loc,
                    f"原文在这之前还有没有记录的文字：“{_clip(left)}”；请补记，或写入 source.omissions",
                )
            position = found
        is_lost = False
        end = position + len(piece.text)
        spans.append(Span(position, end, piece.loc))
        position = _skip_space(source, end)
    while skip_omissions():
        pass
    if position < len(source) and not differences:
        rest = source[position:].rstrip(_WHITE_SPACE)
        differ((), f"原文末尾还有没有记录的文字：“{_clip(rest)}”；请补记，或写入 source.omissions")
    if not differences:
        for loc, lines in omissions.items():
            differ(
                loc,
                f"原文里没有这处略去的文字：“{_clip(''.join(lines))}”；请删去它或改成原文的样子",
            )
    return tuple(spans), tuple(differences)


def _skip_space(source: str, position: int) -> int:
    while position < len(source) and source[position] in _WHITE_SPACE:
        position += 1
    return position


def _match(source: str, position: int, lines: list[str]) -> int | None:
    for line in lines:
        position = _skip_space(source, position)
        if not source.startswith(line, position):
            return None
        position += len(line)
    return position


def _both_sides(recorded: str, source: str, position: int) -> str:
    same = 0
    while (
        same < len(recorded)
        and position + same < len(source)
        and recorded[same] == source[position + same]
    ):
        same += 1
    start = max(0, same - 12)
    ours = ("…" if start else "") + _clip(recorded[start:], same - start + 12)
    theirs = ("…" if start else "") + _clip(
        source[position + start :].split("\n")[0], same - start + 12
    )
    return (
        f"与原文不符，从第 {same + 1} 个字起不同：记录作“{ours}”，原文作“{theirs}”；请照原文改记录"
    )


def _clip(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[:length] + "…"
