"""Commands whose help and usage errors are in the language that `--lang` chooses."""

import io
import os
import sys
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any, NoReturn

import click

from generator.messages import VARIABLE, Language, say
from generator.messages.foreign import translate
from generator.problems import Message, Value

_LANGUAGE = "gongkai.language"


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language that the last `--lang` chooses, before a subcommand or after it, else the
    environment's. It is looked for before click reads the arguments: what is wrong with them is
    said in it too.
    """
    chosen = None
    for argument, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        if argument == "--":
            break
        name, _, value = argument.partition("=")
        value = following if argument == "--lang" else value
        if name == "--lang" and value in list(Language):
            chosen = Language(value)
    return chosen or Language.chosen_by(environment)


def language_of(context: click.Context) -> Language:
    """Return the language that was chosen for a command; without any argument, the environment's."""
    chosen: Language | None = context.meta.get(_LANGUAGE)
    return chosen or Language.chosen_by(os.environ)


class Command(click.Command):
    """A command that takes `--lang`. Its help is `help.<command>` in the catalogue, that of its
    options `help.<command>-<option>`, or `help.<option>` where every command has it.
    """

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        languages = click.Choice([language.value for language in Language])
        self.params.append(
            click.Option(["--lang"], type=languages, envvar=VARIABLE, expose_value=False)
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Choose the language, then read the arguments."""
        ctx.meta.setdefault(_LANGUAGE, choose_language(args, os.environ))
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_say(ctx, "usage.usage"))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_say(ctx, f"help.{self.name}"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each option with what it does."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        with formatter.section(_say(ctx, "usage.options")):
            formatter.write_dl([self._help_of(option, ctx) for option in options])

    def _help_of(self, option: click.Option, ctx: click.Context) -> tuple[str, str]:
        names, _ = option.get_help_record(ctx) or ("", "")
        name = max(option.opts, key=len).removeprefix("--")
        is_shared = name in SHARED_OPTIONS
        said = [_say(ctx, f"help.{name}" if is_shared else f"help.{self.name}-{name}")]
        extra = option.get_help_extra(ctx)
        if "default" in extra:
            said.append(_say(ctx, "usage.default", default=extra["default"]))
        if "range" in extra:
            said.append(f"[{extra['range']}]")
        return names, "  ".join(said)


SHARED_OPTIONS = ("lang", "help", "version")
"""Options that mean the same wherever they are."""


class Group(click.Group, Command):
    """A group of such commands, which says what is wrong with its arguments."""

    command_class = Command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each subcommand with the first paragraph of what it does."""
        rows = [
            (name, _say(ctx, f"help.{name}").split("\n\n")[0]) for name in self.list_commands(ctx)
        ]
        with formatter.section(_say(ctx, "usage.commands")):
            formatter.write_dl(rows)

    def main(self, args: Sequence[str] | None = None, *others: Any, **settings: Any) -> NoReturn:
        """Run a subcommand and exit; click's own errors are said in the language that was chosen."""
        show_any_character()
        language = choose_language(sys.argv[1:] if args is None else args, os.environ)
        try:
            sys.exit(super().main(args, *others, **settings | {"standalone_mode": False}))
        except click.ClickException as error:
            _show(error, language)
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo(say(Message("usage.aborted"), language), err=True)
            sys.exit(1)


def show_any_character() -> None:
    """Let output show what its encoding lacks as an escape: no command fails for a rare character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _show(error: click.ClickException, language: Language) -> None:
    """Say what is wrong with the arguments: by the usage of the command where one was found."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    context: click.Context | None = getattr(error, "ctx", None)
    if context is not None:
        click.echo(context.get_usage(), err=True)
        hint = say(Message("usage.hint", command=context.command_path), language)
        click.echo(f"{hint}\n", err=True)
    said = translate(error.format_message(), "click", language)
    click.echo(say(Message("usage.error"), language) + said, err=True)


def _say(context: click.Context, key: str, /, **values: Value) -> str:
    return say(Message(key, **values), language_of(context))
