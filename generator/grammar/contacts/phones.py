"""Phone numbers in a text: their form, their labels, and what may stand around them."""

import re
from collections.abc import Iterator, Sequence

from generator.grammar.contacts.forms import FORMS, LOCAL, MOBILE, MOST_GROUPS, read_form
from generator.grammar.contacts.introducers import Label, Link, Role
from generator.grammar.contacts.kinds import Kind, Rule, Span
from generator.grammar.contacts.reading import Group, Reading
from generator.grammar.contacts.shapes import is_counted, is_day, is_part_of_more

_PHONES = (Role.PHONE, Role.SHORT)
_OTHERS = (Role.CODE, Role.BANK, Role.IDENTITY, Role.PAPER, Role.QQ)


def find_phones(reading: Reading) -> Iterator[Span]:
    """Yield each phone number of a text."""
    yield from _find_han(reading)
    chained: int | None = None
    for run in reading.runs:
        if reading.is_in_address(run[0].start):
            continue
        position = 0
        while position < len(run):
            group = run[position]
            label = _label_of(reading, group)
            if label and Role.QQ in label.roles:
                position += 1
                continue
            if label and label.roles.isdisjoint(_PHONES):
                break
            is_chained = chained is not None and _continues(reading.text, chained, group)
            found = _phone_at(reading, run, position, label, is_chained=is_chained)
            if found is None:
                position += 1
                continue
            count, phone = found
            position += count
            chained = phone.end
            yield phone


def _label_of(reading: Reading, group: Group) -> Label | None:
    for place in (group.start, group.start - len(group.gap)):
        if label := reading.label_at(place, *_PHONES, *_OTHERS):
            return label
    for place in range(group.start - 1, max(0, group.start - _LONGEST_NAME) - 1, -1):
        label = reading.label_at(place, Role.PHONE)
        if (
            label
            and label.link is not Link.NOTHING
            and _NAMED.fullmatch(reading.text, place, group.start)
        ):
            return label
    return None


_LONGEST_NAME = 12
_NAMED = re.compile(r"[^\n\t:,，。;；0-9()]{1,8}[ :,(]{0,4}")
"""A name between a label and its number: 电话：张三 027-12345678."""

_JOINER = re.compile(
    r" {0,4}(?:\([^()\n0-9]{1,12}\))? {0,4}(?:[、,;/|\\]|或者?|和|及|与)? {0,4}\(?\+?\(?"
)


def _continues(text: str, end: int, group: Group) -> bool:
    """Tell whether a group follows a phone number as a second one does: 、 or / or 或."""
    return group.start - end <= 24 and bool(_JOINER.fullmatch(text, end, group.start))


def _phone_at(
    reading: Reading,
    run: Sequence[Group],
    position: int,
    label: Label | None,
    *,
    is_chained: bool,
) -> tuple[int, Span] | None:
    groups = run[position : position + MOST_GROUPS]
    text = reading.text
    is_labelled = label is not None or is_chained
    for form in FORMS:
        if read := read_form(groups, form, is_labelled=is_labelled):
            count, is_sure = read
            break
    else:
        if not is_labelled:
            return None
        form = LOCAL
        short = _read_labelled(reading, groups, label)
        if short is None:
            return None
        count, is_sure = short
    end = groups[count - 1].end
    is_loose = label is None or label.link is Link.NOTHING
    if is_loose and is_counted(text, end):
        return None
    if not is_labelled:
        if is_part_of_more(text, run, position, position + count):
            return None
        if position and run[position].gap.strip(" ") and not is_chained:
            is_sure = False
    elif is_counted(text, end):
        is_sure = False
    if text[end : end + 1] == "号":
        is_sure = False
    count, end = _with_extension(text, groups, count)
    start = _with_bracket(text, groups[0], end)
    return count, Span(start, end, form.name, is_sure)


def _with_bracket(text: str, first: Group, end: int) -> int:
    """Return the start of a number with the + or the bracket before it, if the number closes that."""
    bracket = first.gap[len(first.gap.rstrip("(+")) :]
    is_its_own = bracket.startswith("+") or ")" in text[first.start : end]
    return first.start - len(bracket) if is_its_own else first.start


def _read_labelled(
    reading: Reading, groups: Sequence[Group], label: Label | None
) -> tuple[int, bool] | None:
    """Return how many groups make a number that only its label tells: 3350000, 661234."""
    first = groups[0]
    if label and Role.SHORT in label.roles and 3 <= len(first.digits) <= 6:
        return 1, True
    if found := read_form(groups, LOCAL, is_labelled=False):
        count, is_sure = found
        if (
            label is not None
            and label.link is Link.NOTHING
            and is_counted(reading.text, groups[count - 1].end)
        ):
            return None
        return count, is_sure
    is_odd = len(first.digits) in {5, 6, 9, 10, 11, 12, 13} and not _HOTLINE.fullmatch(first.digits)
    if label is None or label.link is Link.NOTHING or not is_odd or is_day(first.digits):
        return None
    return 1, False


