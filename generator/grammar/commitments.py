"""The grammar of commitments: finds Chinese time words, their kind and their deadline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.grammar.clauses import clause_start, quote_at
from generator.grammar.times import (
    read_day,
    read_frequency,
    read_least_number,
    read_length,
)
from generator.grammar.vocabulary import (
    AT_LEAST,
    BEFORE,
    COUNTED,
    DAY_OF_MONTH,
    END,
    HALF_OF_YEAR,
    LENGTH_UNIT,
    MONTH,
    NUMBER,
    NUMERALS,
    QUARTER_OF_YEAR,
    THIRD_OF_MONTH,
    WITHIN,
    YEAR,
)
from generator.hanzi import HAN
from generator.records.commitments import (
    DateRecord,
    DeadlineRecord,
    MinimumDurationRecord,
    OngoingRecord,
    PeriodEndRecord,
    RecurringRecord,
    RelativeRecord,
)


@dataclass(frozen=True, slots=True)
class Found:
    """Time words at `start` to `end` of a text, their kind, and their deadline; None if no deadline
    of that kind can express them (每两年).
    """

    start: int
    end: int
    expression: str
    kind: str
    record: DeadlineRecord | None


_NO_DIGIT_BEFORE = rf"(?<![\d年个{NUMERALS}])"

_MONTH_OF_A_YEAR = rf"(?:{YEAR}{MONTH}|{_NO_DIGIT_BEFORE}{MONTH})"
_QUARTER = rf"{YEAR}?{QUARTER_OF_YEAR}"
_HALF = rf"{YEAR}?{HALF_OF_YEAR}"
_YEAR_END = rf"(?:{YEAR}年?|年){END}"

_TO_BE_DONE = (
    "(?=前?(?:全面|基本|全部)?(?:完成|建成|印发|出台|公布|公开|发布|报送|上报|实现|启动|开展|制定"
    "|组织|举办|召开|编制))"
)
"""Verbs that turn a bare quarter or half-year into a commitment: 三季度完成."""

_FIXED = re.compile(
    rf"""
    {_MONTH_OF_A_YEAR} {DAY_OF_MONTH} (?:{BEFORE}|止)
  | {_MONTH_OF_A_YEAR} (?:{END}{BEFORE}? | {THIRD_OF_MONTH}{BEFORE}? | {BEFORE} | 内)
  | (?:{_QUARTER}|{_HALF}) (?:{END}{BEFORE}? | {BEFORE} | 内 | {_TO_BE_DONE})
  | {_YEAR_END} {BEFORE}
  | {_YEAR_END} (?!考|评|述|总结|绩效|目标|的)         # 年底考核 is an act, not a time
  | {YEAR}年?内
  | (?<![\d{NUMERALS}几多数])年内
    """,
    re.ASCII | re.VERBOSE,
)
"""A day, or the end of a period. 截至2020年底 describes a state and is not a commitment."""

_STATE_BEFORE = re.compile(r"(?:截至|截止到?|自|从|以来)$")

_LENGTH = re.compile(
    rf"""
    (?<![\d第近前.百千{NUMERALS}]) {NUMBER}{LENGTH_UNIT} (?P<within>{WITHIN})?
  | 不(?:得|应)?超过 {NUMBER}{LENGTH_UNIT}
    """,
    re.ASCII | re.VERBOSE,
)

_LINK = re.compile(r"(?:之日起|之后|以后|后|之日|日起|起)[，的]?(?:第|当日)?(?:的)?$")
"""The words that link an event to the period after it: 审定后, 印发之日起."""

_LINK_OVER_COMMA = re.compile(r"(?:之日起|日起)，$")

_EVENT_BEGINS = re.compile("(?<!现)在(?!线)|自(?!身|行|主|然|己|动)|于")
"""Words that begin an event, unless they are part of 现在, 在线, 自身 …"""

_MINIMUM = re.compile(
    rf"""
    (?:{AT_LEAST}|最少|不短于) {NUMBER}{LENGTH_UNIT}
  | (?<![\d.]) {NUMBER}(?:个?工作日|天|日|个月) {WITHIN}? 及?以上
    """,
    re.ASCII | re.VERBOSE,
)

_EVERY = rf"""
    每 (?: 个?(?:工作日|季度|半年|学期|[年月周天日季])度? (?![级度])    # 每级 and 每季度度 are none
         | 两(?:年|个?月|周) )
       (?:[底末初]|{THIRD_OF_MONTH})? (?:\d{{1,2}}[日号](?:前|之前)?)?   # 每月底, 每月5日前
       (?:或每?(?:半年|季度|个?月|年))?                                # 每季度或半年
