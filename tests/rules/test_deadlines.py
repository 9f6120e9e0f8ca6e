"""The rules for deadlines: they are quoted, and agree with their words."""

from ..conftest import Repository
from .conftest import ALPHA, reports

test_a_broken_rule_is_reported_at_its_place = reports(
    (ALPHA, "quote: 每月公开“三公”经费", "quote: 每月公开三公经费", f"{ALPHA}:74:14: quote“每月公开三公经费”不在正文里；最接近的是：每月公开“三公”经费；请从正文原样复制 [deadline-is-quoted]"),
    (ALPHA, "expression: 每月", "expression: 按月", f"{ALPHA}:75:19: expression“按月”不在 quote 里；请从 quote 原样复制 [deadline-is-quoted]"),
    (ALPHA, "after: 决定作出", "after: 作出决定", f"{ALPHA}:109:14: after“作出决定”不在 quote 里；请从 quote 原样复制 [deadline-is-quoted]"),
    (ALPHA, "condition: 收购旺季", "condition: 旺季时", f"{ALPHA}:137:18: condition“旺季时”不在 quote 里；请从 quote 原样复制 [deadline-is-quoted]"),
    (ALPHA, "- expression: 年度报告", "- expression: 年度总结", f"{ALPHA}:143:19: expression“年度总结”不在正文里；请从正文原样复制 [no-deadline-is-quoted]"),
    (ALPHA, "due: 2020-08-20", "due: 2020-08-21", f"{ALPHA}:86:12: “8月20日前”是 2020-08-20，due 却写作 2020-08-21；请改正 [due-agrees-with-its-words]"),
    (ALPHA, "due: 2020-11-30", "due: 2020-12-01", f"{ALPHA}:117:12: “2020年11月底前”是 2020-11-30，due 却写作 2020-12-01；请改正 [due-agrees-with-its-words]"),
    (ALPHA, "frequency: [monthly]", "frequency: [yearly]", f"{ALPHA}:77:18: “每月”是 [monthly]，frequency 却写作 [yearly]；请改正 [value-agrees-with-its-words]"),
    (ALPHA, "duration: P5D", "duration: P50D", f"{ALPHA}:107:17: “决定作出后5个工作日内”是 P5D，duration 却写作 P50D；请改正 [value-agrees-with-its-words]"),
    (ALPHA, "      working_days: true\n", "", f"{ALPHA}:104:7: “决定作出后5个工作日内”是 true，working_days 却写作 false；请改正 [value-agrees-with-its-words]"),
    (ALPHA, "duration: P30D", "duration: P3D", f"{ALPHA}:113:17: “不少于30天”是 P30D，duration 却写作 P3D；请改正 [value-agrees-with-its-words]"),
    (ALPHA, "duration: P1M", "duration: P1W", f"{ALPHA}:155:15: “在本要点公布后1个月内”是 P1M，duration 却写作 P1W；请改正 [value-agrees-with-its-words]"),
    (ALPHA, "at_least: 2", "at_least: 9", f"{ALPHA}:82:17: “年内至少通报2次”是 2，at_least 却写作 9；请改正 [value-agrees-with-its-words]"),
    (ALPHA, "      at_least: 2\n", "", f"{ALPHA}:78:7: “年内至少通报2次”是 2，at_least 却写作 空的；请改正 [value-agrees-with-its-words]"),
    (ALPHA, "expression: 每月", "expression: 公开", f"{ALPHA}:75:19: “公开”没有说出时间，不是时限；请删去，或写入 not_a_deadline [deadline-names-a-time]"),
    (ALPHA, "    targets:", "    - quote: 8月20日前报送名单\n      expression: 8月20日前\n      kind: date\n      due: 2020-08-20\n    targets:", f"{ALPHA}:87:7: 时限“8月20日前”写了两次；请只留一次 [deadline-stands-once]"),
    (ALPHA, "year: 2020\n", "", f"{ALPHA}:85:12: 文件年份不明，“8月20日前”也没有写年份，推不出 due；请删去 due [due-agrees-with-its-words]"),
    (ALPHA, "kind: minimum-duration", "kind: relative", f"{ALPHA}:112:13: “不少于30天”不像 kind relative 的说法；请核对 kind [kind-agrees-with-its-words]"),
    (ALPHA, "kind: period-end", "kind: period－end", f"{ALPHA}:116:13: “period－end”里有全角的字符（－）；请写成 period-end [signs-are-ascii]"),
    (ALPHA, "kind: date\n      due: 2020-08-20", "kind: ongoing", f"{ALPHA}:85:13: “8月20日前”不像 kind ongoing 的说法；请核对 kind [kind-agrees-with-its-words]"),
    (ALPHA, "due: 2020-08-20", "also: 8月20日\n      due: 2020-08-20", f"{ALPHA}:86:13: also“8月20日”不在时限栏（time）里；请从时限栏原样复制，栏里没有再说一次就删去 [time-column-says-the-same]"),
    (ALPHA, "expression: 每月", "expression: 及时", f"{ALPHA}:75:19: “及时”没有说出时间，不是时限；请删去，或写入 not_a_deadline [deadline-names-a-time]"),
)  # fmt: skip


