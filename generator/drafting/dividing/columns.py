"""Recognises the columns of a table of tasks by their names."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from generator.records.sources import Column
from generator.records.tasks import Role

ROLE_OF_COLUMN: Mapping[Column, Role | None] = MappingProxyType(
    {Column.LEAD: Role.LEAD, Column.RESPONSIBLE: None, Column.SUPPORTING: Role.SUPPORTING}
)
"""The columns of units with their roles; cells of a general column (责任单位) may name roles."""

UNIT_COLUMNS = tuple(ROLE_OF_COLUMN)
MERGING_COLUMNS = (*UNIT_COLUMNS, Column.TIME)
"""Columns whose merged cells apply to each task that they span."""

DESCRIBING_COLUMNS = (Column.TEXT, Column.TITLE)
"""Columns that describe the task."""

_NAMES = (
    (r".*(?:序号|编号)|项目号|序", Column.NO),
    (
        r""".*(?:责任|分管|牵头|包抓|挂点|市级|县级)?
            (?:领导|责任人|负责人|联系人|人员).*""",
        Column.PERSONS,
    ),
    (r".*(?:牵头|主办|主责).*", Column.LEAD),
    (r".*(?:配合|协办|参与|协助|参加).*", Column.SUPPORTING),
    (
        r""".*(?:责任|承办|落实|实施|负责|主管|执行)
            (?:单位|部门|科室|处室|股室|主体|机关|机构).*
        | 单位 | 部门 | 责任分工 | 科室 | 责任""",
        Column.RESPONSIBLE,
    ),
    (r".*(?:时限|期限|时间|节点|进度).*", Column.TIME),
    (r"备注|说明|依据", Column.REMARK),
    (r".*(?:要求|内容|措施|举措|标准|做法|描述|要点|目标|成果|事项).*", Column.TEXT),
    (
        r""".*(?:任务|项目|工作|领域|类别|分类|类型|名称|重点|主题|方面|部分|栏目).*""",
        Column.TITLE,
    ),
)
_COLUMNS = tuple((re.compile(pattern, re.VERBOSE), column) for pattern, column in _NAMES)
"""The names of columns; the first match counts: 责任领导 are persons, 牵头单位 lead."""

_LONGEST = 12
"""Characters. A longer cell is not the name of a column."""


def read_column(name: str) -> Column | None:
    """Return the column that a cell of a table's header names, or None."""
    plain = re.sub(r"\s|（[^（）]*）", "", name)
    if not plain or len(plain) > _LONGEST or re.search("[，。；：、\\d]", plain):
        return None
    return next((column for pattern, column in _COLUMNS if pattern.fullmatch(plain)), None)
