"""Reads points of the calendar as due days, ends of periods, and starts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.grammar.found import Found
from generator.grammar.readers.context import Context
from generator.grammar.readers.groups import Group, date_points, group_points
from generator.grammar.rules import Outcome, Rule, choose
from generator.grammar.rules.points import COLUMN_RULES, POINT_RULES
from generator.grammar.rules.words import STARTS_AT_AN_EVENT
from generator.grammar.tokens.points import Point, find_points
from generator.grammar.vocabulary import BEFORE, WITHIN
from generator.records.commitments import DateRecord, DeadlineRecord, PeriodEndRecord, StartRecord

_SUFFIX = re.compile(
    rf"(?:之日)?(?:起|开始)(?![草点步诉因来])|(?:以|之)?(?:{BEFORE}|{WITHIN})|截?止(?!到)", re.ASCII
)
_LIMIT = re.compile("(?:不[迟晚]于|[最至][迟晚]于?|截止(?:到|至)|(?:直|时)?[到至])$")
_CLOSING_DAY = re.compile("截止$")
_LEAD = re.compile("[自从由]$")
_FROM_AN_EVENT = re.compile(r"(?:自(?P<event>[^,。;、《》\d自]{1,16})之日起|自?即日起),?(?:至|到)$")
TIME_LABEL = re.compile(
    r"""(?: (?<!统计)(?:时限|期限) | (?:完成|截止|推进)(?:时间|日期)|时间节点 | (?:^|[,;。、(\n])(?:时间|进度)
        | (?:公示|征求意见|征集|报名|申报|开放|活动|受理|培训|检查|试点)(?:时间|日期) )
        (?:要求|安排)? (?:为|是|:) $""",
    re.VERBOSE,
)
_SENTENCE_END = re.compile("[。；;\n]")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A group of points with its years, the rule that takes it, and the end of its words."""

    group: Group
    points: tuple[Point | None, ...]
    rule: Rule
    end: int


def read_points(context: Context) -> Iterator[Found]:
    """Yield the points of the calendar of a text."""
    earlier: list[Point] = []
    last_end = 0
    points = list(find_points(context.text, in_column=context.in_column))
    for group in group_points(context.text, points):
        if _SENTENCE_END.search(context.text, last_end, group.start):
            earlier.clear()
        last_end = group.end
        dated = date_points(group, context.before(group.start), earlier, context.year)
        rule = _rule(context, group)
        if rule.outcome is Outcome.NONE:
            yield context.without_record(group.start, group.end, rule)
            continue
        suffix = _SUFFIX.match(context.text, group.end)
        reading = _Reading(group, dated, rule, suffix.end() if suffix else group.end)
        yield from _read(context, reading)
        earlier += [point for point in dated if point and point.year]


def _rule(context: Context, group: Group) -> Rule:
    before = context.before(group.start)
    in_title = context.is_in_title(group.start)
    rules = COLUMN_RULES if context.in_column or TIME_LABEL.search(before) else POINT_RULES
    shapes = _shapes(context, group) | ({"title"} if in_title else set())
    return choose(rules, before, context.text, group.end, shapes)


def _shapes(context: Context, group: Group) -> frozenset[str]:
    last = group.points[-1]
    final = last.last(context.year)
    distance = final.year - context.year if final and context.year else 0
    is_bare_year = last.is_year and not last.is_end
    conditions = {
        "day": last.is_day,
        "year": is_bare_year,
        "period": not last.is_day and not is_bare_year,
        "end": not last.is_day and bool(last.is_end or last.third),
        "range": group.is_range,
        "begins": group.begins,
        "fiscal-year": last.is_year and context.text[last.end - 1] == "度",
        "last-year": last.shift == -1,
        "named-year": any(point.names_a_year for point in group.points),
        "past": distance < 0,
        "later": distance > 0,
        "month": bool(group.points[0].month),
        "dated": group.points[0].names_a_year or group.points[0].shift is not None,
        "numbering": group.points[0].may_number,
        "next-year": distance > 0 and bool(last.shift),
    }
    return frozenset(name for name, holds in conditions.items() if holds)


def _read(context: Context, reading: _Reading) -> Iterator[Found]:
    group, rule = reading.group, reading.rule
    before = context.before(group.start)
    if rule.outcome is Outcome.START:
        yield _start(context, reading)
        return
    if rule.outcome is Outcome.ASK:
        yield context.without_record(group.start, reading.end, rule)
        return
    if not group.is_range and (event := _FROM_AN_EVENT.search(before)):
        yield _span_from_an_event(context, reading, event)
        return
    limit = _LIMIT.search(before) or (rule.outcome is Outcome.DAY and _CLOSING_DAY.search(before))
    start = group.start - (len(limit[0]) if limit else 0)
    if group.is_range:
        first, last = reading.points[0], reading.points[-1]
        due = _due_of_a_range(first, last, context.year)
        yield _until(context, reading, (start, reading.end), last, due=due)
        return
    places = [(point.start, point.end) for point in group.points]
    places[0] = (start, places[0][1])
    places[-1] = (places[-1][0], reading.end)
    whole = (start, reading.end) if any(point.is_elided for point in group.points) else None
    for place, point in zip(places, reading.points, strict=True):
        due = point.last(context.year) if point else None
        yield _until(context, reading, place, point, due=due, words=whole)


def _due_of_a_range(first: Point | None, last: Point | None, year: int | None) -> date | None:
    """Return the last day of a range; None if it would begin after it."""
    begin, due = first.first(year) if first else None, last.last(year) if last else None
    return None if begin and due and due < begin else due


def _until(
    context: Context,
    reading: _Reading,
    place: tuple[int, int],
    point: Point | None,
    *,
    due: date | None,
    words: tuple[int, int] | None = None,
) -> Found:
    """Return a commitment until a point at a place; `words` if its words are those of a whole list."""
    days: tuple[date, ...] = ()
    if reading.rule.outcome is Outcome.TWO_DAYS and point:
        days = tuple(one for one in (point.first(context.year), due) if one)
        due = None
    quoted = context.quoted(*(words or place))
    record: DeadlineRecord
    if reading.group.points[-1].is_day:
        record = DateRecord(kind="date", due=due, **quoted)
    else:
        record = PeriodEndRecord(kind="period-end", due=due, **quoted)
    return context.found(*place, reading.rule, record, days)


def _start(context: Context, reading: _Reading) -> Found:
    points: Sequence[Point | None] = reading.points
    first, last = points[0], points[-1]
    start = reading.group.start - bool(_LEAD.search(context.before(reading.group.start)))
    due = _due_of_a_range(first, last, context.year) if reading.group.is_range else None
    begins = first.first(context.year) if first else None
    quoted = context.quoted(start, reading.end)
    record = StartRecord(kind="start", start=begins, due=due, **quoted)
    return context.found(start, reading.end, reading.rule, record)


def _span_from_an_event(context: Context, reading: _Reading, event: re.Match[str]) -> Found:
    """Return a span that an event begins: 自本通知印发之日起至12月31日."""
    start = reading.group.start - len(event[0])
    point = reading.points[-1]
    record = StartRecord(
        kind="start",
        due=point.last(context.year) if point else None,
        after=(
            context.folded.words(start + 1, start + 1 + len(event["event"]))
            if event["event"]
            else None
        ),
        **context.quoted(start, reading.end),
    )
    return context.found(start, reading.end, STARTS_AT_AN_EVENT, record)
