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
from generator.proof.steps import Step


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
    """A part of a record: immutable, and unknown keys are refused.

    What stands below a field is shown to editors while they write, so it is in their language.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


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
    """怎样负责：lead 牵头、responsible 责任、supporting 配合、named 文中点名"""
    printed: Text | None = None
    """印出的责任单位名单，连同括号、冒号等标点；role 是 named 时不写"""
    merged: YesNo = False
    """这一格与上一行合并、同行另一格没有合并时写 true，不写 printed"""
    after: Line | None = None
    """名单在正文中间时，名单前面的原话"""
    quote: Line | None = None
    """点名的那句原话；只在 role 是 named 时写"""
    names: Annotated[tuple[Line, ...], AfterValidator(_all_different)] = Field(min_length=1)
    """单位，照原文的写法；要先登记在 content/units/"""

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
    """说这件事的原话，从正文原样复制"""
    expression: Line
    """quote 里说时间的字，如“8月20日前”“每月”"""


class DateRecord(Commitment):
    """A day that the plan names: 8月20日前; `due` is null where its year is unknown."""

    kind: Literal["date"]
    """date：原文写明某一天"""
    due: Day | None = None
    """到期的那一天，如 2020-08-20；不知是哪一年的不写"""


class PeriodEndRecord(Commitment):
    """The end of a period that the plan names: 年内, 2020年11月底前; `due` is null where its year is
    unknown, or where the words can mean two days (10月前).
    """

    kind: Literal["period-end"]
    """period-end：一段时间之内，如“年内”“2020年11月底前”"""
    due: Day | None = None
    """那段时间的最后一天，年份用文件自己的；不知是哪一年、或可能是两天的不写"""


class Period(Commitment):
    """What a commitment has that names a length of time."""

    duration: Duration
    """多长：PT24H 是 24 小时，P5D 是 5 天，P1W 是 1 周，P1M 是 1 个月，P3Y 是 3 年"""
    working_days: YesNo = False
    """是工作日就写 true；只用于以天计的"""

    @model_validator(mode="after")
    def _only_days_are_worked(self) -> Self:
        if self.working_days and not self.duration.endswith("D"):
            raise BrokenRuleError("only-days-are-worked")
        return self


class RelativeRecord(Period):
    """A period after an event: 在抽检结果审定后5个工作日内; `after` is null where it is unsaid."""

    kind: Literal["relative"]
    """relative：某事之后的一段时间，如“审定后5个工作日内”"""
    after: Line | None = None
    """从哪件事算起，照原文；原文没说就不写"""
    candidates: Annotated[tuple[Start, ...], AfterValidator(_all_different)] = ()
    """起算日不明时，可能的起算日：issued 成文日期、published 发布日期"""


class RecurringRecord(Commitment):
    """A repeated act: 每月, 每季度或半年, 收购旺季每周, 年内至少听取1次."""

    kind: Literal["recurring"]
    """recurring：一再要做，如“每月”“年内至少听取1次”"""
    frequency: Annotated[tuple[Frequency, ...], AfterValidator(_from_often_to_rare)] = Field(
        min_length=1
    )
    """多久一次，从频繁到稀疏：daily 每日、weekly 每周、monthly 每月、quarterly 每季度、half-yearly 每半年、yearly 每年、continuous 随时"""
    at_least: Count | None = None
    """至少几次"""
    condition: Line | None = None
    """在什么条件下，照原文，如“收购旺季”"""


class MinimumDurationRecord(Period):
    """A period that lasts at least so long, and never falls due: 不少于30天."""

    kind: Literal["minimum-duration"]
    """minimum-duration：至少多长时间，如“不少于30天”"""


class OngoingRecord(Commitment):
    """A time column that names no date: 长期坚持, 持续推进."""

    kind: Literal["ongoing"]
    """ongoing：时限栏里写“长期坚持”“持续推进”，没有日期"""


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
    """看起来像时限的字，照原文"""
    why: Line
    """为什么不是时限"""


class TargetRecord(Record):
    """A figure to reach that is not a time: 不低于4%."""

    quote: Line
    """说这个指标的原话，从正文原样复制"""
    metric: Line
    """衡量什么，照原文，如“公开率”"""
    operator: Literal[">=", "=", "<=", ">", "<"]
    """“达到”“不低于”“以上”写 '>='，只有一个数写 '='"""
    value: Figure
    """数值，如 4 或 0.5"""
    unit: Line
    """数值的单位，如 '%'"""


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
    """网页发布的日期，如 2020-05-06"""
    kind: ProgressKind
    """看到了什么：published 已公开、partly 部分公开、updated 已更新、announced 已部署、reported 见于通报"""
    note: Line
    """一句话：网页上有什么，不评价"""
    url: Url
    """网页的地址，以 https:// 或 http:// 开头，从浏览器的地址栏复制"""
    archived: Url | None = None
    """存档的网址，没有就不写"""


