"""The remarks on a draft as a whole, for a person to check."""

from collections.abc import Iterator

from generator.characters.radicals import find_rare, look_alikes
from generator.drafting import remarks
from generator.drafting.archiving import Archived
from generator.drafting.cleaning import find_damage
from generator.drafting.furniture import PAGE_NUMBER, is_page_numbers
from generator.drafting.omission_reasons import REPEATED
from generator.drafting.proposing import UNKNOWN
from generator.drafting.remarks import Remark
from generator.plan.parts import Jurisdiction
from generator.proof.alignment import align
from generator.records.documents import DocumentRecord
from generator.records.sources import Format, SourceRecord


def review_jurisdiction(
    jurisdiction: Jurisdiction, title: str, *, is_new: bool
) -> Iterator[Remark]:
    """Yield a remark on the jurisdiction of a title, unless it has a registry."""
    if jurisdiction.id == UNKNOWN.id:
        yield remarks.no_jurisdiction(title)
    elif is_new:
        yield remarks.new_jurisdiction(jurisdiction.name, title)


def review_document(document: DocumentRecord, archived: Archived) -> Iterator[Remark]:
    """Yield the remarks on a document's year and source: repairs, omissions and unplaced words."""
    source = document.source
    if document.year is None:
        yield remarks.no_year(document.title)
    if source.url is None and source.url_unknown is None:
        yield remarks.no_address()
    for number, repair in enumerate(source.repairs):
        yield remarks.repaired(number, repair, archived.text)
    for spot in find_damage(archived.text):
        yield remarks.damaged(spot, archived.text)
    for words, kind in archived.doubts:
        yield remarks.doubtful_contact(words, kind)
    for char in find_rare(archived.plain):
        yield remarks.rare(char, look_alikes().get(char), archived.plain)
    if doubtful := list(dict.fromkeys(_find_doubtful_omissions(source))):
        yield remarks.omitted(doubtful)
    if source.unplaced:
        yield remarks.unplaced(source.unplaced)
    for difference in align(document, archived.plain).differences:
        yield remarks.differing(difference.loc)


def _find_doubtful_omissions(source: SourceRecord) -> Iterator[str]:
    """Yield the text of each omission that is not repeated, nor surely the number of a page."""
    for omission in source.omissions:
        lines = omission.text.split("\n")
        is_numbered = is_page_numbers(lines) or (
            source.format is Format.PDF and all(map(PAGE_NUMBER.match, lines))
        )
        if omission.why != REPEATED and not is_numbered:
            yield omission.text
