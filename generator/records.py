"""What editors write: one frozen model for each part of a record."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    AnyHttpUrl,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    StringConstraints,
    ValidationError,
    model_validator,
)

from generator.problems import BrokenRuleError
from generator.steps import Step


def _plain_text(value: str) -> str:
    if not value:
        raise BrokenRuleError("text-is-clean", "empty")
    if value != value.strip():
        raise BrokenRuleError("text-is-clean", "edge")
    if any(line != line.strip() for line in value.split("\n")):
        raise BrokenRuleError("text-is-clean", "edge-of-line")
    for character in value:
        # Cf holds zero-width and bidirectional marks: invisible, and able to falsify a text.
        if character != "\n" and unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Cn"}:
            code = f"U+{ord(character):04X}"
            raise BrokenRuleError("text-is-clean", "character", character=code)
    return value


def _one_line(value: str) -> str:
    if "\n" in value:
        raise BrokenRuleError("text-is-clean", "second-line")
    return value


def _no_page_of_its_own(value: str) -> str:
    if value == "index":
        raise BrokenRuleError("id-is-free", id=value)
    return value


def _all_different(values: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(values)) != len(values):
        raise BrokenRuleError("item-stands-once")
    return values


def _one_or_several(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _whole_number(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{1,9}", value):
            raise BrokenRuleError("value-fits", "whole-number", given=value)
        return int(value)
    return value


def _figure(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,9})?", value):
            raise BrokenRuleError("value-fits", "figure", given=value)
        return float(value) if "." in value else int(value)
    return value


def _calendar_day(value: object) -> object:
    if isinstance(value, str):
        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
                raise ValueError
            return date.fromisoformat(value)
        except ValueError:
            raise BrokenRuleError("value-fits", "day", given=value) from None
    return value


MAX_URL = 2000
"""Characters of a web address; browsers and servers take hardly more."""


def _web_address(value: str) -> str:
    if not re.match("https?://", value):
        raise BrokenRuleError("url-leads-to-a-web-page", "scheme", given=value)
    if found := re.search(r'[\s"<>\\`]', value):
        raise BrokenRuleError("url-leads-to-a-web-page", "character", character=found[0])
    if len(value) > MAX_URL:
        raise BrokenRuleError("url-leads-to-a-web-page", "length", limit=MAX_URL)
    try:
        address = AnyHttpUrl(value)
    except ValidationError:
        raise BrokenRuleError("url-leads-to-a-web-page", "whole", given=value) from None
    if address.username is not None or address.password is not None:
        raise BrokenRuleError("url-leads-to-a-web-page", "password")
    return value


def _address(value: str) -> str:
    name = r"(?!index[/#.])[a-z0-9-]+"
    if not re.fullmatch(rf"(({name}/)+({name}\.txt)?)?(#[a-z0-9-]+)?", value):
        raise BrokenRuleError("address-is-of-this-site", given=value)
    return value


def _yes_or_no(value: object) -> object:
    if isinstance(value, str):
        if value not in {"true", "false"}:
            raise BrokenRuleError("value-fits", "yes-or-no", given=value)
        return value == "true"
    return value


Text = Annotated[str, AfterValidator(_plain_text)]
"""Words of a plan or of an editor; a line break starts a new paragraph."""
Line = Annotated[Text, AfterValidator(_one_line)]
Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80),
    AfterValidator(_no_page_of_its_own),
]
"""Part of an address: small letters, digits and single hyphens."""
Address = Annotated[str, AfterValidator(_address)]
"""An address of the site, from its root: a page ends with /, a part of it with #anchor."""
Number = Annotated[int, BeforeValidator(_whole_number), Field(ge=1, le=99)]
"""A section's or task's number as printed."""
Year = Annotated[int, BeforeValidator(_whole_number), Field(ge=1949, le=2199)]
Count = Annotated[int, BeforeValidator(_whole_number), Field(ge=1, le=100_000)]
Figure = Annotated[int | float, BeforeValidator(_figure)]
Day = Annotated[date, BeforeValidator(_calendar_day)]
Url = Annotated[Line, AfterValidator(_web_address)]
"""The address of a public web page, as a browser shows it: nothing but http and https."""
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Duration = Annotated[
    str, StringConstraints(pattern=r"^P(?:[1-9][0-9]{0,3}[DWMY]|T[1-9][0-9]{0,3}H)$")
]
"""ISO 8601 with one figure: PT24H hours, P5D days, P1W weeks, P1M months, P3Y years."""


