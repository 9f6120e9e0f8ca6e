"""What tests share: a tiny repository to break, and five real plans to look at."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, expect

from generator.checks import check
from generator.content.folder import load
from generator.messages import Language
from generator.plan.model import Plan
from generator.problems import Problem
from generator.rules import say_with_place
from generator.site import Site, load_plan, make_site

from .browsing import DESKTOP, PHONE, open_browser, serve
from .guard import sitecustomize

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests" / "example"
PLANS = ROOT / "tests" / "plans"
"""A repository of five real plans, frozen: `content/` is the editors', and no test depends on it."""
SITE_URL = "https://gongkai.example/gongkai/"
"""Where the built site believes to be: under a sub-path, as GitHub Pages serves it."""
REPOSITORY_URL = "https://github.com/owner-of-records/gongkai"
"""Where the built site believes its records to be."""
ARTEFACTS = ROOT / "test-results"
"""What the tests leave to be looked at: pictures and printed pages."""

PATIENCE = 60_000
"""Milliseconds that a browser may take: a bound on waiting for what never comes, not on speed."""

# No test asserts how fast this machine is.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
expect.set_options(timeout=PATIENCE)


# The processes that tests start are held to it too.
os.environ["PYTHONPATH"] = str(Path(sitecustomize.__file__).parent)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Give each run a temporary folder of its own: pytest's shared one is cleaned by every run, also
    while another works in it.
    """
    if hasattr(config, "workerinput") or config.option.basetemp:
        return
    own = Path(tempfile.mkdtemp(prefix="gongkai-tests-"))
    config.option.basetemp = own / "run"
    config.add_cleanup(lambda: shutil.rmtree(own, ignore_errors=True))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="accept the example site as it is now")
    parser.addoption("--fuzz", type=int, default=500, help="how many mutated records to try")


BUILDERS = {"built_site", "built", "moved", "hostile", "installed", "committed", "linked"}
"""Fixtures that run the command, most of them to build a site."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tell unit tests from those that take a browser or the whole command, however they come by it."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if "browser" in names:
            item.add_marker(pytest.mark.browser)
        if names & BUILDERS:
            item.add_marker(pytest.mark.whole)


def copy_example(folder: Path) -> Path:
    """Make a whole repository of the example's content and the real templates."""
    shutil.copytree(EXAMPLE / "content", folder / "content")
    shutil.copytree(ROOT / "site_templates", folder / "site_templates")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def lines(problems: Iterable[Problem]) -> list[str]:
    """Say problems as an editor reads them."""
    return [say_with_place(problem, Language.ZH) for problem in problems]


class Repository:
    """A repository to edit as an editor would."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, data: bytes | str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data.encode() if isinstance(data, str) else data)

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) >= 1, f"{old!r} is not in {path}"
        self.write(path, text.replace(old, new, 1))

    def problems(self) -> list[str]:
        return lines(check(load(self.root / "content")))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(copy_example(tmp_path))


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(copy_example(tmp_path_factory.mktemp("example") / "repository"))


@pytest.fixture(scope="session")
def real_plan() -> Plan:
    return load_plan(PLANS)


def run_gongkai(
    root: Path, *arguments: str, site_url: str = "", repository_url: str = ""
) -> "subprocess.CompletedProcess[str]":
    """Run the command as a person does, in another process."""
    environment = {
        "PYTHONUTF8": "1",
        "COLUMNS": "100",
        "SOURCE_DATE_EPOCH": "1600000000",
        "SITE_URL": site_url,
        "REPOSITORY_URL": repository_url,
    }
    return subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(root), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | environment,
        check=False,
    )


def build_plans(folder: Path, *, site_url: str = "", repository_url: str = "") -> Path:
    """Build the site of the real plans strictly, as `make site` does, into a folder."""
    arguments = ("build", "--site-dir", str(folder))
    run = run_gongkai(PLANS, *arguments, site_url=site_url, repository_url=repository_url)
    assert run.returncode == 0, run.stderr
    return folder


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real plans, at an address."""
    folder = tmp_path_factory.mktemp("built") / "site"
    return build_plans(folder, site_url=SITE_URL, repository_url=REPOSITORY_URL)


@pytest.fixture(scope="session")
def address(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """That site under a sub-path, as GitHub Pages serves it."""
    root = tmp_path_factory.mktemp("www")
    (root / "gongkai").symlink_to(built_site)
    with serve(root) as server:
        yield f"{server}gongkai/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport=request.param, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()
