"""The grammar of commitments: which words name a time, its kind, and its value."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.grammar.commitments import find_commitments, read_time_column
from generator.grammar.found import Found
from generator.plan.model import Plan
from generator.records.tasks import ParagraphRecord

YEAR = 2020


def told(found: Found) -> str:
    """Return a find as one line: kind, words, value."""
    record = found.record
    value = ""
    if record:
        for name in ("due", "duration", "frequency", "start"):
            value = str(getattr(record, name, "") or value)
    return f"{found.kind} {found.expression} {value}".strip()


@pytest.mark.parametrize(
    ("sentence", "told_of_it"),
    [
        ("于8月20日前报送名单。", "date 8月20日前 2020-08-20"),
        ("2021年3月1日前完成。", "date 2021年3月1日前 2021-03-01"),
        ("年内完成目录编制。", "period-end 年内 2020-12-31"),
        ("要在今年年底前完成组建。", "period-end 今年年底前 2020-12-31"),
        ("6月底前建成平台。", "period-end 6月底前 2020-06-30"),
        ("十一月底前建成平台。", "period-end 十一月底前 2020-11-30"),
        ("三季度末前建成平台。", "period-end 三季度末前 2020-09-30"),
        ("上半年完成清理。", "period-end 上半年 2020-06-30"),
        ("12月上旬前上报。", "period-end 12月上旬前 2020-12-10"),
        ("10月前上报。", "period-end 10月前"),
        ("在抽检结果审定后5个工作日内公开。", "relative 在抽检结果审定后5个工作日内 P5D"),
        ("自信息形成之日起20个工作日内公开。", "relative 自信息形成之日起20个工作日内 P20D"),
        ("事件发生后24小时内举行新闻发布会。", "relative 事件发生后24小时内 PT24H"),
        ("三年内全面覆盖。", "relative 三年内 P3Y"),
        ("办理时限原则上不超过一周。", "relative 不超过一周 P1W"),
        ("从2021年7月1日起公开。", "start 从2021年7月1日起 2021-07-01"),
        ("于6月15日至7月15日公示。", "date 6月15日至7月15日 2020-07-15"),
        ("自6月15日至7月15日公示。", "start 自6月15日至7月15日 2020-06-15"),
        ("征求意见时间不少于30天。", "minimum-duration 不少于30天 P30D"),
        ("公示10日以上。", "minimum-duration 10日以上 P10D"),
        ("每月公开“三公”经费。", "recurring 每月 (<Frequency.MONTHLY: 'monthly'>,)"),
        ("按季度公开结果。", "recurring 按季度 (<Frequency.QUARTERLY: 'quarterly'>,)"),
        ("年内至少听取1次汇报。", "recurring 年内至少听取1次 (<Frequency.YEARLY: 'yearly'>,)"),
        ("落实7×24小时安全监测。", "recurring 7×24小时 (<Frequency.CONTINUOUS: 'continuous'>,)"),
        ("每两年评估一次。", "None 每两年"),
        ("次月10日前报送。", "None 次月10日前"),
        ("汛期前公布名单。", "None 汛期前"),
        ("公示7天。", "None 7天"),
    ],
)  # fmt: skip
def test_a_sentence_names_a_time(sentence: str, told_of_it: str) -> None:
    assert list(map(told, find_commitments(sentence, YEAR))) == [told_of_it]


@pytest.mark.parametrize(
    "sentence",
    [
        "及时公开，定期更新，尽快办理，逐步推开，适时调整，第一时间回应。",
        "落实2019年印发的《要点》和“十四五”规划。",
        "截至2020年底，已建成26个专区。",
        "近3年内的文件、近五年的数据。",
        "按年度计划推进，纳入年底考核。",
        "按照有关规定，按日常要求办理。",
        "解读上半年经济运行情况。",
        "推进24小时便利店证照办理。",
        "《2021—2023年三年行动计划》",
    ],
)
def test_words_that_are_not_a_commitment_are_not_found(sentence: str) -> None:
    assert find_commitments(sentence, YEAR) == ()


@pytest.mark.parametrize(
    ("words", "told_of_it"),
    [
        ("长期坚持", ["ongoing 长期坚持"]),
        ("全年", ["ongoing 全年"]),
        ("2021年6月", ["period-end 2021年6月 2021-06-30"]),
        ("2021-06-30", ["date 2021-06-30 2021-06-30"]),
        ("2020年3月至11月", ["period-end 2020年3月至11月 2020-11-30"]),
        ("二季度", ["period-end 二季度 2020-06-30"]),
        ("2020年8月31日前完成修订，年底前完成轮训",
         ["date 2020年8月31日前 2020-08-31", "period-end 年底前 2020-12-31"]),
        ("立即", []),
        ("按时间节点推进", []),
    ],
)  # fmt: skip
def test_a_time_column_says_more_than_a_sentence(words: str, told_of_it: list[str]) -> None:
    assert list(map(told, read_time_column(words, YEAR))) == told_of_it


def test_the_quote_of_a_time_before_a_comma_includes_the_next_clause() -> None:
    (found,) = find_commitments("要加强建设。年底前，大厅要开设专区，提供服务。", YEAR)
    assert found.record
    assert found.record.quote == "年底前，大厅要开设专区"


def test_a_season_is_a_condition() -> None:
    (found,) = find_commitments("收购旺季每周发布进度。", YEAR)
    assert found.record
    assert (found.expression, getattr(found.record, "condition", None)) == (
        "收购旺季每周",
        "收购旺季",
    )


def test_without_a_year_no_day_is_invented() -> None:
    (found,) = find_commitments("年底前完成。", None)
    assert found.record
    assert getattr(found.record, "due", "") is None


def test_reviewed_commitments_are_read_as_recorded(real_plan: Plan) -> None:
    def key(record: object) -> tuple[object, ...]:
        names = ("kind", "expression", "due", "duration", "working_days", "after", "frequency")
        return tuple(getattr(record, name, None) for name in (*names, "at_least", "condition"))

    for passage in real_plan.passages:
        paragraph: ParagraphRecord = passage.record
        found = find_commitments(paragraph.text, passage.document.record.year)
        assert {key(one.record) for one in found} == {key(one) for one in paragraph.deadlines}


def test_a_number_before_a_month_is_one_of_the_list_unless_items_are_numbered() -> None:
    read = find_commitments("任务一：于3、6、9月底前报送", YEAR)
    assert [getattr(one.record, "due", None) for one in read] == [
        date(YEAR, 3, 31),
        date(YEAR, 6, 30),
        date(YEAR, 9, 30),
    ]
    numbered = find_commitments("1、公开预算。2、9月底前公开决算。", YEAR)
    assert [getattr(one.record, "due", None) for one in numbered] == [date(YEAR, 9, 30)]


def test_a_number_at_the_beginning_that_can_be_both_is_asked_about() -> None:
    assert [(one.expression, one.kind) for one in find_commitments("3、6、9月底前报送", YEAR)] == [
        ("3、6、9月底前", None)
    ]


@given(
    st.text(
        st.sampled_from(
            "年月日前内底末每季度半至少不于个工作日天周次0129三十后起在自，。、（）至第上下旬"
        ),
        max_size=60,
    )
)
def test_any_text_is_read_without_an_error(words: str) -> None:
    for found in (*find_commitments(words, YEAR), *read_time_column(words, YEAR)):
        assert 0 <= found.start < found.end <= len(words)
        if found.record:
            assert found.expression in found.record.quote
            assert found.record.quote in words
