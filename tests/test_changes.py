"""`gongkai changes`: what a change means for readers, in words, pages and addresses."""

import os
import subprocess
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.changes.files import compare_files
from generator.changes.records import compare_records
from generator.changes.report import Comparison, Inert, render_report
from generator.changes.texts import find_differences
from generator.content.folder import Records, load
from generator.messages import Language
from generator.records.tasks import TaskRecord
from generator.records.values import Record
from generator.site import Site, make_site

from .conftest import Repository, copy_example, run_gongkai

ALPHA = "content/documents/alpha-2020.yml"
BETA = "content/documents/beta.yml"
JIA = "content/units/jia.yml"
YI = "content/units/yi.yml"
TOPICS = "content/topics.yml"
GLOSSARY = "content/glossary.yml"
REDIRECTS = "content/redirects.yml"


def sentences(
    repository: Repository,
    *edits: tuple[str, str, str],
    site: Site,
    language: Language = Language.ZH,
) -> list[str]:
    """Return what a report says of edits, each a file, its old words and its new ones."""
    before = load(repository.root / "content")
    for path, old, new in edits:
        repository.edit(path, old, new)
    after = load(repository.root / "content")
    assert after.problems == ()
    changes = tuple(compare_records(before, after))
    report = render_report(Comparison("main", changes, None), site.words, language)
    return [line[2:] for line in report.splitlines() if line.startswith("- ")]


