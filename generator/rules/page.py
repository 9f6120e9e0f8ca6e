"""The page of all rules, and what a terminal shows of them, made of the rules themselves."""

from functools import cache
from pathlib import Path
from textwrap import indent

from jinja2 import FileSystemLoader

from generator.messages import Bilingual, Language, fields_of, sayer
from generator.rules import RULE_FILES, Rule, subjects
from generator.templating.escaping import EscapingEnvironment
from generator.templating.markdown import Markdown


def make_page(language: Language) -> str:
    """Return all rules as Markdown: what each asks and says, a bad and a good example."""
    return _write("page.md.jinja", language, subjects=subjects())


def show_rule(rule: Rule, language: Language) -> str:
    """Return one rule as Markdown, without its heading."""
    return _write("rule.md.jinja", language, rule=rule)


def list_rules(language: Language) -> str:
    """Return the code of every rule by subject, each with what it asks, for a terminal."""
    return _write("list.txt.jinja", language, subjects=subjects())


def print_rule(rule: Rule, language: Language) -> str:
    """Return one rule for a terminal: what it asks, why, a bad and a good example, and what it says."""
    subject = next(subject for subject in subjects() if rule in subject.rules)
    return _write("rule.txt.jinja", language, rule=rule, subject=subject)


def _write(template: str, language: Language, **values: object) -> str:
    say = sayer(language, Markdown)
    return _environment().write(template, language=language, say=say, **values)


@cache
def _environment() -> EscapingEnvironment:
    environment = EscapingEnvironment(FileSystemLoader(RULE_FILES), Markdown)
    environment.filters |= {"read": _read, "fence": _fence, "with_names": _with_names}
    environment.filters |= {"plain": _plain, "block": _block}
    return environment


def _read(words: Bilingual, language: Language) -> Markdown:
    """Return words of the rules: they are Markdown."""
    return Markdown(words.read(language))


def _plain(words: str) -> Markdown:
    """Return words of the rules without the marks of code, for a terminal."""
    return Markdown(str.replace(words, "`", ""))


def _block(text: str) -> Markdown:
    """Return lines of a file or a message as they stand in it, indented."""
    return Markdown(indent(str.__str__(text), "    "))


def _with_names(message: str) -> Markdown:
    """Return a message with `{names}` where its values will stand, for a block of code."""
    return Markdown(str.format(message, **{name: f"{{{name}}}" for name in fields_of(message)}))


_FENCES = {".yml": "yaml", ".jinja": "jinja", ".svg": "xml"}


def _fence(text: str, file: str) -> Markdown:
    """Return lines of a file as a block of code in its language."""
    return Markdown(f"```{_FENCES[Path(file).suffix]}\n{text}\n```")
