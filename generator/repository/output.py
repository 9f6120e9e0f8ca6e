"""Writes folders next to the old one, then replaces it."""

import errno
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.problems import Failure


class TargetError(Failure):
    """A folder that must not be overwritten."""


SITE_MARK = "api/v1/tasks.json"
"""Every site has it: a folder without it was not made by Gongkai."""

RENDER_MARK = ".gongkai"
"""Lists the files that `write_files` wrote, so that it removes those and no others."""


def check_target(target: Path, root: Path, mark: str = SITE_MARK) -> None:
    """Raise `TargetError` unless `target` is free, empty or, by its `mark`, an earlier result.

    It must not hold the repository at `root`, nor lie in what the site is made from.
    """
    made_from = [
        root / name for name in ("content", "generator", "site_templates", "tests", ".git")
    ]
    if root.is_relative_to(target) or any(target.is_relative_to(folder) for folder in made_from):
        raise TargetError("files.own-folder", folder=target)
    if not target.exists():
        return
    if not target.is_dir():
        raise TargetError("files.no-folder", folder=target)
    if any(target.iterdir()) and not (target / mark).is_file():
        raise TargetError("files.other-content", folder=target)


@contextmanager
def stage(target: Path) -> Iterator[Path]:
    """Give a new folder beside `target`, and put it in its place if nothing was raised.

    The old folder stays whole until then, and comes back if the new one cannot take its place. Where a
    disk is mounted at `target`, the folder stays and its contents are replaced.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    new, old = beside / "new", beside / "old"
    try:
        new.mkdir()
        yield new
        try:
            if target.exists():
                target.rename(old)
        except OSError as error:
            if error.errno not in _STAYS:
                raise
            _replace_contents(target, new)
            return
        try:
            new.rename(target)
        except OSError:
            if old.exists() and not target.exists():
                old.rename(target)
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


_STAYS = {errno.EBUSY, errno.EXDEV}
"""What the system says of a folder that cannot be moved, because a disk is mounted there."""


def _replace_contents(target: Path, new: Path) -> None:
    """Put the contents of a folder in the place of another's. All is copied onto the other's disk first,
    so that only names change then; should one not, every name is as it was.
    """
    with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target) as inside:
        copy, old = Path(inside, "new"), Path(inside, "old")
        shutil.copytree(new, copy)
        old.mkdir()
        moves = [(path, old / path.name) for path in target.iterdir() if path != Path(inside)]
        moves += [(path, target / path.name) for path in copy.iterdir()]
        done: list[tuple[Path, Path]] = []
        try:
            for start, end in moves:
                start.rename(end)
                done.append((start, end))
        except BaseException:
            for start, end in reversed(done):
                end.rename(start)
            raise


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[int, int]:
    """Write files whose content changed, remove those of an earlier run that are gone, and return
    how many of each; any other file stays.
    """
    manifest = folder / RENDER_MARK
    earlier = manifest.read_text(encoding="utf-8").splitlines() if manifest.is_file() else []
    removed = 0
    for name in set(earlier) - files.keys():
        path = folder / name
        if path.resolve().is_relative_to(folder.resolve()) and path.is_file():
            path.unlink()
            removed += 1
    written = 0
    for name, content in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            written += 1
    manifest.write_text("".join(f"{name}\n" for name in sorted(files)), encoding="utf-8")
    return written, removed


def replace_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; its permissions stay as they are."""
    path = path.resolve()  # a link stays a link
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(content)
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_archive(folder: Path, target: Path) -> None:
    """Write all files of a folder into a zip, under the zip's own name; the same files give the same
    bytes, and an older zip stays until the new one is whole.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}")
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                name = f"{target.stem}/{path.relative_to(folder).as_posix()}"
                entry = zipfile.ZipInfo(name)  # dated 1980, the first day that a zip knows
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, path.read_bytes())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
