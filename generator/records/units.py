"""The record of a jurisdiction's units."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from generator.problems import BrokenRuleError
from generator.records.values import Distinct, Id, Line, Record, one_or_several


class Members(Record):
    """The units of a group, with the words of the source that list them."""

    units: Distinct[Id] = Field(min_length=1)
    """成员单位的 id，在同一份登记里"""
    basis: Line
    """列出成员的依据"""


class Successor(Record):
    """The unit that replaced another, with the words that say so; `unit` is an id in its registry."""

    unit: Id
    """接替它的单位的 id，在同一份登记里"""
    basis: Line
    """说明接替的依据"""


class UnitRecord(Record):
    """An agency, or a group of agencies, that answers for tasks.

    `aliases` are names that a plan prints; `known_as` are names in common use that no plan prints;
    `function` holds the names of its functions, from `functions.yml`.
    """

    id: Id
    """网址里的名称，用拼音，如 caizheng-ju"""
    name: Line
    """单位的名称，照原文"""
    aliases: tuple[Line, ...] = ()
    """别名：原文里的其他写法"""
    known_as: tuple[Line, ...] = ()
    """俗称：大家常用、原文里没有的叫法，帮助搜索"""
    kind: Literal["agency", "group", "other"]
    """类型：agency 机关、group 合称（如各镇（街））、other 其他"""
    function: Annotated[
        Distinct[Line],
        BeforeValidator(one_or_several, json_schema_input_type=Line | tuple[Line, ...]),
    ] = ()
    """职能，登记在 content/functions.yml；可以写几个"""
    members: Members | None = None
    """成员：合称包括哪些单位；有依据才写"""
    successor: Successor | None = None
    """接替单位：改革后接替它的；有依据才写"""

    @model_validator(mode="after")
    def _only_groups_have_members(self) -> Self:
        if self.members and self.kind != "group":
            raise BrokenRuleError("only-groups-have-members")
        return self


class RegistryRecord(Record):
    """The units of one jurisdiction; `id` and `name` are the jurisdiction's."""

    id: Id
    """地区的名称，与文件名相同，如 ezhou"""
    name: Line
    """地区的中文名称，如“鄂州市”"""
    units: tuple[UnitRecord, ...] = Field(min_length=1)
    """这个地区的单位"""
