"""Reads the lines before, between and after the tasks: title, notice, catalogue header …"""

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
    """The fields of a document outside its sections; the title is that of the notice if the plan has
    none.
    """

    title: str | None
    notice: NoticeRecord | None
    header: tuple[HeaderItem, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    omissions: tuple[Omission, ...]

    @property
    def fields(self) -> Mapping[str, str | date | None]:
        """The fields of a document that the header and the notice print."""
        return read_fields(self.header, self.notice)

    @property
    def lines_with_year(self) -> tuple[str, ...]:
        """The lines, besides the title, that may name the document's year."""
        notice = (self.notice.title, self.notice.number) if self.notice else ()
        return tuple(filter(None, (*notice, str(self.fields.get("issued") or ""))))


def read_surroundings(division: Division) -> Surroundings:
    """Return the fields of the lines before the first section, between tables and after the last."""
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
