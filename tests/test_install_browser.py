"""`make browser` accepts any browser that the tests can drive."""

import subprocess
from pathlib import Path

import pytest

from .conftest import ROOT

SCRIPT = ROOT / "tests" / "install_browser.sh"


def run(folder: Path, *programs: str, chromium: str = "") -> "subprocess.CompletedProcess[str]":
    """Run the script on a machine that has these programs, Chinese fonts, and no apt-get."""
    for name, script in [
        ("uname", ""),
        ("fc-list", "echo font"),
        ("grep", ""),
        *((one, "") for one in programs),
    ]:
        program = folder / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
    environment = {"PATH": str(folder), "GONGKAI_CHROMIUM": chromium}
    return subprocess.run(
        ["/bin/sh", str(SCRIPT)], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("browser", ["chromium", "chromium-browser", "google-chrome"])
def test_any_supported_browser_is_enough(tmp_path: Path, browser: str) -> None:
    assert run(tmp_path, browser).returncode == 0


def test_a_browser_named_by_a_variable_is_enough(tmp_path: Path) -> None:
    assert run(tmp_path, chromium="/opt/chrome").returncode == 0


def test_without_a_browser_the_script_says_what_is_missing(tmp_path: Path) -> None:
    made = run(tmp_path)
    assert made.returncode == 1
    assert made.stderr.startswith(
        "The browser tests need Chromium and a Chinese font, and this machine lacks: chromium\n"
    )
