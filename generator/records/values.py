"""The types of fields: words, numbers, days and addresses, each with its rule."""

import re
from datetime import date
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    AnyHttpUrl,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from generator.characters.invisible import is_invisible, name_of
from generator.characters.radicals import VARIATION_SELECTORS, equivalents
from generator.hanzi import MAX_NUMBER
from generator.problems import BrokenRuleError, clip

T = TypeVar("T")


def _archived_text(value: str) -> str:
    if not value:
        raise BrokenRuleError("text-is-clean", "empty")
    if value != value.strip():
        raise BrokenRuleError("text-is-clean", "edge")
    if any(line != line.strip() for line in value.split("\n")):
        raise BrokenRuleError("text-is-clean", "edge-of-line")
    for place, character in enumerate(value):
        # a repair names the character that stands for one that was lost
        if character not in "\n\ufffd" and is_invisible(character):
            raise _not_clean(value, place)
    return value


_AROUND = 4
"""How many characters are shown on either side of one that nobody sees."""


def _not_clean(value: str, place: int) -> BrokenRuleError:
    around = value[max(0, place - _AROUND) : place] + value[place + 1 : place + 1 + _AROUND]
    shown = "".join(one for one in around if one == "\ufffd" or not is_invisible(one))
    character = name_of(value[place])
    return BrokenRuleError("text-is-clean", "character", character=character, around=shown)


_SELECTOR = re.compile(f"[{VARIATION_SELECTORS}]")


def _plain_text(value: str) -> str:
    if "\ufffd" in value:
        raise _not_clean(value, value.index("\ufffd"))
    if found := _SELECTOR.search(value):
        before = value[: found.start()][-1:]
        raise BrokenRuleError(
            "text-is-clean", "selector", character=name_of(found[0]), before=before
        )
    for character in value:
        if right := equivalents().get(character):
            raise BrokenRuleError(
                "text-is-clean",
                "radical",
                character=character,
                code=name_of(character),
                right=right,
            )
    return value


def _one_line(value: str) -> str:
    if "\n" in value:
        raise BrokenRuleError("text-is-clean", "second-line")
    return value


def _not_index(value: str) -> str:
    if value == "index":
        raise BrokenRuleError("id-is-free", id=value)
    return value


def _all_different(values: tuple[T, ...]) -> tuple[T, ...]:
    if len(set(values)) != len(values):
        raise BrokenRuleError("item-stands-once")
    return values


def one_or_several(value: object) -> object:
    """Return a single text as a list of one; leave anything else unchanged."""
    return [value] if isinstance(value, str) else value


def _whole_number(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{1,9}", value):
            raise BrokenRuleError("value-fits", "whole-number", given=clip(value, 40))
        return int(value)
    return value


def _figure(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,9})?", value):
            raise BrokenRuleError("value-fits", "figure", given=clip(value, 40))
        return float(value) if "." in value else int(value)
    return value


def _calendar_day(value: object) -> object:
    if isinstance(value, str):
        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
                raise ValueError
            return date.fromisoformat(value)
        except ValueError:
            raise BrokenRuleError("value-fits", "day", given=clip(value, 40)) from None
    return value


FIRST_YEAR, LAST_YEAR = 1949, 2199
"""The years that a plan can name."""


