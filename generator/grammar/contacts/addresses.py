"""Postal addresses of persons."""

import re
from collections.abc import Iterator

from generator.grammar.contacts.introducers import Link, Role
from generator.grammar.contacts.kinds import Kind, Rule, Span
from generator.grammar.contacts.reading import Reading

_WORDS = re.compile(r"[^\n\t|;,，、；。()〔〕]{3,60}")
_STREET = re.compile(
    "[0-9一二三四五六七八九十]+ ?[号栋幢室组单楼]|[路街巷弄村组号室栋幢湾庄]|小区|单元|社区"
)
_HOUSE = re.compile("小区|单元|[栋幢]|[0-9]室|[村湾庄][^,，]{0,6}[组号]")


def find_addresses(reading: Reading) -> Iterator[Span]:
    """Yield the words after 住址 and its like; an address for letters may be an agency's."""
    for label in reading.labels:
        if not label.roles & {Role.HOME, Role.POST}:
            continue
        words = _WORDS.match(reading.text, label.value)
        if words is None or not _STREET.search(words[0]):
            continue
        start, end = words.start(), words.start() + len(words[0].rstrip())
        if next_label := reading.next_label(start + 1):
            end = min(end, next_label)
        if Role.HOME in label.roles and label.link is not Link.NOTHING:
            yield Span(start, end, _HOME)
        elif _HOUSE.search(words[0]):
            yield Span(start, end, _HOME, is_sure=False)


_HOME = "postal address of a person"

RULES = (
    Rule(
        _HOME,
        Kind.ADDRESS,
        "The words after 住址 and its like that name a street, village or house; those after 通讯地址 "
        "with a flat are asked about, because they may be an agency's.",
        ("家庭住址：云山市东湖小区3栋501室", "住址：枫溪镇柳树村四组"),
        ("住址变动的，30日内申报", "办公地址：云山市人民路1号", "联系地址：云山市人民路1号"),
    ),
)