@pytest.mark.parametrize(
    ("path", "old", "new", "sentence"),
    [
        (ALPHA, "year: 2020\n", "year: 2021\n", "文件 alpha-2020（甲市2020年公开要点）的年份由2020改为2021"),
        (ALPHA, "year: 2020\n", "", "文件 alpha-2020（甲市2020年公开要点）删去年份2020"),
        (ALPHA, "issued: 2020-03-02", "issued: 2020-03-03", "文件 alpha-2020（甲市2020年公开要点）的成文日期由2020-03-02改为2020-03-03"),
        (ALPHA, "title: 推进公开", "title: 推进全面公开", "部分 alpha-2020/1（一、推进全面公开）的标题由“推进公开”改为“推进全面公开”"),
        (ALPHA, "title: 公开财政信息", "title: 公开财政资金信息", "任务 alpha-2020/1.1 的标题由“公开财政信息”改为“公开财政资金信息”"),
        (ALPHA, "    title: 持续推进\n", "", "任务 alpha-2020/2.1 删去标题“持续推进”"),
        (ALPHA, "due: 2020-11-30", "due: 2020-12-31", "任务 alpha-2020/1.2 的时限由“2020年11月底前”（2020-11-30）改为“2020年11月底前”（2020-12-31）"),
        (ALPHA, "duration: P5D\n", "duration: P3D\n", "任务 alpha-2020/1.2 的时限由“决定作出后5个工作日内”（5个工作日内）改为“决定作出后5个工作日内”（3个工作日内）"),
        (ALPHA, "      at_least: 2\n", "      at_least: 3\n", "任务 alpha-2020/1.1 的时限“年内至少通报2次”（每年）：最少次数由2改为3"),
        (ALPHA, "      condition: 收购旺季\n", "", "任务 alpha-2020/2.1 的时限“收购旺季每周”（每周）：条件由“收购旺季”改为无"),
        (ALPHA, "      value: 4\n", "      value: 4.5\n", "任务 alpha-2020/1.1 的量化指标由“分值权重”不低于 4%改为“分值权重”不低于 4.5%"),
        (ALPHA, "names: [市教委]", "names: [市教育局]", "任务 alpha-2020/1.2 的责任单位由牵头“市教委”改为牵头“市教育局”"),
        (ALPHA, "role: supporting", "role: responsible", "任务 alpha-2020/1.2 的责任单位由配合“市直各部门”改为责任“市直各部门”"),
        (ALPHA, "[市财政局, 市直各部门]", "[市直各部门]", "任务 alpha-2020/1.1 的责任单位由责任“市财政局”、“市直各部门”改为责任“市直各部门”"),
        (ALPHA, "units_note: 按职责分工负责落实", "units_note: 负责落实", "任务 alpha-2020/1.1 的名单后的话由“按职责分工负责落实”改为“负责落实”"),
        (ALPHA, "why: 说的是报告的名称", "why: 报告的名称", "任务 alpha-2020/2.1 的不算时限的字句由（时间的字句：“年度报告”，理由：“说的是报告的名称”）改为（时间的字句：“年度报告”，理由：“报告的名称”）"),
        (ALPHA, "text: 今年的要求是：公开为常态。", "text: 今年的要求是：公开是常态。", "开头段 alpha-2020 的正文由“今年的要求是：公开为常态。”改为“今年的要求是：公开是常态。”"),
        (ALPHA, "signature: 甲市人民政府办公室", "signature: 甲市人民政府", "文件 alpha-2020（甲市2020年公开要点）的通知的落款由“甲市人民政府办公室”改为“甲市人民政府”"),
        (ALPHA, "  - 一份虚构的文件。", "  - 一份虚构的文件。\n  - 没有原件。", "文件 alpha-2020（甲市2020年公开要点）增加原文的来源说明“没有原件。”"),
        (ALPHA, "    title: 抓好落实\n", "    label: 2.\n    title: 抓好落实\n", "任务 alpha-2020/2.2 增加印出的编号“`2.`”"),
        (ALPHA, "    title: 抓好落实\n", "    title: 抓好落实\n    time: 长期\n", "任务 alpha-2020/2.2 增加时限栏“长期”"),
        (ALPHA, "- label: 有效性\n  value: 有效\n", "- label: 有效性\n", "文件 alpha-2020（甲市2020年公开要点）的目录信息由“有效性：有效”改为“有效性”"),
        (BETA, "      printed: 各镇（街）配合\n", "      printed: 各镇（街）配合\n      after: 接受监督\n", "任务 beta/3.4 的责任单位配合“各镇（街）”：名单前的话由无改为“接受监督”"),
        (BETA, "note: 通知各镇（街）设意见箱", "note: 通知设意见箱", "任务 beta/3.4 的进展的依据由“通知各镇（街）设意见箱”（2019-05-06，已部署，`http://www.yixian.example/2019/0506.html`）改为“通知设意见箱”（2019-05-06，已部署，`http://www.yixian.example/2019/0506.html`）"),
        (BETA, "2019/0506.html\n", "2019/0506.html\n      archived: https://a.example/\n", "任务 beta/3.4 的进展的依据“通知各镇（街）设意见箱”（2019-05-06，已部署，`http://www.yixian.example/2019/0506.html`）：存档的网址由无改为“`https://a.example/`”"),
        (BETA, "    units_merged: true\n", "", "任务 beta/1.2 的合并单元格由是改为否"),
        (BETA, "[glosses, table,", "[table, glosses,", "文件 beta（乙县公开要点责任表）的原文的步骤换了次序"),
        (JIA, "name: 市司法局", "name: 市法院", "单位 jia/sifa-ju（市法院）的名称由“市司法局”改为“市法院”"),
        (JIA, "aliases: [市教委]", "aliases: [市教委, 教委]", "单位 jia/jiao-wei（市教育委员会）增加其他写法“教委”"),
        (JIA, "  aliases: [市教委]\n", "", "单位 jia/jiao-wei（市教育委员会）删去其他写法“市教委”"),
        (JIA, "units: [caizheng-ju, sifa-ju]", "units: [caizheng-ju]", "单位 jia/shizhi-ge-bumen（市直各部门）删去成员“`sifa-ju`”"),
        (JIA, "name: 甲市", "name: 甲乙市", "地区 jia（甲乙市）的名称由“甲市”改为“甲乙市”"),
        (JIA, "- id: sifa-ju\n", "- id: fayuan\n  name: 市法院\n  kind: agency\n- id: sifa-ju\n", "新增单位 jia/fayuan（市法院）"),
        (TOPICS, "words: [财政, ", "words: [财政, 预算, ", "主题 caizheng（财政与目录）增加用词“预算”"),
        (TOPICS, "why: 说的是公开的目录", "why: 说的是目录", "主题 caizheng（财政与目录）的不归入的任务由（任务：“`beta/1.1`”，理由：“说的是公开的目录”）改为（任务：“`beta/1.1`”，理由：“说的是目录”）"),
        ("content/functions.yml", "name: 档案", "name: 档案管理", "职能 dangan（档案管理）的名称由“档案”改为“档案管理”"),
        (GLOSSARY, "  read: 程序\n", "  read: 程序\nsearch:\n- word: 资讯\n  read: 信息\n", "词语表增加搜索用词“资讯”→“信息”"),
    ],
)  # fmt: skip
def test_a_change_is_one_sentence(
    repository: Repository, example_site: Site, path: str, old: str, new: str, sentence: str
) -> None:
    assert sentences(repository, (path, old, new), site=example_site) == [sentence]


