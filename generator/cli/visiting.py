"""`gongkai links`."""

import json
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import click

from generator.cli.terminal import hand_over, in_repository, language, stop
from generator.content.folder import CONTENT, load
from generator.link_checker import Finding, Manners, Visit, WebLink, find_links, visit_all
from generator.rules import say_with_place

_SAID = {
    Finding.THERE: "能打开",
    Finding.MOVED: "转到了 {led_to}；请看是不是同一页，是就改用新网址",
    Finding.MISSING: "没有这一页（{status}）；请找新网址，或在 archived 写上存档的网址",
    Finding.REFUSED: "不让程序看（{status}）；请用浏览器打开看",
    Finding.FAILING: "那边的网站出错（{status}）；过几天再查",
    Finding.SLOW: "久等没有回应；过几天再查",
    Finding.NO_HOST: "没有这个主机；请核对网址",
    Finding.NOT_SECURE: "加密连接（https）建不起来；请用浏览器打开看",
    Finding.SILENT: "连不上；过几天再查",
    Finding.LOST: "转来转去没有到头，最后指向 {led_to}；请用浏览器打开看",
}


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="报告的格式，默认是 text。",
)
@click.option(
    "--pause",
    type=click.FloatRange(0.2, 60),
    default=1.0,
    show_default=True,
    help="对同一个网站，两次请求之间停几秒。",
)
@click.option(
    "--timeout",
    type=click.FloatRange(1, 120),
    default=20.0,
    show_default=True,
    help="等回应最多等几秒。",
)
@in_repository
def links(
    root: Path, form: Literal["text", "markdown", "json"], pause: float, timeout: float
) -> None:
    """看记录里的网址还能不能打开；只报告，有打不开的也算成功。"""
    records = load(root / CONTENT)
    if records.problems:
        for problem in records.problems:
            click.echo(say_with_place(problem, language()), err=True)
        stop(f"共 {len(records.problems)} 处问题；记录读不全，没有查网址。")
    found = find_links(records)
    visits = visit_all(found, Manners(timeout, lambda: time.sleep(pause)))
    match form:
        case "json":
            hand_over(f"{_as_json(found, visits)}\n")
        case "markdown":
            hand_over(f"{_as_markdown(found, visits)}\n")
        case "text":
            for link in found:
                click.echo(f"{link.place}: {link.url} {_say(visits[link.url])}")
            click.echo(_sum_up(visits))


def _say(visit: Visit) -> str:
    return _SAID[visit.finding].format(status=visit.status, led_to=visit.led_to)


def _sum_up(visits: Mapping[str, Visit]) -> str:
    if not visits:
        return "记录里没有网址。"
    counts = Counter(visit.finding for visit in visits.values())
    there, moved = counts[Finding.THERE], counts[Finding.MOVED]
    return (
        f"共 {len(visits)} 个网址：{there} 个能打开，{moved} 个转到别处，"
        f"{len(visits) - there - moved} 个没有打开。"
    )


def _as_markdown(found: Sequence[WebLink], visits: Mapping[str, Visit]) -> str:
    lines = [f"- `{link.place}` <{link.url}> {_say(visits[link.url])}" for link in found]
    return "\n".join(["## 记录里的网址", "", *lines, *([""] if lines else []), _sum_up(visits)])


def _as_json(found: Sequence[WebLink], visits: Mapping[str, Visit]) -> str:
    shown = [
        {
            "path": link.place.path,
            "line": link.place.line,
            "column": link.place.column,
            "url": link.url,
            "finding": visits[link.url].finding,
            "status": visits[link.url].status,
            "led_to": visits[link.url].led_to,
        }
        for link in found
    ]
    return json.dumps(shown, ensure_ascii=False, indent=1)
