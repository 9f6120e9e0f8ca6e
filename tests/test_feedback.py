"""Links from a page to its record and to a report, with place and task filled in."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from generator.pages.feedback import FIELD, FORM, Feedback
from generator.problems import Place
from generator.site import make_site

from .conftest import EXAMPLE, REPOSITORY_URL, ROOT, SITE_URL, Repository, copy_example, run_gongkai
from .test_cli import contents

ALPHA = "content/documents/alpha-2020.yml"
MAIL = "report@example.org"


def pages_with(feedback: Feedback, root: Path) -> Mapping[str, str]:
    files = make_site(root, feedback).files
    return {item.path: item.content.decode() for item in files if item.path.endswith(".md")}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_example(tmp_path_factory.mktemp("feedback") / "repository")


@pytest.fixture(scope="module")
def pages(root: Path) -> Mapping[str, str]:
    return pages_with(Feedback(repository=REPOSITORY_URL), root)


@pytest.fixture(scope="module")
def pages_with_mail(root: Path) -> Mapping[str, str]:
    return pages_with(Feedback(MAIL, REPOSITORY_URL), root)


def cards(page: str) -> Mapping[str, str]:
    found = re.findall(r'<article[^>]* data-task="([^"]+)".*?</article>', page, re.DOTALL)
    texts = re.findall(r"<article[^>]* data-task=.*?</article>", page, re.DOTALL)
    return dict(zip(found, texts, strict=True))


def test_a_file_opens_in_the_editor_and_a_line_where_lines_have_addresses() -> None:
    feedback = Feedback(repository=REPOSITORY_URL, branch="draft/2020")
    assert feedback.record(Place("content/a b.yml")) == (
        f"{REPOSITORY_URL}/edit/draft/2020/content/a%20b.yml"
    )
    assert feedback.record(Place("content/a.yml", 12, 3)) == (
        f"{REPOSITORY_URL}/blob/draft/2020/content/a.yml#L12"
    )


def test_a_letter_holds_only_its_subject_and_body() -> None:
    letter = Feedback(MAIL).letter("有误？&cc=x", "a\nb")
    parts = urlsplit(letter)
    assert (parts.scheme, parts.path) == ("mailto", MAIL)
    assert parse_qs(parts.query) == {"subject": ["有误？&cc=x"], "body": ["a\nb"]}


@pytest.mark.parametrize("path", ["alpha-2020/1", "alpha-2020/2", "beta/1", "beta/3"])
def test_a_card_opens_its_record_at_its_line(pages: Mapping[str, str], path: str) -> None:
    name = path.split("/")[0]
    lines = (EXAMPLE / f"content/documents/{name}.yml").read_text(encoding="utf-8").splitlines()
    page = cards(pages[f"documents/{path}.md"])
    assert page
    for task, card in page.items():
        address = re.escape(f"{REPOSITORY_URL}/blob/main/content/documents/{name}.yml")
        (line,) = re.findall(rf"\[本项记录\]\({address}#L(\d+)\)", card)
        assert lines[int(line) - 1] == f"  - no: {task.split('.')[1]}"


def test_a_card_opens_the_form_with_its_task(pages: Mapping[str, str]) -> None:
    for task, card in cards(pages["documents/alpha-2020/1.md"]).items():
        (form,) = re.findall(r"\[报告错误\]\(([^)]+)\)", card)
        assert form.startswith(f"{REPOSITORY_URL}/issues/new?")
        assert parse_qs(urlsplit(form).query) == {"template": [FORM], FIELD: [task]}


def test_a_card_writes_a_letter_if_there_is_an_address(
    pages_with_mail: Mapping[str, str],
) -> None:
    for task, card in cards(pages_with_mail["documents/alpha-2020/1.md"]).items():
        (letter,) = re.findall(r"\[报告错误\]\(([^)]+)\)", card)
        assert parse_qs(urlsplit(letter).query) == {"subject": [f"网页有误：{task}"]}
        assert "issues/new" not in card


@pytest.mark.parametrize(
    ("page", "record"),
    [
        ("documents/alpha-2020.md", ALPHA),
        ("documents/alpha-2020/full.md", ALPHA),
        ("documents/alpha-2020/source.md", ALPHA),
        ("units/jia.md", "content/units/jia.yml"),
        ("topics.md", "content/topics.yml"),
        ("functions.md", "content/functions.yml"),
    ],
)
def test_a_page_of_a_file_opens_it_in_the_editor(
    pages: Mapping[str, str], page: str, record: str
) -> None:
    assert f'<a href="{REPOSITORY_URL}/edit/main/{record}">改正本页</a>' in pages[page]


@pytest.mark.parametrize(
    ("page", "record", "line"),
    [
        ("documents/alpha-2020/2.md", ALPHA, "- no: 2"),
        ("documents/beta/3/original.md", "content/documents/beta.yml", "- no: 3"),
        ("units/jia/sifa-ju.md", "content/units/jia.yml", "- id: sifa-ju"),
        ("topics/xinxi.md", "content/topics.yml", "- id: xinxi"),
        ("functions/dangan.md", "content/functions.yml", "- id: dangan"),
    ],
)
def test_a_page_of_a_part_opens_its_line(
    pages: Mapping[str, str], page: str, record: str, line: str
) -> None:
    address = re.escape(f"{REPOSITORY_URL}/blob/main/{record}")
    (number,) = re.findall(rf'<a href="{address}#L(\d+)">改正本页</a>', pages[page])
    assert (EXAMPLE / record).read_text(encoding="utf-8").splitlines()[int(number) - 1] == line


def test_a_page_of_many_records_opens_none(pages: Mapping[str, str]) -> None:
    for path in ("index.md", "deadlines.md", "deadlines/2020-11-30.md", "search.md", "about.md"):
        assert "改正本页" not in pages[path]


def test_without_settings_nothing_leads_away(root: Path) -> None:
    for page in pages_with(Feedback(), root).values():
        assert not re.search("改正本页|本项记录|报告错误|mailto:", page)


def test_the_form_has_the_field_that_is_filled_in() -> None:
    text = (ROOT / ".github/ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8")
    fields = {item.get("id"): item["type"] for item in yaml.safe_load(text)["body"]}
    assert fields[FIELD] == "input"


@pytest.fixture
def built(repository: Repository) -> Path:
    repository.edit("mkdocs.yml", 'REPORT_EMAIL, ""', f'REPORT_EMAIL, "{MAIL}"')
    settings = {"site_url": SITE_URL, "repository_url": REPOSITORY_URL}
    run = run_gongkai(repository.root, "build", **settings)
    assert run.returncode == 0, run.stderr
    return repository.root / "site"


def test_the_foot_of_a_page_names_the_letter_first_and_the_form_next(built: Path) -> None:
    page = (built / "units/jia/sifa-ju/index.html").read_text(encoding="utf-8")
    foot = page.partition("<footer")[2]
    letter, form = re.findall(r'<a href="((?:mailto:|https:)[^"]+)"', foot)
    assert letter.startswith(f"mailto:{MAIL}?subject=")
    query = parse_qs(urlsplit(form.replace("&amp;", "&")).query)
    assert query == {"template": [FORM], FIELD: [f"{SITE_URL}units/jia/sifa-ju/"]}


@pytest.mark.whole
def test_a_rendered_folder_has_the_same_links(repository: Repository) -> None:
    run = run_gongkai(
        repository.root, "render", str(repository.root / "out"), repository_url=REPOSITORY_URL
    )
    assert run.returncode == 0, run.stderr
    page = contents(repository.root / "out")["documents/alpha-2020/1.md"].decode()
    assert f"({REPOSITORY_URL}/blob/main/{ALPHA}#L" in page