def test_a_period_needs_a_date_to_count_from(repository: Repository) -> None:
    repository.edit(ALPHA, "published: 2020-03-09\n", "")
    assert repository.problems() == [
        f"{ALPHA}:1:1: header 或 notice 印有 published“2020-03-09”，这里却没有写；请补上 [fields-are-printed]",
        f"{ALPHA}:156:26: 文件没有 published 日期，不能从它起算；请补上日期或删去 [candidate-dates-are-known]",
    ]


def test_a_time_column_that_says_another_day_is_another_deadline(repository: Repository) -> None:
    repository.edit(
        ALPHA,
        "text: 及时公开。",
        "text: 6月底前公开。\n    time: 7月底前\n    deadlines:\n    - quote: 6月底前公开\n      expression: 6月底前\n      also: 7月底前\n      kind: period-end\n      due: 2020-06-30",
    )
    assert [one for one in repository.problems() if "time-column" in one] == [
        f"{ALPHA}:152:13: also“7月底前”说的不是这个时限；请另写一个时限，quote 从时限栏复制 [time-column-says-the-same]"
    ]


def test_a_time_column_may_say_the_same_day_in_other_words(repository: Repository) -> None:
    repository.edit(
        ALPHA,
        "text: 及时公开。",
        "text: 6月30日前公开。\n    time: 6月底\n    deadlines:\n    - quote: 6月30日前公开\n      expression: 6月30日前\n      also: 6月底\n      kind: date\n      due: 2020-06-30",
    )
    assert not [one for one in repository.problems() if "time" in one]


def test_a_time_column_may_repeat_one_of_two_days(repository: Repository) -> None:
    repository.edit(
        ALPHA,
        "text: 及时公开。",
        "text: 10月前公开。\n    time: 2020年10月前\n    deadlines:\n    - quote: 10月前公开\n"
        "      expression: 10月前\n      also: 2020年10月前\n      kind: period-end\n      due: 2020-10-31",
    )
    assert not [one for one in repository.problems() if "time" in one]


def test_a_time_column_that_repeats_a_day_is_accounted_for(repository: Repository) -> None:
    repository.edit(
        ALPHA,
        "text: 及时公开。",
        "text: 6月30日前公开。\n    time: 6月底\n    deadlines:\n    - quote: 6月30日前公开\n      expression: 6月30日前\n      kind: date\n      due: 2020-06-30",
    )
    assert [one for one in repository.problems() if "time" in one] == [
        f"{ALPHA}:150:7: 时限栏的“6月底”和“6月30日前”说的是同一个时限；请在这个时限写 also：6月底 [time-words-are-accounted-for]"
    ]
