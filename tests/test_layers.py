"""Imports point one way: the layers are listed in pyproject.toml."""

import subprocess
import sys
from pathlib import Path

from .conftest import ROOT


def test_imports_point_up_the_flow() -> None:
    run = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-logo", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
