"""The values of a commitment's time words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.grammar.calendar import is_working_day, last_day
from generator.grammar.times import read_day, read_frequency, read_least_number, read_length
from generator.plan.occasions import slug
from generator.records.commitments import (
    DeadlineRecord,
    MinimumDurationRecord,
    OngoingRecord,
    PeriodEndRecord,
    RecurringRecord,
    RelativeRecord,
)


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
        ("2020年11月底", date(2020, 11, 30)),
        ("到2021年底", date(2021, 12, 31)),
        ("8月20日前完成", date(2020, 8, 20)),
        ("每月", None),
        ("十一月底前", date(2020, 11, 30)),
        ("每季度底前", None),
        ("半年内", None),
        ("两年内", None),
        ("明年3月底前", None),
        ("次年年底前", None),
        ("0000年11月底前", None),
        ("13月底前", None),
        ("2月30日前", None),
    ],
)
def test_words_name_a_day_in_the_documents_year(expression: str, day: date | None) -> None:
    assert read_day(expression, 2020) == day


def test_words_without_a_year_name_no_day_if_the_year_is_unknown() -> None:
    assert read_day("年内", None) is None
    assert read_day("2020年底前", None) == date(2020, 12, 31)


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
        ("自2021年3月1日起15个工作日内", ("P15D", True)),
        ("三五天内", None),
        ("一百二十天内", None),
        ("3月底评议结束后10日内", ("P10D", False)),
        ("尽快", None),
    ],
)
def test_words_name_a_length_of_time(expression: str, length: tuple[str, bool] | None) -> None:
    assert read_length(expression) == length


@pytest.mark.parametrize(
    ("expression", "frequencies"),
    [
        ("每月", ["monthly"]),
        ("日报", ["daily"]),
        ("按季度", ["quarterly"]),
        ("季度抽查", ["quarterly"]),
        ("每季度或半年", ["quarterly", "half-yearly"]),
        ("收购旺季每周", ["weekly"]),
        ("年内至少听取1次", ["yearly"]),
        ("年度绩效评价", ["yearly"]),
        ("7×24小时", ["continuous"]),
        ("每年第一季度", ["yearly"]),
        ("每年上半年", ["yearly"]),
        ("每半年度", ["half-yearly"]),
        ("定期", []),
    ],
)
def test_words_name_frequencies(expression: str, frequencies: list[str]) -> None:
    assert [frequency.value for frequency in read_frequency(expression)] == frequencies


def test_words_name_a_least_number() -> None:
    assert read_least_number("年内至少听取1次") == 1
    assert read_least_number("每季度至少召开一次") == 1
    assert read_least_number("每年不得少于2次") == 2
    assert read_least_number("每年举办2次以上") == 2
    assert read_least_number("每月不少于2期") == 2
    assert read_least_number("每年公开信息12000条以上") == 12000
    assert read_least_number("每年不少于12000条") == 12000
    assert read_least_number("每月") is None
