"""Every command, rightly and wrongly used, speaks one language: the one that was asked for."""

import json
import re
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.content.questions import MARK
from generator.messages import Language

from .conftest import ROOT, Repository, run_gongkai
from .languages import foreign_words, without_quotes

ALPHA = "content/documents/alpha-2020.yml"
JIA = "content/units/jia.yml"
RECORD = "content/documents/lanjiang-2018.yml"
DRAFTS = ROOT / "tests" / "drafts"

Setup = Callable[[Repository], None]


def as_it_is(_: Repository) -> None:
    pass


def edited(path: str, old: str, new: str) -> Setup:
    return lambda repository: repository.edit(path, old, new)


def written(path: str, text: str) -> Setup:
    return lambda repository: repository.write(path, text)


def not_canonical(repository: Repository) -> None:
    repository.edit(ALPHA, "id: alpha-2020", "id:   'alpha-2020'")


def unreadable(repository: Repository) -> None:
    """A folder where a record should be: permissions would not stop the administrator."""
    (repository.root / "content/units/bing.yml").mkdir()


def without_addresses(repository: Repository) -> None:
    """Let no check of links leave this machine: nothing listens there."""
    for path in (repository.root / "content").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("http://www.yixian.example", "http://127.0.0.1:9"), "utf-8")


def committed(repository: Repository) -> None:
    for arguments in (
        ["init", "--quiet", "--initial-branch", "main"],
        ["add", "--all"],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message", "x"],
    ):
        subprocess.run(["git", "-C", str(repository.root), *arguments], check=True)


def changed(repository: Repository) -> None:
    """Readers find other words than on the branch, and addresses are gone."""
    committed(repository)
    repository.edit(ALPHA, "why: 说的是报告的名称", "why: 报告的名称")
    repository.edit(JIA, "name: 市司法局", "name: 市司法局\n  known_as: [司法处]")
    repository.edit("content/topics.yml", "name: 财政与目录", "name: 财政和目录")
    repository.edit("content/units/yi.yml", "id: dangan-guan", "id: dangguan")
    redirect = "units/yi/dangan-guan/: units/yi/dangguan/\n"
    redirects = repository.root / "content/redirects.yml"
    lines = redirects.read_text(encoding="utf-8").splitlines(keepends=True)
    redirects.write_text("".join([*lines[1:], redirect]), encoding="utf-8")


def of_other_days(repository: Repository) -> None:
    """The branch holds a record that breaks the rules of today."""
    repository.edit(ALPHA, "year: 2020\n", "yaer: 2020\n")
    committed(repository)
    repository.edit(ALPHA, "yaer: 2020\n", "year: 2020\n")


def with_a_draft(repository: Repository) -> None:
    repository.write(RECORD, "kept")


def with_another_archive(repository: Repository) -> None:
    repository.write("content/sources/lanjiang-2018.txt", "kept")


def in_somebody_elses_folder(repository: Repository) -> None:
    repository.write("out/mine.md", "mine")


PLAN = str(DRAFTS / "lanjiang-2018.txt")
BROKEN = edited(JIA, "kind: agency", "kind: firm")

MISUSES: dict[str, tuple[Setup, str]] = {
    "no command": (as_it_is, ""),
    "an unknown command": (as_it_is, "chek"),
    "an unknown option": (as_it_is, "check --formt text"),
    "an unknown choice": (as_it_is, "check --format yaml"),
    "an unknown language": (as_it_is, "check --lang fr"),
    "an option without its value": (as_it_is, "check --format"),
    "a value too many": (as_it_is, "fmt --check=yes"),
    "an argument too many": (as_it_is, "check here there"),
    "an argument too few": (as_it_is, "changes"),
    "a rule that there is none of": (as_it_is, "rules key-is-knwon"),
    "a rule as Markdown": (as_it_is, "rules key-is-known --format markdown"),
    "a difference without a fix": (as_it_is, "check --diff"),
    "a number out of its range": (as_it_is, "links --pause 0"),
    "no number": (as_it_is, "links --pause soon"),
    "an id that is none": (as_it_is, f"draft {PLAN} --id A/B"),
    "a folder that is no repository": (lambda r: (r.root / "mkdocs.yml").unlink(), "check"),
}  # fmt: skip
"""Arguments that are wrong."""

