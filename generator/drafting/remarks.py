"""The remarks on a draft: questions for a person, with their locations. All are defined here."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.grammar.contacts import Kind
from generator.problems import TOP, Loc, Message, clip
from generator.proof.steps import CONTACT_LEFT_OUT
from generator.records.sources import Repair

_SHOWN = 20
"""How many characters of the words in question a remark shows."""

_MOST_SHOWN = 5
"""How many of the words that one remark is about it shows."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A question for a person, and the part of the record that it is about."""

    loc: Loc
    question: Message

    def below(self, *loc: str | int) -> "Remark":
        """Return this remark with its location under `loc`, for the record that holds the part."""
        return Remark(Loc((*loc, *self.loc)), self.question)


def no_jurisdiction() -> Remark:
    """Ask for the jurisdiction, which the document does not name."""
    return Remark(TOP / "jurisdiction", Message("drafting.no-jurisdiction"))


def new_jurisdiction(name: str) -> Remark:
    """Ask whether the jurisdiction is right, which has no registry yet."""
    return Remark(TOP / "jurisdiction", Message("drafting.new-jurisdiction", name=name))


def no_address() -> Remark:
    """Ask for the address that the received file came from."""
    return Remark(TOP / "source" / "url", Message("drafting.no-address"))


def no_year() -> Remark:
    """Ask for the year, which the document does not name."""
    return Remark(TOP / "title", Message("drafting.no-year"))


def unreadable_bytes(number: int, places: tuple[str, ...]) -> Remark:
    """Ask for the characters that a file's damaged bytes were."""
    return _about_source(Message("drafting.unreadable-bytes", number=number, places=places))


def doubtful_encoding(encoding: str) -> Remark:
    """Ask whether the encoding of a file was recognised rightly."""
    return _about_source(Message("drafting.doubtful-encoding", encoding=encoding))


def not_seen(words: Sequence[str]) -> Remark:
    """Ask whether words that no reader of the original sees are rightly left out."""
    return _about_source(Message("drafting.not-seen", number=len(words), words=_shown(words)))


def perhaps_not_seen(words: Sequence[str]) -> Remark:
    """Ask whether a reader of the original sees words that were kept."""
    return _about_source(
        Message("drafting.perhaps-not-seen", number=len(words), words=_shown(words))
    )


def struck(words: Sequence[str]) -> Remark:
    """Ask whether words that are struck out in the original are rightly left out."""
    return _about_source(Message("drafting.struck", number=len(words), words=_shown(words)))


def annotated(words: Sequence[str]) -> Remark:
    """Ask whether annotations beside characters, as their pinyin, are rightly left out."""
    return _about_source(Message("drafting.annotated", number=len(words), words=_shown(words)))


def _about_source(question: Message) -> Remark:
    return Remark(TOP / "source", question)


def _shown(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(clip(" ".join(one.split()), _SHOWN) for one in words[:_MOST_SHOWN])


def repaired(number: int, repair: Repair) -> Remark:
    """Ask whether a repair is right."""
    question = Message("drafting.repaired", stands=repair.stands, read=repair.read)
    return Remark(TOP / "source" / "repairs" / number, question)


def damaged(spot: str) -> Remark:
    """Ask for a repair of words that look damaged."""
    return Remark(TOP / "source" / "steps", Message("drafting.damaged", spot=spot))


def doubtful_contact(words: str, kind: Kind) -> Remark:
    """Ask whether words are a private detail, which only look like one."""
    question = Message(
        "drafting.contact",
        words=clip(words, _SHOWN),
        kind=Message(f"contacts.{kind}"),
        mark=CONTACT_LEFT_OUT,
    )
    return Remark(TOP / "source" / "contacts", question)


def rare(char: str, usual: str | None) -> Remark:
    """Ask whether a rare character is the right one, or the usual one that looks like it."""
    code = f"U+{ord(char):04X}"
    if usual is None:
        question = Message("drafting.rare", character=char, code=code)
    else:
        question = Message("drafting.rare-look-alike", character=char, code=code, usual=usual)
    return Remark(TOP / "source" / "steps", question)


def omitted(number: int, words: str) -> Remark:
    """Ask whether an omission is right."""
    question = Message("drafting.omitted", words=clip(words, _SHOWN))
    return Remark(TOP / "source" / "omissions" / number, question)


def unplaced(number: int, words: str) -> Remark:
    """Ask for the right field of unplaced words."""
    question = Message("drafting.unplaced", words=clip(words, _SHOWN))
    return Remark(TOP / "source" / "unplaced" / number, question)


def differing(loc: Loc) -> Remark:
    """Ask for a correction of words that differ from the source."""
    return Remark(loc, Message("drafting.differing"))


def doubtful_unit(name: str) -> Remark:
    """Ask whether a name in a task's list is that of a unit."""
    return Remark(TOP / "units", Message("drafting.doubtful-unit", name=name))


def list_inside_text() -> Remark:
    """Ask for the position of a list that the words before it do not determine."""
    return Remark(TOP / "units", Message("drafting.list-inside-text"))


def time_without_deadline(expression: str) -> Remark:
    """Ask for the deadline of a time that no deadline can express."""
    return Remark(
        TOP / "deadlines", Message("drafting.time-without-deadline", expression=expression)
    )


def new_units(first: int, number: int) -> Remark:
    """Ask once for the ids and kinds of all units that are new in a registry, from the first on."""
    return Remark(TOP / "units" / first, Message("drafting.new-units", number=number))
