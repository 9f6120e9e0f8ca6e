"""The workflows: a job that runs foreign code has no write access, and one with write access runs none."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml

from generator.repository.scaffolding import SCAFFOLD

from .conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SITE = ROOT / ".github" / "workflows" / "site.yml"
OF_A_NEW_CITY = sorted((SCAFFOLD / ".github" / "workflows").glob("*.yml"))
every_workflow = pytest.mark.parametrize(
    "path", [*WORKFLOWS, *OF_A_NEW_CITY], ids=lambda path: str(path.relative_to(ROOT))
)


def read(path: Path) -> dict[Any, Any]:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(workflow, dict)
    return workflow


def events(path: Path) -> set[str]:
    return set(read(path)[True])  # YAML reads the key `on` as true


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


@every_workflow
def test_no_workflow_runs_foreign_code_with_write_permissions(path: Path) -> None:
    assert "pull_request_target" not in events(path)
    assert events(path) == {"workflow_run"} or "workflow_run" not in events(path)


@every_workflow
def test_every_workflow_declares_its_permissions(path: Path) -> None:
    assert read(path)["permissions"] in ({}, {"contents": "read"})


@every_workflow
def test_every_action_is_pinned_with_its_version(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


@every_workflow
def test_no_script_contains_an_expression(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", "")


@every_workflow
def test_a_checkout_keeps_no_credentials(path: Path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_only_publishing_and_commenting_may_write() -> None:
    writing = {
        f"{path.stem}.{name}": {
            key for key, right in job["permissions"].items() if right == "write"
        }
        for path in WORKFLOWS
        for name, job in read(path)["jobs"].items()
        if "write" in job.get("permissions", {}).values()
    }
    assert writing == {
        "site.publish": {"pages", "id-token"},
        "comment.comment": {"pull-requests"},
    }


def test_the_commenting_workflow_checks_out_no_code() -> None:
    comment = ROOT / ".github/workflows/comment.yml"
    assert read(comment)["jobs"]["comment"]["permissions"] == {
        "actions": "read",
        "pull-requests": "write",
    }
    assert [step for step in steps(comment) if "uses" in step] == []


def test_a_pull_request_is_compared_with_where_it_began() -> None:
    gate = read(SITE)["jobs"]["gate"]
    compared = next(step for step in gate["steps"] if "gongkai changes" in step.get("run", ""))
    assert compared["env"] == {"BASE": "origin/${{ github.base_ref }}"}
    assert "secrets." not in SITE.read_text(encoding="utf-8")


READS_HISTORY = re.compile("make (site|gate)|gongkai (build|changes)|HEAD")


@every_workflow
def test_jobs_that_read_dates_or_compare_fetch_the_whole_history(path: Path) -> None:
    for name, job in read(path)["jobs"].items():
        if any(READS_HISTORY.search(step.get("run", "")) for step in job["steps"]):
            checkout = next(s for s in job["steps"] if "actions/checkout@" in s.get("uses", ""))
            assert checkout["with"].get("fetch-depth") == 0, name


@pytest.mark.parametrize("path", [SITE, *OF_A_NEW_CITY], ids=["ours", "of a new city"])
def test_a_fork_publishes_only_if_it_asks_to(path: Path) -> None:
    asked = "(!github.event.repository.fork || vars.PUBLISH == 'true')"
    assert asked in read(path)["jobs"]["publish"]["if"]


def test_workflows_pass_their_linters() -> None:
    programs = Path(sys.executable).parent
    environment = {"PATH": f"{programs}:{os.environ['PATH']}"}  # jactionlint looks for shellcheck
    for linter in (
        ["zizmor", "--offline", "--no-progress", "--quiet"],
        ["jactionlint", "--strict-exit", "--no-hints", "--pyflakes="],
    ):
        files = [*WORKFLOWS, *OF_A_NEW_CITY, ROOT / ".github" / "dependabot.yml"]
        command = [str(programs / linter[0]), *linter[1:], *map(str, files)]
        run = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stdout + run.stderr


# ---- the jobs that a change must pass before it is published


def run_script(script: str, folder: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a step as GitHub does by default."""
    return subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=folder,
        env={"PATH": os.environ["PATH"]} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


