"""`gongkai fmt` and `schema`, run as an editor runs them."""

from pathlib import Path

import pytest

from generator.repository.output import replace_file

from .conftest import Repository, run_gongkai
from .test_cli import contents

pytestmark = pytest.mark.whole

ALPHA = "content/documents/alpha-2020.yml"
JIA = "content/units/jia.yml"


@pytest.fixture
def tidy(repository: Repository) -> Repository:
    """A repository whose records are in the canonical form."""
    assert run_gongkai(repository.root, "fmt").returncode == 0
    return repository


def test_a_formatted_record_is_listed(tidy: Repository) -> None:
    before = (tidy.root / JIA).read_bytes()
    tidy.edit(
        JIA, "- id: caizheng-ju\n  name: 市财政局\n", "- name: '市财政局'\n  id: caizheng-ju\n"
    )
    run = run_gongkai(tidy.root, "fmt")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == f"已改写：{tidy.root / JIA}\n8 份记录，整理了 1 份。\n"
    assert (tidy.root / JIA).read_bytes() == before


def test_formatted_records_are_not_listed(tidy: Repository) -> None:
    run = run_gongkai(tidy.root, "fmt", "--check")
    assert (run.returncode, run.stdout, run.stderr) == (0, "8 份记录都不用整理。\n", "")


def turn_line_ends(root: Path, folder: str, old: bytes, new: bytes) -> None:
    for path in (root / folder).rglob("*.*"):
        if path.suffix in {".yml", ".json"}:
            path.write_bytes(path.read_bytes().replace(old, new))


@pytest.mark.parametrize(("command", "folder"), [("fmt", "content"), ("schema", "schema")])
def test_line_ends_alone_are_corrected_but_not_an_error(
    tidy: Repository, command: str, folder: str
) -> None:
    assert run_gongkai(tidy.root, "schema").returncode == 0
    before = contents(tidy.root / folder)
    turn_line_ends(tidy.root, folder, b"\n", b"\r\n")
    turned = contents(tidy.root / folder)
    assert run_gongkai(tidy.root, command, "--check").returncode == 0
    assert contents(tidy.root / folder) == turned
    assert run_gongkai(tidy.root, command).returncode == 0
    assert contents(tidy.root / folder) == before


def test_a_check_lists_files_to_change_and_writes_nothing(tidy: Repository) -> None:
    tidy.edit(JIA, "name: 甲市", "name:   甲市")
    before = (tidy.root / JIA).read_bytes()
    run = run_gongkai(tidy.root, "fmt", "--check")
    assert run.returncode == 1
    assert run.stdout == f"要改写：{tidy.root / JIA}\n"
    assert run.stderr == "共 1 份记录要整理；请运行 gongkai fmt。\n"
    assert (tidy.root / JIA).read_bytes() == before


def test_a_broken_record_is_reported_and_not_changed(tidy: Repository) -> None:
    tidy.edit(ALPHA, "year: 2020\n", "year: 2020\nyear:   2021\n")
    tidy.edit(JIA, "name: 甲市", "name:   甲市")
    before = (tidy.root / ALPHA).read_bytes()
    run = run_gongkai(tidy.root, "fmt")
    assert run.returncode == 1
    assert run.stdout == f"已改写：{tidy.root / JIA}\n"
    assert run.stderr == (
        f"{ALPHA}:6:1: 键 year 重复了，第 5 行已经写过；请只留一个 [key-stands-once]\n"
        "共 1 处问题；有问题的文件保持原样。\n"
    )
    assert (tidy.root / ALPHA).read_bytes() == before


def test_a_record_whose_values_would_change_is_not_changed(tidy: Repository) -> None:
    tidy.edit(JIA, "id: jia\n", f"id: jia\n? {'长' * 1100}\n: 甲\n")
    before = (tidy.root / JIA).read_bytes()
    run = run_gongkai(tidy.root, "fmt")
    assert run.returncode == 1
    assert run.stderr == (
        f"{JIA}: 里面有一种写法，整理会改变它的内容；请写得简单些\n"
        "共 1 处问题；有问题的文件保持原样。\n"
    )
    assert (tidy.root / JIA).read_bytes() == before


def test_only_named_files_are_formatted(tidy: Repository) -> None:
    for path in (ALPHA, JIA):
        tidy.edit(path, "id: ", "id:   ")
    run = run_gongkai(tidy.root, "fmt", str(tidy.root / "content/units"))
    assert run.stdout == f"已改写：{tidy.root / JIA}\n2 份记录，整理了 1 份。\n"
    run = run_gongkai(tidy.root, "fmt", str(tidy.root / ALPHA))
    assert run.stdout == f"已改写：{tidy.root / ALPHA}\n1 份记录，整理了 1 份。\n"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("mkdocs.yml", "{} 不是记录；记录在 content/ 里，如 content/documents/…yml\n"),
        ("content/sources/beta.txt", "{} 不是记录；记录在 content/ 里，如 content/documents/…yml\n"),
        ("content/nothing.yml", "没有 {} 这个文件\n"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_a_record_is_refused(
    repository: Repository, path: str, message: str
) -> None:
    run = run_gongkai(repository.root, "fmt", str(repository.root / path))
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == message.format(repository.root / path)


def test_a_file_is_replaced_whole_and_keeps_its_permissions(repository: Repository) -> None:
    path = repository.root / JIA
    path.chmod(0o640)
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [other.name for other in path.parent.iterdir() if other.name[0] == "."] == []


def test_schemas_are_written_and_follow_the_content(repository: Repository) -> None:
    run = run_gongkai(repository.root, "schema")
    assert run.returncode == 0
    assert run.stdout.endswith("更新了 6 个文件。\n")
    assert run_gongkai(repository.root, "schema").stdout == "schema/ 不用更新。\n"
    repository.edit(JIA, "  name: 市司法局", "  name: 市法院")
    run = run_gongkai(repository.root, "schema", "--check")
    assert run.returncode == 1
    assert run.stdout == f"要改写：{repository.root / 'schema/documents.json'}\n" + (
        f"要改写：{repository.root / 'schema/units.json'}\n"
    )
    assert run.stderr == "共 2 个文件要更新；请运行 gongkai schema。\n"


def test_no_schema_is_written_if_a_record_cannot_be_read(repository: Repository) -> None:
    repository.edit(JIA, "name: 甲市", "nmae: 甲市")
    run = run_gongkai(repository.root, "schema")
    assert run.returncode == 1
    assert run.stderr.endswith("schema/ 保持原样。\n")
    assert not (repository.root / "schema").exists()
