"""The rules for units: registered once, and printed lists recorded completely and in order."""

from generator.site import make_site

from ..conftest import Repository
from .conftest import ALPHA, BETA, JIA, reports

test_a_broken_rule_is_reported_at_its_place = reports(
    (ALPHA, "jurisdiction: jia", "jurisdiction: jai", f"{ALPHA}:2:15: 没有 content/units/jai.yml；最接近的是：jia；请新建它或改地区 [jurisdiction-has-a-registry]"),
    (JIA, "id: jiao-wei", "id: caizheng-ju", f"{JIA}:9:7: 单位 id caizheng-ju 重复了，第 5 行已经用过；请按本单位的名称另写一个 [unit-names-are-unique]"),
    (JIA, "[市教委]", "[市财政局]", f"{JIA}:11:13: “市财政局”已经是单位 caizheng-ju 的名称；一个名称只能属于一个单位，请删去一处 [unit-names-are-unique]"),
    (JIA, "aliases: [市教委]", "known_as: [市财政局]", f"{JIA}:11:14: “市财政局”已经是单位 caizheng-ju 的名称；一个名称只能属于一个单位，请删去一处 [unit-names-are-unique]"),
    (JIA, "id: jiaoyu-ju", "id: jiao-wei", f"{JIA}:17:7: 单位 id jiao-wei 重复了，第 9 行已经用过；请按本单位的名称另写一个 [unit-names-are-unique]"),
    (JIA, "unit: jiaoyu-ju", "unit: jiaoyuju", f"{JIA}:15:11: 本地区没有 id 为 jiaoyuju 的其他单位；最接近的是：jiaoyu-ju；请改 id，或先登记 [related-units-exist]"),
    (JIA, "[caizheng-ju, sifa-ju]", "[caizheng-ju, sifa]", f"{JIA}:28:26: 本地区没有 id 为 sifa 的其他单位；最接近的是：sifa-ju；请改 id，或先登记 [related-units-exist]"),
    (ALPHA, "names: [市司法局]", "names: [市司法处]", f"{ALPHA}:128:15: content/units/jia.yml 里没有单位“市司法处”；最接近的是：市司法局；原文没有这个单位就从 names 里删去，写错了就照原文改，没有登记就在那里登记；那里改过名称的，把原来的写法留在 aliases [unit-is-registered]"),
    (ALPHA, "names: [市司法局]", "names: [市财政局]", f"{ALPHA}:128:15: 单位“市财政局”不在 quote 里，或只是另一个单位名称的一部分；请照原文写 [named-unit-is-quoted]"),
    (ALPHA, "names: [市财政局, 市直各部门]", "names: [市直各部门, 市财政局]", f"{ALPHA}:71:22: 单位“市财政局”不在 printed 里，或顺序不同；请照原文写 [unit-list-is-accounted-for]"),
    (ALPHA, "names: [市财政局, 市直各部门]", "names: [市财政局]", f"{ALPHA}:69:5: 责任单位里的“市直各部门”既不是单位，也没有写进 units_note；请补上 [unit-list-is-accounted-for]"),
    (ALPHA, "    units_note: 按职责分工负责落实\n", "", f"{ALPHA}:69:5: 责任单位里的“按职责分工负责落实”既不是单位，也没有写进 units_note；请补上 [unit-list-is-accounted-for]"),
    (ALPHA, "units_note: 按职责分工负责落实", "units_note: 按职责负责落实", f"{ALPHA}:72:17: “按职责负责落实”不在责任单位的 printed 里；请照原文写 [units-note-is-printed]"),
    (ALPHA, "quote: 市司法局要每季度或半年检查\n      names", "quote: 市司法局每季度检查\n      names", f"{ALPHA}:127:14: quote“市司法局每季度检查”不在正文里；最接近的是：市司法局要每季度或半年检查；请从正文原样复制 [named-unit-is-quoted]"),
    (BETA, "    units_merged: true\n", "    units_merged: true\n    units:\n    - role: lead\n      printed: 县财政局\n      names: [县财政局]\n", f"{BETA}:39:19: 单元格与上一行合并时不写 units；请删去其中一个 [merged-units-have-a-task-above]"),
    (BETA, "    units:\n    - role: responsible\n      printed: 县财政局、各镇（街）\n      names: [县财政局, 各镇（街）]\n", "", f"{BETA}:35:19: 上一任务没有责任单位，这里不可能是合并的单元格；请删去 units_merged，或补上一任务的 units [merged-units-have-a-task-above]"),
    (ALPHA, "names: [市财政局, 市直各部门]\n    units_note: 按职责分工负责落实", "names: [市财政局]\n    units_note: 市直各部门按职责分工负责落实", f"{ALPHA}:72:17: units_note 里的“市直各部门”是单位；请写进 names [units-note-is-printed]"),
    (ALPHA, "role: lead", "role: responsible", f"{ALPHA}:97:13: printed 写的是“牵头”，role 却是 responsible；请改成 lead [unit-list-is-accounted-for]"),
    (ALPHA, "role: supporting", "role: lead", f"{ALPHA}:100:13: printed 写的是“配合”，role 却是 lead；请改成 supporting [unit-list-is-accounted-for]"),
    (JIA, "  name: 市司法局", "  name: 市法院", f"{ALPHA}:128:15: content/units/jia.yml 里没有单位“市司法局”；原文没有这个单位就从 names 里删去，写错了就照原文改，没有登记就在那里登记；那里改过名称的，把原来的写法留在 aliases [unit-is-registered]"),
    (ALPHA, "names: [市教委]", "names: [市教育委]", f"{ALPHA}:99:15: content/units/jia.yml 里没有单位“市教育委”；最接近的是：市教委、市教育委员会、市教育局；原文没有这个单位就从 names 里删去，写错了就照原文改，没有登记就在那里登记；那里改过名称的，把原来的写法留在 aliases [unit-is-registered]"),
)  # fmt: skip


def test_a_name_inside_a_longer_name_does_not_count(repository: Repository) -> None:
    repository.edit(
        JIA,
        "- id: sifa-ju\n  name: 市司法局\n",
        "- id: sifa-ju\n  name: 市司法局\n  aliases: [司法局]\n",
    )
    repository.edit(ALPHA, "names: [市司法局]", "names: [司法局]")
    assert repository.problems() == [
        f"{ALPHA}:128:15: 单位“司法局”不在 quote 里，或只是另一个单位名称的一部分；请照原文写 [named-unit-is-quoted]"
    ]


def test_units_that_a_sentence_names_are_not_part_of_the_merged_cell(
    repository: Repository,
) -> None:
    """A merged cell inherits only the printed list above it."""
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


def test_an_invalid_registry_causes_no_second_problem(repository: Repository) -> None:
    repository.edit(JIA, "kind: agency", "kind: firm")
    assert repository.problems() == [
        f"{JIA}:7:9: kind 不能是“firm”；可以写：agency、group、other [value-fits]"
    ]
