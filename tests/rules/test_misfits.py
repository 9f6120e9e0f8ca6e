"""A value in another form than its field's: the message names the right form where there is one."""

from ..conftest import Repository
from .conftest import ALPHA, BETA, JIA, reports

test_the_right_form_of_a_value_is_named = reports(
    (ALPHA, "due: 2020-08-20", "due: 2020年8月20日", f"{ALPHA}:86:12: “2020年8月20日”请写成 2020-08-20 [value-fits]"),
    (ALPHA, "due: 2020-08-20", "due: 2020/8/20", f"{ALPHA}:86:12: “2020/8/20”请写成 2020-08-20 [value-fits]"),
    (ALPHA, "due: 2020-08-20", "due: 2020.8.20", f"{ALPHA}:86:12: “2020.8.20”请写成 2020-08-20 [value-fits]"),
    (ALPHA, "due: 2020-08-20", "due: 2020-11-31", f"{ALPHA}:86:12: 日历上没有“2020-11-31”这一天，那个月最多 30 天；请核对 [value-fits]"),
    (ALPHA, "due: 2020-08-20", "due: 8月20日", f"{ALPHA}:86:12: “8月20日”不是日期；请写成 2017-06-25 这样，并且是日历上有的一天 [value-fits]"),
    (ALPHA, "year: 2020", "year: 2020年", f"{ALPHA}:4:7: “2020年”请写成 2020 [value-fits]"),
    (ALPHA, "at_least: 2", "at_least: 2次", f"{ALPHA}:82:17: “2次”请写成 2 [value-fits]"),
    (ALPHA, "at_least: 2", "at_least: 两次", f"{ALPHA}:82:17: “两次”不是整数；请写成 12 这样 [value-fits]"),
    (ALPHA, "value: 4", "value: 4%", f"{ALPHA}:91:14: “4%”请写成 4 [value-fits]"),
    (ALPHA, "working_days: true", "working_days: 是", f"{ALPHA}:108:21: “是”请写成 true [value-fits]"),
    (ALPHA, "working_days: true", "working_days: 'No'", f"{ALPHA}:108:21: “No”请写成 false [value-fits]"),
    (ALPHA, "operator: '>='", "operator: 不低于", f"{ALPHA}:90:17: operator 不能是“不低于”；最接近的是：>=；可以写：>=、=、<=、>、< [value-fits]"),
    (ALPHA, "unit: '%'", "unit: “%”", f"{ALPHA}:92:13: unit 两边的““””是中文引号；请改成英文单引号：'%' [target-is-quoted]"),
    (ALPHA, "operator: '>='", "operator: ‘>=’", f"{ALPHA}:90:17: “‘>=’”里有全角的字符（‘’）；请写成 '>=' [signs-are-ascii]"),
    (ALPHA, "why: 说的是报告的名称", "why:", f"{ALPHA}:144:11: why 不能是空的；请补上 [value-fits]"),
    (ALPHA, "- expression: 年度报告", "- biaoda: 年度报告", f"{ALPHA}:143:7: 不认识的键 biaoda；这里还缺 expression：biaoda 就是它，请改成 expression，不是就删去 biaoda，补上 expression [key-is-known]"),
    (ALPHA, "frequency: [monthly]", "frequency: 每月", f"{ALPHA}:77:18: frequency 应为列表，这里却是“每月”；请写成 [monthly] [value-fits]"),
    (BETA, "names: [县财政局, 各镇（街）]", "names: 县财政局、各镇（街）", f"{BETA}:36:14: names 应为列表，这里却是“县财政局、各镇（街）”；请写成 [县财政局, 各镇（街）] [value-fits]"),
    (BETA, "names: [县财政局, 各镇（街）]", "names: [县财政局、各镇（街）]", f"{BETA}:36:15: “县财政局、各镇（街）”里不止一个单位；列表的各项要用英文逗号加空格“, ”隔开，请改成几项：县财政局、各镇（街） [unit-is-registered]"),
    (JIA, "id: caizheng-ju", "id: 市财政局", f"{JIA}:5:7: id 不能是“市财政局”；只能用小写字母（如拼音）、数字和单个连字符，如 ezhou-2017 [value-fits]"),
    (ALPHA, "    - role: named\n", "      role: named\n", f"{ALPHA}:126:7: units 应为列表，这里却没有横线；请在这一行的键前面加“- ”，下面几行与这个键对齐 [value-fits]"),
    (JIA, "units: [caizheng-ju", "units: [市财政局", f"{JIA}:28:13: units 要写 id，这里却是名称“市财政局”；请写成 caizheng-ju [value-fits]"),
)  # fmt: skip


def test_the_nearest_words_of_the_text_are_shown(repository: Repository) -> None:
    repository.edit(ALPHA, "quote: 8月20日前报送名单", "quote: 8月20日前上报名单")
    assert repository.problems() == [
        f"{ALPHA}:83:14: quote“8月20日前上报名单”不在正文里；最接近的是：8月20日前报送名单；"
        "请从正文原样复制 [deadline-is-quoted]"
    ]


def test_no_words_are_shown_where_none_are_alike(repository: Repository) -> None:
    repository.edit(ALPHA, "quote: 8月20日前报送名单", "quote: XYZ")
    assert f"{ALPHA}:83:14: quote“XYZ”不在正文里；请从正文原样复制 [deadline-is-quoted]" in (
        repository.problems()
    )


def test_what_a_misnamed_file_would_hold_is_not_missed(repository: Repository) -> None:
    (repository.root / BETA).rename(repository.root / f"{BETA}.txt")
    assert repository.problems() == [
        f"{BETA}.txt:1:1: 这里只放 .yml 文件；请改名为 beta.yml，或移走 [folder-holds-its-files]"
    ]
