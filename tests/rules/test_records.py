"""The rules for a single record: values that fit their fields, and clean words."""

from ..conftest import Repository
from .conftest import ALPHA, BETA, JIA, TOPICS, reports

test_a_broken_rule_is_reported_at_its_place = reports(
    ("content/units/yi.yml", "[档案, 教育]", "[档案, 教育, 教育]", "content/units/yi.yml:12:13: 同一项写了两次；请只留一次 [item-stands-once]"),
    (BETA, "names: [县财政局, 各镇（街）]", "names: [县财政局, 县财政局]", f"{BETA}:36:14: 同一项写了两次；请只留一次 [item-stands-once]"),
    (ALPHA, "duration: P1M", "duration: P1M\n    working_days: true", f"{ALPHA}:152:5: working_days 只用于以天计的期限（P5D）；请删去它，或改 duration [only-days-are-worked]"),
    (ALPHA, "[quarterly, half-yearly]", "[half-yearly, quarterly]", f"{ALPHA}:141:18: 频次要从频繁到稀疏写，不能重复，如 [quarterly, half-yearly]；请改正 [frequencies-run-from-often-to-rare]"),
    (ALPHA, "id: alpha-2020", "id: index", f"{ALPHA}:1:5: index 是网站自己的地址；请换一个 id [id-is-free]"),
    (JIA, "  kind: group", "  kind: agency", f"{JIA}:24:3: 只有 kind 是 group 的单位才有 members；请改 kind，或删去 members [only-groups-have-members]"),
    (JIA, "[caizheng-ju, sifa-ju]", "[sifa-ju, sifa-ju]", f"{JIA}:28:12: 同一项写了两次；请只留一次 [item-stands-once]"),
    (ALPHA, "year: 2020\n", "year: [2020]\n", f"{ALPHA}:4:7: year 的值不对，这里却是列表；请改正 [value-fits]"),
    (ALPHA, "year: 2020\n", "year: 二〇二〇\n", f"{ALPHA}:4:7: “二〇二〇”请写成 2020 [value-fits]"),
    (ALPHA, "issued: 2020-03-02", "issued: 2020-02-30", f"{ALPHA}:8:9: 日历上没有“2020-02-30”这一天，那个月最多 29 天；请核对 [value-fits]"),
    (ALPHA, "id: alpha-2020", "id: ../alpha-2020", f"{ALPHA}:1:5: id 不能是“../alpha-2020”；只能用小写字母（如拼音）、数字和单个连字符，如 ezhou-2017 [value-fits]"),
    (ALPHA, "file: alpha-2020.txt", "file: ../../etc/passwd", f"{ALPHA}:16:9: file 不能是“../../etc/passwd”；只能是 content/sources/ 里的文件名，如 ezhou-2017.txt [value-fits]"),
    (TOPICS, "words: [发布信息]", "words: []", f"{TOPICS}:10:10: words 至少要有一项；请补上 [value-fits]"),
)  # fmt: skip


def test_a_message_shows_no_control_characters(repository: Repository) -> None:
    repository.edit(ALPHA, "year: 2020", 'year: "\\e[2J"')
    (problem,) = repository.problems()
    assert problem == f"{ALPHA}:4:7: “[U+001B][2J”不是整数；请写成 12 这样 [value-fits]"
