"""Each rule of the content, broken once in the example, with the message that an editor reads."""

from hashlib import sha256

import pytest

from generator.checks import CHECKS
from generator.grammar.contacts import CONTACT
from generator.grammar.times import read_printed_day
from generator.site import make_site

from .conftest import EXAMPLE, Repository

ALPHA = "content/documents/alpha-2020.yml"
BETA = "content/documents/beta.yml"
JIA = "content/units/jia.yml"
TOPICS = "content/topics.yml"
FUNCTIONS = "content/functions.yml"


def test_the_example_keeps_every_rule(repository: Repository) -> None:
    assert repository.problems() == []


@pytest.mark.parametrize(
    ("path", "old", "new", "problem"),
    [
        (ALPHA, "id: alpha-2020", "id: alpha", f"{ALPHA}:1:5: id 是 alpha，文件名却是 alpha-2020.yml；请改成一样 [id-is-the-file-name]"),
        (JIA, "id: jia", "id: jian", f"{JIA}:1:5: id 是 jian，文件名却是 jia.yml；请改成一样 [id-is-the-file-name]"),
        (ALPHA, "jurisdiction: jia", "jurisdiction: jai", f"{ALPHA}:2:15: 没有 content/units/jai.yml；最接近的是：jia；请新建它或改地区 [jurisdiction-has-a-registry]"),
        (JIA, "id: jiao-wei", "id: caizheng-ju", f"{JIA}:9:7: 单位 id caizheng-ju 重复了；请换一个 [unit-names-are-unique]"),
        (JIA, "[市教委]", "[市财政局]", f"{JIA}:11:13: “市财政局”已经是单位 caizheng-ju 的名称；一个名称只能属于一个单位，请删去一处 [unit-names-are-unique]"),
        (JIA, "aliases: [市教委]", "known_as: [市财政局]", f"{JIA}:11:14: “市财政局”已经是单位 caizheng-ju 的名称；一个名称只能属于一个单位，请删去一处 [unit-names-are-unique]"),
        (JIA, "unit: jiaoyu-ju", "unit: jiaoyuju", f"{JIA}:15:11: 本地区没有 id 为 jiaoyuju 的其他单位；最接近的是：jiaoyu-ju；请改 id，或先登记 [related-units-exist]"),
        (JIA, "[caizheng-ju, sifa-ju]", "[caizheng-ju, sifa]", f"{JIA}:28:26: 本地区没有 id 为 sifa 的其他单位；最接近的是：sifa-ju；请改 id，或先登记 [related-units-exist]"),
        (JIA, "function: 教育", "function: 教学", f"{JIA}:13:13: {FUNCTIONS} 里没有“教学”；请改名称，或先在那里登记 [function-is-listed]"),
        ("content/units/yi.yml", "[档案, 教育]", "[档案, 教育, 教育]", "content/units/yi.yml:12:13: 同一项写了两次；请只留一次 [item-stands-once]"),
        (FUNCTIONS, "name: 档案\n", "name: 档案\n- id: shuiwu\n  name: 税务\n", f"{FUNCTIONS}:9:9: 没有单位的 function 写“税务”；请在单位里写上，或删去这一项 [function-has-a-unit]"),
        (FUNCTIONS, "id: dangan", "id: jiaoyu", f"{FUNCTIONS}:6:7: id jiaoyu 重复了；请换一个 [topics-and-functions-stand-once]"),
        (TOPICS, "id: xinxi", "id: caizheng", f"{TOPICS}:8:7: id caizheng 重复了；请换一个 [topics-and-functions-stand-once]"),
        (TOPICS, "name: 信息 <b>发布</b>", "name: 财政与目录", f"{TOPICS}:9:9: name 财政与目录 重复了；请换一个 [topics-and-functions-stand-once]"),
        (TOPICS, "task: beta/1.1", "task: beta/1.11", f"{TOPICS}:6:11: 没有任务 beta/1.11；最接近的是：beta/1.1、beta/1.3、beta/1.2；请改编号，或删去这一项 [not-about-names-a-task-with-the-word]"),
        (TOPICS, "task: beta/1.1", "task: beta/1.3", f"{TOPICS}:6:11: 任务 beta/1.3 里没有“财政与目录”的词，本来就不归入；请删去这一项 [not-about-names-a-task-with-the-word]"),
        (TOPICS, "words: [发布信息]", "words: []", f"{TOPICS}:10:10: words 至少要有一项；请补上 [value-fits]"),
        (ALPHA, "names: [市司法局]", "names: [市司法处]", f"{ALPHA}:125:15: content/units/jia.yml 里没有单位“市司法处”；最接近的是：市司法局；请改名称，或先在那里登记 [unit-is-registered]"),
        (ALPHA, "names: [市司法局]", "names: [市财政局]", f"{ALPHA}:125:15: 单位“市财政局”不在 quote 里，或只是另一个单位名称的一部分；请照原文写 [named-unit-is-quoted]"),
        (ALPHA, "names: [市财政局, 市直各部门]", "names: [市直各部门, 市财政局]", f"{ALPHA}:68:22: 单位“市财政局”不在 printed 里，或顺序不同；请照原文写 [unit-list-is-accounted-for]"),
        (ALPHA, "names: [市财政局, 市直各部门]", "names: [市财政局]", f"{ALPHA}:66:5: 责任单位里的“市直各部门”既不是单位，也没有写进 units_note；请补上 [unit-list-is-accounted-for]"),
        (ALPHA, "    units_note: 按职责分工负责落实\n", "", f"{ALPHA}:66:5: 责任单位里的“按职责分工负责落实”既不是单位，也没有写进 units_note；请补上 [unit-list-is-accounted-for]"),
        (ALPHA, "units_note: 按职责分工负责落实", "units_note: 按职责负责落实", f"{ALPHA}:69:17: “按职责负责落实”不在责任单位的 printed 里；请照原文写 [units-note-is-printed]"),
        (ALPHA, "quote: 市司法局要每季度或半年检查\n      names", "quote: 市司法局每季度检查\n      names", f"{ALPHA}:124:14: quote“市司法局每季度检查”不在正文里；请从正文原样复制 [named-unit-is-quoted]"),
        (ALPHA, "quote: 每月公开“三公”经费", "quote: 每月公开三公经费", f"{ALPHA}:71:14: quote“每月公开三公经费”不在正文里；请从正文原样复制 [deadline-is-quoted]"),
        (ALPHA, "expression: 每月", "expression: 按月", f"{ALPHA}:72:19: expression“按月”不在 quote 里；请从 quote 原样复制 [deadline-is-quoted]"),
        (ALPHA, "after: 决定作出", "after: 作出决定", f"{ALPHA}:106:14: after“作出决定”不在 quote 里；请从 quote 原样复制 [deadline-is-quoted]"),
        (ALPHA, "condition: 收购旺季", "condition: 旺季时", f"{ALPHA}:134:18: condition“旺季时”不在 quote 里；请从 quote 原样复制 [deadline-is-quoted]"),
        (ALPHA, "- expression: 年度报告", "- expression: 年度总结", f"{ALPHA}:140:19: expression“年度总结”不在正文里；请从正文原样复制 [no-deadline-is-quoted]"),
        (ALPHA, "due: 2020-08-20", "due: 2020-08-21", f"{ALPHA}:83:12: “8月20日前”是 2020-08-20，due 却写作 2020-08-21；请改正 [due-agrees-with-its-words]"),
        (ALPHA, "due: 2020-11-30", "due: 2020-12-01", f"{ALPHA}:114:12: “2020年11月底前”是 2020-11-30，due 却写作 2020-12-01；请改正 [due-agrees-with-its-words]"),
        (ALPHA, "metric: 分值权重", "metric: 权重分值", f"{ALPHA}:86:15: metric“权重分值”不在 quote 里；请从 quote 原样复制 [target-is-quoted]"),
        (ALPHA, "value: 4", "value: 5", f"{ALPHA}:88:14: “5%”不在 quote 里；请核对 value 和 unit [target-is-quoted]"),
        (ALPHA, "issuer: 甲市人民政府办公室", "issuer: 甲市人民政府", f"{ALPHA}:5:9: issuer 印作“甲市人民政府办公室”，这里却写作“甲市人民政府”；请照印出的写 [fields-are-printed]"),
        (ALPHA, "published: 2020-03-09", "published: 2020-03-10", f"{ALPHA}:9:12: published 印作“2020-03-09”，这里却写作“2020-03-10”；请照印出的写 [fields-are-printed]"),
        (ALPHA, "issued: 2020-03-02", "issued: 2020-03-09", f"{ALPHA}:8:9: issued 印作“2020-03-02”，这里却写作“2020-03-09”；请照印出的写 [fields-are-printed]"),
        (ALPHA, "- number: 省政办发〔2020〕9号", "- number: 省政办发〔2020〕8号", f"{ALPHA}:12:11: 文号“省政办发〔2020〕8号”不在 quote 里；请从 quote 原样复制 [basis-is-quoted]"),
        (ALPHA, "quote: 根据《全省要点》", "quote: 按照《全省要点》", f"{ALPHA}:13:10: quote“按照《全省要点》（省政办发〔2020〕9号）”不在通知或开头段里；请从原文复制 [basis-is-quoted]"),
        (ALPHA, "stands: 公  开", "stands: 公   开", f"{ALPHA}:21:13: “公   开”在原文里有 0 处；修补要写得只对上 1 处 [steps-do-what-is-declared]"),
        (ALPHA, "quote: 联系人：〔联系方式从略〕", "quote: 联系人", f"{ALPHA}:25:12: “联系人”要含一处〔联系方式从略〕，并在原文里正好有 1 处；请照原文写 [steps-do-what-is-declared]"),
        (BETA, "count: 1", "count: 2", f"{BETA}:12:12: “程式”在原文里有 1 处，这里写作 2 处；请核对 [steps-do-what-is-declared]"),
        (BETA, "    units_merged: true\n", "    units_merged: true\n    units:\n    - role: lead\n      printed: 县财政局\n      names: [县财政局]\n", f"{BETA}:38:19: 单元格与上一行合并时不写 units；请删去其中一个 [merged-units-have-a-task-above]"),
        (BETA, "    units:\n    - role: responsible\n      printed: 县财政局、各镇（街）\n      names: [县财政局, 各镇（街）]\n", "", f"{BETA}:34:19: 上一任务没有责任单位，这里不可能是合并的单元格；请删去 units_merged，或补上一任务的 units [merged-units-have-a-task-above]"),
        (BETA, "names: [县财政局, 各镇（街）]", "names: [县财政局, 县财政局]", f"{BETA}:35:14: 同一项写了两次；请只留一次 [item-stands-once]"),
        (BETA, "  - no: 2\n", "  - no: 1\n", f"{BETA}:36:9: 任务的编号 1 重复或倒退，前一任务是 1；请改编号 [numbers-rise]"),
        (BETA, "- no: 3\n  title: 监督", "- no: 1\n  title: 监督", f"{BETA}:46:7: 部分的编号 1 重复或倒退，前一部分是 1；请改编号 [numbers-rise]"),
        (BETA, "word: 程式", "word: 程試", f"{BETA}:11:5: content/glossary.yml 里没有“程試”；请先在那里登记并审核 [steps-do-what-is-declared]"),
        (BETA, "simplified, glossary, punctuation", "simplified, punctuation", f"{BETA}:9:10: 写了 glossary 的词，steps 里却没有 glossary；请加上这一步 [steps-do-what-is-declared]"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_said_at_its_place(
    repository: Repository, path: str, old: str, new: str, problem: str
) -> None:
    repository.edit(path, old, new)
    assert problem in repository.problems()


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        # what the words say and the value does not
        (ALPHA, "frequency: [monthly]", "frequency: [yearly]", "“每月”是 [monthly]，frequency 却写作 [yearly]；请改正 [value-agrees-with-its-words]"),
        (ALPHA, "duration: P5D", "duration: P50D", "“决定作出后5个工作日内”是 P5D，duration 却写作 P50D；请改正 [value-agrees-with-its-words]"),
        (ALPHA, "      working_days: true\n", "", "“决定作出后5个工作日内”是 true，working_days 却写作 false；请改正 [value-agrees-with-its-words]"),
        (ALPHA, "duration: P30D", "duration: P3D", "“不少于30天”是 P30D，duration 却写作 P3D；请改正 [value-agrees-with-its-words]"),
        (ALPHA, "duration: P1M", "duration: P1W", "“在本要点公布后1个月内”是 P1M，duration 却写作 P1W；请改正 [value-agrees-with-its-words]"),
        (ALPHA, "at_least: 2", "at_least: 9", "“年内至少通报2次”是 2，at_least 却写作 9；请改正 [value-agrees-with-its-words]"),
        (ALPHA, "      at_least: 2\n", "", "“年内至少通报2次”是 2，at_least 却写作 空的；请改正 [value-agrees-with-its-words]"),
        (ALPHA, "expression: 每月", "expression: 公开", "“公开”没有说出时间，不是时限；请删去，或写入 not_a_deadline [deadline-names-a-time]"),
        (ALPHA, "    targets:", "    - quote: 8月20日前报送名单\n      expression: 8月20日前\n      kind: date\n      due: 2020-08-20\n    targets:", "时限“8月20日前”写了两次；请只留一次 [deadline-stands-once]"),
        (ALPHA, "year: 2020\n", "", "文件年份不明，“8月20日前”也没有写年份，推不出 due；请删去 due [due-agrees-with-its-words]"),
        (BETA, "title: 乙县公开要点责任表\n", "title: 乙县公开要点责任表\nyear: 2019\n", "标题、文号和成文日期里没有“2019”；年份不明就删去 year [fields-are-printed]"),
        (ALPHA, "duration: P1M", "duration: P1M\n    working_days: true", "working_days 只用于以天计的期限（P5D）；请删去它，或改 duration [only-days-are-worked]"),
        (ALPHA, "[quarterly, half-yearly]", "[half-yearly, quarterly]", "频次要从频繁到稀疏写，不能重复，如 [quarterly, half-yearly]；请改正 [frequencies-run-from-often-to-rare]"),
        (ALPHA, "value: 4", "value: 0", "“0%”不在 quote 里；请核对 value 和 unit [target-is-quoted]"),
        (ALPHA, "operator: '>='", "operator: '='", "quote 的意思是 >=，operator 却写作 =；请改正 [target-is-quoted]"),
        (ALPHA, "kind: minimum-duration", "kind: relative", "“不少于30天”不像 kind relative 的说法；请核对 kind [kind-agrees-with-its-words]"),
        (ALPHA, "kind: date\n      due: 2020-08-20", "kind: ongoing", "“8月20日前”不像 kind ongoing 的说法；请核对 kind [kind-agrees-with-its-words]"),
        (ALPHA, "expression: 每月", "expression: 及时", "“及时”没有说出时间，不是时限；请删去，或写入 not_a_deadline [deadline-names-a-time]"),
        (ALPHA, "- quote: 分值权重不低于4%", "- quote: 分值权重是4%", "quote“分值权重是4%”不在正文里；请从正文原样复制 [target-is-quoted]"),
        # what the lists say
        (ALPHA, "names: [市财政局, 市直各部门]\n    units_note: 按职责分工负责落实", "names: [市财政局]\n    units_note: 市直各部门按职责分工负责落实", "units_note 里的“市直各部门”是单位；请写进 names [units-note-is-printed]"),
        (ALPHA, "role: lead", "role: responsible", "printed 写的是“牵头”，role 却是 responsible；请改成 lead [unit-list-is-accounted-for]"),
        (ALPHA, "role: supporting", "role: lead", "printed 写的是“配合”，role 却是 lead；请改成 supporting [unit-list-is-accounted-for]"),
        # what is hidden in the text or left out
        (ALPHA, "text: 及时公开。", "text: |-\n      及时公开。\n      （三）另一项", "正文里的“（三）”像是编号或责任单位；请写进 no、title 或 units [text-holds-no-structure]"),
        (ALPHA, "text: 及时公开。", "text: 及时公开。责任单位：市财政局", "正文里的“责任单位：”像是编号或责任单位；请写进 no、title 或 units [text-holds-no-structure]"),
        (BETA, "    text: 及时更新。\n    units_merged: true\n", "    text: |-\n      及时更新。\n      〃\n", "正文里的“〃”像是编号或责任单位；请写进 no、title 或 units [text-holds-no-structure]"),
        (ALPHA, "text: 及时公开。", "text: |-\n      及时\n      公开。", "content/sources/alpha-2020.txt 第 17 行：记录在“公开。”之前换行，原文没有换行；请照原文改记录 [source-is-whole]"),
        (BETA, "  - no: 3\n    text: 整理数据。\n    units:\n    - role: responsible\n      printed: 县档案馆\n      names: [县档案馆]\n", "", "content/sources/beta.txt 第 5 行：原文在这之前还有没有记录的文字：“（三）整理数据。\\t县档案馆”；请补记，或写入 source.omissions [source-is-whole]"),
        (ALPHA, "  - 附件：说明.pdf", "  - 附件：说明。各部门要落实", "这里有完整的句子；正文的话请写进 text [sentences-stand-in-texts]"),
        (ALPHA, "title: 抓好落实", "title: 抓好落实。及时公开", "这里有完整的句子；正文的话请写进 text [sentences-stand-in-texts]"),
        (ALPHA, "printed: （责任单位：市财政局", "printed: 报送名单。（责任单位：市财政局", "这里有完整的句子；正文的话请写进 text [sentences-stand-in-texts]"),
        # bookkeeping of the source
        (ALPHA, "  contacts:\n  - quote: 联系人：〔联系方式从略〕\n    why: 联系人的姓名\n", "", "原文有 1 处〔联系方式从略〕，contacts 记了 0 处；请补齐 [steps-do-what-is-declared]"),
        (BETA, "  glossary:\n", "  glossary:\n  - word: 程式\n    count: 1\n", "“程式”写了两次；请只留一次 [glossary-words-are-unique]"),
        (BETA, "received_sha256: 8", "received_sha256: 9", "略去了联系方式，received_sha256 才与 sha256 不同；请核对 contacts 和校验和 [archive-is-unchanged]"),
        (ALPHA, "- 一份虚构的文件。", "- 联系电话13812345678。", "记录里有电话或邮箱“13812345678”；请换成〔联系方式从略〕 [no-contact-details]"),
        (ALPHA, "id: alpha-2020", "id: index", "index 是网站自己的地址；请换一个 id [id-is-free]"),
        (JIA, "  kind: group", "  kind: agency", "只有 kind 是 group 的单位才有 members；请改 kind，或删去 members [only-groups-have-members]"),
        (JIA, "[caizheng-ju, sifa-ju]", "[sifa-ju, sifa-ju]", "同一项写了两次；请只留一次 [item-stands-once]"),
    ],
)  # fmt: skip
def test_what_a_value_hides_is_said(
    repository: Repository, path: str, old: str, new: str, message: str
) -> None:
    repository.edit(path, old, new)
    assert message in [problem.split(": ", 1)[1] for problem in repository.problems()]


def test_the_last_task_cannot_be_left_out(repository: Repository) -> None:
    repository.edit(ALPHA, "  - no: 2\n    title: 抓好落实\n    text: 及时公开。\n", "")
    omission = "  - text: （二）抓好落实。及时公开。\n    why: 栏目\n"
    repository.edit(ALPHA, "  - text: 扫一扫\n", f"{omission}  - text: 扫一扫\n")
    (problem,) = repository.problems()
    assert problem.endswith(
        ": “（二）抓好落实。及时公开。”像是任务的内容，不能略去；正文里只能略去重印的标题 [source-is-whole]"
    )


def test_an_omission_within_the_body_only_repeats(repository: Repository) -> None:
    task = "  - no: 3\n    text: 整理数据。\n    units:\n    - role: responsible\n      printed: 县档案馆\n      names: [县档案馆]\n"
    repository.edit(BETA, task, "")
    repository.edit(
        BETA,
        "  - text: 一、公开\n",
        "  - text: （三）整理数据。\n    why: 栏目\n  - text: 县档案馆\n    why: 栏目\n  - text: 一、公开\n",
    )
    messages = [problem.split(": ", 1)[1] for problem in repository.problems()]
    assert messages == [
        "“（三）整理数据。”像是任务的内容，不能略去；正文里只能略去重印的标题 [source-is-whole]",
        "“县档案馆”像是任务的内容，不能略去；正文里只能略去重印的标题 [source-is-whole]",
    ]


def test_an_omission_cannot_cut_a_sentence(repository: Repository) -> None:
    """Its words stand between two pieces of the record, but not at white space."""
    repository.edit(ALPHA, "text: 及时公开。", "text: 公开。")
    repository.edit(
        ALPHA, "  - text: 扫一扫\n", "  - text: 及时\n    why: 栏目\n  - text: 扫一扫\n"
    )
    (problem,) = repository.problems()
    assert problem.endswith(
        "还有没有记录的文字：“及时”；请补记，或写入 source.omissions [source-is-whole]"
    )


def test_a_unit_list_is_no_reprint(repository: Repository) -> None:
    """The words of 三、（四） may stand above, but they are no heading."""
    archive = (repository.root / "content/sources/beta.txt").read_bytes()
    new = archive.replace("縣檔案館".encode(), "縣財政局、各鎮(街)".encode())
    text = (repository.root / BETA).read_text(encoding="utf-8")
    units = (
        "    units:\n    - role: responsible\n      printed: 县档案馆\n      names: [县档案馆]\n"
    )
    text = text.replace(sha256(archive).hexdigest(), sha256(new).hexdigest()).replace(units, "")
    omission = "  - text: 县财政局、各镇（街）\n    why: 重印\n"
    repository.write("content/sources/beta.txt", new)
    repository.write(BETA, text.replace("  - text: 一、公开\n", f"{omission}  - text: 一、公开\n"))
    (problem,) = repository.problems()
    assert problem.endswith(
        "“县财政局、各镇（街）”像是任务的内容，不能略去；正文里只能略去重印的标题 [source-is-whole]"
    )


def test_what_a_sentence_names_is_not_in_the_cell(repository: Repository) -> None:
    """A merged cell takes the printed list above it alone."""
    named = "    - role: named\n      quote: 完善程序\n      names: [各镇（街）]\n"
    units = "      names: [县财政局, 各镇（街）]\n"
    repository.edit(
        "content/units/yi.yml", "name: 各镇（街）", "name: 各镇（街）\n  aliases: [程序]"
    )
    repository.edit(BETA, units, units + named.replace("[各镇（街）]", "[程序]"))
    assert repository.problems() == []
    plan = make_site(repository.root).plan
    merged = next(one for one in plan.passages if one.id == "beta/1.2")
    assert [item.as_written for item in plan.assignments_of[merged]] == ["县财政局", "各镇（街）"]


def test_a_plan_without_deadlines_is_a_site(repository: Repository) -> None:
    (repository.root / ALPHA).unlink()
    (repository.root / "content/sources/alpha-2020.txt").unlink()
    assert repository.problems() == []
    assert make_site(repository.root).plan.deadlines == ()


def test_a_header_may_print_above_the_title(repository: Repository) -> None:
    archive = (repository.root / "content/sources/alpha-2020.txt").read_bytes()
    title, header, dates = archive.split(b"\n")[1:4]
    new = archive.replace(b"\n".join([title, header, dates]), b"\n".join([header, dates, title]))
    repository.write("content/sources/alpha-2020.txt", new)
    repository.edit(ALPHA, sha256(archive).hexdigest(), sha256(new).hexdigest())
    assert repository.problems() == []


def test_line_ends_of_windows_are_white_space(repository: Repository) -> None:
    archive = (repository.root / "content/sources/alpha-2020.txt").read_bytes()
    new = archive.replace(b"\n", b"\r\n")
    repository.write("content/sources/alpha-2020.txt", new)
    repository.edit(ALPHA, sha256(archive).hexdigest(), sha256(new).hexdigest())
    assert repository.problems() == []


@pytest.mark.parametrize(
    ("printed", "issued"),
    [
        ("二〇二〇年三月二日", "2020-03-02"),
        ("2020 年3月2日", "2020-03-02"),
        ("2020.03.02", "2020-03-02"),
    ],
)
def test_a_date_may_be_printed_in_other_ways(printed: str, issued: str) -> None:
    assert str(read_printed_day(printed)) == issued


@pytest.mark.parametrize(
    ("words", "operator"),
    [
        ("公开率不得低于95%", ">="),
        ("公开率不小于95%", ">="),
        ("公开率≥95%", ">="),
        ("公开率达95%", ">="),
        ("公开率达到95%", ">="),
        ("公开率在95%以上", ">="),
        ("差错率不得高于95%", "<="),
        ("差错率不大于95%", "<="),
        ("差错率不能超过95%", "<="),
        ("差错率控制在95%以内", "<="),
        ("公开率超过95%", ">"),
        ("差错率低于95%", "<"),
        ("县级以上政府公开率为95%", "="),
        ("政策传达95%", "="),
        ("公开率95 %", "="),
    ],
)
def test_words_beside_a_figure_say_how_it_is_reached(
    repository: Repository, words: str, operator: str
) -> None:
    for sign in (">=", "=", "<=", ">", "<"):
        text = (EXAMPLE / ALPHA).read_text(encoding="utf-8")
        text = text.replace("quote: 分值权重不低于4%", f"quote: {words}").replace(
            "value: 4", "value: 95"
        )
        repository.write(ALPHA, text.replace("operator: '>='", f"operator: '{sign}'"))
        is_refused = any("operator 却写作" in problem for problem in repository.problems())
        assert is_refused is (sign != operator), (sign, repository.problems())


def test_a_name_within_a_longer_name_is_not_named(repository: Repository) -> None:
    repository.edit(
        JIA,
        "- id: sifa-ju\n  name: 市司法局\n",
        "- id: sifa-ju\n  name: 市司法局\n  aliases: [司法局]\n",
    )
    repository.edit(ALPHA, "names: [市司法局]", "names: [司法局]")
    assert repository.problems() == [
        f"{ALPHA}:125:15: 单位“司法局”不在 quote 里，或只是另一个单位名称的一部分；请照原文写 [named-unit-is-quoted]"
    ]


def test_an_archive_in_another_encoding_is_not_passed_over(repository: Repository) -> None:
    old = (repository.root / "content/sources/beta.txt").read_bytes()
    new = old.decode().encode("gb18030")
    repository.write("content/sources/beta.txt", new)
    text = (repository.root / BETA).read_text(encoding="utf-8")
    repository.write(BETA, text.replace(sha256(old).hexdigest(), sha256(new).hexdigest()))
    (problem,) = repository.problems()
    assert problem.startswith("content/sources/beta.txt:1:")
    assert problem.endswith("不是 UTF-8 编码；请把文件另存为 UTF-8 [text-is-utf-8]")


def test_an_archive_makes_one_record(repository: Repository) -> None:
    text = (repository.root / BETA).read_text(encoding="utf-8")
    repository.write("content/documents/gamma.yml", text.replace("id: beta", "id: gamma"))
    assert repository.problems() == [
        f"content/documents/gamma.yml:6:9: {BETA} 已经用了这份存档；一份存档只做一份记录，请改 file [archive-is-unchanged]"
    ]


def test_a_broken_glossary_brings_no_second_problem(repository: Repository) -> None:
    repository.write("content/glossary.yml", "words: 1\n")
    assert repository.problems() == [
        "content/glossary.yml:1:8: words 应为列表（每项以“- ”开头），这里却是“1”；请改正 [value-fits]"
    ]


@pytest.mark.parametrize("name", ["gamma.txt", "gamma.html"])
def test_what_is_no_archive_is_pointed_out(repository: Repository, name: str) -> None:
    (repository.root / "content/sources" / name).mkdir()
    (problem,) = repository.problems()
    assert problem.startswith(f"content/sources/{name}:1:1: ")


def test_a_message_stays_on_its_line(repository: Repository) -> None:
    repository.edit(ALPHA, "year: 2020", 'year: "\\e[2J"')
    (problem,) = repository.problems()
    assert problem == f"{ALPHA}:4:7: “\\x1b[2J”不是整数；请写成 12 这样 [value-fits]"


def test_a_period_needs_a_date_to_run_from(repository: Repository) -> None:
    repository.edit(ALPHA, "published: 2020-03-09\n", "")
    assert repository.problems() == [
        f"{ALPHA}:1:1: header 或 notice 印有 published“2020-03-09”，这里却没有写；请补上 [fields-are-printed]",
        f"{ALPHA}:153:26: 文件没有 published 日期，不能从它起算；请补上日期或删去 [candidate-dates-are-known]",
    ]


def test_a_changed_archive_is_not_compared(repository: Repository) -> None:
    repository.write("content/sources/beta.txt", "别的内容")
    (problem,) = repository.problems()
    assert problem.startswith(f"{BETA}:7:11: content/sources/beta.txt 的校验和是 ")
    assert problem.endswith("；存档不能改动，请恢复它 [archive-is-unchanged]")


def test_a_missing_archive_is_named(repository: Repository) -> None:
    (repository.root / "content/sources/beta.txt").unlink()
    assert repository.problems() == [
        f"{BETA}:6:9: 没有 content/sources/beta.txt；请放进存档，或改文件名 [archive-is-unchanged]"
    ]


def test_an_archive_without_a_record_is_named(repository: Repository) -> None:
    repository.write("content/sources/gamma.txt", "内容")
    assert repository.problems() == [
        "content/sources/gamma.txt:1:1: 没有文件的记录用到这份存档；请写一份记录，或移走它 [archive-is-unchanged]"
    ]


@pytest.mark.parametrize(
    "contact",
    [
        "0716-1234567",
        "（0716）1234567",
        "0716－1234567",
        "0716 1234567",
        "13812345678",
        "138 1234 5678",
        "some.one@example.gov.cn",
    ],
)
def test_contact_details_in_an_archive_are_found(repository: Repository, contact: str) -> None:
    old = (repository.root / "content/sources/beta.txt").read_bytes()
    new = old + f"\n電話:{contact}".encode()
    repository.write("content/sources/beta.txt", new)
    repository.edit(BETA, sha256(old).hexdigest(), sha256(new).hexdigest())
    assert (
        "content/sources/beta.txt:7:4: 存档里有电话或邮箱；请换成〔联系方式从略〕，并写入 source.contacts [no-contact-details]"
        in repository.problems()
    )


def test_a_document_number_is_no_phone_number() -> None:
    for printed in ("011217651/2017-20030", "764137816/2020-16573", "2020-10-21 09:55:57"):
        assert not CONTACT.search(printed)


def test_a_checksum_is_no_phone_number(repository: Repository) -> None:
    repository.edit(ALPHA, "received_sha256: 00000000000", "received_sha256: 13812345678")
    assert repository.problems() == []


def test_a_broken_registry_brings_no_second_problem(repository: Repository) -> None:
    repository.edit(JIA, "kind: agency", "kind: firm")
    assert repository.problems() == [
        f"{JIA}:7:9: kind 不能是“firm”；可以写：agency、group、other [value-fits]"
    ]


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
        "content/documents/gamma.yaml:1:1: 这里只放 .yml 文件；请改名或移走 [folder-holds-its-files]"
    ]


def test_an_empty_folder_is_no_site(repository: Repository) -> None:
    for path in (repository.root / "content/documents").iterdir():
        path.unlink()
    for path in (repository.root / "content/sources").iterdir():
        path.unlink()
    assert repository.problems() == [
        "content/documents:1:1: 没有找到任何文件的记录；请写一份 .yml [folder-holds-its-files]"
    ]


def test_every_rule_says_what_it_asks() -> None:
    assert all(rule.__doc__ for rule in CHECKS)
    assert len({rule.__name__ for rule in CHECKS}) == len(CHECKS)