@pytest.mark.parametrize(
    ("path", "old", "new", "sentence"),
    [
        (ALPHA, "year: 2020\n", "year: 2021\n", "document alpha-2020 (“甲市2020年公开要点”): year changed from 2020 to 2021"),
        (ALPHA, "year: 2020\n", "", "document alpha-2020 (“甲市2020年公开要点”): year 2020 removed"),
        (ALPHA, "duration: P5D\n", "duration: P3D\n", "task alpha-2020/1.2: deadline changed from “决定作出后5个工作日内” (`relative P5D working_days`) to “决定作出后5个工作日内” (`relative P3D working_days`)"),
        (ALPHA, "      at_least: 2\n", "      at_least: 3\n", "task alpha-2020/1.1: deadline “年内至少通报2次” (recurring yearly): least number changed from 2 to 3"),
        (ALPHA, "      value: 4\n", "      value: 4.5\n", "task alpha-2020/1.1: target changed from “分值权重” `>=` 4% to “分值权重” `>=` 4.5%"),
        (ALPHA, "[市财政局, 市直各部门]", "[市直各部门]", "task alpha-2020/1.1: units changed from responsible “市财政局”, “市直各部门” to responsible “市直各部门”"),
        (ALPHA, "signature: 甲市人民政府办公室", "signature: 甲市人民政府", "document alpha-2020 (“甲市2020年公开要点”): notice, signature changed from “甲市人民政府办公室” to “甲市人民政府”"),
        (BETA, "    units_merged: true\n", "", "task beta/1.2: merged cell changed from yes to no"),
        (BETA, "[glosses, table,", "[table, glosses,", "document beta (“乙县公开要点责任表”): source, steps are in another order"),
        (JIA, "- id: sifa-ju\n", "- id: fayuan\n  name: 市法院\n  kind: agency\n- id: sifa-ju\n", "added unit jia/fayuan (“市法院”)"),
        (GLOSSARY, "  read: 程序\n", "  read: 程序\nsearch:\n- word: 资讯\n  read: 信息\n", "glossary: words for search “资讯”→“信息” added"),
    ],
)  # fmt: skip
def test_a_change_is_said_in_english(
    repository: Repository, example_site: Site, path: str, old: str, new: str, sentence: str
) -> None:
    edits = ((path, old, new),)
    assert sentences(repository, *edits, site=example_site, language=Language.EN) == [sentence]


def test_a_text_shows_the_words_that_differ_and_a_few_around(
    repository: Repository, example_site: Site
) -> None:
    long = "。".join(["各部门要按照要求及时公开有关信息并做好解读"] * 5)
    repository.edit(ALPHA, "text: 及时公开。", f"text: 甲{long}乙{long}丙")
    said = sentences(repository, (ALPHA, "乙", "丁戊"), (ALPHA, "信息并做好解读丙", "信息丙己"), site=example_site)  # fmt: skip
    assert said == [
        "任务 alpha-2020/2.2 的正文由“…时公开有关信息并做好解读【乙】各部门要按照要求及时公开…”改为"
        "“…时公开有关信息并做好解读【丁戊】各部门要按照要求及时公开…”；"
        "由“…按照要求及时公开有关信息【并做好解读丙】”改为“…按照要求及时公开有关信息【丙己】”"
    ]


@given(st.text("公开信息，", max_size=40), st.text("公开信息，", max_size=40))
@settings(max_examples=200)
def test_the_differences_are_all_of_them(before: str, after: str) -> None:
    differences = list(find_differences(before, after))
    assert bool(differences) is (before != after)
    for item in differences:
        lead, tail = item.lead.removeprefix("…"), item.tail.removesuffix("…")
        assert lead + item.before + tail in before
        assert lead + item.after + tail in after
    assert len(before) - len(after) == sum(
        len(item.before) - len(item.after) for item in differences
    )


