"""The page of all rules, made of the rules themselves."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.rules import FOLDER, Language, Rule, fields_of, subjects, terms


def make_page(language: Language) -> str:
    """Return all rules as Markdown: what each asks and says, a bad and a good example."""
    template = _environment().get_template("page.md.jinja")
    return template.render(subjects=subjects(), terms=terms(), language=language)


def show_rule(rule: Rule, language: Language) -> str:
    """Return one rule as Markdown, without its heading."""
    template = _environment().get_template("rule.md.jinja")
    return template.render(rule=rule, terms=terms(), language=language)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - the output is Markdown, of our own words alone
    )
    environment.filters |= {"fence": _fence, "with_names": _with_names}
    return environment


def _with_names(message: str) -> str:
    """Return a message with `{names}` where its values will stand."""
    return message.format(**{name: f"{{{name}}}" for name in fields_of(message)})


_FENCES = {".yml": "yaml", ".jinja": "jinja", ".svg": "xml"}


def _fence(text: str, file: str) -> str:
    """Return lines of a file as a block of code in its language."""
    return f"```{_FENCES[Path(file).suffix]}\n{text}\n```"
