"""A folder is replaced whole or not at all, and never one that is somebody's own."""

import errno
from pathlib import Path

import pytest

from generator.repository.output import TargetError, check_target, stage, write_files


def make_site(folder: Path, words: str) -> None:
    (folder / "api/v1").mkdir(parents=True)
    (folder / "api/v1/tasks.json").write_text(words, encoding="utf-8")


def test_a_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "site"
    make_site(target, "old")
    with stage(target) as folder:
        make_site(folder, "new")
        assert (target / "api/v1/tasks.json").read_text(encoding="utf-8") == "old"
    assert (target / "api/v1/tasks.json").read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_the_old_folder_stays_if_the_new_one_fails(tmp_path: Path) -> None:
    target = tmp_path / "site"
    make_site(target, "old")

    def interrupted() -> None:
        with stage(target) as folder:
            make_site(folder, "new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert (target / "api/v1/tasks.json").read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_old_folder_comes_back_if_the_new_one_is_lost(tmp_path: Path) -> None:
    target = tmp_path / "site"
    make_site(target, "old")
    with pytest.raises(OSError, match="No such file"), stage(target) as folder:
        folder.rmdir()
    assert (target / "api/v1/tasks.json").read_text(encoding="utf-8") == "old"


def words_of(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in a folder at which a disk is mounted: its name cannot change."""
    target = tmp_path / "site"
    make_site(target, "old")
    (target / "gone.html").write_text("gone", encoding="utf-8")
    rename = Path.rename

    def refuse(path: Path, to: Path) -> Path:
        if path == target:
            raise OSError(errno.EBUSY, "Device or resource busy")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", refuse)
    return target


def test_a_mounted_folder_stays_and_its_contents_are_replaced(mounted: Path) -> None:
    number = mounted.stat().st_ino
    with stage(mounted) as folder:
        make_site(folder, "new")
        (folder / "come.html").write_text("come", encoding="utf-8")
        assert words_of(mounted) == {"api/v1/tasks.json": "old", "gone.html": "gone"}
    assert words_of(mounted) == {"api/v1/tasks.json": "new", "come.html": "come"}
    assert sorted(path.name for path in mounted.iterdir()) == ["api", "come.html"]
    assert mounted.stat().st_ino == number
    assert list(mounted.parent.iterdir()) == [mounted]


@pytest.mark.parametrize("renames", [0, 1, 2, 3])
def test_the_contents_of_a_mounted_folder_come_back_whole(
    mounted: Path, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    rename, left = Path.rename, [renames]

    def fail_once(path: Path, to: Path) -> Path:
        if path.is_relative_to(mounted) and path != mounted:
            left[0] -= 1
            if left[0] == -1:
                raise OSError(errno.EACCES, "Permission denied")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", fail_once)
    before = words_of(mounted)

    def build() -> None:
        with stage(mounted) as folder:
            make_site(folder, "new")
            (folder / "come.html").write_text("come", encoding="utf-8")

    with pytest.raises(OSError, match="Permission denied"):
        build()
    assert words_of(mounted) == before
    assert sorted(path.name for path in mounted.iterdir()) == ["api", "gone.html"]
    assert list(mounted.parent.iterdir()) == [mounted]


@pytest.mark.parametrize("name", [".", "..", "content", "content/new", "site_templates", ".git/x"])
def test_the_repository_itself_is_no_target(tmp_path: Path, name: str) -> None:
    root = tmp_path / "repository"
    root.mkdir()
    with pytest.raises(TargetError, match=r"^files\.own-folder "):
        check_target((root / name).resolve(), root)


def test_a_folder_of_somebody_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "www/mine.html").write_text("mine", encoding="utf-8")
    with pytest.raises(TargetError, match=r"^files\.other-content "):
        check_target(tmp_path / "www", tmp_path / "repository")


def test_a_file_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("", encoding="utf-8")
    with pytest.raises(TargetError, match=r"^files\.no-folder "):
        check_target(tmp_path / "site", tmp_path / "repository")


def test_a_free_an_empty_and_an_earlier_folder_are_targets(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    make_site(tmp_path / "earlier", "old")
    for name in ("free", "empty", "earlier"):
        check_target(tmp_path / name, tmp_path / "repository")


def test_a_manifest_cannot_lead_outside(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/.gongkai").write_text("../mine\n", encoding="utf-8")
    assert write_files(tmp_path / "out", {"a.md": b"a"}) == (1, 0)
    assert (tmp_path / "mine").exists()