class Record(BaseModel):
    """A part of a record: immutable, and unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Role(StrEnum):
    """How a unit answers for a task."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORTING = "supporting"
    NAMED = "named"


class UnitsRecord(Record):
    """Units that share a role in one task, as the plan prints or names them.

    A unit list gives `printed`, its words as they stand, label and punctuation included; where the
    text goes on behind it, `after` gives the words before it. A cell that is merged with the one
    above, beside another that is not, is `merged`. An actor that a sentence names (role `named`)
    gives `quote`, the words of that sentence.
    """

    role: Role
    printed: Text | None = None
    merged: YesNo = False
    after: Line | None = None
    quote: Line | None = None
    names: Annotated[tuple[Line, ...], AfterValidator(_all_different)] = Field(min_length=1)

    @model_validator(mode="after")
    def _evidence_fits_role(self) -> Self:
        if self.merged and self.role is not Role.NAMED and not (self.printed or self.quote):
            return self
        wanted, other = ("quote", "printed") if self.role is Role.NAMED else ("printed", "quote")
        if getattr(self, wanted) is None or getattr(self, other) is not None:
            raise BrokenRuleError("evidence-fits-role", role=self.role, wanted=wanted, other=other)
        return self


class Frequency(StrEnum):
    """How often a recurring commitment falls due."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    CONTINUOUS = "continuous"


def _from_often_to_rare(values: tuple[Frequency, ...]) -> tuple[Frequency, ...]:
    order = list(Frequency)
    if list(values) != sorted(set(values), key=order.index):
        raise BrokenRuleError("frequencies-run-from-often-to-rare")
    return values


class Start(StrEnum):
    """A date of the document from which an open period may run."""

    ISSUED = "issued"
    PUBLISHED = "published"


class Commitment(Record):
    """What every deadline has: the clause, and the time words in it, as they stand in the text."""

    quote: Line
    expression: Line


class DateRecord(Commitment):
    """A day that the plan names: 8月20日前; `due` is null where its year is unknown."""

    kind: Literal["date"]
    due: Day | None = None


class PeriodEndRecord(Commitment):
    """The end of a period that the plan names: 年内, 2020年11月底前; `due` is null where its year is
    unknown, or where the words can mean two days (10月前).
    """

    kind: Literal["period-end"]
    due: Day | None = None


class Period(Commitment):
    """What a commitment has that names a length of time."""

    duration: Duration
    working_days: YesNo = False

    @model_validator(mode="after")
    def _only_days_are_worked(self) -> Self:
        if self.working_days and not self.duration.endswith("D"):
            raise BrokenRuleError("only-days-are-worked")
        return self


class RelativeRecord(Period):
    """A period after an event: 在抽检结果审定后5个工作日内; `after` is null where it is unsaid."""

    kind: Literal["relative"]
    after: Line | None = None
    candidates: Annotated[tuple[Start, ...], AfterValidator(_all_different)] = ()


class RecurringRecord(Commitment):
    """A repeated act: 每月, 每季度或半年, 收购旺季每周, 年内至少听取1次."""

    kind: Literal["recurring"]
    frequency: Annotated[tuple[Frequency, ...], AfterValidator(_from_often_to_rare)] = Field(
        min_length=1
    )
    at_least: Count | None = None
    condition: Line | None = None


class MinimumDurationRecord(Period):
    """A period that lasts at least so long, and never falls due: 不少于30天."""

    kind: Literal["minimum-duration"]


class OngoingRecord(Commitment):
    """A time column that names no date: 长期坚持, 持续推进."""

    kind: Literal["ongoing"]


DeadlineRecord = Annotated[
    DateRecord
    | PeriodEndRecord
    | RelativeRecord
    | RecurringRecord
    | MinimumDurationRecord
    | OngoingRecord,
    Field(discriminator="kind"),
]

DEADLINE_KINDS: tuple[str, ...] = tuple(
    get_args(model.model_fields["kind"].annotation)[0]
    for model in get_args(get_args(DeadlineRecord)[0])
)
"""All kinds of deadlines, in the order of the contract."""


class NotADeadline(Record):
    """Words that look like a commitment in time and are none, and why."""

    expression: Line
    why: Line


class TargetRecord(Record):
    """A figure to reach that is not a time: 不低于4%."""

    quote: Line
    metric: Line
    operator: Literal[">=", "=", "<=", ">", "<"]
    value: Figure
    unit: Line


class ProgressKind(StrEnum):
    """What a piece of evidence shows of a task; none says that the task is done."""

    PUBLISHED = "published"
    PARTLY = "partly"
    UPDATED = "updated"
    ANNOUNCED = "announced"
    REPORTED = "reported"


class ProgressRecord(Record):
    """Evidence of progress: the day it was published, what it shows, and where it stands.

    `note` says in the editor's words what is to be seen at `url`; `archived` is a copy elsewhere.
    """

    date: Day
    kind: ProgressKind
    note: Line
    url: Url
    archived: Url | None = None


class ParagraphRecord(Record):
    """An opening or closing paragraph, and what it binds to whom by when."""

    text: Text
    units: tuple[UnitsRecord, ...] = ()
    units_note: Line | None = None
    deadlines: tuple[DeadlineRecord, ...] = ()
    not_a_deadline: tuple[NotADeadline, ...] = ()
    targets: tuple[TargetRecord, ...] = ()


def _refuse_label_without_number(label: str | None, unnumbered: bool) -> None:
    if label and unnumbered:
        raise BrokenRuleError("number-is-printed-or-not", "label")


TitleEnd = Literal["。", "．", "：", "；", "，", "！", ""]
"""The mark that closes a title as printed; none where the title's line or cell ends."""


