"""Words of a plan appear as they are, whatever they hold."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.messages import Language
from generator.pages.tree import INDEXES
from generator.problems import ContentError, clip
from generator.records.commitments import Frequency
from generator.records.sources import Step
from generator.records.tasks import Role
from generator.rules import say
from generator.site import Site, make_site
from generator.templating.markdown import Markdown, keep_spaces, mark

from .conftest import ROOT, Repository, lines


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(source: str) -> tuple[list[str], str]:
    """Return the tags and the text of Markdown as the site reads it."""
    parser = _Text()
    parser.feed(markdown.markdown(source, extensions=["attr_list", "md_in_html", "tables", "toc"]))
    parser.close()
    return parser.tags, parser.text


HOSTILE = "#-+*_`~^=|[](){}<>&!\\\"':.,;1 9ab甲乙，。“”$@/%"


@given(st.text(alphabet=HOSTILE, min_size=1, max_size=40).map(str.strip).filter(bool))
def test_escaped_words_are_only_words(text: str) -> None:
    assert shown(Markdown.escape(text)) == (["p"], text)


@given(st.text(alphabet=HOSTILE, min_size=1, max_size=40).map(str.strip).filter(bool))
def test_escaped_words_are_only_words_in_a_list_and_a_heading(text: str) -> None:
    assert shown(f"- {Markdown.escape(text)}")[1].strip("\n") == text
    assert shown(f"## （一）{Markdown.escape(text)} {{ #x }}") == (["h2"], f"（一）{text}")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[a](javascript:alert(1))",
        "{{ 7 * 7 }}{% raw %}",
        "1. 一",
        "- 一",
        "+ 一",
        ": 一",
        "# 一",
        "| 一 | 二 |",
        "***",
        "{: onclick=x }",
        "[^1]: x",
        "*[HTML]: x",
        "&lt;b&gt;",
        "<https://example.org>",
        "![x](y)",
    ],
)
def test_hostile_words_are_only_words(text: str) -> None:
    assert shown(Markdown.escape(text)) == (["p"], text)


def test_an_archive_keeps_every_space() -> None:
    text = "  索\u00a0\u00a0引 |"
    table = f"| a |\n|---|\n| {keep_spaces(text)} |"
    cell = re.search(r"<td>(.*?)</td>", markdown.markdown(table, extensions=["tables"]))
    assert cell
    assert unescape(cell[1]) == text


def test_the_time_words_of_a_quote_are_marked() -> None:
    assert mark("每月<发布>", "每月") == "<mark>每月</mark>&#60;发布&#62;"


def test_a_short_text_is_not_clipped() -> None:
    assert (clip("一二三", 3), clip("一二三四", 3)) == ("一二三", "一二三…")


def test_a_broken_template_is_said_at_its_line(repository: Repository) -> None:
    path = "site_templates/pages/about.md.jinja"
    repository.edit(path, "# {{ page.title }}", "# {{ page.titel }}")
    with pytest.raises(ContentError) as error:
        make_site(repository.root)
    assert lines(error.value.problems) == [
        f"{path}:3:1: 模板有误：“'generator.pages.tree.Page object' has no attribute 'titel'”；请检查这一行"
        " [template-works]"
    ]


def test_a_template_that_does_not_parse_is_said_at_its_line(repository: Repository) -> None:
    repository.edit(
        "site_templates/pages/unit.md.jinja", "{% endblock %}\n{% block body %}", "{% block body %}"
    )
    with pytest.raises(ContentError) as error:
        make_site(repository.root)
    assert str(error.value).startswith("site_templates/pages/unit.md.jinja:")


WRITTEN_PAGES = {
    "about.md.jinja",
    "accessibility.md.jinja",
    "data.md.jinja",
}  # prose, not interface


READING_SCRIPTS = {"numerals", "spellings"}  # what they know of words that readers ask


def test_every_word_of_the_interface_is_in_the_words_file() -> None:
    """Templates and the code that makes pages hold no Chinese of their own."""
    templates = ROOT / "site_templates"
    for path in sorted([*templates.rglob("*.jinja"), *templates.rglob("*.html")]):
        if path.name in WRITTEN_PAGES:
            continue
        text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.S)
        assert not re.findall("[\u4e00-\u9fff]+", text), path.name
    for path in (ROOT / "scripts").rglob("*.ts"):
        if path.stem in READING_SCRIPTS:
            continue
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.S)
        assert not re.findall("[\u4e00-\u9fff]+", code), path.name
    for name in (
        "pages/addresses",
        "pages/links",
        "pages/pictures/matrix",
        "pages/pictures/shares",
        "pages/pictures/timeline",
        "pages/render",
        "pages/tree",
        "plan/model",
        "grammar/topics",
        "exports/tasks",
        "search/stream",
        "search/texts",
    ):
        text = (ROOT / f"generator/{name}.py").read_text(encoding="utf-8")
        code = re.sub(r'""".*?"""', "", text, flags=re.S)
        assert not re.findall("[\u4e00-\u9fff]+", code), name


COMPOSED = {f"{name}.title" for name in INDEXES}
COMPOSED |= {
    f"deadlines.{name}" for name in ("recurring", "relative", "minimum", "ongoing", "start")
}
COMPOSED |= {"document.opening", "document.closing"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (key, value.value)
        for key, values in {"step": Step, "role": Role, "frequency": Frequency}.items()
        for value in values
    ],
)
def test_every_value_of_a_record_has_a_word(key: str, value: str) -> None:
    words = yaml.safe_load((ROOT / "site_templates/words.yml").read_text(encoding="utf-8"))
    assert words[key][value]


def test_every_word_is_used(example_site: Site) -> None:
    sources = "".join(
        path.read_text(encoding="utf-8")
        for pattern in (
            "generator/**/*.py",
            "site_templates/**/*.jinja",
            "site_templates/**/*.html",
        )
        for path in ROOT.glob(pattern)
    )
    prefixes = "role kind frequency field step operator source.part length theme"
    prefixes += " search.filter search.timed search.kind display progress.kind progress.means"
    looked_up = tuple(f"{prefix}." for prefix in prefixes.split())
    unused = [
        key
        for key in example_site.words.entries
        if not re.search(f"[\"']{re.escape(key)}[\"']", sources)
        and key not in COMPOSED
        and not key.startswith(looked_up)
    ]
    assert unused == []


def test_front_matter_is_yaml(example_site: Site) -> None:
    for item in example_site.files:
        if item.path.endswith(".md"):
            front = item.content.decode().split("---\n")[1]
            assert set(yaml.safe_load(front)) >= {"title", "description"}


def test_pages_name_only_templates_that_exist() -> None:
    names = {path.name for path in Path(ROOT / "site_templates/pages").glob("*.jinja")}
    used = set(
        re.findall(r'"(\w+)"', (ROOT / "generator/pages/tree.py").read_text(encoding="utf-8"))
    )
    shared = {"base.md.jinja", "parts.md.jinja", "pictures.md.jinja"}
    assert {name for name in names if name.split(".")[0] not in used} == shared


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("  title: '{place} · {name}'", "  title: '{place} · {nam}'", "词语 unit.title 里的 {nam} 没有内容；可以用：{name}、{place}"),
        ("  title: '{place} · {name}'", "  title: '{name.x}'", "词语 unit.title 要写一段文字，花括号里只写一个名字，如 {title}"),
        ("  title: '{place} · {name}'", "  title: '{name'", "词语 unit.title 要写一段文字，花括号里只写一个名字，如 {title}"),
        ("  title: '{place} · {name}'", "  title: '{}'", "词语 unit.title 要写一段文字，花括号里只写一个名字，如 {title}"),
        ("separator: 、", "separator:", "词语 separator 要写一段文字，花括号里只写一个名字，如 {title}"),
        ("separator: 、", "separator: [a]", "词语 separator 要写一段文字，花括号里只写一个名字，如 {title}"),
    ],
)  # fmt: skip
def test_a_broken_word_is_said_at_its_place(
    repository: Repository, old: str, new: str, problem: str
) -> None:
    path = "site_templates/words.yml"
    repository.edit(path, old, new)
    line = (repository.root / path).read_text(encoding="utf-8").split("\n").index(new) + 1
    with pytest.raises(ContentError) as error:
        make_site(repository.root)
    (found,) = error.value.problems
    assert (found.place.path, found.place.line) == (path, line)
    assert say(found, Language.ZH) == problem


@pytest.mark.parametrize(
    "mistake", ["{{ 1 / 0 }}", '{% include "about.md.jinja" %}', "{{ 10.0 ** 400 }}"]
)
def test_whatever_a_template_does_is_said_at_its_line(repository: Repository, mistake: str) -> None:
    repository.edit("site_templates/pages/about.md.jinja", "# {{ page.title }}", mistake)
    with pytest.raises(ContentError) as error:
        make_site(repository.root)
    (problem,) = error.value.problems
    assert problem.place.path in {
        "site_templates/pages/about.md.jinja",
        "site_templates/pages/base.md.jinja",  # where the one that includes itself runs out
        "site_templates/pages/pictures.md.jinja",
    }
    assert say(problem, Language.ZH).startswith("模板有误：")


def test_an_example_of_an_id_is_one_of_the_contents_own(example_site: Site) -> None:
    pages = {item.path: item.content.decode() for item in example_site.files}
    assert "`alpha-2020/1.1` 是《甲市2020年公开要点》的[一、（一）公开财政信息]" in pages["data.md"]
    for path, page in pages.items():
        if path.endswith(".md"):
            named = set(re.findall(r"\b([a-z]+-20\d\d)/\d", page))
            assert named <= {one.record.id for one in example_site.plan.documents}, path
