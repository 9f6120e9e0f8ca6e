"""The grammar of commitments: where Chinese words name a time, of what kind, and what it comes to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.grammar.times import (
    AT_LEAST,
    TIMES,
    read_day,
    read_frequency,
    read_least_number,
    read_length,
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
    """Time words at `start` to `end` of a text, their kind, and the deadline they make; none where no
    deadline of that kind can hold them (每两年).
    """

    start: int
    end: int
    expression: str
    kind: str
    record: DeadlineRecord | None


_NUMBER = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,3})"
_YEAR = r"(?:\d{4}年度?|[〇○零一二三四五六七八九]{4}年度?|今年|本年度?|当年)"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]"
_MONTH = rf"(?<![\d年个一二两三四五六七八九十]){_YEAR}?(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?"
_MONTH_IN_YEAR = rf"(?:{_YEAR}(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?|{_MONTH})"
_QUARTER = rf"{_YEAR}?第?[一二三四1-4]季度"
_HALF = rf"{_YEAR}?[上下]半年"
_BEFORE = r"(?:之前|以前|前)"
_DONE = r"(?=前?(?:全面|基本|全部)?(?:完成|建成|印发|出台|公布|公开|发布|报送|上报|实现|启动|开展|制定|组织|举办|召开|编制))"

_FIXED = re.compile(
    rf"{_MONTH_IN_YEAR}{_DAY}(?:{_BEFORE}|止)"
    rf"|{_MONTH_IN_YEAR}(?:[底末]{_BEFORE}?|[上中下]旬{_BEFORE}?|{_BEFORE}|内)"
    rf"|(?:{_QUARTER}|{_HALF})(?:[底末]{_BEFORE}?|{_BEFORE}|内|{_DONE})"
    rf"|(?:{_YEAR}年?|年)[底末]{_BEFORE}"
    rf"|(?:{_YEAR}年?|年)[底末](?!考|评|述|总结|绩效|目标|的)"
    rf"|{_YEAR}年?内|(?<![\d一二两三四五六七八九十几多数])年内",
    re.ASCII,
)
"""A day, or the end of a period. 截至2020年底 speaks of a state, not of a commitment."""

_STATE_BEFORE = re.compile(r"(?:截至|截止到?|自|从|以来)$")

_UNIT = r"(?:个?工作日|个?自然日|天|日|周|个?星期|个月|个?小时|年)"
_WITHIN = r"(?:之内|以内|内)"
_LENGTH = re.compile(
    rf"(?<![\d第近前.百千一二两三四五六七八九十]){_NUMBER}{_UNIT}(?P<within>{_WITHIN})?"
    rf"|不(?:得|应)?超过{_NUMBER}{_UNIT}",
    re.ASCII,
)
_LINK = re.compile(r"(?:之日起|之后|以后|后|之日|日起|起)[，的]?(?:第|当日)?(?:的)?$")
_MINIMUM = re.compile(
    rf"(?:{AT_LEAST}|最少|不短于){_NUMBER}{_UNIT}|(?<![\d.]){_NUMBER}(?:个?工作日|天|日|个月){_WITHIN}?(?:及)?以上",
    re.ASCII,
)

_EACH = (
    r"每(?:个?(?:工作日|季度|半年|学期|[年月周天日季])度?(?![级度])|两(?:年|个?月|周))"
    r"(?:[底末初]|[上中下]旬)?(?:\d{1,2}[日号](?:前|之前)?)?"
    r"(?:或(?:每?(?:半年|季度|个?月|年)))?"
    r"|(?<![遵依])按(?:季度?|月度?|周|半年|年度|日|天)"
    r"(?![份期常程历龄前均照计规]|度?(?:计划|目标|任务|工作|重点|要求|报告))"
    r"|逐[月季周]|(?<![\d一二两三四五六七八九十第])[一1](?:年|个?季度?|个?月|周|日)(?:至少)?[一1](?:次|报|更新|调度|通报)"
    r"|半年(?:至少)?[一1两2二]次"
    r"|(?<=质量)日报(?=工作|制度|，|。)|(?:日|周|月|季)报(?=制度)"
    r"|(?<![一二三四1-4])(?:季度|月度|半年)(?:抽查|检查|通报|普查|督查|巡查)|年度绩效评价"
    r"|[7七][×xX*](?:24|二十四)小时|(?<!\d)24小时(?=.{0,4}(?:监测|值班|值守|在线|不间断))|全天候"
)
_LEAST = rf"(?:[^，。；、：]{{0,8}}?(?:{AT_LEAST})[^，。；、：\d]{{0,8}}?{_NUMBER}{TIMES})"
_SEASON = rf"[{HAN}]{{2,6}}?(?:旺季|淡季|汛期|期间|时段)"
_RECURRING = re.compile(
    rf"(?P<condition>{_SEASON})?(?P<each>{_EACH}){_LEAST}?"
    rf"|(?:{_YEAR}|年)内?{_LEAST}|全年{_LEAST}",
    re.ASCII,
)

_ONGOING = re.compile(
    "长期坚持|持续推进|持续实施|持续开展|长期推进|长期实施|全年推进|全年实施|贯穿全年|常态化推进|常态化|全年|常年|长期|持续|全年持续"
)

_COLUMN_DAY = re.compile(
    rf"\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)"
    rf"|(?:{_MONTH_IN_YEAR}(?:{_DAY})?(?:至|到|[-—－~～]+))?"
    rf"{_MONTH_IN_YEAR}(?:{_DAY}|[上中下]旬|[底末])?{_BEFORE}?"
    rf"|(?:{_QUARTER}|{_HALF})[底末]?(?:{_BEFORE}|内)?"
    rf"|(?:{_YEAR}年?|年)[底末]{_BEFORE}?|(?:{_YEAR}年?|年)内|{_YEAR}",
    re.ASCII,
)

_STARTERS = re.compile(
    r"^(?:并|且|同时|其中|一般|原则上|均|应当|应该|应|须|必须|要|需|将|由|的|力争|确保|及时|依法|各单位|在|自|于|从)+"
)
_BREAK = "，。；！？：\n"


def find_commitments(text: str, year: int | None) -> tuple[Found, ...]:
    """Return the time words of a plan's sentences, in order; `year` is the document's, if known."""
    found = [
        *_recurring(text),
        *_minimums(text),
        *_lengths(text),
        *_fixed(text, year),
    ]
    return _without_overlaps(found)


def read_time_column(words: str, year: int | None) -> tuple[Found, ...]:
    """Return what a 时限 column, line or bracket says: there 6月, 全年 and 长期坚持 are answers too."""
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
    """Keep the longest of what overlaps, the earlier of two as long."""
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
    due = read_day(words if not re.fullmatch(r"\d{4}年度?", words) else f"{words}底", year)
    quote = quote_at(text, start, end)
    record: DateRecord | PeriodEndRecord
    if re.search(r"[\d一二三四五六七八九十][日号]|[-./]\d", words):
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
    """Yield periods: with 内, with the event they follow, or as a limit; a bare 5天 is none."""
    for match in _LENGTH.finditer(text):
        start = match.start()
        clause = _clause_start(text, start)
        link = _LINK.search(text, clause, start) or _link_over_comma(text, start)
        if not (match["within"] or link or match[0].startswith("不")):
            continue
        after = None
        if link:
            begin = _clause_start(text, link.start())
            event = text[begin : link.start()]
            marks = [
                one.start()
                for one in re.finditer("(?<!现)在(?!线)|自(?!身|行|主|然|己|动)|于", event)
            ]
            offset = marks[-1] if marks else len(event) - len(_STARTERS.sub("", event))
            after = event[offset:].lstrip("在自于") or None
            start = begin + offset
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


def _link_over_comma(text: str, start: int) -> re.Match[str] | None:
    """Return the link of an event whose period stands behind a comma: 自形成之日起，20个工作日内."""
    if text[start - 1 : start] != "，":
        return None
    return re.compile(r"(?:之日起|日起)，$").search(text, _clause_start(text, start - 1), start)


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


_LONGEST_CLAUSE = 500
"""No plan has a longer one: the search for its beginning ends there."""


def _clause_start(text: str, position: int) -> int:
    first = max(0, position - _LONGEST_CLAUSE)
    return max(first - 1, *(text.rfind(mark, first, position) for mark in _BREAK)) + 1


def quote_at(text: str, start: int, end: int) -> str:
    """Return the clause that holds a stretch of the text; a time right before a comma takes the clause
    behind it along.
    """
    stop = _clause_end(text, end)
    if stop < len(text) and text[stop] in "，：" and stop == end:
        stop = _clause_end(text, stop + 1)
    clause = text[_clause_start(text, start) : stop].strip()
    return clause if clause.startswith(text[start:end]) else clause.removeprefix("并")


def _clause_end(text: str, position: int) -> int:
    """Return where a clause ends; commas inside brackets and quotes do not end it."""
    depth = 0
    for index in range(position, len(text)):
        character = text[index]
        if character in "（《“‘":
            depth += 1
        elif character in "）》”’":
            depth -= 1
            if depth < 0:
                return index
        elif character == "\n" or (character in _BREAK and depth <= 0):
            return index
    return len(text)
