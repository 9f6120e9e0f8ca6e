"""Runs the modules of `scripts/` with the Node.js that is installed in the environment of tests."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .conftest import ROOT

_BIN = Path(sys.executable).parent


def run_npm(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a script of package.json."""
    assert (ROOT / "node_modules").is_dir(), "no node_modules/: run `make node_modules`"
    return _run("npm", "--silent", "run", *arguments)


def call(modules: Iterable[str], function: str, given: object) -> Any:
    """Return the result of a function of the modules' exports and of `given`."""
    imports = ", ".join(f'await import("./scripts/{name}.ts")' for name in modules)
    program = (
        'import { readFileSync } from "node:fs";\n'
        f"const exports = Object.assign({{}}, {imports});\n"
        f"const answer = ({function})(exports, JSON.parse(readFileSync(0, 'utf8')));\n"
        "console.log(JSON.stringify(answer));\n"
    )
    run = _run("node", "--input-type=module", "--eval", program, given=json.dumps(given))
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def read_data(script: Path) -> list[Any]:
    """Return the arguments with which a data script calls its receiver."""
    call = script.read_text(encoding="utf-8").strip()
    return list(json.loads(f"[{call[call.index('(') + 1 : -1]}]"))


def _run(name: str, *arguments: str, given: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [_BIN / name, *arguments],
        cwd=ROOT,
        env=os.environ | {"PATH": f"{_BIN}{os.pathsep}{os.environ['PATH']}"},
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