class ParagraphRecord(Record):
    """An opening or closing paragraph, and what it binds to whom by when."""

    text: Text
    """正文，照原文，一个字也不加减；换行就是另起一段"""
    units: tuple[UnitsRecord, ...] = ()
    """谁负责；每份名单一项"""
    units_note: Line | None = None
    """名单里不是单位名称的话，如“按职责分工负责落实”"""
    deadlines: tuple[DeadlineRecord, ...] = ()
    """时限；每处一项"""
    not_a_deadline: tuple[NotADeadline, ...] = ()
    """看起来像时限、其实不是的话"""
    targets: tuple[TargetRecord, ...] = ()
    """量化指标：要达到的数，时间除外"""


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
    """任务的编号：（十三）写 13"""
    label: Line | None = None
    """印出的编号，只在不是“（一）”这种形式时写，如“1.”"""
    unnumbered: YesNo = False
    """原文没有编号就写 true，no 由编辑按次序数"""
    heading: Text | None = None
    """印在任务上面、统领几项任务的小标题"""
    title: Line | None = None
    """标题：开头的一句，不写末尾的标点；没有就不写"""
    title_ends: TitleEnd = "。"
    """标题末尾印的标点；默认是“。”"""


class TaskRecord(ParagraphRecord, TaskHead):  # in this order, a head's fields come first
    """One numbered requirement, without its number and its unit list.

    `persons`, `time` and `remark` are what a line or a column of its own says of people, of the
    time and beside it; `units_merged` says that the unit cell is merged with the one above, so that
    the units are those of the task before; `time_merged`, that the cell of `time` is.
    """

    persons: Text | None = None
    """责任人自成一行或一栏时，印出的原话"""
    time: Text | None = None
    """时限自成一行或一栏时，印出的原话"""
    remark: Text | None = None
    """备注自成一行或一栏时，印出的原话"""
    units_merged: YesNo = False
    """责任单位的单元格与上一行合并就写 true，不写 units"""
    time_merged: YesNo = False
    """时限的单元格与上一行合并就写 true"""
    progress: tuple[ProgressRecord, ...] = ()
    """进展的依据；没有看到公开的网页就不写"""

    @model_validator(mode="after")
    def _number_is_printed_or_not(self) -> Self:
        _refuse_label_without_number(self.label, self.unnumbered)
        return self


class SectionRecord(Record):
    """A top-level part of a document; one without number and title holds a plan that has no parts.

    `label` is the number as printed where it is not 一、.
    """

    no: Number
    """部分的编号：三、写 3"""
    label: Line | None = None
    """印出的编号，只在不是“一、”这种形式时写"""
    unnumbered: YesNo = False
    """原文没有编号就写 true，no 由编辑按次序数"""
    title: Line | None = None
    """部分的标题，不写末尾的标点"""
    title_ends: TitleEnd = ""
    """标题末尾印的标点；默认没有"""
    tasks: tuple[TaskRecord, ...] = Field(min_length=1)
    """任务，按原文的次序"""

    @model_validator(mode="after")
    def _number_is_printed_or_not(self) -> Self:
        if not self.title and not self.unnumbered:
            raise BrokenRuleError("number-is-printed-or-not", "title")
        _refuse_label_without_number(self.label, self.unnumbered)
        return self


class HeaderItem(Record):
    """One label and value of the catalogue header, as printed; no value where none is printed."""

    label: Line
    """目录信息的名称，照印，如“索引号”"""
    value: Line | None = None
    """目录信息的内容，照印；没印就不写"""


