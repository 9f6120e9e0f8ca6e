"""Closes `content/`, and the files made from it, to all tests: editors change it, and no test of the
code may depend on it. Python imports a module of this name at every start, so the guard also applies
to processes that tests start.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

CLOSED = {
    "open": ("content", "schema", "site"),
    "os.listdir": ("content", "site"),
    "os.scandir": ("content", "site"),
}
"""The audit events of Python that read a file or a folder, and the folders closed to each."""

_OPEN = "CONTENT_IS_OPEN_TO_A_TEST"
"""An environment variable, because a process may load this module twice, under two names."""


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in CLOSED or not isinstance(arguments[0], str | os.PathLike):
        return
    given = os.fspath(arguments[0])
    if event == "open" and arguments[1] is None and not os.path.isabs(given):
        return  # `os.open`, where a name may be one in another folder than this
    path = os.path.abspath(given)
    for name in CLOSED[event]:
        if f"{path}{os.sep}".startswith(f"{ROOT / name}{os.sep}") and _OPEN not in os.environ:
            raise AssertionError(f"a test reads {path}: use tests/plans, which is frozen")


@contextmanager
def editing() -> Iterator[None]:
    """Open the content to a test of the editing workflow, which must not depend on its words."""
    os.environ[_OPEN] = "1"
    try:
        yield
    finally:
        del os.environ[_OPEN]


sys.addaudithook(_refuse)
