"""The command `gongkai`, run as a person runs it."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.site import Site

from .conftest import ROOT, Repository, copy_example, run_gongkai

pytestmark = pytest.mark.whole

ALPHA = "content/documents/alpha-2020.yml"
JIA = "content/units/jia.yml"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_example(tmp_path_factory.mktemp("cli") / "repository")
    run = run_gongkai(root, "build")
    assert run.returncode == 0, run.stderr
    return root


@pytest.fixture
def good_site(built: Path) -> Iterator[Repository]:
    """A repository with a good site in it, put back as it was afterwards."""
    before = contents(built / "content")
    yield Repository(built)
    for path in (built / "content").rglob("*"):
        if path.is_file() and path.relative_to(built / "content").as_posix() not in before:
            path.unlink()
    for name, data in before.items():
        (built / "content" / name).write_bytes(data)


def test_a_check_says_what_was_checked(good_site: Repository) -> None:
    run = run_gongkai(good_site.root, "check")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "检查通过：2 份文件，4 个部分，8 项任务，8 个单位，11 处时限。\n"


def test_a_build_says_where_the_site_is_and_how_to_see_it(good_site: Repository) -> None:
    run = run_gongkai(good_site.root, "build", "--site-dir", str(good_site.root / "other"))
    assert (run.returncode, run.stderr) == (0, "")
    first, second, third = run.stdout.splitlines()
    assert first.startswith("网站已生成：")
    assert first.endswith("other/（53 页）。")
    assert second.startswith("看网站：python3 -m http.server --directory ")
    assert third == (
        "没有设 SITE_URL（网站的网址），所以没有二维码、网站地图和分享图片；"
        "要有它们：SITE_URL=https://… make site"
    )


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        (ALPHA, "year: 2020\n", "yaer: 2020\n", f"{ALPHA}:4:1: 不认识的键 yaer；最接近的是：year；请改正，或删去 [key-is-known]"),
        (JIA, "  name: 市司法局", "  name: 市法院", f"{ALPHA}:128:15: content/units/jia.yml 里没有单位“市司法局”；原文没有这个单位就从 names 里删去，写错了就照原文改，没有登记就在那里登记；那里改过名称的，把原来的写法留在 aliases [unit-is-registered]"),
        (ALPHA, None, "title: 要点".encode("gb18030"), f"{ALPHA}:1:9: 字节 0xB5 不是 UTF-8 编码；请把文件另存为 UTF-8 [text-is-utf-8]"),
    ],
)  # fmt: skip
def test_bad_input_is_one_clear_line_and_the_last_site_stands(
    good_site: Repository, path: str, old: str | None, new: str | bytes, line: str
) -> None:
    before = contents(good_site.root / "site")
    if old is None:
        good_site.write(path, new)
    else:
        good_site.edit(path, old, str(new))
    run = run_gongkai(good_site.root, "build")
    assert run.returncode == 1
    assert run.stdout == ""
    assert run.stderr.splitlines() == [line, "共 1 处问题。"]
    assert contents(good_site.root / "site") == before
    assert not list(good_site.root.glob(".site.*"))


def test_a_warning_of_mkdocs_fails_the_build_and_the_last_site_stands(
    good_site: Repository,
) -> None:
    before = contents(good_site.root / "site")
    template = good_site.root / "site_templates/pages/about.md.jinja"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("## ", "[x](nowhere.md)\n\n## ", 1), encoding="utf-8")
    run = run_gongkai(good_site.root, "build")
    template.write_text(text, encoding="utf-8")
    assert run.returncode == 1
    assert "nowhere.md" in run.stderr
    assert "Traceback" not in run.stderr
    assert contents(good_site.root / "site") == before
    assert not list(good_site.root.glob(".site.*"))


def test_a_broken_theme_is_said_and_the_last_site_stands(good_site: Repository) -> None:
    before = contents(good_site.root / "site")
    template = good_site.root / "site_templates/theme/main.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("{% endif %}", "{% endfi %}"), encoding="utf-8")
    run = run_gongkai(good_site.root, "build")
    template.write_text(text, encoding="utf-8")
    assert run.returncode == 1
    assert run.stderr.startswith("site_templates/theme/main.html:13:1: 模板有误：")
    assert contents(good_site.root / "site") == before


def test_two_builds_at_once_leave_one_whole_site(good_site: Repository) -> None:
    whole = contents(good_site.root / "site")
    command = [sys.executable, "-m", "generator", "--root", str(good_site.root), "build"]
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1600000000"}
    builds = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for build in builds:
        build.communicate(timeout=600)
    assert any(build.returncode == 0 for build in builds)
    assert contents(good_site.root / "site") == whole
    assert not list(good_site.root.glob(".site.*"))


def test_render_removes_what_it_wrote_before_and_nothing_else(
    good_site: Repository, tmp_path: Path
) -> None:
    run_gongkai(good_site.root, "render", str(tmp_path))
    (tmp_path / "mine.md").write_text("mine", encoding="utf-8")
    good_site.edit("content/units/yi.yml", "id: dangan-guan", "id: dang-an-guan")
    run = run_gongkai(good_site.root, "render", str(tmp_path))
    assert run.stdout.endswith("；删去 1 个不再有的。\n")
    assert not (tmp_path / "units/yi/dangan-guan.md").exists()
    assert (tmp_path / "units/yi/dang-an-guan.md").exists()
    assert (tmp_path / "mine.md").exists()


def test_render_does_not_write_into_a_folder_of_somebody(
    good_site: Repository, tmp_path: Path
) -> None:
    (tmp_path / "index.md").write_text("mine", encoding="utf-8")
    for folder in (tmp_path, good_site.root / "content"):
        run = run_gongkai(good_site.root, "render", str(folder))
        assert run.returncode == 1
        assert run.stderr.startswith("没有写入：")
    assert (tmp_path / "index.md").read_text(encoding="utf-8") == "mine"


def test_a_port_in_use_is_said(good_site: Repository) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        run = run_gongkai(good_site.root, "serve", "--address", address)
    assert run.returncode == 1
    assert f"不能在 {address} 上显示网站：端口已被占用；请用 --address 换一个端口" in run.stderr
    assert "Traceback" not in run.stderr


def test_render_into_a_file_is_refused(good_site: Repository, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    run = run_gongkai(good_site.root, "render", str(tmp_path / "file" / "x"))
    assert run.returncode == 1
    assert run.stderr.startswith("写不了 ")
    assert "Traceback" not in run.stderr


def test_render_writes_what_changed(
    good_site: Repository, example_site: Site, tmp_path: Path
) -> None:
    number = len(example_site.files)
    first = run_gongkai(good_site.root, "render", str(tmp_path))
    second = run_gongkai(good_site.root, "render", str(tmp_path))
    assert (
        first.stdout
        == f"已写入 {tmp_path}：{number} 个文件，其中 {number} 个有变化；删去 0 个不再有的。\n"
    )
    assert (
        second.stdout
        == f"已写入 {tmp_path}：{number} 个文件，其中 0 个有变化；删去 0 个不再有的。\n"
    )
    assert (tmp_path / "documents/alpha-2020/1.md").exists()
    assert (tmp_path / "api/v1/tasks.json").exists()


def test_a_folder_that_is_no_repository_is_refused(tmp_path: Path) -> None:
    run = run_gongkai(tmp_path, "check")
    assert run.returncode == 2
    assert "里没有 mkdocs.yml；请在仓库的顶层目录运行，或用 --root 指明" in run.stderr
    assert "Traceback" not in run.stderr


def run_in(encoding: str, *arguments: str, cwd: Path) -> "subprocess.CompletedProcess[bytes]":
    """Run the command where what it prints goes into a pipe of some encoding."""
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False)


@pytest.mark.parametrize("encoding", ["gbk", "cp1252", "utf-8"])
def test_a_piped_draft_is_utf_8_whatever_the_terminal_is(
    repository: Repository, encoding: str
) -> None:
    text = (ROOT / "tests/drafts/lanjiang-2018.txt").read_text(encoding="utf-8")
    repository.write("plan.txt", text.replace("澜江市", "澜江𠮷", 1).replace("信息", "信息㐀", 3))
    run = run_in(encoding, "--root", str(repository.root), "draft", "plan.txt", cwd=repository.root)
    assert run.returncode == 0, run.stderr
    assert "㐀" in run.stdout.decode()
    assert "存档".encode(encoding, errors="backslashreplace") in run.stderr


@pytest.mark.parametrize("arguments", [("--help",), ("fmt",), ("check",)])
def test_words_that_a_terminal_cannot_show_are_escaped(
    repository: Repository, arguments: tuple[str, ...]
) -> None:
    run = run_in("cp1252", "--root", str(repository.root), *arguments, cwd=repository.root)
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"\\u" in run.stdout
