"""Two plans are added to a copy of the content as CONTRIBUTING says; they need only the gate.

No test of the code changes, because none reads `content/`: see `test_guard.py`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT, Repository, run_gongkai
from .guard.sitecustomize import editing

pytestmark = pytest.mark.whole

TOWN = """\
云泽市人民政府办公室关于印发2022年政务公开工作要点的通知
云政办发〔2022〕8号
各区人民政府，市政府各部门：
《云泽市2022年政务公开工作要点》已经市政府同意，现印发给你们，请认真贯彻落实。
云泽市人民政府办公室
2022年5月20日
云泽市2022年政务公开工作要点
为做好今年的政务公开工作，制定本要点。
一、公开办得到的事
（一）公开住房保障信息。6月底前公布保障性住房的分配方案，每季度公布一次分配结果。（责任单位：市住建局、市财政局）
（二）公开招生信息。招生方案审定后5个工作日内公布，及时回应家长关切。（牵头单位：市教育局；配合单位：各区人民政府）
二、公开管得住的事
（三）公开云湖治理信息。每月公布一次云湖水质，年底前公布治理结果。（责任单位：市水利局）
（四）听取意见。重大决策草案征求意见不少于30天。（责任单位：市司法局、各区人民政府）
【打印本页】【关闭窗口】
"""

COUNTY = """\
<!doctype html><html><head><title>白鹭县</title></head><body>
<p>本期导读：要点解读</p>
<h1>白鹭县2021年政务公开工作要点</h1>
<p>（2021年4月12日）</p>
<p>一、政策发布和解读</p>
<p>1.政策文件印发后3个工作日内发布解读材料。责任单位：县政府办公室</p>
<p>2.第三季度末前完成历年规范性文件的清理。责任单位：县司法局、各乡镇</p>
<p>二、平台和监督</p>
<p>3.每半年通报一次政府网站的检查情况。责任单位：县政府办公室</p>
<p>4.每年向社会公布云湖沿岸的监督电话。责任单位：县信访局</p>
</body></html>
"""


@pytest.fixture
def copy(tmp_path: Path) -> Repository:
    """A repository as an editor has it: its content, and all that `make gate` needs."""
    with editing():
        for name in ("content", "schema"):
            shutil.copytree(ROOT / name, tmp_path / "copy" / name)
    for name in ("mkdocs.yml", "Makefile"):
        shutil.copy(ROOT / name, tmp_path / "copy" / name)
    repository = Repository(tmp_path / "copy")
    git(repository, "init", "--quiet", "--initial-branch", "main")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "before")
    git(repository, "switch", "--quiet", "--create", "plans")
    return repository


def git(repository: Repository, *arguments: str) -> None:
    person = ("-c", "user.name=a", "-c", "user.email=a@b")
    subprocess.run(["git", "-C", str(repository.root), *person, *arguments], check=True)


def gongkai(repository: Repository, *arguments: str) -> str:
    run = run_gongkai(repository.root, *arguments)
    assert run.returncode == 0, run.stderr
    return run.stderr


def answer(repository: Repository, path: str) -> None:
    """Delete the questions of a draft, as an editor does after answering them."""
    text = (repository.root / path).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines(keepends=True) if "# 请核对:" not in line]
    assert len(lines) < text.count("\n"), f"{path} asks nothing"
    repository.write(path, "".join(lines))


def pass_the_gate(repository: Repository) -> "subprocess.CompletedProcess[str]":
    """Run `make gate` with the environment of these tests, so that nothing is installed."""
    tools = ("--old-file", ".venv/site", f"BIN={Path(sys.executable).parent}")
    return subprocess.run(
        ["make", "--no-print-directory", "--directory", str(repository.root), *tools, "gate", "BASE=main"],
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )  # fmt: skip


def test_two_more_plans_need_only_the_gate(copy: Repository, tmp_path: Path) -> None:
    before = (copy.root / "content/topics.yml").read_text(encoding="utf-8")
    for name, text in (("town.txt", TOWN), ("county.html", COUNTY)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    town, county = "content/documents/yunze-2022.yml", "content/documents/bailu-2021.yml"

    said = gongkai(copy, "draft", str(tmp_path / "town.txt"), "--output", str(copy.root / town))
    assert "新单位 6 个，已写进 content/units/yun-ze.yml：" in said
    copy.edit("content/units/yun-ze.yml", "id: ge-qu-ren-min-zheng-fu", "id: ge-qu")
    copy.edit(
        town, "\n  # 请核对: 原文的网址不知道", "\n  url_unknown: 收到的文本没有带网址\n  # 请核对:"
    )
    answer(copy, town)
    answer(copy, "content/units/yun-ze.yml")

    said = gongkai(
        copy, "draft", str(tmp_path / "county.html"), "--output", str(copy.root / county),
        "--url", "https://www.bailu.example/yaodian.html", "--fetched", "2021-04-16",
    )  # fmt: skip
    assert "有 1 段文字不知道放在哪里：本期导读：要点解读；" in said
    assert "原文的网址" not in said
    refused = run_gongkai(copy.root, "check")
    assert "[nothing-is-unplaced]" in refused.stderr
    assert "[questions-are-answered]" in refused.stderr
    copy.edit(
        county,
        "  unplaced:\n  - 本期导读：要点解读\n",
        "  omissions: [{text: 本期导读：要点解读, why: 网页上的栏目}]\n",
    )
    answer(copy, county)
    answer(copy, "content/units/bai-lu.yml")

    copy.write(
        "content/topics.yml", f"{before.rstrip()}\n- id: yunhu\n  name: 云湖\n  words: [云湖]\n"
    )
    gongkai(copy, "fmt")
    gongkai(copy, "schema")
    git(copy, "add", "--all")
    git(copy, "commit", "--quiet", "--message", "two plans")

    gate = pass_the_gate(copy)
    assert (gate.stderr, gate.returncode) == ("", 0)
    assert (
        "- 新增文件 yunze-2022（云泽市2022年政务公开工作要点）：2 个部分，4 项任务\n" in gate.stdout
    )
    assert (copy.root / "site/documents/yunze-2022/2/index.html").is_file()
    topic = (copy.root / "site/topics/yunhu/index.html").read_text(encoding="utf-8")
    assert "公开云湖治理信息" in topic
    assert "每年向社会公布云湖沿岸的监督电话" in topic