def test_a_whole_part_is_one_sentence(repository: Repository, example_site: Site) -> None:
    before = load(repository.root / "content")
    repository.edit(ALPHA, "  - no: 2\n    title: 抓好落实\n    text: 及时公开。\n", "  - no: 3\n    title: 抓好督查\n    text: 及时公开。\n")  # fmt: skip
    beta = (repository.root / BETA).read_text(encoding="utf-8")
    (repository.root / BETA).unlink()
    repository.write("content/documents/gamma.yml", beta.replace("id: beta", "id: gamma"))
    changes = tuple(compare_records(before, load(repository.root / "content")))
    report = render_report(Comparison("main", changes, None), example_site.words)
    assert [line for line in report.splitlines() if line.startswith("- ")] == [
        "- 删去任务 alpha-2020/2.2：“抓好落实”",
        "- 删去文件 beta（乙县公开要点责任表）：2 个部分，4 项任务",
        "- 新增任务 alpha-2020/2.3：“抓好督查”",
        "- 新增文件 gamma（乙县公开要点责任表）：2 个部分，4 项任务",
    ]


class Proof(Record):
    saying: str
    page: str | None = None


class ProvenTask(TaskRecord):
    proofs: tuple[Proof, ...] = ()


def test_a_field_that_nobody_named_is_said_all_the_same(
    repository: Repository, example_site: Site
) -> None:
    records = load(repository.root / "content")
    (change, *_) = compare_records(records, _with_a_proof(repository))
    report = render_report(Comparison("main", (change,), None), example_site.words)
    assert (
        "- 任务 alpha-2020/1.1 增加proofs（saying：“已公开”，page：“`https://a.example/@b`”）\n"
        in report
    )


def _with_a_proof(repository: Repository) -> Records:
    records = load(repository.root / "content")
    entry = records.documents[0]
    section = entry.record.sections[0]
    proof = Proof(saying="已公开", page="https://a.example/@b")
    task = ProvenTask(**dict(section.tasks[0]), proofs=(proof,))
    section = section.model_copy(update={"tasks": (task, *section.tasks[1:])})
    document = entry.record.model_copy(update={"sections": (section, *entry.record.sections[1:])})
    return replace(records, documents=(replace(entry, record=document), *records.documents[1:]))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("公开（2020-11-30前）1.5%", "公开（2020-11-30前）1.5%"),
        ("@all", "`@all`"),
        ("<b>x</b>", "`<b>x</b>`"),
        ("![x](y)", "`![x](y)`"),
        ("www.x.example", "`www.x.example`"),
        ("a`b", "``a`b``"),
        ("`@a`", "`` `@a` ``"),
        ("甲\n乙", "甲↵乙"),
    ],
)
def test_words_that_could_be_markup_stand_as_code(text: str, shown: str) -> None:
    assert Inert.escape(text) == shown


@given(st.text("`<b>@#![]()*_~$&:/.\\甲a1 \n", min_size=1, max_size=30))
@settings(max_examples=300)
def test_whatever_a_record_holds_shows_as_it_is(text: str) -> None:
    made = markdown.markdown(f"“{Inert.escape(text)}”")
    assert not set(made.replace("<p>", "").replace("</p>", "").split("<code>")[0]) & set(
        "<>@#*_[]&"
    )
    assert made.count("<") == made.count("<code>") * 2 + 2


def test_a_hostile_name_shows_as_text(repository: Repository, example_site: Site) -> None:
    hostile = "'</code><img src=x> @team ![x](https://evil.example) `'"
    (said,) = sentences(
        repository, (JIA, "name: 市司法局", f"name: 市司法局\n  known_as: [{hostile}]"), site=example_site
    )  # fmt: skip
    shown = markdown.markdown(said)
    assert "<img" not in shown
    assert "<a " not in shown
    assert "&lt;img src=x&gt; @team" in shown.split("<code>")[1]


def git(root: Path, *arguments: str) -> str:
    identity = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org"}
    identity |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}
    environment = os.environ | identity | {"GIT_CONFIG_GLOBAL": os.devnull}
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True
    ).stdout


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "x")


@pytest.fixture
def committed(tmp_path: Path) -> Repository:
    """A repository whose branch `main` has the example, and whose branch `work` is open."""
    root = copy_example(tmp_path / "repository")
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root)
    git(root, "switch", "--quiet", "--create", "work")
    return Repository(root)


def changes(repository: Repository, base: str = "main", *options: str) -> tuple[int, str, str]:
    run = run_gongkai(repository.root, "changes", *options, base)
    assert "Traceback" not in run.stderr
    return run.returncode, run.stdout, run.stderr


