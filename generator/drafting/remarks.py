"""What a person should look at in a draft: where, and the question. All questions are asked here."""

from dataclasses import dataclass

from generator.problems import TOP, Loc, clip
from generator.records.sources import Repair

_SHOWN = 20
"""How many characters of the words in question a remark shows."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a person should look at: what of the record, and the question."""

    loc: Loc
    question: str

    def below(self, *loc: str | int) -> "Remark":
        """Return a remark on a part as one on the whole that holds it at `loc`."""
        return Remark(Loc((*loc, *self.loc)), self.question)


def no_jurisdiction() -> Remark:
    """Ask for the jurisdiction, which the document does not name."""
    return Remark(TOP / "jurisdiction", "看不出是哪个地区的文件")


def new_jurisdiction(name: str) -> Remark:
    """Ask whether the jurisdiction is right, which has no registry yet."""
    return Remark(TOP / "jurisdiction", f"地区读作“{name}”，对吗？")


def no_year() -> Remark:
    """Ask for the year, which nothing tells."""
    return Remark(TOP / "title", "标题、文号和日期里都没有年份，year 没有写")


def repaired(number: int, repair: Repair) -> Remark:
    """Ask whether a repair is right."""
    return Remark(
        TOP / "source" / "repairs" / number, f"“{repair.stands}”读作“{repair.read}”，对吗？"
    )


def damaged(spot: str) -> Remark:
    """Ask for a repair of what looks damaged."""
    return Remark(TOP / "source" / "steps", f"“{spot}”像是损坏的字，请对照原件，写入 repairs")


def omitted(number: int, words: str) -> Remark:
    """Ask whether words are rightly left out."""
    return Remark(
        TOP / "source" / "omissions" / number, f"“{clip(words, _SHOWN)}”不是文件的内容吗？"
    )


def unplaced(number: int, words: str) -> Remark:
    """Ask for the field of words that none holds."""
    return Remark(TOP / "source" / "unplaced" / number, f"“{clip(words, _SHOWN)}”放在哪里？")


def differing(loc: Loc) -> Remark:
    """Ask for a correction of what stands otherwise in the source."""
    return Remark(loc, "这里与原文没有对上，请运行 gongkai check，照原文改")


def doubtful_unit(name: str) -> Remark:
    """Ask whether a name in a task's list is that of a unit."""
    return Remark(TOP / "units", f"“{name}”是单位吗？")


def list_inside_text() -> Remark:
    """Ask where a list stands that no words before it tell."""
    return Remark(TOP / "units", "名单在正文中间，说不清在哪几个字之后")


def time_without_deadline(expression: str) -> Remark:
    """Ask for the deadline of a time that no deadline can hold."""
    return Remark(TOP / "deadlines", f"“{expression}”怎样写成时限？没有写")


def new_unit(number: int) -> Remark:
    """Ask for the id and the kind of a unit that is new in its registry."""
    return Remark(TOP / "units" / number, "新单位的 id 和 kind")