def is_in_range(day: date) -> bool:
    """Tell whether a record can hold `day`: whether its year is one that a plan can name."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def _day_in_range(value: date) -> date:
    if not is_in_range(value):
        raise BrokenRuleError(
            "value-fits", "day-too-far", given=value, first=FIRST_YEAR, last=LAST_YEAR
        )
    return value


MAX_YEARS = 100
"""The longest duration of a record, in years."""

_MOST = {"M": 12 * MAX_YEARS, "W": 5_217, "Y": MAX_YEARS}
"""The most of each unit that comes to `MAX_YEARS`; four digits of any other unit are less."""

DURATION = r"^P([1-9][0-9]{0,3}[DWMY]|T[1-9][0-9]{0,3}[HM])$"
"""Matches an ISO 8601 duration with one unit, and with at most four digits."""


def fits_duration(value: str) -> bool:
    """Tell whether a record can hold `value` as a duration."""
    return re.fullmatch(DURATION, value) is not None and _is_short_enough(value)


def _is_short_enough(value: str) -> bool:
    return value.startswith("PT") or int(value[1:-1]) <= _MOST.get(value[-1], 9_999)


def _duration_in_range(value: str) -> str:
    if not _is_short_enough(value):
        raise BrokenRuleError("value-fits", "duration-too-long", given=value, limit=MAX_YEARS)
    return value


MAX_URL = 2000
"""The most characters of a web address; some browsers and servers accept no more."""


def _web_address(value: str) -> str:
    if found := re.match("https?([：﹕])", value):
        raise BrokenRuleError("url-leads-to-a-web-page", "colon", sign=found[1])
    if not re.match("https?://", value):
        raise BrokenRuleError("url-leads-to-a-web-page", "scheme", given=clip(value, 40))
    if found := re.search(r"\s", value):
        before = value[: found.start()][-8:]
        raise BrokenRuleError("url-leads-to-a-web-page", "space", before=before)
    if found := re.search(r'["<>\\`]', value):
        raise BrokenRuleError("url-leads-to-a-web-page", "character", character=found[0])
    if len(value) > MAX_URL:
        raise BrokenRuleError("url-leads-to-a-web-page", "length", limit=MAX_URL)
    try:
        address = AnyHttpUrl(value)
    except ValidationError:
        raise BrokenRuleError("url-leads-to-a-web-page", "whole", given=clip(value, 100)) from None
    if address.username is not None or address.password is not None:
        raise BrokenRuleError("url-leads-to-a-web-page", "password")
    return value


def _address(value: str) -> str:
    name = r"(?!index[/#.])[a-z0-9-]+"
    if not re.fullmatch(rf"(({name}/)+({name}\.txt)?)?(#[a-z0-9-]+)?", value):
        raise BrokenRuleError("address-is-of-this-site", given=clip(value, 100))
    return value


def _yes_or_no(value: object) -> object:
    if isinstance(value, str):
        if value not in {"true", "false"}:
            raise BrokenRuleError("value-fits", "yes-or-no", given=clip(value, 40))
        return value == "true"
    return value


ArchivedLine = Annotated[str, AfterValidator(_archived_text), AfterValidator(_one_line)]
"""Words of an archive before its steps, which may hold radicals and lost characters."""

Text = Annotated[str, AfterValidator(_archived_text), AfterValidator(_plain_text)]
"""Words from a plan or by an editor; a line break starts a new paragraph."""

Line = Annotated[Text, AfterValidator(_one_line)]

Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80),
    AfterValidator(_not_index),
]
"""Part of an address: small letters, digits and single hyphens."""

Address = Annotated[str, AfterValidator(_address)]
"""An address on the site, from its root: that of a page ends with /, of a part with #anchor."""

Number = Annotated[int, BeforeValidator(_whole_number), Field(ge=1, le=MAX_NUMBER)]
"""The number of a section or a task."""

Year = Annotated[int, BeforeValidator(_whole_number), Field(ge=FIRST_YEAR, le=LAST_YEAR)]

MAX_COUNT = 100_000
"""The largest count."""

Count = Annotated[int, BeforeValidator(_whole_number), Field(ge=1, le=MAX_COUNT)]

MAX_FIGURE = 10**15
"""The largest figure: it has sixteen digits, the most that a float keeps."""

Figure = Annotated[
    int | float,
    BeforeValidator(_figure),
    Field(ge=-MAX_FIGURE, le=MAX_FIGURE, allow_inf_nan=False),
]

Day = Annotated[date, BeforeValidator(_calendar_day), AfterValidator(_day_in_range)]
"""A day of the calendar, in a year that a plan can name."""

Url = Annotated[Line, AfterValidator(_web_address)]
"""The address of a public web page, as a browser shows it, with http or https."""

YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

Duration = Annotated[
    str,
    StringConstraints(pattern=DURATION),
    AfterValidator(_duration_in_range),
]
"""An ISO 8601 duration with one unit: PT30M minutes, PT24H hours, P5D days, P1W weeks, P1M months,
P3Y years; at most a hundred years.
"""


Distinct = Annotated[tuple[T, ...], AfterValidator(_all_different)]
"""A list without duplicates."""


class Record(BaseModel):
    """The base of all models: immutable, and unknown keys are rejected.

    The docstring of a field is shown to editors while they write, so it is in Chinese.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