def test_nothing_changed_is_said(committed: Repository) -> None:
    report = "## 读者会看到的变化\n\n与 main 相比，读者看到的内容没有变化。\n"
    assert changes(committed) == (0, report, "")


def test_a_report_names_records_and_pages(committed: Repository) -> None:
    committed.edit(JIA, "name: 市司法局", "name: 市司法局\n  known_as: [司法处]")
    commit(committed.root)
    committed.edit("content/topics.yml", "name: 财政与目录", "name: 财政和目录")
    code, report, said = changes(committed)
    assert (code, said) == (0, "")
    assert report.startswith(
        "## 读者会看到的变化\n\n"
        "与 main 相比，记录有 2 处变化：\n\n"
        "- 单位 jia/sifa-ju（市司法局）增加常用叫法“司法处”\n"
        "- 主题 caizheng（财政和目录）的名称由“财政与目录”改为“财政和目录”\n\n"
        "## 页面\n\n"
        "- 改动 "
    )
    assert "`/units/jia/sifa-ju/`" in report
    assert "`/topics/caizheng/`" in report
    assert "会消失" not in report


def test_what_main_did_since_is_no_change_of_ours(committed: Repository) -> None:
    git(committed.root, "switch", "--quiet", "main")
    committed.edit(JIA, "name: 市司法局", "name: 市司法局\n  known_as: [司法处]")
    commit(committed.root)
    git(committed.root, "switch", "--quiet", "work")
    assert "没有变化" in changes(committed)[1]


def test_neither_the_index_nor_the_working_tree_is_touched(committed: Repository) -> None:
    committed.edit(JIA, "name: 市司法局", "name: 市司法局\n  known_as: [司法处]")
    git(committed.root, "add", JIA)
    committed.edit("content/topics.yml", "name: 财政与目录", "name: 财政和目录")
    before = git(committed.root, "status", "--porcelain=v2")
    changes(committed)
    assert git(committed.root, "status", "--porcelain=v2") == before


def test_an_address_that_vanishes_fails_until_it_is_redirected(committed: Repository) -> None:
    committed.edit(YI, "id: dangan-guan", "id: dangguan")
    committed.write(REDIRECTS, "documents/beta/3/#task-1: documents/beta/3/#task-4\n")
    code, report, said = changes(committed)
    assert code == 1
    assert said == "2 个地址会消失；请照报告在 content/redirects.yml 里写明新地址。\n"
    assert report.endswith(
        "## 会消失的地址\n\n"
        "这 2 个地址可能有人引用，不能就这样消失：\n\n"
        "- `/documents/beta-2019/`：在 `content/redirects.yml` 里加一行 `documents/beta-2019/: 新地址`\n"
        "\n其中 1 个看来只是换了 id，名称没有变。对的，就把下面几行原样加进 `content/redirects.yml`：\n\n"
        "    units/yi/dangan-guan/: units/yi/dangguan/\n"
    )
    committed.write(
        REDIRECTS,
        "documents/beta/3/#task-1: documents/beta/3/#task-4\n"
        "documents/beta-2019/: documents/\n"
        "units/yi/dangan-guan/: units/yi/dangguan/\n",
    )
    code, report, said = changes(committed)
    assert (code, said) == (0, "")
    assert "- 转走 1 个地址：`/units/yi/dangan-guan/` → `/units/yi/dangguan/`\n" in report
    assert "会消失" not in report


def test_a_document_and_a_unit_with_another_id_have_their_lines_written(
    committed: Repository,
) -> None:
    for path in (BETA, "content/sources/beta.txt"):
        (committed.root / path).rename(committed.root / path.replace("beta", "gamma"))
    for path in (BETA.replace("beta", "gamma"), TOPICS, REDIRECTS):
        text = (committed.root / path).read_text(encoding="utf-8")
        committed.write(path, text.replace("beta", "gamma"))
    committed.edit(YI, "id: dangan-guan", "id: dangguan")
    code, report, said = changes(committed)
    assert code == 1
    lines = report.partition("就把下面几行原样加进 `content/redirects.yml`：\n\n")[2]
    assert "    documents/beta/source/beta.txt: documents/gamma/source/gamma.txt\n" in lines
    assert "    units/yi/dangan-guan/: units/yi/dangguan/\n" in lines
    added = "".join(line.removeprefix("    ") + "\n" for line in lines.splitlines())
    text = (committed.root / REDIRECTS).read_text(encoding="utf-8")
    committed.write(REDIRECTS, text + added)
    code, report, said = changes(committed)
    assert (code, said) == (1, "1 个地址会消失；请照报告在 content/redirects.yml 里写明新地址。\n")
    assert "- `/documents/beta-2019/`" in report


