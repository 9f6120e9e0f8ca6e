"""Asks git when the repository last changed, and for its earlier state."""

import os
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from generator.content.folder import CONTENT
from generator.problems import Failure, Message, Reason, Value


class RevisionError(Failure):
    """A revision that cannot be compared with: why, and what to do."""


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


@contextmanager
def state_before(root: Path, revision: str) -> Iterator[Path]:
    """Give a folder with the repository as it was where the present and `revision` part, or raise
    `RevisionError`; neither the working tree nor the index is touched.
    """
    commit = _find_common_ancestor(root, revision)
    with tempfile.TemporaryDirectory(prefix="gongkai-") as place:
        archive, folder = Path(place, "before.zip"), Path(place, "before")
        try:
            _run_git(root, "archive", "--format=zip", "-0", f"--output={archive}", commit)
            with zipfile.ZipFile(archive) as files:
                files.extractall(folder)
        except _GitError as error:
            raise RevisionError("changes.no-content", revision=revision, why=error.said) from None
        except zipfile.BadZipFile as error:
            raise RevisionError("changes.no-content", revision=revision, why=str(error)) from None
        except OSError as error:
            why = Reason.of(error)
            raise RevisionError("changes.no-content", revision=revision, why=why) from None
        yield folder


def _find_common_ancestor(root: Path, revision: str) -> str:
    try:
        _run_git(root, "rev-parse", "--git-dir")
    except _GitError as error:
        raise RevisionError("changes.no-repository", said=error.said) from None
    try:
        commit = _run_git(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except _GitError as error:
        raise RevisionError("changes.no-revision", revision=revision, said=error.said) from None
    try:
        return _run_git(root, "merge-base", commit, "HEAD")
    except _GitError as error:
        raise RevisionError("changes.no-ancestor", revision=revision, said=error.said) from None


class _GitError(Exception):
    """A refusal of git, or that there is no git; `said` ends the sentence that names what failed."""

    def __init__(self, said: Value) -> None:
        self.said = said
        super().__init__(said)


def _run_git(root: Path, *arguments: str) -> str:
    """Return what git says, or raise `_GitError` with what it complains of."""
    command = ["git", "-C", str(root), *arguments]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    except OSError:
        raise _GitError(Message("changes.no-git")) from None
    except subprocess.CalledProcessError as error:
        words = " ".join(error.stderr.split())
        raise _GitError(Message("changes.git-said", words=words) if words else "") from None
    return run.stdout.strip()