_HOTLINE = re.compile(r"1[0-2]\d{1,3}|9[56]\d{3,4}|100\d{2,3}|[48]00\d{2,3}")
"""A number that everybody may call: 12345, 96123, 110."""

_EXTENSION = re.compile(
    r" {0,4},? {0,2}(?:"
    r"\( {0,2}(?:转|分机号?|内线|ext\.?)(?: {0,2}分机号?)? {0,2}:? {0,2}[0-9]{1,6} {0,2}\)"
    r"|(?:转|分机号?|内线|ext\.?|x|#)(?: {0,2}分机号?)? {0,2}:? {0,2}[0-9]{1,6}(?!号?键))"
)
"""An extension after a number: 转8001, （分机801）, ext. 12."""


def _with_extension(text: str, groups: Sequence[Group], count: int) -> tuple[int, int]:
    """Return the groups and the end of a number with its extension or its last digits: -8001, /51."""
    end = groups[count - 1].end
    while count < len(groups):
        group = groups[count]
        if not re.fullmatch("[-/]{1,2}", group.gap) or not 1 <= len(group.digits) <= 5:
            break
        if is_counted(text, group.end):
            break
        count, end = count + 1, group.end
    if extension := _EXTENSION.match(text, end):
        end = extension.end()
        count += sum(group.end <= end for group in groups[count:])
    return count, end


_HAN = "phone in Han numerals"
_NUMERALS = str.maketrans("〇零○o一二三四五六七八九幺两", "0000123456789" + "12")
_HAN_RUN = re.compile(
    r"(?<![〇零○一二三四五六七八九幺十百千0-9a-z])"
    r"(?:[〇零○o一二三四五六七八九幺两0-9] {0,2}-? {0,2}){6,17}[〇零○o一二三四五六七八九幺两0-9]"
    r"(?![〇零○一二三四五六七八九幺十百千万亿年0-9a-z])"
)


def _find_han(reading: Reading) -> Iterator[Span]:
    for found in _HAN_RUN.finditer(reading.text):
        if found[0].replace(" ", "").replace("-", "").isdecimal():
            continue
        digits = re.sub("[^0-9]", "", found[0].translate(_NUMERALS))
        label = reading.label_at(found.start(), *_PHONES)
        if label and 7 <= len(digits) <= 12:
            yield Span(*found.span(), _HAN, label.link is not Link.NOTHING)
        elif MOBILE.fullmatch(digits) or re.match(r"[〇零○]..{1,2}-", found[0]):
            yield Span(*found.span(), _HAN, bool(MOBILE.fullmatch(digits)))


RULES = (
    Rule(
        "mobile phone",
        Kind.PHONE,
        "Eleven digits from 13 to 19, whole or in the usual groups; no count of anything.",
        ("13900001111", "139 0000 1111", "139-0000-1111", "1 3 9 0 0 0 0 1 1 1 1"),
        ("投资13900001111元", "135\t2019\t2020", "编号13900001111", "0.13900001111"),
    ),
    Rule(
        "phone with country code",
        Kind.PHONE,
        "+86, 0086 or 86 and a number of China, or + and one of Hong Kong, Macao or Taiwan.",
        ("+8613900001111", "0086-10-10000001", "86-27-12345678", "+86(0)27 12345678"),
        ("+12345678", "86.5"),
    ),
    Rule(
        "phone with area code",
        Kind.PHONE,
        "An area code and seven or eight digits, however they are separated.",
        ("027-12345678", "（0799）1230001", "0712/2345678", "02787654321", "0799 123 0001转801"),
        ("011217651/2021-00139", "0799-12345", "0799-2020"),
    ),
    Rule(
        "service line",
        Kind.PHONE,
        "Ten digits from 400 or 800, in groups, or after a label.",
        ("400-000-1234", "热线：4000001234"),
        ("4000001234元",),
    ),
    Rule(
        "labelled phone",
        Kind.PHONE,
        "Seven or eight digits after 电话, 手机, 传真 or another such word; any other number of five "
        "to thirteen digits is asked about, but for the public lines 12345, 96123 and their like.",
        ("电话：1230001", "电话：1230001、1230002", "短号：661234", "联系电话1230001"),
        ("电话：12345", "电话咨询量达到1234567次", "传真电报20200101号", "电话会议2次"),
    ),
    Rule(
        _HAN,
        Kind.PHONE,
        "A phone number in Han numerals, after a label or as long as a mobile phone's.",
        ("电话：一二三零零零一", "幺三九零零零零幺幺幺幺"),
        ("二〇二〇年", "一二三四五六七"),
    ),
)