def test_the_first_redirect_comes_with_the_first_line_of_its_file(committed: Repository) -> None:
    (committed.root / REDIRECTS).unlink()
    code, report, _ = changes(committed)
    assert code == 1
    line = "`# yaml-language-server: $schema=../schema/redirects.json`"
    assert f"还没有 `content/redirects.yml`，请新建，第一行写 {line}。\n" in report


def test_a_task_that_is_renumbered_leaves_its_old_address(
    repository: Repository, example_site: Site
) -> None:
    source = "content/sources/alpha-2020.txt"
    checksum = sha256((repository.root / source).read_bytes()).hexdigest()
    repository.edit(source, "(二)抓好", "(三)抓好")
    renewed = sha256((repository.root / source).read_bytes()).hexdigest()
    repository.edit(ALPHA, f"  sha256: {checksum}", f"  sha256: {renewed}")
    repository.edit(ALPHA, "- no: 2\n    title: 抓好落实", "- no: 3\n    title: 抓好落实")
    found = compare_files(example_site, make_site(repository.root))
    assert found.vanished == ("documents/alpha-2020/2/#task-2",)
    line = "documents/alpha-2020/2/#task-2: documents/alpha-2020/2/#task-3\n"
    repository.edit(REDIRECTS, "documents/", f"{line}documents/")
    assert compare_files(example_site, make_site(repository.root)).vanished == ()


def test_parts_of_a_page_go_with_the_page(repository: Repository, example_site: Site) -> None:
    for path in (BETA, "content/sources/beta.txt"):
        (repository.root / path).unlink()
    not_about = "  not_about:\n  - task: beta/1.1\n    why: 说的是公开的目录\n"
    repository.edit(TOPICS, not_about, "")
    repository.edit(REDIRECTS, "documents/beta/3/#task-1: documents/beta/3/#task-4\n", "")
    found = compare_files(example_site, make_site(repository.root))
    pages = ("", "1/", "1/original/", "3/", "3/original/", "full/", "source/", "source/beta.txt")
    assert found.vanished == tuple(f"documents/beta/{page}" for page in pages)
    lines = "".join(f"{old}: documents/\n" for old in found.vanished)
    repository.edit(REDIRECTS, "documents/", f"{lines}documents/")
    assert compare_files(example_site, make_site(repository.root)).vanished == ()


def test_a_base_that_breaks_todays_rules_is_compared_as_far_as_it_goes(
    committed: Repository,
) -> None:
    git(committed.root, "switch", "--quiet", "main")
    committed.edit(ALPHA, "year: 2020\n", "yaer: 2020\n")
    commit(committed.root)
    git(committed.root, "switch", "--quiet", "--create", "corrected")
    committed.edit(ALPHA, "yaer: 2020\n", "year: 2020\n")
    committed.edit("content/topics.yml", "name: 财政与目录", "name: 财政和目录")
    code, report, said = changes(committed)
    assert (code, said) == (0, "")
    assert report == (
        "## 读者会看到的变化\n\n"
        "与 main 相比，记录有 1 处变化：\n\n"
        "- 主题 caizheng（财政和目录）的名称由“财政与目录”改为“财政和目录”\n\n"
        f"没有比较的文件（main 里的它们按现在的规则读不了）：`{ALPHA}`\n\n"
        "页面和地址没有比较：main 的内容按现在的规则有 1 处问题"
        f"（`{ALPHA}:4:1`），做不成网站。请自己确认没有地址消失。\n"
    )


def test_a_base_with_other_templates_is_compared_by_those_of_today(committed: Repository) -> None:
    git(committed.root, "switch", "--quiet", "main")
    words = "site_templates/words.yml"
    committed.edit(words, "  who: 谁负责\n", "  whom: 谁负责\n")
    commit(committed.root)
    git(committed.root, "switch", "--quiet", "--create", "corrected")
    committed.edit(words, "  whom: 谁负责\n", "  who: 谁负责\n")
    committed.edit(YI, "id: dangan-guan", "id: dangguan")
    code, report, _ = changes(committed)
    assert code == 1
    assert "main 的模板现在用不上，页面都按现在的模板比较：只显示内容的变化。\n" in report
    assert "    units/yi/dangan-guan/: units/yi/dangguan/" in report


