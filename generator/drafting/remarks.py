"""The remarks on a draft: questions for a person, with their locations. All are defined here."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.grammar.contacts import Kind
from generator.problems import TOP, Loc, Message, clip
from generator.proof.steps import CONTACT_LEFT_OUT
from generator.records.sources import Repair

_SHOWN = 20
"""How many characters of the words in question a remark shows."""

_SHOWN_OF_LINE = 40
"""How many characters of the line that holds them it shows."""

_AROUND = 8
"""How many characters it shows on either side of words that may stand anywhere."""

_MOST_SHOWN = 5
"""How many of the words that one remark is about it shows."""


class Finding(StrEnum):
    """What a person has to look at in a received file: each is the name of its question."""

    NOT_SEEN = "not-seen"
    PERHAPS_NOT_SEEN = "perhaps-not-seen"
    STRUCK = "struck"
    INSERTED = "inserted"
    DELETED = "deleted"
    ANNOTATED = "annotated"
    NOTED = "noted"
    IN_MARGINS = "in-margins"
    WATERMARKS = "watermarks"
    JOINED_ROWS = "joined-rows"
    UNREAD_SYMBOLS = "unread-symbols"
    UNREAD_FIELDS = "unread-fields"
    UNREAD_NUMBERS = "unread-numbers"
    INNER_TABLES = "inner-tables"
    FORMULAS = "formulas"
    FORMULAS_WITHOUT_VALUE = "formulas-without-value"
    UNREAD_NUMBER_FORMATS = "unread-number-formats"
    HIDDEN_SHEETS = "hidden-sheets"
    UNPLACED_BOXES = "unplaced-boxes"


@dataclass(frozen=True, slots=True)
class Remark:
    """A question for a person, and the part of the record that it is about."""

    loc: Loc
    question: Message

    def below(self, *loc: str | int) -> "Remark":
        """Return this remark with its location under `loc`, for the record that holds the part."""
        return Remark(Loc((*loc, *self.loc)), self.question)


def drafted_anyway(why: Message) -> Remark:
    """Ask whether a document is a plan that does not look like one."""
    return Remark(TOP / "title", Message("drafting.anyway", why=why))


def no_jurisdiction(title: str) -> Remark:
    """Ask for the jurisdiction, which the document does not name."""
    question = Message("drafting.no-jurisdiction", title=clip(title, _SHOWN_OF_LINE))
    return Remark(TOP / "jurisdiction", question)


def new_jurisdiction(name: str, title: str) -> Remark:
    """Ask whether the jurisdiction is right, which has no registry yet."""
    question = Message("drafting.new-jurisdiction", name=name, title=clip(title, _SHOWN_OF_LINE))
    return Remark(TOP / "jurisdiction", question)


def no_address() -> Remark:
    """Ask for the address that the received file came from."""
    return Remark(TOP / "source" / "url", Message("drafting.no-address"))


def no_year(title: str) -> Remark:
    """Ask for the year, which the document does not name."""
    question = Message("drafting.no-year", title=clip(title, _SHOWN_OF_LINE))
    return Remark(TOP / "title", question)


def unreadable_bytes(number: int, places: tuple[str, ...]) -> Remark:
    """Ask for the characters that a file's damaged bytes were."""
    return _about_source(Message("drafting.unreadable-bytes", number=number, places=places))


def doubtful_encoding(encoding: str) -> Remark:
    """Ask whether the encoding of a file was recognised rightly."""
    return _about_source(Message("drafting.doubtful-encoding", encoding=encoding))


def about_file(findings: Mapping[Finding, Collection[str]]) -> Iterator[Remark]:
    """Yield one question for each kind of finding that has words, names or cells to show."""
    for finding, words in findings.items():
        if words:
            question = Message(
                f"drafting.found-{finding}", number=len(words), words=_shown([*words])
            )
            yield _about_source(question)


def pictured_pages(pages: tuple[str, ...]) -> Remark:
    """Ask for the words of pages that are only pictures."""
    return _about_source(Message("drafting.pictured-pages", pages=pages))


