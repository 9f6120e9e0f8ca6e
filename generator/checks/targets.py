"""Rules of figures to reach."""

import re
from collections.abc import Iterator

from generator.checks.paragraphs import all_paragraphs, not_in_text
from generator.content import Records
from generator.problems import Problem


def target_is_quoted(records: Records) -> Iterator[Problem]:
    """A target's quote stands in the text, and its metric, figure and unit in the quote."""
    for entry, paragraph, loc in all_paragraphs(records):
        for number, target in enumerate(paragraph.targets):
            place = (*loc, "targets", number)
            if target.quote not in paragraph.text:
                yield not_in_text(entry, (*place, "quote"), "quote", target.quote)
            if target.metric not in target.quote:
                message = f"metric“{target.metric}”不在 quote 里；请从 quote 原样复制"
                yield Problem(entry.at(*place, "metric"), message)
            figures = re.findall(
                rf"(?<![\d.])(\d+(?:\.\d+)?){re.escape(target.unit)}", target.quote
            )
            if target.value not in map(float, figures):
                message = f"“{target.value}{target.unit}”不在 quote 里；请核对 value 和 unit"
                yield Problem(entry.at(*place, "value"), message)
            operator = next(
                (sign for words, sign in _OPERATORS if re.search(words, target.quote)), "="
            )
            if operator != target.operator:
                message = f"quote 的意思是 {operator}，operator 却写作 {target.operator}；请改正"
                yield Problem(entry.at(*place, "operator"), message)


_OPERATORS = (
    ("不[低少]于|不得[低少]于|达到?|以上|至少", ">="),
    ("不[高超多]于|不超过|不得超过|以下|至多", "<="),
    ("高于|超过|大于", ">"),
    ("低于|少于|小于", "<"),
)
"""Words that say how a figure is to be reached, the first that stands in a quote; a bare figure is =."""
