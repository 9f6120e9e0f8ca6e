"""The text that is read, and what stands around a place in it."""

import re
from dataclasses import dataclass
from datetime import date

from generator.grammar.clauses import quote_at
from generator.grammar.folding import Folded
from generator.grammar.found import Found
from generator.grammar.rules import Rule
from generator.records.commitments import DeadlineRecord

_LOOK_BACK = 40
"""Characters before time words in which a rule may look for its words."""

_LONGEST_TITLE = 200
_LONGEST_NAME = 14
_PRACTISED = re.compile("(?:实行|坚持|执行|落实)$")
"""Words before a quotation that make a rule of it, as well: 实行“一月一通报”."""
_NO_NAME = re.compile("(?:工作)?(?:制度|机制|要求|模式)")
"""Words after a quotation that make a rule of it, not a name: “月调度”制度."""


@dataclass(frozen=True, slots=True)
class Context:
    """A folded text, the document's year, and whether it is a time column."""

    folded: Folded
    year: int | None
    in_column: bool

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    def found(
        self, start: int, end: int, rule: Rule, record: DeadlineRecord, days: tuple[date, ...] = ()
    ) -> Found:
        """Return a commitment at a place of the folded text."""
        first, last = self.folded.span(start, end)
        return Found(first, last, record.expression, rule, record.kind, record, days)

    def without_record(self, start: int, end: int, rule: Rule) -> Found:
        """Return time words that are a question, or name no commitment."""
        first, last = self.folded.span(start, end)
        words = self.folded.printed[first:last]
        return Found(first, last, words, rule, None, None)

    def quoted(self, start: int, end: int) -> dict[str, str]:
        """Return the quote and the expression of a place of the folded text."""
        first, last = self.folded.span(start, end)
        printed = self.folded.printed
        return {"quote": quote_at(printed, first, last), "expression": printed[first:last]}

    def before(self, start: int) -> str:
        """Return the words before a place, as far as a rule may look."""
        return self.text[max(0, start - _LOOK_BACK) : start]

    def is_in_title(self, start: int) -> bool:
        """Tell whether a place stands between 《 and 》."""
        opening = self.text.rfind("《", max(0, start - _LONGEST_TITLE), start)
        return opening >= 0 and self.text.find("》", opening, start) < 0

    def is_quoted(self, start: int, end: int) -> bool:
        """Tell whether a place stands in a short name between quotation marks: “每周一星”."""
        opening = self.text.rfind("“", max(0, start - _LONGEST_NAME), start)
        if opening < 0 or "”" in self.text[opening:start]:
            return False
        if _PRACTISED.search(self.text, max(0, opening - 4), opening):
            return False
        closing = self.text.find("”", end, opening + _LONGEST_NAME + 4)
        return closing >= 0 and not _NO_NAME.match(self.text, closing + 1)
