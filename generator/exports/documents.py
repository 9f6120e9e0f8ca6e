"""documents.json: every plan, with its header, notice and opening and closing commitments."""

from collections.abc import Iterator
from datetime import date

from generator.exports.shapes import DeadlineShape, Shape, deadline_shape
from generator.pages.addresses import address, url
from generator.plan.model import Plan
from generator.plan.parts import Document, Paragraph, Passage, Task
from generator.proof.steps import CONTACT_LEFT_OUT


class JurisdictionShape(Shape):
    """The government that issued a plan."""

    id: str
    name: str


class HeaderShape(Shape):
    """One label and value of the catalogue header, as printed."""

    label: str
    value: str


class OmissionShape(Shape):
    """Words that the source or the archive leaves out of the document, and why."""

    text: str
    reason: str


class CountsShape(Shape):
    """How much a document holds; `without_deadline` counts its tasks that name no time,
    `with_progress` those of which evidence is recorded.
    """

    sections: int
    tasks: int
    units: int
    deadlines: int
    without_deadline: int
    with_progress: int


class SourceShape(Shape):
    """The archive, checksums as stored and as received, the steps to the records, and where the file
    came from: address, day and archived copy, each null if unknown.
    """

    file: str
    sha256: str
    received_sha256: str
    steps: tuple[str, ...]
    omissions: tuple[OmissionShape, ...]
    url: str | None
    fetched: date | None
    archived: str | None


class DocumentShape(Shape):
    """One published plan."""

    id: str
    title: str
    notice_title: str | None
    jurisdiction: JurisdictionShape
    year: int | None
    issuer: str | None
    publisher: str | None
    number: str | None
    index_number: str | None
    issued: date | None
    published: date | None
    validity: str | None
    header: tuple[HeaderShape, ...]
    basis: tuple[str, ...]
    opening: str | None
    closing: str | None
    counts: CountsShape
    source: SourceShape
    commitments: tuple[DeadlineShape, ...]
    url: str


def shapes(plan: Plan) -> Iterator[DocumentShape]:
    """Yield all documents of the plan."""
    for document in plan.documents:
        record = document.record
        yield DocumentShape(
            id=record.id,
            title=record.title,
            notice_title=record.notice.title if record.notice else None,
            jurisdiction=JurisdictionShape(
                id=document.jurisdiction.id, name=document.jurisdiction.name
            ),
            year=record.year,
            issuer=record.issuer,
            publisher=record.publisher,
            number=record.number,
            index_number=record.index_number,
            issued=record.issued,
            published=record.published,
            validity=record.validity,
            header=tuple(
                HeaderShape(label=item.label, value=item.value or "") for item in record.header
            ),
            basis=tuple(basis.number for basis in record.basis),
            opening=record.opening.text if record.opening else None,
            closing=record.closing.text if record.closing else None,
            counts=_counts(plan, document),
            source=_source(document),
            commitments=tuple(
                deadline_shape(deadline)
                for passage in plan.passages_of[document]
                if isinstance(passage, Paragraph)
                for deadline in plan.deadlines_of[passage]
            ),
            url=url(address(document)),
        )


def _counts(plan: Plan, document: Document) -> CountsShape:
    passages = plan.passages_of[document]
    tasks = [passage for passage in passages if isinstance(passage, Task)]

    def has_deadline(passage: Passage) -> bool:
        return bool(plan.deadlines_of[passage])

    return CountsShape(
        sections=len(plan.sections_of[document]),
        tasks=len(tasks),
        units=len({item.unit for passage in passages for item in plan.assignments_of[passage]}),
        deadlines=sum(len(plan.deadlines_of[passage]) for passage in passages),
        without_deadline=sum(not has_deadline(task) for task in tasks),
        with_progress=sum(task in plan.evidence_of for task in tasks),
    )


def _source(document: Document) -> SourceShape:
    source = document.record.source
    omissions = [
        OmissionShape(text=omission.text, reason=omission.why) for omission in source.omissions
    ]
    omissions += [
        OmissionShape(text=CONTACT_LEFT_OUT, reason=contact.why) for contact in source.contacts
    ]
    return SourceShape(
        file=source.file,
        sha256=source.sha256,
        received_sha256=source.received_sha256,
        steps=tuple(step.value for step in source.steps),
        omissions=tuple(omissions),
        url=source.url,
        fetched=source.fetched,
        archived=source.archived,
    )
