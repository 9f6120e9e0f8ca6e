"""Compares search with stock engines, in one run: `make bench-search`.

The queries of `queries.yml`, on which our own engine was tuned, are typed into the search box of each
engine in headless Chromium. The stock engines search plain pages: one page for each section, with one
heading for each task and nothing else. A result is judged by the target of its link; a link to a
whole section counts neither as right nor as wrong.
"""

import gzip
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Browser, Page, expect

from generator.plan.model import Plan
from generator.plan.parts import Paragraph
from generator.search.index import make_index
from generator.site import load_plan
from generator.templating.layers import find_templates
from generator.templating.words import Words, read_words

from .browsing import DESKTOP, open_browser, serve
from .conftest import PLANS, ROOT, build_plans
from .enlarging import LARGE, enlarge, write_search
from .judging import NONSENSE, Query, measure, read_queries

FIRST = "财政局"

Read = Callable[[Page, str], list[str]]


@dataclass(frozen=True)
class Engine:
    """A search to measure: its site, the functions that query its box, and its own files."""

    name: str
    site: Path
    read: Read
    is_search: re.Pattern[str]


# The stock engines' pages


def write_pages(plan: Plan, folder: Path) -> None:
    """Write a page for each document and each section, in the best form for a stock engine."""
    pages = {"index.md": "# 公开\n"}
    for document in plan.documents:
        record = document.record
        lines = [f"# {record.title}", record.number or "", record.index_number or ""]
        for passage in plan.passages_of[document]:
            if isinstance(passage, Paragraph):
                lines += [f"## {passage.part} {{ #{passage.part} }}", passage.record.text]
        pages[f"documents/{document.id}/index.md"] = "\n\n".join(lines)
        for section in plan.sections_of[document]:
            lines = [f"# {section.label}{section.record.title}"]
            for passage in plan.tasks_of[section]:
                title = f"{passage.label}{passage.record.title or ''}"
                names = [item.as_written for item in plan.assignments_of[passage]]
                lines.append(f"## {title} {{ #task-{passage.record.no} }}")
                lines += [passage.record.text, "、".join(names)]
            pages[f"documents/{document.id}/{section.record.no}.md"] = "\n\n".join(lines)
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


CONFIG = """\
site_name: 公开
site_url: http://127.0.0.1/
theme: { name: material, language: zh, font: false }
plugins: [{ search: { lang: zh } }]
markdown_extensions: [attr_list]
"""


def build_stock(plan: Plan, folder: Path, *command: str) -> Path:
    """Build the plain pages with a stock engine, and return the site's folder."""
    write_pages(plan, folder / "docs")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    subprocess.run([sys.executable, "-m", *command], cwd=folder, check=True, capture_output=True)
    return folder / "site"


# Asking and reading


def name_of(link: str) -> str | None:
    """Return the id of a link's target, or None for a whole section."""
    found = re.search(r"/documents/([\w-]+)/(?:(\d+)/)?(?:#(\S+))?$", link)
    if not found:
        return None
    document, section, anchor = found.groups()
    if section:
        task = re.fullmatch(r"task-(\d+)", anchor or "")
        return f"{document}/{section}.{task[1]}" if task else None
    return f"{document}/{anchor}" if anchor in ("opening", "closing") else document


def names_of(links: list[str]) -> list[str]:
    """Return each id once, in order."""
    return list(dict.fromkeys(name for name in map(name_of, links) if name))


def read_ours(page: Page, query: str) -> list[str]:
    """Query the header's box."""
    page.locator("header form[data-search] input").fill(query)
    expect(page.locator("header [data-query]")).to_have_attribute("data-query", query)
    options = page.locator("header [role=option][data-task]")
    return [str(one) for one in options.evaluate_all("all => all.map(one => one.dataset.task)")]


def settle(page: Page, links: Callable[[], list[str]]) -> list[str]:
    """Return the links after they have not changed for a while: these engines have no other signal."""
    before: list[str] | None = None
    for _ in range(12):
        page.wait_for_timeout(250)
        now = links()
        if now == before:
            return now
        before = now
    return before or []


def read_material(page: Page, query: str) -> list[str]:
    """Query Material's box."""
    box = page.locator(".md-search__input")
    box.fill(query)
    box.dispatch_event("keyup")
    shown = page.locator(".md-search-result__link:visible")
    return names_of(settle(page, lambda: shown.evaluate_all("all => all.map(one => one.href)")))


def read_zensical(page: Page, query: str) -> list[str]:
    """Query Zensical's dialog."""
    page.get_by_role("combobox", name="Search").fill(query)
    shown = page.locator("a[role=option]:visible")
    return names_of(settle(page, lambda: shown.evaluate_all("all => all.map(one => one.href)")))


