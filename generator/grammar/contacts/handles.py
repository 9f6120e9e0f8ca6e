"""Electronic addresses: e-mail, and the names of accounts on WeChat and its like."""

import re
from collections.abc import Iterator

from generator.grammar.contacts.introducers import Link, Role
from generator.grammar.contacts.kinds import Kind, Rule, Span
from generator.grammar.contacts.reading import Reading

_AT = re.compile(r" {0,2}(?:[(\[【] ?(?:at|@|#|艾特) ?[)\]】]|@|#| at |艾特) {0,2}")
_LOCAL_END = re.compile(r"[a-z0-9_+-](?:[a-z0-9._%+-]{0,63})\Z")
_DOT = r" ?(?:\.|[(\[] ?(?:dot|点|\.) ?[)\]]| dot |。) ?"
_LABEL = "[a-z0-9](?:[a-z0-9-]{0,62})"
_DOMAIN = re.compile(rf"{_LABEL}(?:{_DOT}{_LABEL}){{1,5}}")
_ENDING = re.compile(
    r"(?:com|cn|net|org|gov|edu|info|biz|hk|mo|tw|io|cc|me|top|vip|xyz|mail)(?![a-z0-9])"
)


def find_mails(reading: Reading) -> Iterator[Span]:
    """Yield the e-mail addresses of a text, each found from its @."""
    text = reading.text
    for at in _AT.finditer(text):
        first = max(0, at.start() - 64)
        local = _local(text, first, at.start())
        domain = _DOMAIN.match(text, at.end())
        if local is None or domain is None:
            continue
        end, ending = _end(text, domain)
        is_plain = at[0].strip() == "@"
        if not is_plain and not ending:
            continue
        is_spaced = is_plain and at[0] != "@"
        is_sure = not reading.is_in_address(local) and (ending or not is_spaced)
        yield Span(local, end, _MAIL, is_sure)


def _local(text: str, first: int, end: int) -> int | None:
    """Return where the name before an @ begins; full stops at its edges are not part of it."""
    start = end
    while start > first and _IN_NAME.match(text[start - 1]):
        start -= 1
    while start < end and text[start] in ".-%":
        start += 1
    return start if start < end else None


_IN_NAME = re.compile("[a-z0-9._%+-]")


def _end(text: str, domain: re.Match[str]) -> tuple[int, bool]:
    """Return the end of a domain, after its last known ending, and whether it has one."""
    endings = [found.end() for found in _ENDING.finditer(text, domain.start(), domain.end())
               if text[found.start() - 1] in ". )]。"]  # fmt: skip
    return (endings[-1], True) if endings else (domain.end(), False)


_ACCOUNT = re.compile(r"(?:[a-z][-_a-z0-9]{4,29}|[0-9]{5,10})(?![a-z0-9@])")


def find_accounts(reading: Reading) -> Iterator[Span]:
    """Yield the names of accounts after 微信 and its like."""
    for label in reading.labels:
        if Role.WECHAT not in label.roles or reading.is_in_address(label.start):
            continue
        found = _ACCOUNT.match(reading.text, label.value)
        if found is None:
            continue
        has_sign = not found[0].isalpha()
        is_named = reading.text[label.start : label.value].replace(" ", "").endswith("号")
        if found[0].isdecimal() and label.link in (Link.NOTHING, Link.GAP) and not is_named:
            continue
        is_sure = (
            label.link in (Link.COLON, Link.COPULA)
            or is_named
            or (has_sign and not found[0].isdecimal())
        )
        yield Span(*found.span(), _ACCOUNTS, is_sure)


_MAIL = "e-mail address"
_ACCOUNTS = "account on WeChat"

RULES = (
    Rule(
        _MAIL,
        Kind.MAIL,
        "A name, @ or what stands for it (＠, [at], (at), #), and a domain.",
        (
            "a.b@example.cn",
            "a_b＠example.com",
            "ab[at]example.com",
            "ab(at)example.cn",
            "ab#163.com",
        ),
        ("政务微博@云山发布", "http://example.cn/#top", "C#"),
    ),
    Rule(
        _ACCOUNTS,
        Kind.WECHAT,
        "A name of letters, digits, _ and - after 微信号, VX, 钉钉 and their like; no public account.",
        ("微信号：abc_12345", "微信：zwopen2021", "VX：abc-123", "加微信abc_123"),
        ("微信公众号：yunshanfabu", "微信小程序", "官方微信：yunshanfabu", "通过微信App办理"),
    ),
)