FAILURES: dict[str, tuple[Setup, str]] = {
    "check a broken record": (BROKEN, "check"),
    "check a broken YAML": (edited(ALPHA, "year: 2020\n", "year: [2020\n"), "check"),
    "check what is unreadable": (unreadable, "check"),
    "check hidden characters": (edited(ALPHA, "names: [市教委]", "names: [市　教委]"), "check"),
    "check a broken template": (written("site_templates/pages/about.md.jinja", "{% if %}\n"), "check"),
    "check unknown words": (written("site_templates/words.yml", "site: {nmae: x}\n"), "check"),
    "check for machines": (BROKEN, "check --format github"),
    "check --fix what it cannot": (BROKEN, "check --fix"),
    "check --fix what breaks another rule": (
        edited(ALPHA, "names: [市教委]", "names: [市教委，市民]"),
        "check --fix",
    ),
    "check --fix --diff": (edited(JIA, "kind: agency", "kind: agenzy"), "check --fix --diff"),
    "check for lines": (BROKEN, "check --format concise"),
    "check as JSON": (BROKEN, "check --format json"),
    "fmt --check what is not canonical": (not_canonical, "fmt --check"),
    "fmt a broken YAML": (edited(ALPHA, "year: 2020\n", "year: [2020\n"), "fmt"),
    "fmt a missing file": (as_it_is, "fmt nowhere.yml"),
    "fmt no record": (written("x.yml", "a: b\n"), "fmt x.yml"),
    "schema --check": (as_it_is, "schema --check"),
    "schema of broken records": (BROKEN, "schema"),
    "draft a missing file": (as_it_is, "draft nowhere.txt"),
    "draft a folder": (as_it_is, "draft content"),
    "draft an address": (as_it_is, "draft https://a.example/plan.html"),
    "draft a report": (as_it_is, f"draft {DRAFTS / 'report-2019.txt'}"),
    "draft an empty file": (written("empty.txt", " "), "draft empty.txt"),
    "draft what is no text": (written("plan.pdf", "%PDF-1.4 nothing"), "draft plan.pdf"),
    "draft into a file that is there": (with_a_draft, f"draft {PLAN} --output {RECORD}"),
    "draft over another archive": (with_another_archive, f"draft {PLAN}"),
    "changes of everything": (changed, "changes main"),
    "changes since an unknown base": (committed, "changes nowhere"),
    "changes without git": (as_it_is, "changes main"),
    "changes of broken records": (BROKEN, "changes main"),
    "changes into a folder": (committed, "changes main --output content"),
    "links of broken records": (BROKEN, "links"),
    "init in a full folder": (as_it_is, "init ."),
    "init in a file": (as_it_is, "init mkdocs.yml --name 某市"),
    "init by a bad name": (as_it_is, "init city --name <b>"),
}  # fmt: skip
"""What a command does not do, or reports as wrong."""

SUCCESSES: dict[str, tuple[Setup, str]] = {
    "check": (as_it_is, "check"),
    "check --fix": (edited(JIA, "kind: agency", "kind: agenzy"), "check --fix"),
    "rules": (as_it_is, "rules"),
    "rules as Markdown": (as_it_is, "rules --format markdown"),
    "one rule": (as_it_is, "rules [key-is-known]"),
    "fmt": (as_it_is, "fmt"),
    "fmt what is not canonical": (not_canonical, "fmt"),
    "fmt what is unreadable": (unreadable, "fmt content/units/bing.yml"),
    "schema": (as_it_is, "schema"),
    "draft into a file": (as_it_is, f"draft {PLAN} --output {RECORD}"),
    "changes of nothing": (committed, "changes main"),
    "changes since other days": (of_other_days, "changes main"),
    "links": (without_addresses, "links --pause 0.2"),
    "links as Markdown": (without_addresses, "links --pause 0.2 --format markdown"),
    "init": (as_it_is, "init city --name 某市"),
}  # fmt: skip
"""What a command does."""

CASES = {2: MISUSES, 1: FAILURES, 0: SUCCESSES}
"""By exit code, what a command is given: a repository that was prepared, and its arguments."""


def run(repository: Repository, language: Language, arguments: str) -> Result:
    """Run the command in this process."""
    root = ["--root", str(repository.root)]
    found = CliRunner().invoke(main, ["--lang", language.value, *root, *arguments.split()])
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return found