"""
_BY_PERIOD = """
    (?<![遵依])按(?:季度?|月度?|周|半年|年度|日|天)                    # 遵按, 依按: no period
    (?![份期常程历龄前均照计规]|度?(?:计划|目标|任务|工作|重点|要求|报告))
"""
_ONCE_A_PERIOD = rf"""
    (?<![\d{NUMERALS}第])[一1](?:年|个?季度?|个?月|周|日)(?:至少)?[一1](?:次|报|更新|调度|通报)
  | 半年(?:至少)?[一1两2二]次
"""
_BY_NAME = """
    (?<=质量)日报(?=工作|制度|，|。) | (?:日|周|月|季)报(?=制度)
  | (?<![一二三四1-4])(?:季度|月度|半年)(?:抽查|检查|通报|普查|督查|巡查)
  | 年度绩效评价
"""
_ALWAYS = r"""
    [7七][×xX*](?:24|二十四)小时
  | (?<!\d)24小时(?=.{0,4}(?:监测|值班|值守|在线|不间断))              # no shop's opening hours
  | 全天候
"""
_LEAST = rf"(?:[^，。；、：]{{0,8}}? {AT_LEAST} [^，。；、：\d]{{0,8}}? {NUMBER}{COUNTED})"
_SEASON = rf"[{HAN}]{{2,6}}?(?:旺季|淡季|汛期|期间|时段)"
_RECURRING = re.compile(
    rf"""
    (?P<condition>{_SEASON})?
    (?P<each> {_EVERY} | {_BY_PERIOD} | 逐[月季周] | {_ONCE_A_PERIOD} | {_BY_NAME} | {_ALWAYS} )
    {_LEAST}?
  | (?:{YEAR}|年)内? {_LEAST}
  | 全年 {_LEAST}
    """,
    re.ASCII | re.VERBOSE,
)
"""A frequency, with the season it is limited to and the least number of times."""

_ONGOING = re.compile(
    "长期坚持|持续推进|持续实施|持续开展|长期推进|长期实施|全年推进|全年实施|贯穿全年"
    "|常态化推进|常态化|全年|常年|长期|持续|全年持续"
)
"""Words of a time column that name no date."""

_COLUMN_DAY = re.compile(
    rf"""
    \d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)
  | (?: {_MONTH_OF_A_YEAR} {DAY_OF_MONTH}? (?:至|到|[-—－~～]+) )?       # a range: 6月至9月
    {_MONTH_OF_A_YEAR} (?:{DAY_OF_MONTH}|{THIRD_OF_MONTH}|{END})? {BEFORE}?
  | (?:{_QUARTER}|{_HALF}) {END}? (?:{BEFORE}|内)?
  | {_YEAR_END} {BEFORE}?
  | (?:{YEAR}年?|年)内
  | {YEAR}
    """,
    re.ASCII | re.VERBOSE,
)
"""A day or a period in a time column, where 6月 alone is a deadline."""

_STARTERS = re.compile(
    "^(?:并|且|同时|其中|一般|原则上|均|应当|应该|应|须|必须|要|需|将|由|的|力争|确保|及时|依法"
    "|各单位|在|自|于|从)+"
)
"""Words at the beginning of a clause that are not part of an event."""

_NAMES_A_DAY = re.compile(r"[\d一二三四五六七八九十][日号]|[-./]\d")
_YEAR_ALONE = re.compile(r"\d{4}年度?")


def find_commitments(text: str, year: int | None) -> tuple[Found, ...]:
    """Return the time words in sentences of a plan, in order; `year` is the document's, if known."""
    found = [
        *_recurring(text),
        *_minimums(text),
        *_lengths(text),
        *_fixed(text, year),
    ]
    return _without_overlaps(found)


