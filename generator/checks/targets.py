"""Rules for targets."""

import re
from collections.abc import Iterator

from generator.content.folder import Records
from generator.content.paragraphs import all_paragraphs
from generator.problems import Passage, Place, Problem, SetValue

_QUOTES = re.compile("([‘“'])(?P<inner>.*)([’”'])")


def _unit_is_elsewhere(unit: str, place: Place) -> Problem:
    """Return the problem of a unit that is not in the quote: it may stand between Chinese quotes."""
    if found := _QUOTES.fullmatch(unit):
        right = f"'{found['inner']}'"
        return Problem(
            place, "target-is-quoted", "quotes", sign=found[1] + found[3], right=right
        ).fixed_by(SetValue("unit", found["inner"]))
    return Problem(place, "target-is-quoted", "unit", unit=unit)


def target_is_quoted(records: Records) -> Iterator[Problem]:
    """A target's quote is in the text, and its metric, figure and unit are in the quote."""
    for entry, paragraph, loc in all_paragraphs(records):
        for number, target in enumerate(paragraph.targets):
            place = loc / "targets" / number
            quoted = entry.written(place / "quote")
            if target.quote not in paragraph.text:
                yield Problem(
                    entry.at(*place, "quote"),
                    "target-is-quoted",
                    "quote",
                    quote=target.quote,
                    nearest=Passage(target.quote, paragraph.text),
                ).resting_on(entry.written(loc / "text"))
            if target.unit not in target.quote:
                yield _unit_is_elsewhere(target.unit, entry.at(*place, "unit")).resting_on(quoted)
            if target.metric not in target.quote:
                yield Problem(
                    entry.at(*place, "metric"), "target-is-quoted", "metric", metric=target.metric
                ).resting_on(quoted)
            quote = re.sub(r"(?<=\d)[,，](?=\d)", "", target.quote)
            figures = [
                figure
                for figure in re.finditer(
                    rf"(?<![\d.])(\d+(?:\.\d+)?)\s*{re.escape(target.unit)}", quote
                )
                if float(figure[1]) == target.value
            ]
            if not figures:
                if re.search(r"\d", quote):  # a reviewer checks figures in Han numerals
                    yield Problem(
                        entry.at(*place, "value"),
                        "target-is-quoted",
                        "figure",
                        value=target.value,
                        unit=target.unit,
                    ).resting_on([*quoted, *entry.written(place / "unit")])
                continue
            operator = _read_operator(quote[: figures[0].start()], quote[figures[0].end() :])
            if operator != target.operator:
                problem = Problem(
                    entry.at(*place, "operator"),
                    "target-is-quoted",
                    "operator",
                    read=operator,
                    written=target.operator,
                )
                yield problem.resting_on(quoted).fixed_by(SetValue("operator", operator))


def _read_operator(before: str, after: str) -> str:
    """Return the operator that the words directly before and after a figure mean."""
    for words, sign in _AFTER:
        if re.match(words, after):
            return sign
    return next((sign for words, sign in _BEFORE if re.search(f"(?:{words})$", before)), "=")


_NOT = "不(?:得|能|应|可)?"
_BEFORE = (
    (rf"{_NOT}(?:低|少|小)于|至少|(?<!传)达到?|≥", ">="),
    (rf"{_NOT}(?:高于|多于|大于|超过)|至多|≤", "<="),
    ("高于|超过|大于", ">"),
    ("低于|少于|小于", "<"),
)
_AFTER = (("及?以上", ">="), ("及?以下|以内|之内", "<="))
