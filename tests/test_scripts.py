"""The scripts of the site: types, lint, unit tests, and up-to-date bundles."""

from pathlib import Path

import pytest

from .conftest import ROOT
from .scripting import run_npm

BUNDLES = ROOT / "site_templates" / "static" / "assets"


@pytest.mark.parametrize("script", ["types", "lint", "test"])
def test_the_modules_pass(script: str) -> None:
    run = run_npm(script)
    assert run.returncode == 0, run.stdout + run.stderr


def read_scripts(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.js")}


def test_the_committed_bundles_are_up_to_date(tmp_path: Path) -> None:
    run = run_npm("bundle", "--", f"--outdir={tmp_path}")
    assert run.returncode == 0, run.stdout + run.stderr
    fresh, committed = read_scripts(tmp_path), read_scripts(BUNDLES)
    assert committed.keys() == fresh.keys()
    stale = [name for name, script in fresh.items() if committed[name] != script]
    assert stale == [], "run `make scripts`"


def test_each_bundled_package_has_its_licence_with_it() -> None:
    licence = ROOT / "node_modules" / "@github" / "combobox-nav" / "LICENSE"
    assert (BUNDLES / "search" / "combobox-nav.LICENSE").read_bytes() == licence.read_bytes()
