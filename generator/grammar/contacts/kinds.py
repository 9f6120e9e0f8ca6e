"""The kinds of private details, what a rule says of one, and what it finds."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a private detail is."""

    PHONE = "phone"
    MAIL = "mail"
    QQ = "qq"
    WECHAT = "wechat"
    IDENTITY = "identity"
    BANK = "bank"
    ADDRESS = "address"
    PERSON = "person"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a folded text that a rule takes; one that is not `is_sure` is asked about."""

    start: int
    end: int
    rule: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a private detail.

    `says` is the rule in a sentence; `takes` and `leaves` are examples, of which tests run each.
    """

    name: str
    kind: Kind
    says: str
    takes: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Find:
    """A private detail in a printed text: its kind, its rule, and whether it is sure to be one."""

    start: int
    end: int
    kind: Kind
    rule: str
    is_sure: bool
