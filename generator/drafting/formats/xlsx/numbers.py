"""Shows numbers and texts by their format, as Excel does."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from generator.drafting.formats.xlsx.dates import show_date
from generator.drafting.formats.xlsx.format_codes import (
    Kind,
    Section,
    Token,
    UnknownFormatError,
    read_code,
)
from generator.drafting.formats.xlsx.han_digits import in_digits, spoken

_WIDEST = 11
"""Characters of the longest number that Excel shows without an exponent."""

_HOLDS = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "=": lambda a, b: a == b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "<>": lambda a, b: a != b,
}


def show_text(words: str, code: str) -> str:
    """Return a text by its format, or raise `UnknownFormatError`."""
    sections = read_code(code)
    holding = [one for one in sections if one.holds(Kind.TEXT)]
    if len(sections) > 3:
        holding = [sections[3]]
    if not holding:
        return words
    return "".join(_text(one, words) for one in holding[0].tokens)


def _text(token: Token, words: str) -> str:
    if token.kind is Kind.TEXT:
        return words
    if token.kind is Kind.WORDS:
        return token.words
    raise UnknownFormatError


def show_number(number: float, code: str, *, from_1904: bool = False) -> str:
    """Return a number by its format, or raise `UnknownFormatError`."""
    section, is_signed = _choose(read_code(code), number)
    if section is None:
        raise UnknownFormatError
    sign = "-" if number < 0 and is_signed else ""
    if section.holds(Kind.DATE, Kind.ELAPSED):
        return show_date(number, section, from_1904=from_1904)
    if section.holds(Kind.GENERAL, Kind.TEXT):
        shown = _general(abs(number), section.digits)
        return sign + "".join(
            shown if one.kind in (Kind.GENERAL, Kind.TEXT) else _words(one)
            for one in section.tokens
        )
    shown = _by_digits(abs(number), section)
    return sign + shown if any(one in shown for one in "123456789一二三四五六七八九壹贰") else shown


def _words(token: Token) -> str:
    if token.kind is not Kind.WORDS:
        raise UnknownFormatError
    return token.words


def _choose(sections: Sequence[Section], number: float) -> tuple[Section | None, bool]:
    """Return the section for a number, and whether its sign is shown beside it."""
    usual = [one for one in sections[:3] if len(sections) > 1 or not one.holds(Kind.TEXT)]
    usual = usual or list(sections[:1])
    if any(one.condition for one in usual):
        return _choose_by_condition(usual, number)
    if number < 0 and len(usual) > 1:
        return usual[1], False
    if number == 0 and len(usual) > 2:
        return usual[2], False
    return usual[0], True


def _choose_by_condition(sections: Sequence[Section], number: float) -> tuple[Section | None, bool]:
    for place, one in enumerate(sections):
        if one.condition is None:
            is_rest = place == len(sections) - 1 or all(
                other.condition is None for other in sections[place:]
            )
            if is_rest or (place == 1 and number < 0):
                return one, place == 0 or number >= 0 or is_rest
        elif _HOLDS[one.condition[0]](number, one.condition[1]):
            return one, True
    return None, True


def _general(number: float, digits: str) -> str:
    """Return a number as Excel shows one that has no format of its own."""
    if digits:
        if number != int(number):
            whole, _, rest = _plain(number).partition(".")
            return f"{spoken(int(whole), digits, is_day=False)}.{in_digits(rest, digits)}"
        return spoken(int(number), digits, is_day=False)
    exact = _plain(number)
    if len(exact.partition(".")[0]) > _WIDEST or 0 < number < 1e-9:
        mantissa, _, power = f"{Decimal(repr(number)):.5E}".partition("E")
        return f"{_trimmed(mantissa)}E{power[0]}{power[1:].zfill(2)}"
    room = _WIDEST - 1 - len(exact.partition(".")[0])
    return _trimmed(f"{_rounded(Decimal(exact), max(0, room)):f}")


def _plain(number: float) -> str:
    """Return the fifteen digits that Excel knows of a number."""
    return f"{Decimal(f'{number:.15g}'):f}"


def _trimmed(written: str) -> str:
    return written.rstrip("0").rstrip(".") if "." in written else written


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _by_digits(number: float, section: Section) -> str:
    """Return a number by the places for its digits: 0, # and ?."""
    tokens = section.tokens
    if any("/" in one.words or "E" in one.words for one in tokens if one.kind is Kind.DATE):
        raise UnknownFormatError
    places = [n for n, one in enumerate(tokens) if one.kind is Kind.DIGIT]
    if not places:
        return "".join(_words(one) for one in tokens if one.kind is not Kind.POINT)
    if _is_fraction(tokens, places):
        raise UnknownFormatError
    points = [n for n, one in enumerate(tokens) if one.kind is Kind.POINT]
    point = points[0] if points else len(tokens)
    whole = [n for n in places if n < point]
    parts = [n for n in places if n > point]
    value = Decimal(_plain(number)) * 100 ** sum(one.kind is Kind.PERCENT for one in tokens)
    last = whole[-1] if whole else point
    commas = [n for n, one in enumerate(tokens) if one.kind is Kind.COMMA]
    scaling = _commas_behind(tokens, parts[-1] if parts else last)
    scaling += _commas_behind(tokens, last) if parts else 0
    value = _rounded(value / 1000**scaling, len(parts))
    digits, _, decimals = f"{value:f}".partition(".")
    is_grouped = any(whole and whole[0] < n < whole[-1] for n in commas)
    filled = _fill_whole("" if digits == "0" else digits, whole, tokens, is_grouped=is_grouped)
    filled |= _fill_parts(decimals, parts, tokens)
    return "".join(
        in_digits(filled[n], section.digits) if n in filled else _beside(one, n == point)
        for n, one in enumerate(tokens)
    )


def _beside(token: Token, is_point: bool) -> str:
    if token.kind is Kind.COMMA:
        return ""
    if token.kind is Kind.PERCENT:
        return "%"
    return "." if is_point else _words(token)


def _is_fraction(tokens: Sequence[Token], places: Sequence[int]) -> bool:
    inside = tokens[places[0] : places[-1] + 1]
    return any(one.kind is Kind.WORDS and one.words == "/" for one in inside)


def _commas_behind(tokens: Sequence[Token], place: int) -> int:
    """Return how many commas stand right behind a place; each divides by a thousand."""
    count = 0
    while place + count + 1 < len(tokens) and tokens[place + count + 1].kind is Kind.COMMA:
        count += 1
    return count


def _fill_whole(
    digits: str, places: Sequence[int], tokens: Sequence[Token], *, is_grouped: bool
) -> dict[int, str]:
    """Return the digits before the point by place; the first place takes all that are left."""
    filled: dict[int, str] = {}
    written = 0
    for place in reversed(places):
        is_first = place == places[0]
        own, digits = (digits, "") if is_first else (digits[-1:], digits[:-1])
        own = own or {"0": "0", "?": " "}.get(tokens[place].words, "")
        shown = ""
        for one in reversed(own):
            if is_grouped and written and written % 3 == 0 and one.isdecimal():
                shown = "," + shown
            shown = one + shown
            written += 1
        filled[place] = shown
    return filled


def _fill_parts(digits: str, places: Sequence[int], tokens: Sequence[Token]) -> dict[int, str]:
    """Return the digits behind the point by place; zeros at the end are shown only in places 0."""
    filled: dict[int, str] = {}
    is_end = True
    for place, one in reversed(list(zip(places, digits, strict=True))):
        is_end = is_end and one == "0" and tokens[place].words != "0"
        filled[place] = ({"?": " "}.get(tokens[place].words, "")) if is_end else one
    return filled