def recognised_pages(pages: tuple[str, ...]) -> Remark:
    """Ask for a look at words that a program recognised in a picture."""
    return _about_source(Message("drafting.recognised-pages", pages=pages))


def pictures(number: int) -> Remark:
    """Ask for the words of pictures, charts and embedded files, which are not read."""
    return _about_source(Message("drafting.pictures", number=number))


def _about_source(question: Message) -> Remark:
    return Remark(TOP / "source", question)


def _shown(words: Sequence[str]) -> tuple[str, ...]:
    shown = [clip(" ".join(one.split()), _SHOWN) for one in words[:_MOST_SHOWN]]
    return tuple([*shown, "…"] if len(words) > _MOST_SHOWN else shown)


def repaired(number: int, repair: Repair, text: str) -> Remark:
    """Ask whether a repair of a text is right."""
    question = Message(
        "drafting.repaired",
        stands=repair.stands,
        read=repair.read,
        around=_around(repair.stands, text),
    )
    return Remark(TOP / "source" / "repairs" / number, question)


def damaged(spot: str, text: str) -> Remark:
    """Ask for a repair of words of a text that look damaged."""
    question = Message("drafting.damaged", spot=spot, around=_around(spot, text))
    return Remark(TOP / "source" / "steps", question)


def doubtful_contact(words: str, kind: Kind) -> Remark:
    """Ask whether words are a private detail, which only look like one."""
    question = Message(
        "drafting.contact",
        words=clip(words, _SHOWN),
        kind=Message(f"contacts.{kind}"),
        mark=CONTACT_LEFT_OUT,
    )
    return Remark(TOP / "source" / "contacts", question)


def rare(char: str, usual: str | None, text: str) -> Remark:
    """Ask whether a rare character of a text is the right one, or the usual one that looks like it."""
    code, around = f"U+{ord(char):04X}", _around(char, text)
    if usual is None:
        question = Message("drafting.rare", character=char, code=code, around=around)
    else:
        question = Message(
            "drafting.rare-look-alike", character=char, code=code, usual=usual, around=around
        )
    return Remark(TOP / "source" / "steps", question)


def _around(words: str, text: str) -> str:
    """Return words with those around them on the line of a text where they stand first."""
    at = text.find(words)
    if at < 0:
        return words
    line_start, line_end = text.rfind("\n", 0, at) + 1, at + len(words) + _AROUND
    return text[max(line_start, at - _AROUND) : line_end].partition("\n")[0].strip()


def omitted(words: Sequence[str]) -> Remark:
    """Ask once whether all omissions are right."""
    question = Message("drafting.omitted", number=len(words), words=_shown(words))
    return Remark(TOP / "source" / "omissions", question)


def unplaced(words: Sequence[str]) -> Remark:
    """Ask once for the right fields of all unplaced words."""
    question = Message("drafting.unplaced", number=len(words), words=_shown(words))
    return Remark(TOP / "source" / "unplaced", question)


def differing(loc: Loc) -> Remark:
    """Ask for a correction of words that differ from the source."""
    return Remark(loc, Message("drafting.differing"))


def doubtful_unit(name: str, printed: str) -> Remark:
    """Ask whether a name in a task's printed list is that of a unit."""
    question = Message("drafting.doubtful-unit", name=name, line=clip(printed, _SHOWN_OF_LINE))
    return Remark(TOP / "units", question)


def list_inside_text(printed: str) -> Remark:
    """Ask for the position of a list that the words before it do not determine."""
    question = Message("drafting.list-inside-text", line=clip(printed, _SHOWN_OF_LINE))
    return Remark(TOP / "units", question)


def time_without_deadline(expression: str, clause: str) -> Remark:
    """Ask for the deadline of a time that no deadline can express, in its clause."""
    question = Message(
        "drafting.time-without-deadline",
        expression=expression,
        clause=clip(clause, _SHOWN_OF_LINE),
    )
    return Remark(TOP / "deadlines", question)


def new_units(first: int, number: int) -> Remark:
    """Ask once for the ids and kinds of all units that are new in a registry, from the first on."""
    return Remark(TOP / "units" / first, Message("drafting.new-units", number=number))
