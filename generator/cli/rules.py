"""`gongkai rules`."""

import click

from generator.cli.terminal import hand_over, language
from generator.cli.usage import Command
from generator.messages import say
from generator.nearest import suggest
from generator.problems import Message, Nearest
from generator.rules import rules as all_rules
from generator.rules.page import list_rules, make_page, print_rule


@click.command(cls=Command)
@click.argument("code", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True
)
def rules(code: str | None, form: str) -> None:
    """Say what one rule asks, or list all; or write the page of all rules."""
    if form == "markdown":
        if code:
            raise click.UsageError(say(Message("rules-page.one-is-text"), language()))
        hand_over(make_page(language()))
        return
    if code is None:
        hand_over(list_rules(language()))
        return
    name = code.strip("[]")  # as a problem shows it
    if name not in all_rules():
        parts = tuple(known for known in all_rules() if name in known)
        nearest = suggest(name, all_rules()) if not parts else Nearest(parts[:3])
        said = Message("rules-page.unknown", code=name, nearest=nearest)
        raise click.BadParameter(say(said, language()), param_hint="CODE")
    hand_over(print_rule(all_rules()[name], language()))
