"""Imports point one way, by the layers listed in pyproject.toml."""

import subprocess
import sys
from pathlib import Path

from .conftest import ROOT


def test_imports_point_one_way() -> None:
    run = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-logo", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
