"""Reads a document's fields from its catalogue header and its notice."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from generator.grammar.times import read_printed_day
from generator.records.documents import HeaderItem, NoticeRecord
from generator.records.values import is_in_range

LABELS = {
    "issuer": ("发文机关", "发文单位", "发文机构", "制发机关"),
    "publisher": ("发布机构", "发布单位", "来源"),
    "number": ("文号", "发文字号", "文件编号"),
    "index_number": ("索引号",),
    "issued": ("成文日期",),
    "published": ("发布日期", "发布时间", "公开日期", "时间"),
    "validity": ("有效性", "有效状态"),
}
"""The labels of each field in the catalogue header, without spaces; the first that is printed counts."""

_IN_NOTICE = {"issuer": "signature", "number": "number", "issued": "date"}
"""The field of the notice that prints each field of a document; it takes precedence over the header."""


def read_fields(
    header: Iterable[HeaderItem], notice: NoticeRecord | None
) -> Mapping[str, str | date | None]:
    """Return the fields of a document that the header and the notice print. An incomplete date is left
    out: an editor decides what it means.
    """
    values = {re.sub(r"\s", "", item.label): item.value for item in header if item.value}
    fields: dict[str, str | date | None] = {}
    for name, labels in LABELS.items():
        printed = next((values[label] for label in labels if label in values), None)
        if notice and name in _IN_NOTICE:
            printed = getattr(notice, _IN_NOTICE[name]) or printed
        if name in {"issued", "published"} and printed is not None:
            day = read_printed_day(printed)
            if day and is_in_range(day):
                fields[name] = day
            continue
        fields[name] = printed
    return fields
