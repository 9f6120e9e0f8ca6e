"""Closes `content/`, and what is made of it, to every test: editors change it, and no test of the
code may depend on it. Python imports a module of this name wherever it starts, so that the processes
that tests start are held to it too.
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
"""The events of Python that read a file or a folder, and the folders that are closed to them."""

_OPEN = "CONTENT_IS_OPEN_TO_A_TEST"
"""A variable of the environment: a process may hold this module twice, by this name and the package's."""


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
    """Open the content to a test of what editors do with it, whatever stands there."""
    os.environ[_OPEN] = "1"
    try:
        yield
    finally:
        del os.environ[_OPEN]


sys.addaudithook(_refuse)
