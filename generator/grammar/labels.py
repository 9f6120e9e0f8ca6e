"""Finds the labels that introduce units, persons or a time in a plan: 责任单位：, 完成时限：."""

import re
from typing import Literal

from generator.records.tasks import Role

_BODY = "(?:单位|部门|科室|处室|机关|机构)"

# Repetitions are bounded, above the length of any label: otherwise a long run of words without a
# match would be searched again from each of its words (quadratic time).
_LEAD = (
    rf"(?:总|统筹)?牵头(?:责任|负责|落实|主管){{0,8}}{_BODY}"
    "|主办(?:单位|部门|科室)|第一责任(?:单位|部门)|主责(?:单位|部门)|牵头"
)
_SUPPORTING = rf"(?:配合|协办|协助|参与|参加|协同|会办)(?:责任|落实|实施){{0,8}}{_BODY}|配合"
_RESPONSIBLE = (
    "(?:责任|承办|落实|实施|负责|主管|执行|承担|完成|具体落实|组织实施){1,8}"
    "(?:单位|部门|科室|处室|股室|主体|机关|机构)"
)
_TIME = "(?:完成|办理|整改|推进|落实|办结)?(?:时限|期限|时间节点|时间要求|时间|进度)(?:要求|安排)?"
_PERSON = (
    "(?:牵头|责任|分管|包抓|挂点|负责|带队|主管|市|县|区){0,8}(?:领导|责任人|负责人)|责任人|负责人"
)

Introduced = Role | Literal["person", "time"]
"""What a label introduces."""

_LABELS: tuple[tuple[str, Introduced], ...] = (
    (_PERSON, "person"),
    (_LEAD, Role.LEAD),
    (_SUPPORTING, Role.SUPPORTING),
    (_RESPONSIBLE, Role.RESPONSIBLE),
    (_TIME, "time"),
)
_WORDS = "|".join(f"(?P<l{number}>{words})" for number, (words, _) in enumerate(_LABELS))
LABEL = re.compile(
    rf"""
    (?<![发布印文公开])                      # 发布单位 and 公开时间 are of the catalogue header
    (?:{_WORDS}) [ \u3000]*+
    (?:（[^（）]{{1,20}}）[ \u3000]*+)?      # 责任单位（列首位的为牵头单位）：
    [：:]
    """,
    re.VERBOSE,
)
"""A label with its colon: 责任单位：."""


def role_of(label: re.Match[str]) -> Introduced:
    """Return what a match of `LABEL` introduces."""
    return next(role for number, (_, role) in enumerate(_LABELS) if label[f"l{number}"])


LABEL_WORDS = re.compile("|".join(words for words, _ in _LABELS))
"""The words of a label, with or without its colon."""
