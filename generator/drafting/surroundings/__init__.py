"""What stands before, between and behind the tasks of a plan: title, notice, catalogue header."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.drafting.printed import Division
from generator.drafting.surroundings.reader import SurroundingsReader
from generator.proof.header import read_fields
from generator.records.documents import HeaderItem, NoticeRecord
from generator.records.sources import Omission


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that is no section and has a field; the title is the notice's where the plan has none."""

    title: str | None
    notice: NoticeRecord | None
    header: tuple[HeaderItem, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    omissions: tuple[Omission, ...]

    @property
    def fields(self) -> Mapping[str, str | date | None]:
        """What the header and the notice print of a document's fields."""
        return read_fields(self.header, self.notice)

    @property
    def lines_with_year(self) -> tuple[str, ...]:
        """What may name the document's year beside its title."""
        notice = (self.notice.title, self.notice.number) if self.notice else ()
        return tuple(filter(None, (*notice, str(self.fields.get("issued") or ""))))


def read_surroundings(division: Division) -> Surroundings:
    """Place the lines before the first section, between tables, and behind the last section."""
    reader = SurroundingsReader(division.omissions)
    reader.read_before(division.before)
    reader.read_between(division.between)
    reader.read_behind(division.behind)
    notice = reader.notice()
    return Surroundings(
        title=reader.title or (notice.title if notice else None),
        notice=notice,
        header=tuple(reader.header),
        opening=tuple(reader.opening),
        closing=tuple(reader.closing),
        omissions=tuple(reader.omissions),
    )
