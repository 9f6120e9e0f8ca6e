"""What git knows of the repository: when it was last changed."""

import os
import subprocess
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from generator.content import CONTENT

_CHINA = timezone(timedelta(hours=8))


def use_date_of_last_commit(root: Path) -> None:
    """Let MkDocs date its files by the last commit: the same commit gives the same bytes."""
    if "SOURCE_DATE_EPOCH" not in os.environ and (time := _time_of_last_commit(root, ".")):
        os.environ["SOURCE_DATE_EPOCH"] = time


def date_of_content(root: Path) -> date | None:
    """Return the day in China of the last commit that changed the content; None where unknown."""
    time = _time_of_last_commit(root, CONTENT) or os.environ.get("SOURCE_DATE_EPOCH")
    if not time:
        return None
    return datetime.fromtimestamp(int(time), _CHINA).date()


def _time_of_last_commit(root: Path, path: str) -> str | None:
    """Return when a commit last changed a path, in seconds; None without a repository."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct", "--", path]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return None
    return run.stdout.strip() or None