class NoticeRecord(Record):
    """The notice (通知) that carries the plan; fields stand in the order in which they print."""

    title: Line | None = None
    """通知的标题"""
    number: Line | None = None
    """通知上印的文号"""
    addressees: Text | None = None
    """主送机关，连同冒号"""
    letter: Text | None = None
    """通知的正文"""
    signature: Text | None = None
    """落款的机关"""
    date: Line | None = None
    """落款的日期，照印，如“2017年6月25日”"""
    release: Line | None = None
    """公开的说明，如“（此件公开发布）”"""
    attachments: tuple[Line, ...] = ()
    """附件，每个一行，照印"""


class Basis(Record):
    """A document that the plan implements, with the words that say so."""

    number: Line
    """所落实的文件的文号"""
    quote: Line
    """通知或开头段里提到它的原话"""


class GlossaryUse(Record):
    """A word of `glossary.yml` that the step `glossary` replaces, and how often."""

    word: Line
    """content/glossary.yml 里登记的词"""
    count: Count
    """这个词在原文里有几处"""


class Repair(Record):
    """A damaged spot of the archive: as it stands, as it is read, and why."""

    stands: Line
    """存档里损坏的样子"""
    read: Line
    """应当读作什么"""
    why: Line
    """为什么这样读"""


class ContactLeftOut(Record):
    """A spot where contact details were left out of the archive, quoted as it now reads."""

    quote: Line
    """略去之后的样子，含“〔联系方式从略〕”"""
    why: Line
    """略去的是什么"""


class Omission(Record):
    """Words of the source that are no part of the document, and why."""

    text: Text
    """不属于文件的文字，照存档，如网页栏目"""
    why: Line
    """为什么不属于文件"""


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
    """收到时的格式；默认是 text"""
    file: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.txt$")]
    """存档在 content/sources/ 里的文件名，如 ezhou-2017.txt"""
    sha256: Sha256
    """存档的校验和（sha256sum 文件）"""
    received_sha256: Sha256
    """略去联系方式之前的校验和；没有略去就与 sha256 相同"""
    steps: Annotated[tuple[Step, ...], AfterValidator(_all_different)] = ()
    """从存档到记录的步骤，按次序：noise 去杂符、spaces 空格、glosses 去拼音、table 去表格线、simplified 繁转简、glossary 换回词语、punctuation 全角标点"""
    columns: Annotated[tuple[Column, ...], AfterValidator(_all_different)] = ()
    """表格各栏的次序；默认是编号、标题、正文、责任单位、时限"""
    glossary: tuple[GlossaryUse, ...] = ()
    """步骤 glossary 换回的词，和各有几处"""
    repairs: tuple[Repair, ...] = ()
    """修补的地方"""
    contacts: tuple[ContactLeftOut, ...] = ()
    """略去个人联系方式的地方"""
    omissions: tuple[Omission, ...] = ()
    """存档里不属于文件的文字"""
    unplaced: tuple[Text, ...] = ()
    """草稿里还没有归位的文字；归位后删去"""
    notes: tuple[Line, ...] = ()
    """给读者的说明，会显示在网站上"""


class DocumentRecord(Record):
    """One published plan, with the notice that carries it."""

    id: Id
    """网址里的名称，与文件名相同，如 ezhou-2017"""
    jurisdiction: Id
    """地区，即 content/units/ 里的文件名，如 ezhou"""
    title: Line
    """要点的标题，照印"""
    year: Year | None = None
    """年份，要印在标题、文号或成文日期里；不明就不写"""
    issuer: Line | None = None
    """发文机关，照落款"""
    publisher: Line | None = None
    """目录信息里的发布机构"""
    number: Line | None = None
    """文号，照印"""
    index_number: Line | None = None
    """索引号，照印"""
    issued: Day | None = None
    """成文日期，照落款，如 2017-06-25"""
    published: Day | None = None
    """发布日期，照网页，如 2017-08-01"""
    validity: Line | None = None
    """有效性，照印"""
    basis: tuple[Basis, ...] = ()
    """所落实的文件"""
    source: SourceRecord
    """存档，和从存档到记录的每一步"""
    header: tuple[HeaderItem, ...] = ()
    """网页上的目录信息，照印"""
    notice: NoticeRecord | None = None
    """印发要点的通知"""
    opening: ParagraphRecord | None = None
    """开头段"""
    sections: tuple[SectionRecord, ...] = Field(min_length=1)
    """各部分，按原文的次序"""
    closing: ParagraphRecord | None = None
    """结尾段"""


