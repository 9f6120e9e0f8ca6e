"""`gongkai times`."""

from collections.abc import Iterator

import click

from generator.cli.terminal import hand_over, language
from generator.cli.usage import Command
from generator.content.writing import write
from generator.grammar.commitments import find_column_times, find_times
from generator.grammar.found import Found
from generator.messages import Language, say
from generator.problems import Message
from generator.records import values
from generator.records.tasks import ParagraphRecord


@click.command(cls=Command)
@click.argument("words")
@click.option("--year", type=click.IntRange(values.FIRST_YEAR, values.LAST_YEAR))
@click.option("--column", is_flag=True)
def times(words: str, year: int | None, column: bool) -> None:
    """Say how the time words of a sentence are read, and by which rule."""
    found = (find_column_times if column else find_times)(words, year)
    lines = [line for one in found for line in _tell(one, language())]
    hand_over("\n".join(lines or [say(Message("times.nothing"), language())]) + "\n")


def _tell(found: Found, language: Language) -> Iterator[str]:
    """Yield the lines of one find: its rule as a comment, then the deadline as a record has it."""
    rule = found.rule
    takes = rule.takes_zh if language is Language.ZH else rule.takes
    what = "deadline" if found.record else "none" if found.is_none else "question"
    read = Message(f"times.read-{what}", words=found.expression, rule=rule.name, takes=takes)
    yield f"# {say(read, language)}"
    if found.record is None:
        return
    paragraph = {"deadlines": [found.record.model_dump(mode="json")]}
    yield from write(paragraph, ParagraphRecord, {}).splitlines()[1:]
    if found.days:
        yield f"  # {say(Message('times.two-days', days=tuple(map(str, found.days))), language)}"
