"""What git knows of the repository: when it was last changed, and what it was before."""

import os
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from generator.content.folder import CONTENT


class RevisionError(Exception):
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
        _run_git(root, "archive", "--format=zip", "-0", f"--output={archive}", commit)
        try:
            with zipfile.ZipFile(archive) as files:
                files.extractall(folder)
        except (zipfile.BadZipFile, OSError) as error:
            raise RevisionError(f"取不出 {revision} 的内容：{error}") from None
        yield folder


def _find_common_ancestor(root: Path, revision: str) -> str:
    try:
        _run_git(root, "rev-parse", "--git-dir")
    except RevisionError as error:
        raise RevisionError(f"这里不是能用的 git 仓库{error}") from None
    try:
        commit = _run_git(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except RevisionError as error:
        raise RevisionError(
            f"没有版本 {revision}；请写分支、标签或提交，如 origin/main，还没有取来就先运行 git fetch{error}"
        ) from None
    try:
        return _run_git(root, "merge-base", commit, "HEAD")
    except RevisionError as error:
        raise RevisionError(
            f"这里和 {revision} 没有共同的起点；如果只取了最近的提交，请先运行 git fetch --unshallow{error}"
        ) from None


def _run_git(root: Path, *arguments: str) -> str:
    """Return what git says, or raise `RevisionError` with what it complains of."""
    command = ["git", "-C", str(root), *arguments]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    except OSError:
        raise RevisionError("，因为没有找到 git；请先安装") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.strip()
        raise RevisionError(f"（git：{said}）" if said else "") from None
    return run.stdout.strip()
