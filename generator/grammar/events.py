"""Finds the event that a period is counted from: 审定后, 自印发之日起."""

import re
from dataclasses import dataclass

from generator.grammar.clauses import clause_start

_LINK = re.compile(
    r"(?:之日起|之日后|之后|以后|(?<![最前])后|之日|日起|起)[,的]?(?:第|当日)?(?:的)?(?:在|于|应于|应在|须在|要在)?$"
)
_LINK_OVER_COMMA = re.compile(r"(?:之日起|日起),$")
_BEGINS = re.compile("(?<!现)在(?!线|建|职)|自(?!身|行|主|然|己|动|评|查|治)|于")
_STARTERS = re.compile(
    "^(?:并|且|同时|其中|一般|原则上|均|应当|应该|应|须|必须|要|需|将|由|的|力争|确保|及时|依法"
    "|各单位|在|自|于|从)+"
)


@dataclass(frozen=True, slots=True)
class Event:
    """The words of an event at `start` to `end` of a text, after `lead` characters like 在 or 自."""

    start: int
    end: int
    lead: int


def event_before(text: str, start: int) -> Event | None:
    """Return the event before a period, possibly across a comma: 自形成之日起，20个工作日内."""
    link = _LINK.search(text, clause_start(text, start), start)
    if not link and text[start - 1 : start] == ",":
        link = _LINK_OVER_COMMA.search(text, clause_start(text, start - 1), start)
    if not link:
        return None
    begin = clause_start(text, link.start())
    event = text[begin : link.start()]
    begins = [one.start() for one in _BEGINS.finditer(event)]
    offset = begins[-1] if begins else len(event) - len(_STARTERS.sub("", event))
    words = event[offset:]
    lead = len(words) - len(words.lstrip("在自于"))
    if words[lead:] == "即":  # 即日起 is a day, not what happens on it
        return None
    return Event(begin + offset, link.start(), lead)