def test_a_base_without_content_is_no_traceback(committed: Repository) -> None:
    git(committed.root, "switch", "--quiet", "--orphan", "empty")
    committed.write("README", "x")
    commit(committed.root)
    git(committed.root, "checkout", "--quiet", "work", "--", ".")
    code, report, said = changes(committed, "empty")
    assert (code, said) == (0, "")
    assert "- 新增文件 beta（乙县公开要点责任表）：2 个部分，4 项任务\n" in report
    assert "页面和地址没有比较：" in report


def test_changed_templates_change_pages_alone(committed: Repository) -> None:
    committed.edit("site_templates/words.yml", "  who: 谁负责\n", "  who: 由谁负责\n")
    code, report, said = changes(committed)
    assert (code, said) == (0, "")
    assert "与 main 相比，记录没有变化。\n" in report
    assert "- 改动 " in report


def test_a_long_list_of_pages_is_cut(committed: Repository) -> None:
    committed.edit("site_templates/pages/base.md.jinja", "{% block body required %}", "。\n\n{% block body required %}")  # fmt: skip
    _, report, _ = changes(committed)
    (line,) = [line for line in report.splitlines() if line.startswith("- 改动 ")]
    assert line.count("`/") == 20
    assert line.endswith("，另有 " + str(int(line.split()[2]) - 20) + " 页")


def test_a_broken_file_keeps_nothing_else_from_the_report(committed: Repository) -> None:
    committed.edit(JIA, "kind: agency", "kind: firm")
    committed.edit("content/topics.yml", "name: 财政与目录", "name: 财政和目录")
    code, report, said = changes(committed)
    assert code == 1
    assert report == (
        "## 读者会看到的变化\n\n与 main 相比，记录有 1 处变化：\n\n"
        "- 主题 caizheng（财政和目录）的名称由“财政与目录”改为“财政和目录”\n\n"
        "现在的内容有 1 处问题（`content/units/jia.yml:7:9`），做不成网站，所以页面和地址没有比较，"
        "读不了的文件也没有；改好以后再看。\n"
    )
    assert said == (
        "content/units/jia.yml:7:9: kind 不能是“firm”；可以写：agency、group、other [value-fits]\n"
        "共 1 处问题。\n"
    )


def test_a_report_goes_into_a_file(committed: Repository, tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    assert changes(committed, "main", "--output", str(target)) == (0, "", "")
    assert target.read_text(encoding="utf-8").startswith("## 读者会看到的变化\n")
    code, _, said = changes(committed, "main", "--output", str(tmp_path / "none" / "report.md"))
    assert (code, said.startswith("写不了 ")) == (1, True)


@pytest.mark.parametrize("base", ["nowhere", "main:content", "HEAD~99", ""])
def test_a_revision_that_is_not_there_is_said(committed: Repository, base: str) -> None:
    code, report, said = changes(committed, base)
    assert (code, report) == (1, "")
    assert said == (
        f"没有比较：没有版本 {base}；请写分支、标签或提交，如 origin/main，"
        "还没有取来就先运行 git fetch\n"
    )


def test_a_revision_is_never_an_option(committed: Repository) -> None:
    run = run_gongkai(committed.root, "changes", "--", "--output=/tmp/stolen")
    assert run.returncode == 1
    assert run.stderr.startswith("没有比较：没有版本 --output=/tmp/stolen；")
    assert not Path("/tmp/stolen").exists()


def test_a_stranger_history_is_said(committed: Repository) -> None:
    git(committed.root, "switch", "--quiet", "--orphan", "strange")
    committed.write("README", "x")
    commit(committed.root)
    git(committed.root, "switch", "--quiet", "work")
    code, _, said = changes(committed, "strange")
    assert code == 1
    assert said == (
        "没有比较：这里和 strange 没有共同的起点；如果只取了最近的提交，请先运行 git fetch --unshallow\n"
    )


@pytest.mark.whole
def test_a_folder_without_git_is_said(tmp_path: Path) -> None:
    root = copy_example(tmp_path / "plain")
    run = run_gongkai(root, "changes", "main")
    assert run.returncode == 1
    assert run.stderr.startswith(
        "没有比较：这里不是能用的 git 仓库（git：“fatal: not a git repository"
    )
