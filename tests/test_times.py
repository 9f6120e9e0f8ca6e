"""The values of a commitment's time words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.grammar.calendar import is_working_day, last_day
from generator.grammar.commitments import find_commitments, read_time_column
from generator.plan.occasions import slug
from generator.records.commitments import (
    DeadlineRecord,
    MinimumDurationRecord,
    OngoingRecord,
    PeriodEndRecord,
    RecurringRecord,
    RelativeRecord,
    StartRecord,
)


def due(expression: str, year: int | None) -> date | None:
    """Return the due day of the only time of a column."""
    days = [getattr(one.record, "due", None) for one in read_time_column(expression, year)]
    return days[0] if len(days) == 1 else None


@pytest.mark.parametrize(
    ("expression", "day"),
    [
        ("8月20日前", date(2020, 8, 20)),
        ("于8月20日之前", date(2020, 8, 20)),
        ("2021年3月1日前", date(2021, 3, 1)),
        ("2020年11月底前", date(2020, 11, 30)),
        ("2月底前", date(2020, 2, 29)),
        ("年内", date(2020, 12, 31)),
        ("年底前", date(2020, 12, 31)),
        ("今年年底前", date(2020, 12, 31)),
        ("2021年底前", date(2021, 12, 31)),
        ("2021年内", date(2021, 12, 31)),
        ("2020年11月底", date(2020, 11, 30)),
        ("到2021年底", date(2021, 12, 31)),
        ("8月20日前完成", date(2020, 8, 20)),
        ("8月20日（星期四）下班前", date(2020, 8, 20)),
        ("十一月底前", date(2020, 11, 30)),
        ("二O二一年十一月底前", date(2021, 11, 30)),
        ("２０２１ 年 １１ 月底前", date(2021, 11, 30)),
        ("明年3月底前", date(2021, 3, 31)),
        ("次年年底前", date(2021, 12, 31)),
        ("每月", None),
        ("每季度底前", None),
        ("半年内", None),
        ("两年内", None),
        ("10月前", None),
        ("0000年11月底前", None),
        ("13月底前", None),
        ("2月30日前", None),
        ("附件1 2月底前", None),
    ],
)
def test_words_name_a_day_in_the_documents_year(expression: str, day: date | None) -> None:
    assert due(expression, 2020) == day


def test_words_without_a_year_name_no_day_if_the_year_is_unknown() -> None:
    assert due("年内", None) is None
    assert due("明年3月底前", None) is None
    assert due("2020年底前", None) == date(2020, 12, 31)


def test_a_period_may_end_before_its_first_day_or_on_its_last() -> None:
    (found,) = read_time_column("10月前", 2020)
    assert found.days == (date(2020, 10, 1), date(2020, 10, 31))


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("6月20日、12月10日前报送。", ["2020-06-20", "2020-12-10"]),
        ("于3、6、9月底前更新。", ["2020-03-31", "2020-06-30", "2020-09-30"]),
        ("1、公开目录。2、9月底前完成清理。", ["2020-09-30"]),
        ("2021年3月、6月底前更新。", ["2021-03-31", "2021-06-30"]),
        ("2021年底前完成试点，次年3月底前推广。", ["2021-12-31", "2022-03-31"]),
        ("2021年6月底前完成60%，9月底前全部完成。", ["2021-06-30", "None"]),
        ("每年评估，次年1月31日前公布。", ["None"]),
    ],
)
def test_each_day_of_a_sentence_has_its_year(sentence: str, days: list[str]) -> None:
    found = [one for one in find_commitments(sentence, 2020) if one.kind in ("date", "period-end")]
    assert [str(getattr(one.record, "due", None)) for one in found] == days


@pytest.mark.parametrize(
    ("start", "duration", "working_days", "last"),
    [
        # Ezhou's closing: the candidates that the two dates give
        (date(2017, 6, 25), "P15D", True, date(2017, 7, 14)),
        (date(2017, 8, 1), "P15D", True, date(2017, 8, 22)),
        # over the long holiday of 2020, with 27 September and 10 October worked instead
        (date(2020, 9, 30), "P1D", True, date(2020, 10, 9)),
        (date(2020, 9, 30), "P2D", True, date(2020, 10, 10)),
        # art. 202: a month ends on the same number, or on its last day
        (date(2019, 1, 31), "P1M", False, date(2019, 2, 28)),
        (date(2019, 11, 15), "P2M", False, date(2020, 1, 15)),
        # art. 203: a period that ends on a Saturday ends on Monday
        (date(2020, 5, 9), "P1W", False, date(2020, 5, 18)),
        (date(2020, 5, 11), "P1W", False, date(2020, 5, 18)),
        # beyond the State Council's calendar nothing is computed
        (date(2099, 1, 1), "P5D", True, None),
        (date(2099, 1, 1), "P5D", False, None),
    ],
)
def test_a_period_is_counted_by_the_civil_code(
    start: date, duration: str, working_days: bool, last: date | None
) -> None:
    assert last_day(start, duration, working_days=working_days) == last


@given(st.dates(date(2010, 1, 1), date(2024, 12, 31)), st.integers(1, 60))
def test_a_period_has_exactly_its_number_of_working_days(start: date, number: int) -> None:
    end = last_day(start, f"P{number}D", working_days=True)
    assert end is not None
    days = [start + timedelta(days=one) for one in range(1, (end - start).days + 1)]
    assert sum(map(bool, map(is_working_day, days))) == number
    assert is_working_day(end)


WORDS = {"quote": "x", "expression": "x"}


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        (PeriodEndRecord(kind="period-end", due=date(2020, 11, 30), **WORDS), "2020-11-30"),
        (
            RelativeRecord(kind="relative", duration="P5D", working_days=True, **WORDS),
            "within-5-working-days",
        ),
        (RelativeRecord(kind="relative", duration="P1M", **WORDS), "within-1-months"),
        (RelativeRecord(kind="relative", duration="P1W", **WORDS), "within-1-weeks"),
        (
            MinimumDurationRecord(kind="minimum-duration", duration="P30D", **WORDS),
            "at-least-30-days",
        ),
        (
            RecurringRecord.model_validate(
                {"kind": "recurring", "frequency": ["quarterly", "half-yearly"], **WORDS}
            ),
            "quarterly-or-half-yearly",
        ),
        (OngoingRecord(kind="ongoing", **WORDS), "ongoing"),
        (StartRecord(kind="start", start=date(2021, 7, 1), **WORDS), "from-2021-07-01"),
        (StartRecord(kind="start", after="印发", **WORDS), "undated"),
    ],
)
def test_a_deadline_belongs_to_one_page(deadline: DeadlineRecord, expected: str) -> None:
    assert slug(deadline) == expected


@pytest.mark.parametrize(
    ("expression", "length"),
    [
        ("在抽检结果审定后5个工作日内", ("P5D", True)),
        ("在征集结束后1个月内", ("P1M", False)),
        ("不超过一周", ("P1W", False)),
        ("不少于30天", ("P30D", False)),
        ("两个月内", ("P2M", False)),
        ("十五日内", ("P15D", False)),
        ("半年内", ("P6M", False)),
        ("半个月内", ("P15D", False)),
        ("一个季度内", ("P3M", False)),
        ("30分钟内", ("PT30M", False)),
        ("一百二十天内", ("P120D", False)),
        ("１5个工作日内", ("P15D", True)),
        ("自2021年3月1日起15个工作日内", ("P15D", True)),
        ("3月底评议结束后10日内", ("P10D", False)),
        ("三五天内", None),
        ("3至5个工作日内", None),
        ("一个半月内", None),
        ("101年内", None),
        ("12000天内", None),
        ("不少于20000天", None),
        ("5218周内", None),
        ("150年半内", None),
        ("9999999999999999999999个工作日内", None),
        ("尽快", None),
    ],
)
def test_words_name_a_length_of_time(expression: str, length: tuple[str, bool] | None) -> None:
    found = [one.record for one in find_commitments(expression, 2020)]
    read = [
        (one.duration, one.working_days)
        for one in found
        if isinstance(one, RelativeRecord | MinimumDurationRecord)
    ]
    assert read == ([length] if length else [])


@pytest.mark.parametrize(
    ("expression", "frequencies"),
    [
        ("每月", ["monthly"]),
        ("质量日报制度", ["daily"]),
        ("按季度", ["quarterly"]),
        ("季度抽查", ["quarterly"]),
        ("每季度或半年", ["quarterly", "half-yearly"]),
        ("收购旺季每周", ["weekly"]),
        ("年内至少听取1次", ["yearly"]),
        ("年度绩效评价", ["yearly"]),
        ("7×24小时", ["continuous"]),
        ("每年第一季度", ["yearly"]),
        ("每年上半年", ["yearly"]),
        ("每年12月底前", ["yearly"]),
        ("每半年度", ["half-yearly"]),
        ("每两年", []),
        ("定期", []),
    ],
)
def test_words_name_frequencies(expression: str, frequencies: list[str]) -> None:
    found = [one.record for one in find_commitments(expression, 2020)]
    read = [one.frequency for one in found if isinstance(one, RecurringRecord)]
    assert [frequency.value for names in read for frequency in names] == frequencies


@pytest.mark.parametrize(
    ("expression", "number"),
    [
        ("年内至少听取1次", 1),
        ("每季度至少召开一次", 1),
        ("每年不得少于2次", 2),
        ("每年举办2次以上", 2),
        ("每月不少于2期", 2),
        ("每年公开信息12000条以上", 12000),
        ("每年不少于12000条", 12000),
        ("年内至少举办２次", 2),
        ("全年考核2次", 2),
        ("每年至少举办两次", 2),
        ("每季度一次", None),
        ("每月", None),
    ],
)
def test_words_name_a_least_number(expression: str, number: int | None) -> None:
    (found,) = find_commitments(expression, 2020)
    assert isinstance(found.record, RecurringRecord)
    assert found.record.at_least == number
