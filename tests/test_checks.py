"""Each rule of the content, broken once in the example, with the message that an editor reads."""

from hashlib import sha256

import pytest

from generator.checks import _CONTACT, CHECKS

from .conftest import Repository

ALPHA = "content/documents/alpha-2020.yml"
BETA = "content/documents/beta.yml"
JIA = "content/units/jia.yml"


def test_the_example_keeps_every_rule(repository: Repository) -> None:
    assert repository.problems() == []


@pytest.mark.parametrize(
    ("path", "old", "new", "problem"),
    [
        (ALPHA, "id: alpha-2020", "id: alpha", f"{ALPHA}:1:5: id 是 alpha，文件名却是 alpha-2020.yml；请改成一样"),
        (JIA, "id: jia", "id: jian", f"{JIA}:1:5: id 是 jian，文件名却是 jia.yml；请改成一样"),
        (ALPHA, "jurisdiction: jia", "jurisdiction: jai", f"{ALPHA}:2:15: 没有 content/units/jai.yml；最接近的是：jia；请新建它或改地区"),
        (JIA, "id: jiao-wei", "id: caizheng-ju", f"{JIA}:8:7: 单位 id caizheng-ju 重复了；请换一个"),
        (JIA, "[市教委]", "[市财政局]", f"{JIA}:10:13: “市财政局”已经是单位 caizheng-ju 的名称；一个名称只能属于一个单位"),
        (JIA, "unit: jiaoyu-ju", "unit: jiaoyuju", f"{JIA}:13:11: 本地区没有 id 为 jiaoyuju 的其他单位；最接近的是：jiaoyu-ju"),
        (JIA, "[caizheng-ju, sifa-ju]", "[caizheng-ju, sifa]", f"{JIA}:25:26: 本地区没有 id 为 sifa 的其他单位；最接近的是：sifa-ju"),
        (ALPHA, "names: [市司法局]", "names: [市司法处]", f"{ALPHA}:125:15: content/units/jia.yml 里没有单位“市司法处”；最接近的是：市司法局；请改名称，或先在那里登记"),
        (ALPHA, "names: [市司法局]", "names: [市财政局]", f"{ALPHA}:125:15: 单位“市财政局”不在 quote 里；请照原文写"),
        (ALPHA, "names: [市财政局, 市直各部门]", "names: [市直各部门, 市财政局]", f"{ALPHA}:68:22: 单位“市财政局”不在 printed 里，或顺序不同；请照原文写"),
        (ALPHA, "names: [市财政局, 市直各部门]", "names: [市财政局]", f"{ALPHA}:66:5: 责任单位里的“市直各部门”既不是单位，也没有写进 units_note；请补上"),
        (ALPHA, "    units_note: 按职责分工负责落实\n", "", f"{ALPHA}:66:5: 责任单位里的“按职责分工负责落实”既不是单位，也没有写进 units_note；请补上"),
        (ALPHA, "units_note: 按职责分工负责落实", "units_note: 按职责负责落实", f"{ALPHA}:69:17: “按职责负责落实”不在责任单位的 printed 里；请照原文写"),
        (ALPHA, "quote: 市司法局要每季度或半年检查\n      names", "quote: 市司法局每季度检查\n      names", f"{ALPHA}:124:14: quote“市司法局每季度检查”不在正文里；请从正文原样复制"),
        (ALPHA, "quote: 每月公开“三公”经费", "quote: 每月公开三公经费", f"{ALPHA}:71:14: quote“每月公开三公经费”不在正文里；请从正文原样复制"),
        (ALPHA, "expression: 每月", "expression: 按月", f"{ALPHA}:72:19: expression“按月”不在 quote 里；请从 quote 原样复制"),
        (ALPHA, "after: 决定作出", "after: 作出决定", f"{ALPHA}:106:14: after“作出决定”不在 quote 里；请从 quote 原样复制"),
        (ALPHA, "condition: 收购旺季", "condition: 旺季时", f"{ALPHA}:134:18: condition“旺季时”不在 quote 里；请从 quote 原样复制"),
        (ALPHA, "- expression: 年度报告", "- expression: 年度总结", f"{ALPHA}:140:19: expression“年度总结”不在正文里；请从正文原样复制"),
        (ALPHA, "due: 2020-08-20", "due: 2020-08-21", f"{ALPHA}:83:12: “8月20日前”是 2020-08-20，due 却写作 2020-08-21；请改正"),
        (ALPHA, "due: 2020-11-30", "due: 2020-12-01", f"{ALPHA}:114:12: “2020年11月底前”是 2020-11-30，due 却写作 2020-12-01；请改正"),
        (ALPHA, "metric: 分值权重", "metric: 权重分值", f"{ALPHA}:86:15: metric“权重分值”不在 quote 里；请从 quote 原样复制"),
        (ALPHA, "value: 4", "value: 5", f"{ALPHA}:88:14: “5%”不在 quote 里；请核对 value 和 unit"),
        (ALPHA, "issuer: 甲市人民政府办公室", "issuer: 甲市人民政府", f"{ALPHA}:5:9: issuer“甲市人民政府”不在 header 和 notice 里；请照印出的写，没有就删去"),
        (ALPHA, "published: 2020-03-09", "published: 2020-03-10", f"{ALPHA}:9:12: published 2020-03-10 不在 header 和 notice 的日期里；请核对"),
        (ALPHA, "issued: 2020-03-02", "issued: 2020-03-09", f"{ALPHA}:8:9: issued 应是落款的日期：2020年3月2日"),
        (ALPHA, "- number: 省政办发〔2020〕9号", "- number: 省政办发〔2020〕8号", f"{ALPHA}:12:11: 文号“省政办发〔2020〕8号”不在 quote 里；请从 quote 原样复制"),
        (ALPHA, "quote: 根据《全省要点》", "quote: 按照《全省要点》", f"{ALPHA}:13:10: quote“按照《全省要点》（省政办发〔2020〕9号）”不在通知或开头段里；请从原文复制"),
        (ALPHA, "stands: 公  开", "stands: 公   开", f"{ALPHA}:21:13: “公   开”在原文里有 0 处，修补要写得只对上 1 处"),
        (ALPHA, "quote: 联系人：〔联系方式从略〕", "quote: 联系人", f"{ALPHA}:25:12: “联系人”要含一处〔联系方式从略〕，并在原文里正好有 1 处"),
        (BETA, "count: 1", "count: 2", f"{BETA}:12:12: “程式”在原文里有 1 处，这里写作 2 处"),
        (BETA, "    units_merged: true\n", "    units_merged: true\n    units:\n    - role: lead\n      printed: 县财政局\n      names: [县财政局]\n", f"{BETA}:38:19: 单元格与上一行合并时不写 units；请删去其中一个"),
        (BETA, "    units:\n    - role: responsible\n      printed: 县财政局、各镇（街）\n      names: [县财政局, 各镇（街）]\n", "", f"{BETA}:34:19: 上一任务没有责任单位，这里不可能是合并的单元格"),
        (BETA, "names: [县财政局, 各镇（街）]", "names: [县财政局, 县财政局]", f"{BETA}:35:14: 单位“县财政局”在同一份名单里写了 2 次；请只留一次"),
        (BETA, "  - no: 2\n", "  - no: 1\n", f"{BETA}:36:9: 任务的编号 1 重复或倒退，前一任务是 1；请改编号"),
        (BETA, "- no: 3\n  title: 监督", "- no: 1\n  title: 监督", f"{BETA}:46:7: 部分的编号 1 重复或倒退，前一部分是 1；请改编号"),
        (BETA, "word: 程式", "word: 程試", f"{BETA}:11:5: content/glossary.yml 里没有“程試”；请先在那里登记并审核"),
        (BETA, "simplified, glossary, punctuation", "simplified, punctuation", f"{BETA}:9:10: 写了 glossary 的词，steps 里却没有 glossary；请加上这一步"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_said_at_its_place(
    repository: Repository, path: str, old: str, new: str, problem: str
) -> None:
    repository.edit(path, old, new)
    assert problem in repository.problems()


def test_a_period_needs_a_date_to_run_from(repository: Repository) -> None:
    repository.edit(ALPHA, "published: 2020-03-09\n", "")
    assert repository.problems() == [
        f"{ALPHA}:153:26: 文件没有 published 日期，不能从它起算；请补上日期或删去"
    ]


def test_a_changed_archive_is_not_compared(repository: Repository) -> None:
    repository.write("content/sources/beta.txt", "别的内容")
    (problem,) = repository.problems()
    assert problem.startswith(f"{BETA}:7:11: content/sources/beta.txt 的校验和是 ")
    assert problem.endswith("；存档不能改动，请恢复它")


def test_a_missing_archive_is_named(repository: Repository) -> None:
    (repository.root / "content/sources/beta.txt").unlink()
    assert repository.problems() == [f"{BETA}:6:9: 没有 content/sources/beta.txt"]


def test_an_archive_without_a_record_is_named(repository: Repository) -> None:
    repository.write("content/sources/gamma.txt", "内容")
    assert repository.problems() == ["content/sources/gamma.txt:1:1: 没有文件的记录用到这份存档"]


@pytest.mark.parametrize("contact", ["0716-1234567", "13812345678", "some.one@example.gov.cn"])
def test_contact_details_in_an_archive_are_found(repository: Repository, contact: str) -> None:
    old = (repository.root / "content/sources/beta.txt").read_bytes()
    new = old + f"\n電話:{contact}".encode()
    repository.write("content/sources/beta.txt", new)
    repository.edit(BETA, sha256(old).hexdigest(), sha256(new).hexdigest())
    assert (
        "content/sources/beta.txt:7:4: 存档里有电话或邮箱；请换成〔联系方式从略〕，并写入 source.contacts"
        in repository.problems()
    )


def test_a_document_number_is_no_phone_number() -> None:
    for printed in ("011217651/2017-20030", "764137816/2020-16573", "2020-10-21 09:55:57"):
        assert not _CONTACT.search(printed)


def test_a_broken_registry_brings_no_second_problem(repository: Repository) -> None:
    repository.edit(JIA, "kind: agency", "kind: firm")
    assert repository.problems() == [f"{JIA}:7:9: kind 不能是“firm”；可以写：agency、group、other"]


def test_problems_of_all_files_come_in_one_run(repository: Repository) -> None:
    repository.edit(JIA, "kind: agency", "kind: firm")
    repository.edit(BETA, "title: 乙县", "titel: 乙县")
    repository.edit(ALPHA, "due: 2020-08-20", "due: 2020-08-32")
    assert [problem.split(": ")[0] for problem in repository.problems()] == [
        f"{ALPHA}:83:12",
        f"{BETA}:1:1",
        f"{BETA}:3:1",
        f"{JIA}:7:9",
    ]


def test_a_file_of_another_kind_is_pointed_out(repository: Repository) -> None:
    repository.write("content/documents/gamma.yaml", "id: gamma\n")
    assert repository.problems() == [
        "content/documents/gamma.yaml:1:1: 这里只放 .yml 文件；请改名或移走"
    ]


def test_an_empty_folder_is_no_site(repository: Repository) -> None:
    for path in (repository.root / "content/documents").iterdir():
        path.unlink()
    for path in (repository.root / "content/sources").iterdir():
        path.unlink()
    assert repository.problems() == ["content/documents:1:1: 没有找到任何文件的记录"]


def test_every_rule_says_what_it_asks() -> None:
    assert all(rule.__doc__ for rule in CHECKS)
    assert len({rule.__name__ for rule in CHECKS}) == len(CHECKS)
