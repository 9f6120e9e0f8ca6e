"""The forms of phone numbers: how the groups of their digits are shaped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from generator.grammar.contacts.reading import Group
from generator.grammar.contacts.shapes import are_years, is_day

MOST_GROUPS = 13
"""The most groups of digits that one number is written in."""


@dataclass(frozen=True, slots=True)
class _Number:
    """Groups read together: their digits, their lengths, and the gaps between them."""

    groups: Sequence[Group]

    @property
    def digits(self) -> str:
        return "".join(group.digits for group in self.groups)

    @property
    def lengths(self) -> tuple[int, ...]:
        return tuple(len(group.digits) for group in self.groups)

    @property
    def gaps(self) -> tuple[str, ...]:
        return tuple(group.gap.strip(" ") for group in self.groups[1:])


MOBILE = re.compile(r"1[3-9]\d{9}")
"""The digits of a mobile phone."""
_MOBILE_SHAPES = {(11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (4, 3, 4), (5, 6), (1,) * 11}


def _reads_mobile(number: _Number) -> bool | None:
    if not MOBILE.fullmatch(number.digits):
        return None
    is_usual = number.lengths in _MOBILE_SHAPES and len(set(number.gaps)) <= 1
    return is_usual and "/" not in number.gaps and not are_years(number.groups[1:])


_ABROAD = re.compile(r"(?:00)?86(?:0?1[3-9]\d{9}|0?10\d{8}|0?2\d{9}|0?[3-9]\d{9,10}|[48]00\d{7})")
_NEIGHBOUR = re.compile(r"(?:00)?(?:852|853|886)\d{8,9}")
_ANYWHERE = re.compile(r"\d{9,15}")


def _reads_abroad(number: _Number) -> bool | None:
    first, digits = number.groups[0], number.digits
    if "+" in first.gap:
        if _ABROAD.fullmatch(digits) or _NEIGHBOUR.fullmatch(digits):
            return True
        return False if _ANYWHERE.fullmatch(digits) else None
    if not _ABROAD.fullmatch(digits) or "." in number.gaps:
        return None
    is_apart = first.digits in {"86", "0086"} and len(number.groups) <= 5
    return is_apart or number.lengths in {(13,), (14,), (15,), (16,)} or None


_AREA = re.compile(r"0(?:10|2\d|[3-9]\d\d)")
_LOCAL_SHAPES = {(7,), (8,), (3, 4), (4, 4), (4, 3), (2, 2, 3), (2, 2, 2, 2), (2, 2, 4), (3, 2, 2)}
_JOINED = re.compile(r"(?:0(?:10|2\d)|0[3-9]\d\d(?=\d{7,8}$))[2-8]\d{6,7}")
_JOINED_AT_ALL = re.compile(r"0(?:10|2\d)\d{8}|0[3-9]\d{2}\d{7,8}")


def _reads_area(number: _Number) -> bool | None:
    first, local = number.groups[0], number.lengths[1:]
    if not local:
        is_long = 11 <= len(number.digits) <= 12 and _JOINED_AT_ALL.fullmatch(number.digits)
        return bool(_JOINED.fullmatch(number.digits)) if is_long else None
    if not _AREA.fullmatch(first.digits) or local not in _LOCAL_SHAPES:
        return None
    return not are_years(number.groups[1:])


def _reads_service(number: _Number) -> bool | None:
    if not re.fullmatch(r"[48]00\d{7}", number.digits) or len(number.groups) > 4:
        return None
    return len(number.groups) > 1 and not are_years(number.groups[1:]) and "." not in number.gaps


def _reads_local(number: _Number) -> bool | None:
    if number.lengths not in _LOCAL_SHAPES or "/" in number.gaps:
        return None
    return not is_day(number.digits) and not are_years(number.groups)


class _Reads(Protocol):
    """Tells whether a number has a form: surely, perhaps (False), or not (None)."""

    def __call__(self, number: _Number, /) -> bool | None: ...


@dataclass(frozen=True, slots=True)
class Form:
    """A form of numbers; `begins` is how their digits begin, so that most need no reading."""

    name: str
    begins: re.Pattern[str]
    reads: _Reads


FORMS = (
    Form("mobile phone", re.compile("1[3-9]"), _reads_mobile),
    Form("phone with country code", re.compile(r"\+|86|0086"), _reads_abroad),
    Form("phone with area code", _AREA, _reads_area),
    Form("service line", re.compile("[48]00"), _reads_service),
)
"""The forms that need no label."""

LOCAL = Form("labelled phone", re.compile(""), _reads_local)
"""The form that only a label tells."""


def read_form(groups: Sequence[Group], form: Form, *, is_labelled: bool) -> tuple[int, bool] | None:
    """Return how many groups make a number of a form, and whether it is sure."""
    sign = "+" if "+" in groups[0].gap else ""
    if not form.begins.match(sign + "".join(group.digits for group in groups[:4])):
        return None
    best: tuple[int, bool] | None = None
    for count in range(1, min(MOST_GROUPS, len(groups)) + 1):
        number = _Number(groups[:count])
        if len(number.digits) > 16 or (count > 1 and "(" in number.groups[-1].gap[1:]):
            break
        is_sure = form.reads(number)
        if is_sure is not None and (best is None or is_sure or not best[1]):
            best = count, is_sure or is_labelled
    return best