class Change:
    """A repository whose last run passed at its first commit, with later changes."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "repository"
        self.root.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")
        for path in ("content/a.yml", "README.md", "docs/rules.md", "generator/a.py"):
            self.commit(path)
        self.passed = self.git("rev-parse", "HEAD")
        self.programs = folder / "programs"
        self.programs.mkdir()

    def git(self, *arguments: str) -> str:
        name = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        command = ["git", "-C", str(self.root), *name, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def commit(self, path: str, words: str = "x\n") -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", path)

    def scope(self, event: str, passed: str) -> str:
        """Return the scope of the change by the workflow, if GitHub names the run that passed."""
        gh = self.programs / "gh"
        gh.write_text(f"#!/bin/sh\n{passed}\n", encoding="utf-8")
        gh.chmod(0o755)
        output = self.programs / "output"
        script = next(s["run"] for s in read(SITE)["jobs"]["scope"]["steps"] if "run" in s)
        path = f"{self.programs}:{os.environ['PATH']}"
        run = run_script(script, self.root, PATH=path, EVENT=event, GITHUB_OUTPUT=str(output))
        assert run.returncode == 0, run.stderr
        return output.read_text(encoding="utf-8").strip()


@pytest.fixture
def change(tmp_path: Path) -> Change:
    return Change(tmp_path)


@pytest.mark.parametrize(
    "path",
    ["content/documents/b.yml", "content/sources/b.py", "schema/units.json", "CHANGELOG.md"],
)
def test_content_and_prose_are_not_code(change: Change, path: str) -> None:
    change.commit(path, "changed\n")
    assert change.scope("push", f"echo {change.passed}") == "code=false"


@pytest.mark.parametrize(
    "path",
    [
        "generator/a.py",
        "generator/content/b.py",
        "tests/example/expected/index.md",
        "docs/rules.md",
        ".github/workflows/site.yml",
        "requirements/site.txt",
        "new",
    ],
)
def test_everything_else_is_code(change: Change, path: str) -> None:
    change.commit(path, "changed\n")
    change.commit("content/a.yml", "changed too\n")
    assert change.scope("push", f"echo {change.passed}") == "code=true"


def test_code_that_is_moved_into_the_content_is_code(change: Change) -> None:
    change.git("mv", "generator/a.py", "content/a.py")
    change.commit("README.md", "changed\n")
    assert change.scope("push", f"echo {change.passed}") == "code=true"


@pytest.mark.parametrize("passed", ["exit 1", "true", f"echo {'0' * 40}"])
def test_without_a_run_that_passed_every_change_is_code(change: Change, passed: str) -> None:
    change.commit("content/a.yml", "changed\n")
    assert change.scope("push", passed) == "code=true"


def test_a_run_by_hand_does_everything(change: Change) -> None:
    assert change.scope("workflow_dispatch", f"echo {change.passed}") == "code=true"


@pytest.mark.parametrize(
    ("path", "scope"), [("content/b.yml", "code=false"), ("generator/b.py", "code=true")]
)
def test_a_pull_request_is_compared_without_the_changes_of_main(
    change: Change, path: str, scope: str
) -> None:
    change.git("checkout", "--quiet", "-b", "request")
    change.commit(path, "changed\n")
    change.git("checkout", "--quiet", "main")
    change.commit("generator/of_main.py")
    change.git("merge", "--quiet", "--no-edit", "request")
    assert change.scope("pull_request", "exit 1") == scope


ALL, NONE = "success success success", "skipped skipped skipped"


@pytest.mark.parametrize(
    ("gate", "code", "suite", "passes"),
    [
        ("success success", "false", NONE, True),
        ("success success", "true", ALL, True),
        ("success success", "true", NONE, False),
        ("success success", "true", "failure success success", False),
        ("success success", "true", "success cancelled success", False),
        ("success failure", "false", NONE, False),
        ("success skipped", "true", ALL, False),
        ("failure success", "", NONE, False),
    ],
)
def test_a_change_passes_by_what_it_needs(
    tmp_path: Path, gate: str, code: str, suite: str, passes: bool
) -> None:
    job = read(SITE)["jobs"]["passed"]
    run = run_script(
        job["steps"][0]["run"], tmp_path, FOR_EVERY_CHANGE=gate, CODE=code, FOR_CODE=suite
    )
    assert (run.returncode == 0) == passes


def test_only_what_passed_is_published() -> None:
    jobs = read(SITE)["jobs"]
    assert jobs["passed"]["if"] == "${{ always() }}"
    assert set(jobs["passed"]["needs"]) == jobs.keys() - {"passed", "publish"}
    assert jobs["publish"]["needs"] == "passed"
    assert jobs["publish"]["if"].startswith(
        "${{ !cancelled() && needs.passed.result == 'success' && github.event_name != 'pull_request'"
    )


def encode(folder: Path, text: str | bytes) -> str:
    """Return the comment that the workflow makes from a text."""
    script = next(
        step["run"]
        for step in steps(ROOT / ".github/workflows/comment.yml")
        if step.get("shell") == "python"
    )
    (folder / "changes.md").write_bytes(text.encode() if isinstance(text, str) else text)
    environment = {"MARK": "<!-- mark -->", "RUN_URL": "https://run.example/1", "PYTHONUTF8": "1"}
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return (folder / "body.md").read_text(encoding="utf-8")


END = "[检查的结果、全文和网站预览](https://run.example/1)\n"


def test_a_comment_keeps_what_a_report_needs(tmp_path: Path) -> None:
    report = (
        "## 页面\n\n- 改动 1 页：`/units/`\n- 任务 a-1/1.2 的时限由“年底”（2020-12-31）改为……\n"
    )
    shown = markdown.markdown(encode(tmp_path, report).removesuffix(END))
    assert shown == (
        "<!-- mark -->\n"
        "<h2>页面</h2>\n<ul>\n"
        "<li>改动 1 页：<code>&#47;units&#47;</code></li>\n"
        "<li>任务 a&#45;1&#47;1&#46;2 的时限由“年底”（2020&#45;12&#45;31）改为……</li>\n</ul>"
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=https://evil.example/x.png><script>alert(1)</script>",
        "![x](https://evil.example/x.png) [look](https://evil.example) <https://evil.example>",
        "@everyone and @org/team, see other/repo#1, #2 and https://evil.example www.evil.example",
        "&#64;everyone &lt;script&gt; &commat;everyone",
        "`open <b>bold</b> @everyone",
        "``two` <b>bold</b> @everyone`",
        "--> <b>out of the mark</b>\n\n---\n\n| a | b |\n| - | - |\n\n    code\n\n1. x\n[x]: https://evil.example",
        "\\@everyone \\<b> **bold** _it_ ~~no~~ $x$ :tada:\u202e\u0000\ufeff",
    ],
)
def test_a_comment_shows_markup_as_words(tmp_path: Path, hostile: str) -> None:
    body = encode(tmp_path, f"## {hostile}\n\n- {hostile}\n{hostile}\n")
    made = body.removeprefix("<!-- mark -->").removesuffix(END)
    tags = set(re.findall("<[^>]*>", made))
    assert tags <= {"<code>", "</code>"}
    outside_tags = re.sub(r"</?code>|&#\d+;|^(#{2,3}|-) ", "", made, flags=re.MULTILINE)
    assert not re.search(r"[!-/:-@\[-`{-~]", outside_tags)
    assert not re.search("&#(64|35);", re.sub("<code>.*?</code>", "", made))
    assert "\u202e" not in made
    assert "\u0000" not in made


def test_a_comment_is_no_longer_than_github_takes(tmp_path: Path) -> None:
    body = encode(tmp_path, "- @@@ 任务\n" * 20_000)
    assert len(body) < 65_536
    assert body.endswith(f"\n\n……\n\n{END}")


def test_a_report_that_is_not_text_causes_no_error(tmp_path: Path) -> None:
    assert encode(tmp_path, b"\xff\xfe\x00<b>").endswith(END)
    assert encode(tmp_path, b"") == f"<!-- mark -->\n\n\n{END}"