@pytest.fixture
def inside(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The example repository, with a person in its folder."""
    monkeypatch.chdir(repository.root)
    monkeypatch.setenv("no_proxy", "*")
    return repository


@pytest.mark.whole
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("setup", "arguments", "code"),
    [
        pytest.param(*case, code, id=name)
        for code, cases in CASES.items()
        for name, case in cases.items()
    ],
)
def test_a_command_speaks_one_language(
    inside: Repository, language: Language, setup: Setup, arguments: str, code: int
) -> None:
    setup(inside)
    found = run(inside, language, arguments)
    assert found.exit_code == code
    said = found.stderr if "--diff" in arguments else found.output  # a difference is of records
    assert said.strip()
    assert foreign_words(said, language) == []


@pytest.mark.whole
@pytest.mark.parametrize("language", list(Language))
def test_the_questions_of_a_draft_are_in_one_language(
    inside: Repository, language: Language
) -> None:
    """The draft itself holds the words of the plan."""
    made = json.loads(run(inside, language, f"draft {PLAN} --format json").stdout)
    asked = [one["question"] for one in made["questions"]]
    run(inside, language, f"draft {PLAN} --output {RECORD}")
    written = [
        line.split(f"# {MARK}: ")[1]
        for path in (RECORD, "content/units/lan-jiang.yml")
        for line in (inside.root / path).read_text(encoding="utf-8").splitlines()
        if MARK in line
    ]
    assert asked
    assert len(written) > len(asked)
    for question in (*asked, *written):
        assert foreign_words(question, language) == []
        assert bool(re.search("[\u4e00-\u9fff]", without_quotes(question))) is (language == "zh")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", ["", *main.commands])
def test_help_speaks_one_language(inside: Repository, language: Language, name: str) -> None:
    for arguments in (f"{name} --help", f"{name} --help --lang {language.value}"):
        said = run(inside, language, arguments).output
        assert "--lang [zh|en]" in said
        assert foreign_words(said, language) == []


BUILDS: dict[str, tuple[Setup, str]] = {
    "build": (as_it_is, "build"),
    "build offline": (as_it_is, "build --offline"),
    "build a broken record": (BROKEN, "build"),
    "build over the content": (as_it_is, "build --site-dir content"),
    "build with a broken link": (
        edited("site_templates/pages/about.md.jinja", "## ", "[x](nowhere.md)\n\n## "),
        "build",
    ),
    "build with a broken setting": (edited("mkdocs.yml", "branch: main", "branch: '!'"), "build"),
    "build with an unknown setting": (edited("mkdocs.yml", "theme:", "teme: x\ntheme:"), "build"),
    "build with another theme": (edited("mkdocs.yml", "material", "readthedocs"), "build"),
    "build without the plugin": (
        written("mkdocs.yml", "site_name: x\ndocs_dir: content\ntheme: material\n"),
        "build",
    ),
    "build with broken settings": (written("mkdocs.yml", "site_name: [\n"), "build"),
    "render": (as_it_is, "render out"),
    "render into somebody's folder": (in_somebody_elses_folder, "render out"),
    "render with a broken setting": (edited("mkdocs.yml", "branch: main", "branch: '!'"), "render out"),
    "serve with a broken setting": (edited("mkdocs.yml", "branch: main", "branch: '!'"), "serve"),
    "serve at no address": (as_it_is, "serve --address 192.0.2.1:8000"),
}  # fmt: skip


@pytest.mark.whole
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("setup", "arguments"), BUILDS.values(), ids=list(BUILDS))
def test_mkdocs_speaks_the_same_language(
    inside: Repository, language: Language, setup: Setup, arguments: str
) -> None:
    setup(inside)
    found = run_gongkai(inside.root, "--lang", language.value, *arguments.split())
    assert "Traceback" not in found.stderr
    said = found.stdout + found.stderr
    assert said.strip()
    assert foreign_words(said, language) == []


@contextmanager
def taken_port() -> Iterator[str]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield f"127.0.0.1:{taken.getsockname()[1]}"


@pytest.mark.whole
@pytest.mark.parametrize("language", list(Language))
def test_a_port_in_use_is_said_in_one_language(inside: Repository, language: Language) -> None:
    with taken_port() as address:
        found = run_gongkai(inside.root, "--lang", language.value, "serve", "--address", address)
    assert found.returncode == 1
    assert address in found.stderr
    assert foreign_words(found.stdout + found.stderr, language) == []


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("zh", "读不了 content：是目录，不是文件\n"),
        ("en", "cannot read content: it is a folder, not a file\n"),
    ],
)
@pytest.mark.usefixtures("inside")
def test_the_environment_chooses_a_language(
    monkeypatch: pytest.MonkeyPatch, chosen: str, said: str
) -> None:
    monkeypatch.setenv("GONGKAI_LANG", chosen)
    assert CliRunner().invoke(main, ["draft", "content"]).output == said
