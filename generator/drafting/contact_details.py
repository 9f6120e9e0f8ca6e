"""Leaves personal contact details out of a received text, and says where."""

import re

from generator.grammar.contacts import CONTACT, ascii_width
from generator.hanzi import HAN
from generator.proof.steps import CONTACT_LEFT_OUT
from generator.records.sources import ContactLeftOut

_PERSON = re.compile(
    rf"""
    (?: 联系人 | 聯系人 | 聯繫人 | 经办人 ) (?: \([a-z]+\) )? \s* [：:] \s*
    (?P<name> [{HAN}·]{{2,4}} )
    (?= [，,、；;。\s（(）)] | $ )
    """,
    re.VERBOSE,
)
"""Matches the name of a contact person; scraping may have put the pinyin of 系 before its colon."""


def leave_out_contacts(text: str) -> str:
    """Return a text with `CONTACT_LEFT_OUT` in place of phone numbers, addresses and contact persons."""
    spans = [(match.start(), match.end()) for match in CONTACT.finditer(ascii_width(text))]
    spans = [(start + _label_length(text[start:end]), end) for start, end in spans]
    spans += [
        match.span("name")
        for match in _PERSON.finditer(text)
        if match["name"] not in CONTACT_LEFT_OUT
    ]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + CONTACT_LEFT_OUT + text[end:]
    return text


def _label_length(words: str) -> int:
    """Return the length of the label 电话： before a number, which is kept."""
    match = re.match(r"[^\d+\w@.(（-]*|(?:电话|電話|传真|傳真|手机|手機)[^\d]*", words)
    return match.end() if match and match.end() < len(words) else 0


def find_contacts(text: str) -> tuple[ContactLeftOut, ...]:
    """Return the removed contacts of a normalised text, each with a quote that occurs only once."""
    contacts: list[ContactLeftOut] = []
    for match in re.finditer(re.escape(CONTACT_LEFT_OUT), text):
        start = match.start()
        while start > 0 and text[start - 1] not in "\n\t":
            is_enough = text[start - 1] in "，。；" or text[:start].endswith(CONTACT_LEFT_OUT)
            if is_enough and text.count(text[start : match.end()]) == 1:
                break
            start -= 1
        quote = text[start : match.end()].strip()
        contacts.append(ContactLeftOut(quote=quote, why="个人或机构的联系方式"))
    return tuple(contacts)
