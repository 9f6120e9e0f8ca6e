"""Counts periods by the Civil Code, and working days by the calendar of the State Council."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

_UNITS_OF_A_DAY = {"M": "minutes", "H": "hours"}
_UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}


def split_duration(duration: str) -> tuple[int, str]:
    """Return the figure and the unit (`minutes` to `years`) of `PT30M`, `P5D`, `P1M` or `P3Y`."""
    if duration.startswith("PT"):
        return int(duration[2:-1]), _UNITS_OF_A_DAY[duration[-1]]
    return int(duration[1:-1]), _UNITS[duration[-1]]


@cache
def _workday_calendar() -> Callable[[date], bool]:
    from chinese_calendar import is_workday  # slow to import

    is_a_workday: Callable[[date], bool] = is_workday
    return is_a_workday


def is_working_day(day: date) -> bool | None:
    """Tell whether `day` is a working day by the State Council's calendar; None if not yet known."""
    try:
        return _workday_calendar()(day)
    except NotImplementedError:
        return None


@cache
def exceptional_days() -> tuple[date, date, tuple[date, ...], tuple[date, ...]]:
    """Return the first and the last day of the State Council's calendar, its weekdays off, and its
    working weekend days.
    """
    day = first = _first_known_day()
    off: list[date] = []
    worked: list[date] = []
    while (working := is_working_day(day)) is not None:
        if working is not (day.weekday() < 5):
            (worked if working else off).append(day)
        day += timedelta(days=1)
    return first, day - timedelta(days=1), tuple(off), tuple(worked)


def _first_known_day() -> date:
    from chinese_calendar.constants import holidays

    return date(min(holidays).year, 1, 1)


def last_day(start: date, duration: str, *, working_days: bool) -> date | None:
    """Return the last day of a period after an event on the day `start`.

    The day of the event is not counted (Civil Code, art. 201). Months end on the same day of the
    month, or on its last day (art. 202). A period of calendar days that ends on a day off is
    extended to the next working day (art. 203). None beyond the State Council's calendar, and for
    hours and minutes: they are counted from an hour that no plan names.
    """
    number, unit = split_duration(duration)
    day = start
    if working_days:
        while number:
            day += timedelta(days=1)
            working = is_working_day(day)
            if working is None:
                return None
            number -= working
        return day
    match unit:
        case "hours" | "minutes":
            return None
        case "months" | "years":
            months = start.year * 12 + start.month - 1 + number * (12 if unit == "years" else 1)
            year, month = divmod(months, 12)
            day = date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
        case "weeks":
            day += timedelta(weeks=number)
        case _:
            day += timedelta(days=number)
    while not (working := is_working_day(day)):
        if working is None:
            return None
        day += timedelta(days=1)
    return day
