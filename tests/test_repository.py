"""A clone of a repository holds the committed bytes on every machine, and settings that match it."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.repository.scaffolding import SCAFFOLD

from .conftest import ROOT

EVIDENCE = "甲\r\n乙\n丙\r丁".encode()
FILES = {
    "content/documents/a.yml": "id: a\n# 注释\nname: 甲\n".encode(),
    "content/sources/a.txt": EVIDENCE,
    "content/sources/pages/a.html": EVIDENCE,
    "content/sources/a.pdf": b"%PDF-1.4\r\n1 0 obj\n",
    "schema/documents.json": b'{\n "a": 1\n}\n',
    "site_templates/pages/about.md.jinja": b"{{ a }}\n\n{{ b }}\n",
    "site_templates/static/assets/preview.png": b"\x89PNG\r\n\x1a\n",
    "README.md": b"# a\n\nb\n",
    "Makefile": b"a:\n\tb\n",
    "tool.sh": b"#!/bin/sh\n",
}
"""One file of each kind, and two that are hard to recognise: a PDF and a PNG that look like text."""

OF_OURS = {
    "tests/drafts/a.txt": EVIDENCE,
    "tests/drafts/a.html": EVIDENCE,
    "tests/example/content/sources/a.txt": EVIDENCE,
    "a.docx": b"PK\r\n",
    "a.xlsx": b"PK\r\n",
}


def git(folder: Path, *arguments: str) -> bytes:
    settings = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=true")
    command = ["git", "-C", str(folder), *settings, *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout


def commit(folder: Path, attributes: Path, files: dict[str, bytes]) -> Path:
    """Commit files on a machine whose git converts line ends."""
    repository = folder / "repository"
    repository.mkdir()
    git(repository, "init", "--quiet")
    shutil.copy(attributes, repository / ".gitattributes")
    for path, content in files.items():
        (repository / path).parent.mkdir(parents=True, exist_ok=True)
        (repository / path).write_bytes(content)
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "a")
    return repository


@pytest.mark.parametrize(
    ("attributes", "files"),
    [
        (ROOT / ".gitattributes", FILES | OF_OURS),
        (SCAFFOLD / ".gitattributes", FILES),
    ],
    ids=["ours", "of a new city"],
)
def test_a_clone_on_windows_holds_the_committed_bytes(
    tmp_path: Path, attributes: Path, files: dict[str, bytes]
) -> None:
    repository, clone = commit(tmp_path, attributes, files), tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(repository), str(clone))
    for path, content in files.items():
        assert git(clone, "show", f"HEAD:{path}") == content, path
        assert (clone / path).read_bytes() == content, path


@pytest.mark.parametrize(
    "attributes", [ROOT / ".gitattributes", SCAFFOLD / ".gitattributes"], ids=["ours", "a new city"]
)
def test_carriage_returns_of_an_editor_are_not_committed(tmp_path: Path, attributes: Path) -> None:
    path = "content/documents/a.yml"
    repository = commit(tmp_path, attributes, {path: b"id: a\r\nname: b\r\n"})
    assert git(repository, "show", f"HEAD:{path}") == b"id: a\nname: b\n"


def read(path: str) -> dict[str, Any]:
    settings = yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))
    assert isinstance(settings, dict)
    return settings


def test_commit_hooks_run_programs_that_make_installs() -> None:
    for repository in read(".pre-commit-config.yaml")["repos"]:
        assert repository["repo"] == "local"
        for hook in repository["hooks"]:
            assert hook["language"] == "system"
            assert (ROOT / hook["entry"].split()[0]).is_file(), hook["entry"]


def test_dependabot_checks_every_file_with_versions() -> None:
    found = {
        update["package-ecosystem"]: update.get("directories", [update.get("directory")])
        for update in read(".github/dependabot.yml")["updates"]
    }
    workflows = (SCAFFOLD / ".github" / "workflows").relative_to(ROOT).as_posix()
    assert found == {
        "pip": ["/requirements"],
        "npm": ["/"],
        "github-actions": ["/", f"/{workflows}"],
    }
    assert list((ROOT / "requirements").glob("*.txt"))
    assert (ROOT / "package-lock.json").is_file()


@pytest.mark.parametrize("folder", [ROOT, SCAFFOLD], ids=["ours", "of a new city"])
def test_the_examples_of_code_owners_name_existing_paths(folder: Path) -> None:
    lines = (folder / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines if line)
    paths = [line.split()[1] for line in lines if "@OWNER" in line]
    assert len(paths) > 4
    for path in paths:
        assert path == "*" or (folder / path.strip("/")).exists(), path