class TaskHead(Record):
    """What is printed before a task's text.

    `label` is the number as printed where it is not （一）, and `unnumbered` says that none is, so
    that `no` counts; `heading` is printed above the task and names a group of tasks within the
    section; `title` is the lead-in without its closing mark, or null.
    """

    no: Number
    label: Line | None = None
    unnumbered: YesNo = False
    heading: Text | None = None
    title: Line | None = None
    title_ends: TitleEnd = "。"


class TaskRecord(ParagraphRecord, TaskHead):  # in this order, a head's fields come first
    """One numbered requirement, without its number and its unit list.

    `persons`, `time` and `remark` are what a line or a column of its own says of people, of the
    time and beside it; `units_merged` says that the unit cell is merged with the one above, so that
    the units are those of the task before; `time_merged`, that the cell of `time` is.
    """

    persons: Text | None = None
    time: Text | None = None
    remark: Text | None = None
    units_merged: YesNo = False
    time_merged: YesNo = False
    progress: tuple[ProgressRecord, ...] = ()

    @model_validator(mode="after")
    def _number_is_printed_or_not(self) -> Self:
        _refuse_label_without_number(self.label, self.unnumbered)
        return self


class SectionRecord(Record):
    """A top-level part of a document; one without number and title holds a plan that has no parts.

    `label` is the number as printed where it is not 一、.
    """

    no: Number
    label: Line | None = None
    unnumbered: YesNo = False
    title: Line | None = None
    title_ends: TitleEnd = ""
    tasks: tuple[TaskRecord, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _number_is_printed_or_not(self) -> Self:
        if not self.title and not self.unnumbered:
            raise BrokenRuleError("number-is-printed-or-not", "title")
        _refuse_label_without_number(self.label, self.unnumbered)
        return self


class HeaderItem(Record):
    """One label and value of the catalogue header, as printed; no value where none is printed."""

    label: Line
    value: Line | None = None


class NoticeRecord(Record):
    """The notice (通知) that carries the plan; fields stand in the order in which they print."""

    title: Line | None = None
    number: Line | None = None
    addressees: Text | None = None
    letter: Text | None = None
    signature: Text | None = None
    date: Line | None = None
    release: Line | None = None
    attachments: tuple[Line, ...] = ()


class Basis(Record):
    """A document that the plan implements, with the words that say so."""

    number: Line
    quote: Line


class GlossaryUse(Record):
    """A word of `glossary.yml` that the step `glossary` replaces, and how often."""

    word: Line
    count: Count


class Repair(Record):
    """A damaged spot of the archive: as it stands, as it is read, and why."""

    stands: Line
    read: Line
    why: Line


class ContactLeftOut(Record):
    """A spot where contact details were left out of the archive, quoted as it now reads."""

    quote: Line
    why: Line


class Omission(Record):
    """Words of the source that are no part of the document, and why."""

    text: Text
    why: Line


class Column(StrEnum):
    """A part of a task, as a table or a list prints it; `units` are all lists of units."""

    SECTION = "section"
    NO = "no"
    TITLE = "title"
    TEXT = "text"
    UNITS = "units"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORTING = "supporting"
    PERSONS = "persons"
    TIME = "time"
    REMARK = "remark"


class Format(StrEnum):
    """What the received file was: its archive is itself, but of text in another encoding than UTF-8
    the same text, and of any other file what a program read in it.
    """

    TEXT = "text"
    RECODED = "recoded"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"


class SourceRecord(Record):
    """The archived text, and every step from it to the record.

    `columns` is the order in which a task's parts print, where it is not number, title, text, units,
    time; a part whose cell is empty is left out of the record. `unplaced` are words of a draft that
    an editor still has to place.
    """

    format: Format = Format.TEXT
    file: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.txt$")]
    sha256: Sha256
    received_sha256: Sha256
    steps: Annotated[tuple[Step, ...], AfterValidator(_all_different)] = ()
    columns: Annotated[tuple[Column, ...], AfterValidator(_all_different)] = ()
    glossary: tuple[GlossaryUse, ...] = ()
    repairs: tuple[Repair, ...] = ()
    contacts: tuple[ContactLeftOut, ...] = ()
    omissions: tuple[Omission, ...] = ()
    unplaced: tuple[Text, ...] = ()
    notes: tuple[Line, ...] = ()


class DocumentRecord(Record):
    """One published plan, with the notice that carries it."""

    id: Id
    jurisdiction: Id
    title: Line
    year: Year | None = None
    issuer: Line | None = None
    publisher: Line | None = None
    number: Line | None = None
    index_number: Line | None = None
    issued: Day | None = None
    published: Day | None = None
    validity: Line | None = None
    basis: tuple[Basis, ...] = ()
    source: SourceRecord
    header: tuple[HeaderItem, ...] = ()
    notice: NoticeRecord | None = None
    opening: ParagraphRecord | None = None
    sections: tuple[SectionRecord, ...] = Field(min_length=1)
    closing: ParagraphRecord | None = None


class Members(Record):
    """The units of a group, with the words of the source that list them."""

    units: Annotated[tuple[Id, ...], AfterValidator(_all_different)] = Field(min_length=1)
    basis: Line


class Successor(Record):
    """The unit that took over, with the words that say so; `unit` is an id of the same registry."""

    unit: Id
    basis: Line


class UnitRecord(Record):
    """An agency, or a group of agencies, that answers for tasks.

    `aliases` are names that a plan prints; `known_as` are names in common use that no plan prints;
    `function` names what it is for, with words of `functions.yml`, one or several.
    """

    id: Id
    name: Line
    aliases: tuple[Line, ...] = ()
    known_as: tuple[Line, ...] = ()
    kind: Literal["agency", "group", "other"]
    function: Annotated[
        tuple[Line, ...], BeforeValidator(_one_or_several), AfterValidator(_all_different)
    ] = ()
    members: Members | None = None
    successor: Successor | None = None

    @model_validator(mode="after")
    def _only_groups_have_members(self) -> Self:
        if self.members and self.kind != "group":
            raise BrokenRuleError("only-groups-have-members")
        return self


class RegistryRecord(Record):
    """The units of one jurisdiction; `name` is the jurisdiction's."""

    id: Id
    name: Line
    units: tuple[UnitRecord, ...] = Field(min_length=1)


class WordPair(Record):
    """A word of another region's usage, and the word of the original."""

    word: Line
    read: Line


class GlossaryRecord(Record):
    """All reviewed word pairs; those of `search` change no text, they only help to find it."""

    words: tuple[WordPair, ...] = ()
    search: tuple[WordPair, ...] = ()


class NotAbout(Record):
    """A task that has a word of a topic and speaks of something else, and why."""

    task: Line
    why: Line


class TopicRecord(Record):
    """What readers ask of every plan, and the words by which a task belongs to it."""

    id: Id
    name: Line
    words: Annotated[tuple[Line, ...], AfterValidator(_all_different)] = Field(min_length=1)
    not_about: tuple[NotAbout, ...] = ()


class TopicsRecord(Record):
    """All topics, in the order in which they are shown."""

    topics: tuple[TopicRecord, ...] = ()


class FunctionRecord(Record):
    """What agencies are for, whatever each place calls them."""

    id: Id
    name: Line


class FunctionsRecord(Record):
    """All functions, in the order in which they are shown."""

    functions: tuple[FunctionRecord, ...] = ()


class RedirectsRecord(RootModel[Mapping[Address, Address]]):
    """Addresses that went away, and where each now leads."""

    model_config = ConfigDict(frozen=True)