def read_time_column(words: str, year: int | None) -> tuple[Found, ...]:
    """Return the time words of a 时限 column, line or bracket, where 6月, 全年 and 长期坚持 count too."""
    found = list(find_commitments(words, year))
    for match in _ONGOING.finditer(words):
        record = OngoingRecord(kind="ongoing", quote=match[0], expression=match[0])
        found.append(Found(match.start(), match.end(), match[0], "ongoing", record))
    found += [
        _fixed_time(words, match.start(), match.end(), year)
        for match in _COLUMN_DAY.finditer(words)
        if match[0]
    ]
    return _without_overlaps(found)


def _without_overlaps(found: list[Found]) -> tuple[Found, ...]:
    """Keep the longest of overlapping finds, and of equally long ones the earlier."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def _fixed(text: str, year: int | None) -> Iterator[Found]:
    for match in _FIXED.finditer(text):
        if not _STATE_BEFORE.search(text[: match.start()]):
            yield _fixed_time(text, match.start(), match.end(), year)


def _fixed_time(text: str, start: int, end: int, year: int | None) -> Found:
    words = text[start:end]
    due = read_day(words if not _YEAR_ALONE.fullmatch(words) else f"{words}底", year)
    quote = quote_at(text, start, end)
    record: DateRecord | PeriodEndRecord
    if _NAMES_A_DAY.search(words):
        record = DateRecord(kind="date", quote=quote, expression=words, due=due)
    else:
        record = PeriodEndRecord(kind="period-end", quote=quote, expression=words, due=due)
    return Found(start, end, words, record.kind, record)


def _minimums(text: str) -> Iterator[Found]:
    for match in _MINIMUM.finditer(text):
        length = read_length(match[0])
        record = None
        if length:
            record = MinimumDurationRecord(
                kind="minimum-duration",
                quote=quote_at(text, match.start(), match.end()),
                expression=match[0],
                duration=length[0],
                working_days=length[1],
            )
        yield Found(match.start(), match.end(), match[0], "minimum-duration", record)


def _lengths(text: str) -> Iterator[Found]:
    """Yield periods that have 内, an event before them, or a limit; a bare 5天 is not a period."""
    for match in _LENGTH.finditer(text):
        start, after = match.start(), None
        link = _link_before(text, start)
        if not (match["within"] or link or match[0].startswith("不")):
            continue
        if link:
            start, after = _event_before(text, link)
        elif text[start - 1 : start] == "在":
            start -= 1
        words = text[start : match.end()]
        length = read_length(match[0])
        record = None
        if length:
            record = RelativeRecord(
                kind="relative",
                quote=quote_at(text, start, match.end()),
                expression=words,
                duration=length[0],
                working_days=length[1],
                after=after,
            )
        yield Found(start, match.end(), words, "relative", record)


def _link_before(text: str, start: int) -> re.Match[str] | None:
    """Return the link to an event before a period, possibly across a comma: 自形成之日起，20个工作日内."""
    link = _LINK.search(text, clause_start(text, start), start)
    if link or text[start - 1 : start] != "，":
        return link
    return _LINK_OVER_COMMA.search(text, clause_start(text, start - 1), start)


def _event_before(text: str, link: re.Match[str]) -> tuple[int, str | None]:
    """Return the start of the event before a link, and its words without the introduction."""
    begin = clause_start(text, link.start())
    event = text[begin : link.start()]
    begins = [one.start() for one in _EVENT_BEGINS.finditer(event)]
    offset = begins[-1] if begins else len(event) - len(_STARTERS.sub("", event))
    return begin + offset, event[offset:].lstrip("在自于") or None


def _recurring(text: str) -> Iterator[Found]:
    for match in _RECURRING.finditer(text):
        words, condition = match[0], match["condition"]
        frequency = read_frequency(words.removeprefix(condition or ""))
        record = None
        if frequency and "两" not in words:
            record = RecurringRecord(
                kind="recurring",
                quote=quote_at(text, match.start(), match.end()),
                expression=words,
                frequency=frequency,
                at_least=read_least_number(words),
                condition=condition,
            )
        yield Found(match.start(), match.end(), words, "recurring", record)