class Members(Record):
    """The units of a group, with the words of the source that list them."""

    units: Annotated[tuple[Id, ...], AfterValidator(_all_different)] = Field(min_length=1)
    """成员单位的 id，在同一份登记里"""
    basis: Line
    """列出成员的依据"""


class Successor(Record):
    """The unit that took over, with the words that say so; `unit` is an id of the same registry."""

    unit: Id
    """接替它的单位的 id，在同一份登记里"""
    basis: Line
    """说明接替的依据"""


class UnitRecord(Record):
    """An agency, or a group of agencies, that answers for tasks.

    `aliases` are names that a plan prints; `known_as` are names in common use that no plan prints;
    `function` names what it is for, with words of `functions.yml`, one or several.
    """

    id: Id
    """网址里的名称，用拼音，如 caizheng-ju"""
    name: Line
    """单位的名称，照原文"""
    aliases: tuple[Line, ...] = ()
    """原文里的其他写法"""
    known_as: tuple[Line, ...] = ()
    """大家常用、原文里没有的叫法，帮助搜索"""
    kind: Literal["agency", "group", "other"]
    """agency 机关、group 合称（如各镇（街））、other 其他"""
    function: Annotated[
        tuple[Line, ...],
        BeforeValidator(_one_or_several, json_schema_input_type=Line | tuple[Line, ...]),
        AfterValidator(_all_different),
    ] = ()
    """职能，登记在 content/functions.yml；可以写几个"""
    members: Members | None = None
    """合称包括哪些单位；有依据才写"""
    successor: Successor | None = None
    """改革后接替它的单位；有依据才写"""

    @model_validator(mode="after")
    def _only_groups_have_members(self) -> Self:
        if self.members and self.kind != "group":
            raise BrokenRuleError("only-groups-have-members")
        return self


class RegistryRecord(Record):
    """The units of one jurisdiction; `name` is the jurisdiction's."""

    id: Id
    """地区的名称，与文件名相同，如 ezhou"""
    name: Line
    """地区的中文名称，如“鄂州市”"""
    units: tuple[UnitRecord, ...] = Field(min_length=1)
    """这个地区的单位"""


class WordPair(Record):
    """A word of another region's usage, and the word of the original."""

    word: Line
    """另一种用词"""
    read: Line
    """原文的用词"""


class GlossaryRecord(Record):
    """All reviewed word pairs; those of `search` change no text, they only help to find it."""

    words: tuple[WordPair, ...] = ()
    """转载时改掉的词，和原文的词；文件的记录声明了才替换"""
    search: tuple[WordPair, ...] = ()
    """读者会用的词，和原文的词；只帮助搜索，不改文字"""


class NotAbout(Record):
    """A task that has a word of a topic and speaks of something else, and why."""

    task: Line
    """任务的编号，如 ezhou-2017/1.3"""
    why: Line
    """它说的其实是什么"""


class TopicRecord(Record):
    """What readers ask of every plan, and the words by which a task belongs to it."""

    id: Id
    """网址里的名称，用拼音"""
    name: Line
    """主题的名称"""
    words: Annotated[tuple[Line, ...], AfterValidator(_all_different)] = Field(min_length=1)
    """归类的用词；标题或正文里有其中一个，就归入这个主题"""
    not_about: tuple[NotAbout, ...] = ()
    """有这个词、说的却是别的事的任务"""


class TopicsRecord(Record):
    """All topics, in the order in which they are shown."""

    topics: tuple[TopicRecord, ...] = ()
    """主题，按显示的次序"""


class FunctionRecord(Record):
    """What agencies are for, whatever each place calls them."""

    id: Id
    """网址里的名称，用拼音"""
    name: Line
    """职能的名称，单位的 function 照此写"""


class FunctionsRecord(Record):
    """All functions, in the order in which they are shown."""

    functions: tuple[FunctionRecord, ...] = ()
    """职能，按显示的次序"""


NewAddress = Annotated[
    Address, Field(description="现在的地址，从网站的首页写起，如 documents/ezhou-2017/1/#task-2")
]


class RedirectsRecord(RootModel[Mapping[Address, NewAddress]]):
    """Addresses that went away, and where each now leads."""

    model_config = ConfigDict(frozen=True)
