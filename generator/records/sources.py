"""The record of an archived source, and of the declared steps from it to the plan's words."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from generator.records.values import (
    ArchivedLine,
    Count,
    Day,
    Distinct,
    Line,
    Record,
    Sha256,
    Text,
    Url,
)


class Step(StrEnum):
    """A step that a record may declare."""

    NOISE = "noise"
    RADICALS = "radicals"
    SPACES = "spaces"
    WRAPS = "wraps"
    GLOSSES = "glosses"
    SIMPLIFIED = "simplified"
    GLOSSARY = "glossary"
    PUNCTUATION = "punctuation"
    TABLE = "table"


class GlossaryUse(Record):
    """A word of `glossary.yml` that the step `glossary` replaces, and how often it occurs."""

    word: Line
    """content/glossary.yml 里登记的词"""
    count: Count
    """这个词在原文里有几处"""


class Repair(Record):
    """A correction of damaged words in the archive: the words there, the right ones, and why."""

    stands: ArchivedLine
    """存档里损坏的样子"""
    read: Line
    """应当读作什么"""
    why: Line
    """为什么这样读"""


class ContactLeftOut(Record):
    """Contact details removed from the archive: the words around them as archived, and why."""

    quote: Line
    """略去之后的样子，含“〔联系方式从略〕”"""
    why: Line
    """略去的是什么"""


class NotContact(Record):
    """Words that look like a contact detail and are none, and why."""

    quote: Line
    """照存档或记录抄下的文字，如“20200101号”"""
    why: Line
    """为什么不是联系方式"""


class Omission(Record):
    """Words of the source that are not part of the document, and why."""

    text: Text
    """不属于文件的文字，照存档，如网页栏目"""
    why: Line
    """为什么不属于文件"""


class Column(StrEnum):
    """A part of a task that has its own column in a table; `units` is for all unit lists."""

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
    """The format of the received file, which decides what its archive is: a `text` file itself, a
    `recoded` file as UTF-8, and the text that a program extracted from any other file.
    """

    TEXT = "text"
    RECODED = "recoded"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"


class SourceRecord(Record):
    """The archived text, and every step from it to the record.

    `columns` is the order in which the parts of a task are printed, unless it is number, title,
    text, units, time; a part with an empty cell is left out of the record. Either `url` is known, or
    `url_unknown` says why it is not; `fetched` is the day on which the file came from it, `archived`
    the address of a copy in a web archive. `unplaced` holds words of a draft that an editor still
    has to place.
    """

    format: Format = Format.TEXT
    """收到时的格式；默认是 text"""
    file: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.txt$")]
    """存档在 content/sources/ 里的文件名，如 ezhou-2017.txt"""
    sha256: Sha256
    """存档的校验和（sha256sum 文件）"""
    received_sha256: Sha256
    """略去联系方式之前的校验和；没有略去就与 sha256 相同"""
    url: Url | None = None
    """原文网页的网址；不知道就写 url_unknown"""
    fetched: Day | None = None
    """从那个网址取下原文的日子"""
    archived: Url | None = None
    """原文网页在网页存档馆里的网址，如 https://web.archive.org/web/…"""
    url_unknown: Line | None = None
    """不知道网址的理由，如“存档时没有留下网址”"""
    steps: Distinct[Step] = ()
    """从存档到记录的步骤，按次序：noise 去杂符、radicals 部首字符换成通常的字、spaces 空格、wraps 接起被版面折断的行、glosses 去拼音、table 去表格线、simplified 繁转简、glossary 换回词语、punctuation 全角标点"""
    columns: Distinct[Column] = ()
    """表格各栏的次序；默认是编号、标题、正文、责任单位、时限"""
    glossary: tuple[GlossaryUse, ...] = ()
    """步骤 glossary 换回的词，和各有几处"""
    repairs: tuple[Repair, ...] = ()
    """修补的地方"""
    contacts: tuple[ContactLeftOut, ...] = ()
    """略去个人联系方式的地方"""
    not_contacts: tuple[NotContact, ...] = ()
    """像是联系方式、其实不是的文字；照存档或记录抄，并写明理由"""
    omissions: tuple[Omission, ...] = ()
    """存档里不属于文件的文字"""
    unplaced: tuple[Text, ...] = ()
    """草稿里还没有归位的文字；归位后删去"""
    notes: tuple[Line, ...] = ()
    """给读者的说明，会显示在网站上"""