def first_cost(browser: Browser, engine: Engine) -> float:
    """Return what search and a first query fetch, in KB as gzip sends it: what a page without them
    would not ask for.
    """
    asked: list[str] = []
    with serve(engine.site, asked) as address:
        page = browser.new_page(viewport=DESKTOP)
        page.goto(address, wait_until="networkidle")
        page.keyboard.press("/")
        page.wait_for_timeout(800)
        engine.read(page, FIRST)
        page.close()
    files = {path.split("?")[0] for path in asked if engine.is_search.search(path)}
    return (
        sum(len(gzip.compress((engine.site / path.strip("/")).read_bytes())) for path in files)
        / 1000
    )


def run(browser: Browser, engine: Engine, queries: list[Query]) -> str:
    """Measure one engine, and return its line of the table."""
    with serve(engine.site) as address:
        cost = first_cost(browser, engine)
        page = browser.new_page(viewport=DESKTOP)
        page.goto(address, wait_until="networkidle")
        page.keyboard.press("/")
        page.wait_for_timeout(1000)
        found = {query: engine.read(page, query.words) for query in queries}
        page.close()
    real = [query for query in queries if query.kind != NONSENSE]
    measured = [measure(found[query], query.relevant) for query in real]
    nonsense = [query for query in queries if query.kind == NONSENSE]
    return (
        f"{engine.name:<28}{statistics.mean(one for one, _ in measured):>10.3f}"
        f"{statistics.mean(one for _, one in measured):>14.3f}"
        f"{sum(not found[query] for query in real):>9} of {len(real)}"
        f"{sum(bool(found[query]) for query in nonsense):>9} of {len(nonsense)}"
        f"{cost:>12.0f}"
    )


# What ours costs, and how it grows

ASK = """async (words) => {
  const search = await gongkai.open();
  const answer = await search.search(words);
  await Promise.all(answer.hits.slice(0, 10).map((entry) => search.show(entry)));
  const times = [];
  for (let turn = 0; turn < 5; turn++) {
    const start = performance.now();
    await search.search(words);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[2];
}"""


def grow(browser: Browser, plan: Plan, words: Words, queries: list[Query]) -> Iterator[str]:
    """Yield the size of a first answer and the time of a query, for one size of the plan."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = perf_counter()
        index = make_index(plan, words)
        took = perf_counter() - start
        write_search(index, ROOT, folder)
        costs, times = [], []
        asked: list[str] = []
        with serve(folder, asked) as address:
            for query in queries:
                page = browser.new_page()
                asked.clear()
                page.goto(address)
                times.append(page.evaluate(ASK, query.words))
                paths = {path.split("?")[0][1:] for path in asked if path.startswith("/assets/")}
                costs.append(
                    sum(len(gzip.compress((folder / path).read_bytes())) for path in paths) / 1000
                )
                page.close()
    costs.sort()
    times.sort()
    at = int(0.95 * len(costs))
    yield f"{len(plan.tasks)} tasks: index of {len(index.files)} files made in {took:.0f} s"
    yield f"  first answer, KB gzip:   median {costs[len(costs) // 2]:.0f}, 95% {costs[at]:.0f}, most {costs[-1]:.0f}"
    yield f"  a question, milliseconds: median {times[len(times) // 2]:.1f}, 95% {times[at]:.1f}, most {times[-1]:.1f}"


def main() -> None:
    """Print all figures."""
    plan = load_plan(PLANS)
    words = read_words(find_templates(PLANS))
    queries = read_queries(plan)
    with tempfile.TemporaryDirectory() as name, open_browser() as browser:
        folder = Path(name)
        engines = (
            Engine("Gongkai", build_plans(folder / "gongkai"), read_ours, re.compile("/search/")),
            Engine(
                "Material, zh with jieba",
                build_stock(plan, folder / "material", "mkdocs", "build", "--quiet"),
                read_material,
                re.compile("search|lunr"),
            ),
            Engine(
                "Zensical",
                build_stock(plan, folder / "zensical", "zensical", "build"),
                read_zensical,
                re.compile("search"),
            ),
        )
        print(
            f"{'':<28}{'recall@10':>10}{'precision@10':>14}{'no result':>15}{'nonsense':>14}{'first, KB':>12}"
        )
        for engine in engines:
            print(run(browser, engine, queries), flush=True)
        print()
        for size in (plan, enlarge(plan, LARGE)):
            for line in grow(browser, size, words, queries):
                print(line, flush=True)


if __name__ == "__main__":
    main()
