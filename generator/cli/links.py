"""`gongkai links`."""

import json
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import click

from generator.cli.terminal import hand_over, in_repository, language, stop, tell_problems
from generator.cli.usage import Command
from generator.content.folder import CONTENT, load
from generator.link_checker import Finding, LinkCheck, Pacing, WebLink, check_links, find_links
from generator.messages import say
from generator.problems import Message

Checks = Mapping[str, LinkCheck]


@click.command(cls=Command)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
)
@click.option("--pause", type=click.FloatRange(0.2, 60), default=1.0, show_default=True)
@click.option("--timeout", type=click.FloatRange(1, 120), default=20.0, show_default=True)
@in_repository
def links(
    root: Path, form: Literal["text", "markdown", "json"], pause: float, timeout: float
) -> None:
    """Report whether the pages that records link to are still there."""
    records = load(root / CONTENT)
    if records.problems:
        tell_problems(records.problems)
        stop("links.records-broken", number=len(records.problems))
    found = find_links(records)
    checks = check_links(found, Pacing(timeout, lambda: time.sleep(pause)))
    match form:
        case "json":
            hand_over(f"{_as_json(found, checks)}\n")
        case "markdown":
            hand_over(f"{_as_markdown(found, checks)}\n")
        case "text":
            for link in found:
                click.echo(f"{link.place}: {link.url} {_say(checks[link.url])}")
            click.echo(_sum_up(checks))


def _say(check: LinkCheck) -> str:
    message = Message(f"links.finding-{check.finding}", status=check.status, led_to=check.led_to)
    return say(message, language())


def _sum_up(checks: Checks) -> str:
    if not checks:
        return say(Message("links.none"), language())
    counts = Counter(check.finding for check in checks.values())
    there, moved = counts[Finding.THERE], counts[Finding.MOVED]
    others = len(checks) - there - moved
    summary = Message("links.summary", all=len(checks), there=there, moved=moved, others=others)
    return say(summary, language())


def _as_markdown(found: Sequence[WebLink], checks: Checks) -> str:
    lines = [f"- `{link.place}` <{link.url}> {_say(checks[link.url])}" for link in found]
    heading = f"## {say(Message('links.heading'), language())}"
    return "\n".join([heading, "", *lines, *([""] if lines else []), _sum_up(checks)])


def _as_json(found: Sequence[WebLink], checks: Checks) -> str:
    shown = [
        {
            "path": link.place.path,
            "line": link.place.line,
            "column": link.place.column,
            "url": link.url,
            "finding": checks[link.url].finding,
            "status": checks[link.url].status,
            "led_to": checks[link.url].led_to,
        }
        for link in found
    ]
    return json.dumps(shown, ensure_ascii=False, indent=1)
