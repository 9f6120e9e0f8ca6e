"""What a run of digits is when it is no private detail: a day, years, a count, part of a code."""

import re
from collections.abc import Sequence

from generator.grammar.contacts.reading import Group

_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_YEAR = re.compile(r"(?:19|20)\d\d")

_COUNTED = re.compile(
    r" {0,2}(?:[元万亿千百个人次件户吨亩项条份篇批辆台套座只头株册张页期%‰℃°余年月日岁米]|余"
    r"|公里|平方|立方|公顷|美元|分钟|小时|千米|多[个人次件]|[.][0-9]|, ?[0-9]{3}(?![0-9])[元万])"
)
"""The word after a count: 元, 次, 万."""


def is_day(digits: str) -> bool:
    """Tell whether digits are a calendar day: 20200101."""
    return bool(_DAY.fullmatch(digits))


def are_years(groups: Sequence[Group]) -> bool:
    """Tell whether all groups, of which there are two or more, are years: 2019 2020."""
    return len(groups) > 1 and all(_YEAR.fullmatch(group.digits) for group in groups)


def is_counted(text: str, end: int) -> bool:
    """Tell whether digits count something, by the word after them."""
    return bool(_COUNTED.match(text, end))


_CODE_BEFORE = re.compile(r"[a-z0-9_.〔\[［№第¥$￥#=]\Z|[a-z0-9][-/]\Z|[-/.][(+]?\Z", re.ASCII)
_CODE_AFTER = re.compile(r"[a-z0-9_〕@%=]|[-/.][a-z0-9]")


def is_part_of_more(text: str, run: Sequence[Group], first: int, behind: int) -> bool:
    """Tell whether the groups from `first` to `behind` are part of a longer code or figure."""
    start = run[first].start - (len(run[first].gap) if first == 0 else 0)
    if first == 0 and _CODE_BEFORE.search(text, max(0, start - 2), start):
        return True
    if first and run[first].gap in {"_", "."}:
        return True
    if behind < len(run):
        return run[behind].gap in {"_", "."} or (
            run[behind].gap == "-" and len(run[behind].digits) > 5
        )
    return bool(_CODE_AFTER.match(text, run[-1].end))
