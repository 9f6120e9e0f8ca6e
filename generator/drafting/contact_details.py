"""Leaves private details out of a received text, and says where and what they were."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.grammar.contacts import Find, Kind, find_contacts
from generator.proof.steps import CONTACT_LEFT_OUT
from generator.records.sources import ContactLeftOut

_REASONS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.PHONE: "电话号码",
        Kind.MAIL: "邮箱",
        Kind.QQ: "QQ号",
        Kind.WECHAT: "微信等账号",
        Kind.IDENTITY: "证件号码",
        Kind.BANK: "银行账号",
        Kind.ADDRESS: "个人住址",
        Kind.PERSON: "联系人的姓名",
    }
)
_LEFT_OUT_BEFORE = "收到时已经略去的联系方式"


@dataclass(frozen=True, slots=True)
class WithoutContacts:
    """A text without its private details: the reason of each `CONTACT_LEFT_OUT` in it, in order, and
    what only looks like a detail.
    """

    text: str
    reasons: tuple[str, ...]
    doubts: tuple[tuple[str, Kind], ...]


def leave_out_contacts(text: str) -> WithoutContacts:
    """Return a text with `CONTACT_LEFT_OUT` in place of its private details."""
    sure = [find for find in find_contacts(text) if find.is_sure]
    parts: list[str] = []
    reasons: list[str] = []
    position = 0
    for find in sure:
        kept = text[position : find.start]
        reasons += [_LEFT_OUT_BEFORE] * kept.count(CONTACT_LEFT_OUT) + [_REASONS[find.kind]]
        parts += [kept, CONTACT_LEFT_OUT]
        position = find.end
    rest = text[position:]
    reasons += [_LEFT_OUT_BEFORE] * rest.count(CONTACT_LEFT_OUT)
    kept = "".join([*parts, rest])
    return WithoutContacts(kept, tuple(reasons), tuple(_doubts(kept, find_contacts(kept))))


def _doubts(text: str, finds: tuple[Find, ...]) -> Iterator[tuple[str, Kind]]:
    return ((text[find.start : find.end], find.kind) for find in finds)


def quote_contacts(text: str, reasons: tuple[str, ...]) -> tuple[ContactLeftOut, ...]:
    """Return the removed contacts of a normalised text, each with a quote that occurs only once."""
    contacts: list[ContactLeftOut] = []
    marks = list(re.finditer(re.escape(CONTACT_LEFT_OUT), text))
    if len(marks) != len(reasons):  # a declared step has changed a mark, and the rule will say so
        reasons = (_LEFT_OUT_BEFORE,) * len(marks)
    for match, why in zip(marks, reasons, strict=True):
        start = match.start()
        while start > 0 and text[start - 1] not in "\n\t":
            is_enough = text[start - 1] in "，。；" or text[:start].endswith(CONTACT_LEFT_OUT)
            if is_enough and text.count(text[start : match.end()]) == 1:
                break
            start -= 1
        quote = text[start : match.end()].strip()
        contacts.append(ContactLeftOut(quote=quote, why=why))
    return tuple(contacts)
