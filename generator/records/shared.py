"""The records that all documents share: glossary, topics, functions, redirects."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import ConfigDict, Field, RootModel

from generator.records.values import Address, Distinct, Id, Line, Record


class WordPair(Record):
    """A word that another region uses, and the original's word for it."""

    word: Line
    """另一种用词"""
    read: Line
    """原文的用词"""


class GlossaryRecord(Record):
    """All reviewed word pairs; those of `search` are for queries only and change no text."""

    words: tuple[WordPair, ...] = ()
    """转载时改掉的词，和原文的词；文件的记录声明了才替换"""
    search: tuple[WordPair, ...] = ()
    """读者会用的词，和原文的词；只帮助搜索，不改文字"""


class NotAbout(Record):
    """A task that has a word of a topic but is about something else, and why."""

    task: Line
    """任务的编号，如 ezhou-2017/1.3"""
    why: Line
    """它说的其实是什么"""


class TopicRecord(Record):
    """A subject that readers look for in every plan; a task with one of its words belongs to it."""

    id: Id
    """网址里的名称，用拼音"""
    name: Line
    """主题的名称"""
    words: Distinct[Line] = Field(min_length=1)
    """归类的用词；标题或正文里有其中一个，就归入这个主题"""
    not_about: tuple[NotAbout, ...] = ()
    """有这个词、说的却是别的事的任务"""


class TopicsRecord(Record):
    """All topics, in the order in which they are shown."""

    topics: tuple[TopicRecord, ...] = ()
    """主题，按显示的次序"""


class FunctionRecord(Record):
    """A purpose of agencies, independent of their names in each jurisdiction."""

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
    """New addresses by the removed addresses that they replace."""

    model_config = ConfigDict(frozen=True)
