"""A city starts its own repository with the built wheel alone, and overrides what it likes."""

import json
import os
import re
import subprocess
import sys
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.pages.feedback import FORM
from generator.repository.scaffolding import SCAFFOLD, make_files, requirement_of
from generator.site import make_site

from .browsing import PHONE, serve, watch
from .conftest import ROOT, Repository
from .test_cli import contents


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a copy that pip installed from the wheel, without any network."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-deps", "--no-index"]
    build = [*pip, "wheel", *offline, "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(build, check=True)
    (wheel,) = folder.glob("*.whl")
    target = folder / "packages"
    subprocess.run([*pip, "install", *offline, "--target", str(target), str(wheel)], check=True)
    return target


class City:
    """A folder in which a person works who has nothing but the installed copy."""

    def __init__(self, folder: Path, installed: Path) -> None:
        self.folder = folder
        self.environment = os.environ | {
            "PATH": f"{installed / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(installed),
            "PYTHONSAFEPATH": "1",  # the folder that the tests stand in is none of theirs
            "PYTHONUTF8": "1",
            "NO_MKDOCS_2_WARNING": "1",
            "DISABLE_MKDOCS_2_WARNING": "true",
            "SOURCE_DATE_EPOCH": "1600000000",
            "SITE_URL": "",
        }

    def run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def page(self, address: str) -> str:
        return (self.folder / "site" / address / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def city(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> City:
    """A new repository, with its site built by one command."""
    folder = tmp_path_factory.mktemp("cities")
    run = City(folder, installed).run("gongkai", "init", "某城", "--name", "某市")
    assert (run.returncode, run.stderr) == (0, "")
    city = City(folder / "某城", installed)
    run = city.run("make", "site")
    assert (run.returncode, run.stderr) == (0, "")
    return city


OVERRIDES = {
    "site_templates/words.yml": "site: {name: 某市任务清单}\ntask: {who: 由谁负责}\n",
    "site_templates/pages/data.md.jinja": (
        '{% extends "gongkai:data.md.jinja" %}\n'
        "{% block body %}{{ super() }}\n\n某市的数据。\n{% endblock %}\n"
    ),
    "site_templates/styles/city.css": ":root { --gk-brand: #800000; }\n",
    "site_templates/theme/partials/footer.html": (
        '{% include "gongkai:partials/footer.html" %}\n<p class="city">某市市民合办</p>\n'
    ),
    "site_templates/static/assets/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    "site_templates/static/assets/map.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
}


@pytest.fixture(scope="module")
def other_city(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> City:
    """A city that overrides one thing of each kind."""
    city = City(tmp_path_factory.mktemp("other"), installed)
    assert city.run("gongkai", "init", ".", "--name", "另一市").returncode == 0
    for path, text in OVERRIDES.items():
        Repository(city.folder).write(path, text)
    run = city.run("gongkai", "build")
    assert (run.returncode, run.stderr) == (0, "")
    return city


def test_the_copy_that_runs_is_the_installed_one(city: City, installed: Path) -> None:
    run = city.run(sys.executable, "-c", "import generator; print(generator.__file__)")
    assert run.stdout.strip() == str(installed / "generator/__init__.py")


def test_a_new_repository_shows_its_example_under_its_own_name(city: City) -> None:
    assert "公开·某市</a>" in city.page("")
    assert "示例市2020年政务公开工作要点（虚构示例）" in city.page("documents/shili-2020")
    assert 'data-task="shili-2020/1.2"' in city.page("documents/shili-2020/1")
    assert "目前收录的是一份虚构的示例，还没有真正的文件。" in city.page("about")


def test_every_page_of_a_new_repository_says_that_it_is_unofficial(city: City) -> None:
    pages = list((city.folder / "site").rglob("*.html"))
    assert len(pages) > 25
    for path in pages:
        assert "非官方网站，以发文机关正式文本为准。" in path.read_text(encoding="utf-8"), path


def test_nothing_of_the_content_is_published_as_it_stands(city: City) -> None:
    published = contents(city.folder / "site")
    assert not [name for name in published if name.endswith((".yml", ".jinja", ".md"))]
    assert "assets/gongkai.css" in published
    assert "documents/shili-2020/source/shili-2020.txt" in published


def test_plain_mkdocs_builds_the_same_site_of_a_city(city: City) -> None:
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "plain")
    run = city.run(*command)
    assert run.returncode == 0, run.stderr
    assert contents(city.folder / "plain") == contents(city.folder / "site")


def test_a_city_holds_no_copy_of_the_code(city: City) -> None:
    tops = {path.name for path in city.folder.iterdir() if not path.name.startswith(".")}
    assert tops - {"site", "plain"} == {
        "Makefile",
        "README.md",
        "content",
        "mkdocs.yml",
        "requirements.txt",
        "schema",
        "site_templates",
    }
    assert len((city.folder / "mkdocs.yml").read_text(encoding="utf-8").splitlines()) <= 12


def test_a_word_of_a_city_shows(other_city: City) -> None:
    assert "某市任务清单</a>" in other_city.page("")
    section = other_city.page("documents/shili-2020/1")
    assert "由谁负责" in section
    assert "时限" in section


def test_a_page_of_a_city_shows(other_city: City) -> None:
    page = other_city.page("data")
    assert "<p>某市的数据。</p>" in page
    assert "tasks.json" in page


def test_a_style_of_a_city_has_the_last_word(other_city: City) -> None:
    sheet = (other_city.folder / "site/assets/gongkai.css").read_text(encoding="utf-8")
    assert sheet.endswith(":root { --gk-brand: #800000; }\n")


def test_a_part_of_the_theme_of_a_city_shows_on_every_page(other_city: City) -> None:
    for path in (other_city.folder / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert '<p class="city">某市市民合办</p>' in text, path
        assert "非官方网站，以发文机关正式文本为准。" in text, path


def test_a_static_file_of_a_city_replaces_or_is_added(other_city: City) -> None:
    published = contents(other_city.folder / "site")
    icon = OVERRIDES["site_templates/static/assets/icon.svg"].encode()
    assert published["assets/icon.svg"] == published["assets/map.svg"] == icon
    assert "assets/mode.js" in published


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("site_templates/words.yml", "site: {nmae: 某市}\n", "site_templates/words.yml:1:8: 没有词语 site.nmae；最接近的是：site.name、site.tagline；请改正，或删去 [word-is-known]\n共 1 处问题。\n"),
        ("site_templates/theme/partials/footer.html", "<p>\n{{ 1 / 0 }}\n", "没有生成网站：site_templates/theme/partials/footer.html:2:1: 模板有误：“division by zero”；请检查这一行 [template-works]\n"),
        ("site_templates/theme/main.html", '{% extends "gongkai:mian.html" %}\n', "没有生成网站：site_templates/theme/main.html:1:1: 没有模板 gongkai:mian.html；请改正名称 [template-works]\n"),
        ("mkdocs.yml", "site_name: 某市\ndocs_dir: content\ntheme: readthedocs\nplugins: [gongkai]\n", "没有生成网站：mkdocs.yml: theme 不能是“readthedocs”；请写 theme: material\n"),
    ],
)  # fmt: skip
def test_what_a_city_got_wrong_is_said_at_its_place_and_its_site_stands(
    other_city: City, path: str, text: str, said: str
) -> None:
    before, file = contents(other_city.folder / "site"), other_city.folder / path
    sound = file.read_bytes() if file.exists() else None
    Repository(other_city.folder).write(path, text)
    run = other_city.run("gongkai", "build")
    if sound is None:
        file.unlink()
    else:
        file.write_bytes(sound)
    assert (run.returncode, run.stdout, run.stderr) == (1, "", said)
    assert contents(other_city.folder / "site") == before


def test_a_page_of_a_city_is_whole_on_a_phone(city: City, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    watched = watch(page)
    with serve(city.folder / "site") as server:
        for address in ("", "documents/shili-2020/1/", "search/?q=招生"):
            page.goto(f"{server}{address}")
            page.wait_for_load_state("networkidle")
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= PHONE["width"], address
            assert (watched.said, watched.violations()) == ([], []), address
        assert page.locator("[data-results] [data-task]").count() == 1
        assert not [url for url in watched.asked if not url.startswith((server, "data:"))]
    context.close()


def test_the_gate_of_a_city_says_what_its_changes_mean(installed: Path, tmp_path: Path) -> None:
    city = City(tmp_path, installed)
    assert city.run("gongkai", "init", ".", "--name", "某市").returncode == 0
    for command in (
        ("init", "--quiet", "--initial-branch", "main"),
        ("add", "--all"),
        ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message", "x"),
    ):
        assert city.run("git", *command).returncode == 0
    Repository(tmp_path).edit("content/units/shili.yml", "name: 示例市\n", "name: 某市\n")
    assert city.run("make", "schema").returncode == 0
    run = city.run("make", "gate", "BASE=main")
    assert (run.returncode, run.stderr) == (0, "")
    assert "- 地区 shili（某市）的名称由“示例市”改为“某市”\n" in run.stdout
    assert "- 改动 " in run.stdout


def test_a_new_city_passes_its_gate(city: City) -> None:
    run = city.run("make", "gate")
    assert (run.returncode, run.stderr) == (0, "")
    assert "\n5 份记录都不用整理。\n" in run.stdout
    assert "\nschema/ 不用更新。\n" in run.stdout
    assert "\n网站已生成：site/（" in run.stdout


def test_the_gate_of_a_city_is_closed_to_what_is_out_of_date(city: City) -> None:
    stale = city.folder / "schema/units.json"
    sound = stale.read_bytes()
    stale.write_bytes(b"{}")
    run = city.run("make", "gate")
    stale.write_bytes(sound)
    assert run.returncode == 2
    assert "共 1 个文件要更新；请运行 gongkai schema。\n" in run.stderr


def test_a_new_city_has_the_settings_of_editors_that_this_repository_has() -> None:
    settings = [
        json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))
        for root in (SCAFFOLD, ROOT)
    ]
    assert settings[0].items() >= settings[1].items()


def test_a_folder_with_something_in_it_is_left_alone(city: City) -> None:
    before = contents(city.folder)
    run = city.run("gongkai", "init", ".")
    assert run.returncode == 1
    assert run.stderr == ". 里已经有内容；请另选一个目录，或先移走它们\n"
    assert contents(city.folder) == before


def test_a_file_is_no_folder_for_a_repository(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "city").write_text("mine", encoding="utf-8")
    run = City(tmp_path, installed).run("gongkai", "init", "city")
    assert (run.returncode, run.stderr) == (1, "city 不是空目录；请另选一个目录\n")
    assert (tmp_path / "city").read_text(encoding="utf-8") == "mine"


def test_an_empty_clone_is_empty(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "city/.git").mkdir(parents=True)
    run = City(tmp_path, installed).run("gongkai", "init", "city")
    assert (run.returncode, run.stderr) == (0, "")
    assert "公开·city" in (tmp_path / "city/mkdocs.yml").read_text(encoding="utf-8")


def test_a_name_that_would_be_markup_is_refused(installed: Path, tmp_path: Path) -> None:
    run = City(tmp_path, installed).run("gongkai", "init", "city", "--name", "<b>某市</b>")
    assert run.returncode == 1
    assert run.stderr == (
        "名称不能是“<b>某市</b>”；请用 --name 写 40 个字以内的名称，不用标点，如 --name 某市\n"
    )
    assert not (tmp_path / "city").exists()


def test_the_scaffold_passes_every_check(tmp_path: Path) -> None:
    for path, content in make_files("某市", "gongkai==0.1.0").items():
        Repository(tmp_path).write(path, content)
    site = make_site(tmp_path)
    assert [document.id for document in site.plan.documents] == ["shili-2020"]
    assert site.words("site.name") == "公开·某市"


def test_a_new_repository_runs_the_same_actions_as_this_one() -> None:
    def pins(path: Path) -> set[str]:
        return set(re.findall(r"uses: (\S+ # \S+)", path.read_text(encoding="utf-8")))

    assert pins(SCAFFOLD / ".github/workflows/site.yml") <= pins(
        ROOT / ".github/workflows/site.yml"
    )


def test_a_new_repository_has_the_form_that_its_pages_open() -> None:
    form = Path(".github/ISSUE_TEMPLATE") / FORM
    assert (SCAFFOLD / form).read_bytes() == (ROOT / form).read_bytes()


class Installed(Distribution):
    """A package that came from somewhere."""

    def __init__(self, origin: str | None) -> None:
        self.origin = origin

    def read_text(self, filename: str) -> str | None:
        metadata = "Metadata-Version: 2.4\nName: gongkai\nVersion: 1.2.0\n"
        return {"METADATA": metadata, "direct_url.json": self.origin}.get(filename)

    def locate_file(self, path: object) -> Path:
        raise NotImplementedError


@pytest.mark.parametrize(
    ("origin", "requirement"),
    [
        (None, "gongkai==1.2.0"),
        ('{"url": "file:///home/me/gongkai", "dir_info": {}}', "gongkai==1.2.0"),
        (
            '{"url": "https://example.org/gongkai-1.2.0-py3-none-any.whl", "archive_info": {}}',
            "gongkai @ https://example.org/gongkai-1.2.0-py3-none-any.whl",
        ),
        (
            '{"url": "https://example.org/gongkai", "vcs_info": {"vcs": "git", "commit_id": "abc"}}',
            "gongkai @ git+https://example.org/gongkai@abc",
        ),
    ],
)
def test_a_new_repository_pins_gongkai_where_others_can_reach_it(
    origin: str | None, requirement: str
) -> None:
    assert requirement_of(Installed(origin)) == requirement
