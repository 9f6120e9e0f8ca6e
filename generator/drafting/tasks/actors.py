"""Finds the units that sentences name as the subject of an obligation."""

import re

from generator.records.tasks import Role, UnitsRecord

_OBLIGATION = r"""
    (?= ，? (?: 要(?!求) | 应 | 须 | 必须 | 将 | 对照 | 特别是 | 按照职责 | 建设完成 | 在制订 ) )
"""
"""The words after the subject of an obligation."""

_GROUP = r"""
    (?: 全[省市县区] | 各 | 县级以上 | 市级以上 | 基层 | 上级 | 有[^，。]{2,8}的 | 司法行政 )
    [^，。；：、“”（）的]{0,22}?
    (?: 政府部门 | 主管部门 | 行政部门 | 行政机关 | 监管部门 | 部门 | 政府 | 单位 | 机构 | 大厅 | 机关
      | 领导小组 )
"""
"""A group of agencies that a sentence may name, in addition to registered names."""


def named_units(text: str, known: frozenset[str]) -> tuple[UnitsRecord, ...]:
    """Return the units that sentences name as the subject of an obligation, with their quotes."""
    found: list[UnitsRecord] = []
    seen: set[str] = set()
    for match in _subjects(known).finditer(text):
        actors = tuple(name for name in match.group("first", "second") if name and name not in seen)
        seen.update(actors)
        if actors:
            stops = [text.find(mark, match.end() + 1) for mark in "，。；\n"]
            stop = min((one for one in stops if one >= 0), default=len(text))
            quote = text[match.start() : stop].strip()
            found.append(UnitsRecord(role=Role.NAMED, quote=quote, names=actors))
    return tuple(found)


def _subjects(known: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for one or two units at the beginning of a clause, before an obligation."""
    longest_first = sorted(known, key=len, reverse=True)
    actor = f"(?: {'|'.join([*map(re.escape, longest_first), _GROUP])} )"
    return re.compile(
        rf"""
        (?: ^ | (?<= [，。；\n] ) )
        (?P<first> {actor} ) (?: [和与] (?P<second> {actor} ) )?
        {_OBLIGATION}
        """,
        re.VERBOSE,
    )
