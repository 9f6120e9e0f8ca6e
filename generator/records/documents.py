"""The record of a document, with its catalogue header and its notice."""

from pydantic import Field

from generator.records.sources import SourceRecord
from generator.records.tasks import ParagraphRecord, SectionRecord
from generator.records.values import Day, Id, Line, Record, Text, Year


class HeaderItem(Record):
    """One label of the catalogue header and its value, as printed; None if no value is printed."""

    label: Line
    """目录信息的名称，照印，如“索引号”"""
    value: Line | None = None
    """目录信息的内容，照印；没印就不写"""


class NoticeRecord(Record):
    """The notice (通知) that issues the plan; its fields are in the order of printing."""

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
    """The number of a document that the plan implements, with the words that say so."""

    number: Line
    """所落实的文件的文号"""
    quote: Line
    """通知或开头段里提到它的原话"""


class DocumentRecord(Record):
    """One published plan, with its source, header and notice."""

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
    """来源：存档，和从存档到记录的每一步"""
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
