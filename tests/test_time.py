"""Days left are computed by the reader's clock, as days in China, so they are never outdated."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.grammar.calendar import exceptional_days, is_working_day, last_day

from .scripting import call, read_data

DUE = "deadlines/2020-11-30/"


@pytest.mark.parametrize(
    ("now", "zone", "said"),
    [
        ("2020-11-28T12:00:00+08:00", "Asia/Shanghai", "还有2天"),
        ("2020-11-29T23:59:59+08:00", "Asia/Shanghai", "还有1天"),
        ("2020-11-30T00:00:00+08:00", "Asia/Shanghai", "今天到期"),
        ("2020-11-30T23:59:59+08:00", "Asia/Shanghai", "今天到期"),
        ("2020-12-01T00:00:00+08:00", "Asia/Shanghai", "期限已过"),
        ("2020-12-01T00:00:00+08:00", "America/New_York", "期限已过"),  # still 30 November there
        ("2020-11-29T23:59:59+08:00", "Pacific/Auckland", "还有1天"),  # already 30 November there
        ("2019-11-30T12:00:00+08:00", "Asia/Shanghai", "还有366天"),
    ],
)
def test_days_are_counted_by_chinese_time(
    browser: Browser, address: str, now: str, zone: str, said: str
) -> None:
    context = browser.new_context(timezone_id=zone, locale="zh-CN")
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto(f"{address}{DUE}")
    expect(page.locator("h1 + p time, .gk-left").first).to_have_text(said)
    context.close()


def test_a_page_that_stays_open_over_midnight_says_the_new_day(page: Page, address: str) -> None:
    page.clock.install(time="2020-11-30T23:59:00+08:00")
    page.goto(f"{address}{DUE}")
    expect(page.locator(".gk-left").first).to_have_text("今天到期")
    page.clock.run_for("02:00")
    expect(page.locator(".gk-left").first).to_have_text("期限已过")


def test_without_scripts_the_plain_day_is_shown(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{DUE}")
    expect(page.locator("h1")).to_have_text("时限：2020年11月30日")
    for word in ("还有", "今天到期", "期限已过"):
        expect(page.get_by_text(word)).to_have_count(0)
    context.close()


def test_a_past_day_is_never_called_incomplete(built_site: Path) -> None:
    for path in built_site.rglob("*.html"):
        assert "未完成" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize(
    ("now", "said", "side"),
    [
        ("2016-01-01T12:00:00+08:00", "今天（2016年1月1日） ←", "start"),
        ("2018-07-02T12:00:00+08:00", "今天（2018年7月2日）", "start"),
        ("2020-06-30T12:00:00+08:00", "今天（2020年6月30日）", "end"),
        ("2026-11-22T12:00:00+08:00", "今天（2026年11月22日） →", "end"),
    ],
)
def test_today_is_on_the_timeline(page: Page, address: str, now: str, said: str, side: str) -> None:
    page.clock.set_fixed_time(now)
    page.goto(address)
    today = page.locator("[data-timeline] [data-today]")
    expect(today).to_have_text(said)
    expect(today).to_have_attribute("data-side", side)
    picture, mark = (
        page.locator("[data-timeline]").bounding_box(),
        today.locator("text").bounding_box(),
    )
    assert picture
    assert mark
    assert picture["x"] - 1 <= mark["x"]
    assert mark["x"] + mark["width"] <= picture["x"] + picture["width"] + 1


def test_today_has_the_position_of_its_date(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2018-07-02T12:00:00+08:00")
    page.goto(address)
    x = page.locator("[data-timeline] [data-today]").get_attribute("x")
    assert x
    # 2018-07-02 at noon is 547.5 of 1461 days from 2017-01-01, on an axis of 97 percent
    assert float(x.rstrip("%")) == pytest.approx(97 * 547.5 / 1461, abs=0.01)


def periods() -> Iterator[tuple[str, int, str]]:
    """Events on many days of all known years, and after them, with every length that plans use."""
    first, last, off, worked = exceptional_days()
    days = [first + timedelta(days=step) for step in range(0, (last - first).days + 60, 37)]
    days += [day + timedelta(days=shift) for day in (*off, *worked)[::9] for shift in (-1, 0)]
    days += [date(2020, 1, 31), date(2024, 1, 30), date(2023, 12, 31), date(1999, 1, 1)]
    lengths = [(5, "working-days"), (15, "working-days"), (20, "working-days"), (30, "days")]
    lengths += [(1, "weeks"), (1, "months"), (6, "months"), (13, "months")]
    for number, day in enumerate(days):
        length, unit = lengths[number % len(lengths)]
        yield day.isoformat(), length, unit


CODES = {"working-days": "D", "days": "D", "weeks": "W", "months": "M"}


def test_the_browser_counts_periods_as_the_generator_does(built_site: Path) -> None:
    (calendar,) = read_data(built_site / "assets/calendar.js")
    asked = list(periods())
    assert len(asked) > 300
    answers: list[str | None] = call(
        ["days", "periods"],
        """({ findLastDay, readDay, WorkCalendar, writeDay }, { calendar, asked }) => {
            const days = new WorkCalendar(calendar);
            return asked.map(([start, number, unit]) => {
                const day = findLastDay(days, readDay(start), number, unit);
                return day === null ? null : writeDay(day);
            });
        }""",
        {"calendar": calendar, "asked": asked},
    )
    for (start, number, unit), answer in zip(asked, answers, strict=True):
        day = last_day(
            date.fromisoformat(start),
            f"P{number}{CODES[unit]}",
            working_days=unit == "working-days",
        )
        assert answer == (day.isoformat() if day else None), (start, number, unit)
    assert {None} < set(answers)


def test_a_reader_counts_the_last_day(page: Page, address: str) -> None:
    page.goto(f"{address}deadlines/within-15-working-days/")
    form = page.get_by_role("form", name="算一算最后一天")
    form.get_by_label("事件发生的日期").fill("2017-06-25")
    expect(form.locator("output")).to_have_text("最后一天是2017年7月14日")
    form.get_by_label("事件发生的日期").fill("2017-08-01")
    expect(form.locator("output")).to_have_text("最后一天是2017年8月22日")
    form.get_by_label("事件发生的日期").fill("2031-01-01")
    expect(form.locator("output")).to_have_text("尚无官方放假安排，不作推算")


def test_the_browsers_calendar_is_complete() -> None:
    first, last, off, worked = exceptional_days()
    assert is_working_day(first - timedelta(days=1)) is None
    assert is_working_day(last + timedelta(days=1)) is None
    assert date(2020, 10, 1) in off
    assert date(2020, 10, 10) in worked  # a Saturday, worked for the long holiday
    assert all(day.weekday() < 5 for day in off)
    assert all(day.weekday() >= 5 for day in worked)
