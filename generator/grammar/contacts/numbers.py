"""Numbers of persons: identity cards and papers, bank accounts, QQ."""

import re
from collections.abc import Iterator, Sequence

from generator.grammar.contacts.introducers import Link, Role
from generator.grammar.contacts.kinds import Kind, Rule, Span
from generator.grammar.contacts.reading import Group, Reading
from generator.grammar.contacts.shapes import is_counted, is_part_of_more

_PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_LONG = re.compile(rf"{_PROVINCE}\d{{4}}(?:18|19|20)\d\d{_MONTH_DAY}\d{{3}}[\dx]")
_SHORT = re.compile(rf"{_PROVINCE}\d{{4}}\d\d{_MONTH_DAY}\d{{3}}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_MOST_GROUPS = 18
_MOST_WITHOUT_LABEL = 6


def has_check_digit(number: str) -> bool:
    """Tell whether the last of 18 characters is the check digit of GB 11643."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return "10x98765432"[total % 11] == number[-1]


def passes_luhn(number: str) -> bool:
    """Tell whether the last digit is the check digit of ISO/IEC 7812."""
    odd, even = number[::-1][::2], number[::-1][1::2]
    return (sum(map(int, odd)) + sum(sum(divmod(2 * int(one), 10)) for one in even)) % 10 == 0


def find_numbers(reading: Reading) -> Iterator[Span]:
    """Yield the numbers of persons in a text that a label or a check digit tells."""
    yield from _find_papers(reading)
    for run in reading.runs:
        if reading.is_in_address(run[0].start):
            continue
        position = 0
        while position < len(run):
            groups = run[position : position + _MOST_GROUPS]
            found = _number_at(reading, run, position, groups)
            if found:
                yield found
                position += sum(group.end <= found.end for group in groups)
            else:
                position += 1


def _number_at(
    reading: Reading, run: Sequence[Group], position: int, groups: Sequence[Group]
) -> Span | None:
    start, text = groups[0].start, reading.text
    if reading.label_at(start, Role.CODE):
        return None
    if label := reading.label_at(start, Role.QQ):
        return _labelled_qq(text, groups, is_sure=label.link is not Link.NOTHING)
    if reading.label_at(start, Role.BANK):
        return _labelled_account(groups)
    is_labelled = reading.label_at(start, Role.IDENTITY) is not None
    if not is_labelled:
        groups = groups[:_MOST_WITHOUT_LABEL]
    read = _read_identity(text, groups, is_labelled=is_labelled) or _read_card(groups)
    if read is None or is_labelled:
        return read
    behind = position + sum(group.end <= read.end for group in groups)
    if is_part_of_more(text, run, position, behind) and text[read.end - 1] != "x":
        return None
    return None if is_counted(text, read.end) else read


def _joined(groups: Sequence[Group]) -> Iterator[tuple[str, int, int]]:
    """Yield the digits of the first groups, of the first two and so on: digits, end, how many."""
    digits = ""
    for count, group in enumerate(groups, 1):
        if count > 1 and group.gap.strip(" -·."):
            return
        digits += group.digits
        if len(digits) > 30:
            return
        yield digits, group.end, count


def _read_identity(text: str, groups: Sequence[Group], *, is_labelled: bool) -> Span | None:
    start = groups[0].start
    for digits, end, count in _joined(groups):
        number = digits
        if len(digits) == 17 and (letter := re.compile(" ?x(?![a-z0-9])").match(text, end)):
            number, end = digits + "x", letter.end()
        if _LONG.fullmatch(number):
            return Span(start, end, _IDENTITY, is_labelled or has_check_digit(number))
        if len(number) == 15 and _SHORT.fullmatch(number) and (is_labelled or count == 1):
            return Span(start, end, _IDENTITY, is_labelled)
        if is_labelled and len(number) in {15, 18}:
            return Span(start, end, _IDENTITY)
    return None


_CARD_SHAPES = {(16,), (17,), (18,), (19,), (4, 4, 4, 4), (4, 4, 4, 4, 3), (6, 13), (6, 10)}


def _read_card(groups: Sequence[Group]) -> Span | None:
    """Read a card by its check digit; without a label, only one that begins with 62 is sure."""
    lengths: tuple[int, ...] = ()
    best: Span | None = None
    for digits, end, count in _joined(groups):
        lengths = (*lengths, len(groups[count - 1].digits))
        if lengths not in _CARD_SHAPES or digits[0] not in "3456":
            continue
        is_card = passes_luhn(digits)
        if is_card or digits.startswith("62"):
            best = Span(groups[0].start, end, _BANK, is_card and digits.startswith("62"))
    return best


def _labelled_account(groups: Sequence[Group]) -> Span | None:
    found = [(digits, end) for digits, end, _ in _joined(groups) if 9 <= len(digits) <= 30]
    if not found or found[0][0].startswith("0" * 9):
        return None
    return Span(groups[0].start, found[-1][1], _BANK)


def _labelled_qq(text: str, groups: Sequence[Group], *, is_sure: bool) -> Span | None:
    group = groups[0]
    if not 5 <= len(group.digits) <= 12 or text[group.end : group.end + 1] == "@":
        return None
    is_many = is_counted(text, group.end)
    if is_many and not is_sure:
        return None
    return Span(group.start, group.end, _QQ, not is_many)


_PAPER = re.compile(r"[a-z]{0,2}[0-9]{6,18}[a-z]?(?![a-z0-9])")


def _find_papers(reading: Reading) -> Iterator[Span]:
    for label in reading.labels:
        if label.roles & {Role.PAPER} and (found := _PAPER.match(reading.text, label.value)):
            yield Span(*found.span(), _PAPERS)


_IDENTITY = "identity number"
_PAPERS = "number of a personal paper"
_BANK = "bank account"
_QQ = "QQ number"

RULES = (
    Rule(
        _IDENTITY,
        Kind.IDENTITY,
        "Eighteen digits with a birthday and the right check digit, or any after 身份证; eighteen with "
        "a wrong check digit and fifteen are asked about.",
        ("110101190001011009", "身份证：110101 19000101 100 9", "身份证号110101000101103"),
        ("统一社会信用代码：110101190001011009", "索引号110101190001011009"),
    ),
    Rule(
        _PAPERS,
        Kind.IDENTITY,
        "Six to eighteen digits, with letters around them, after 护照, 通行证, 社保卡号 and their like.",
        ("护照号：E10000001", "军官证号：10000001"),
        ("护照、通行证等证件", "护照办理1234567件"),
    ),
    Rule(
        _BANK,
        Kind.BANK,
        "Nine to thirty digits after 账号 or 卡号, or a number from 62 with a card's check digit; "
        "other numbers with a card's length and check digit are asked about.",
        ("账号：42001234567890123456", "6222000000000000004", "卡号6222 0000 0000 0000 000"),
        ("账号统一管理", "项目代码6222000000000000000"),
    ),
    Rule(
        _QQ,
        Kind.QQ,
        "Five to twelve digits after QQ, QQ群 and their like; next to the word they are asked about.",
        ("QQ：100001234", "QQ群 100001234", "ＱＱ号：100001234"),
        ("QQ用户1234567人", "QQ、微信等新媒体"),
    ),
)
