import assert from "node:assert/strict";
import { test } from "node:test";

import { readDay, writeDay } from "../../scripts/days.ts";
import { findLastDay, type PeriodUnit, WorkCalendar } from "../../scripts/periods.ts";

// National Day of 2020: off from Thursday 1 to Thursday 8 October; worked on Saturday 10 October.
const CALENDAR = {
  first: "2020-01-01",
  last: "2020-12-31",
  holidays: ["2020-10-01", "2020-10-02", "2020-10-05", "2020-10-06", "2020-10-07", "2020-10-08"],
  worked: ["2020-09-27", "2020-10-10"],
};
const calendar = new WorkCalendar(CALENDAR);

function lastDay(event: string, length: number, unit: PeriodUnit): string | null {
  const day = findLastDay(calendar, readDay(event), length, unit);
  return day === null ? null : writeDay(day);
}

test("weekends and holidays are no working days, but worked weekends are", () => {
  const isWorking = (day: string) => calendar.isWorkingDay(readDay(day));
  assert.equal(isWorking("2020-09-30"), true);
  assert.equal(isWorking("2020-10-01"), false);
  assert.equal(isWorking("2020-10-03"), false);
  assert.equal(isWorking("2020-10-10"), true);
  assert.equal(isWorking("2020-10-11"), false);
});

test("outside the calendar nobody knows", () => {
  assert.equal(calendar.isWorkingDay(readDay("2019-12-31")), null);
  assert.equal(calendar.isWorkingDay(readDay("2021-01-01")), null);
});

test("the day of the event is not counted", () => {
  assert.equal(lastDay("2020-03-02", 1, "working-days"), "2020-03-03");
  assert.equal(lastDay("2020-03-02", 1, "days"), "2020-03-03");
  assert.equal(lastDay("2020-03-02", 1, "weeks"), "2020-03-09");
});

test("working days skip holidays and count worked weekends", () => {
  assert.equal(lastDay("2020-09-29", 2, "working-days"), "2020-10-09");
  assert.equal(lastDay("2020-09-29", 3, "working-days"), "2020-10-10");
  assert.equal(lastDay("2020-09-29", 4, "working-days"), "2020-10-12");
});

test("a period that would end on a day off ends on the next working day", () => {
  assert.equal(lastDay("2020-09-24", 7, "days"), "2020-10-09");
  assert.equal(lastDay("2020-09-26", 2, "weeks"), "2020-10-10");
  assert.equal(lastDay("2020-09-04", 1, "months"), "2020-10-09");
});

test("months end on the same number, or on the month's last day", () => {
  assert.equal(lastDay("2020-01-31", 1, "months"), "2020-03-02"); // 29 February is a Saturday
  assert.equal(lastDay("2020-03-31", 1, "months"), "2020-04-30");
  assert.equal(lastDay("2020-01-15", 11, "months"), "2020-12-15");
});

test("no last day is told where the calendar does not reach", () => {
  assert.equal(lastDay("2020-12-30", 2, "working-days"), null);
  assert.equal(lastDay("2020-12-30", 5, "days"), null);
  assert.equal(lastDay("2020-06-30", 13, "months"), null);
  assert.equal(lastDay("2019-01-01", 1, "days"), null);
});

/** The same, one day after the other, of the texts of days alone. */
function countSlowly(event: string, length: number, unit: PeriodUnit): string | null {
  const next = (day: string) => writeDay(readDay(day) + 1);
  const isOff = (day: string) => {
    const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
    return isWeekend ? !CALENDAR.worked.includes(day) : CALENDAR.holidays.includes(day);
  };
  const isKnown = (day: string) => day >= CALENDAR.first && day <= CALENDAR.last;
  let day = event;
  if (unit === "working-days") {
    for (let left = length; left > 0; ) {
      day = next(day);
      if (!isKnown(day)) return null;
      if (!isOff(day)) left -= 1;
    }
    return day;
  }
  if (unit === "months") {
    const [year, month, date] = day.split("-").map(Number) as [number, number, number];
    const months = year * 12 + month - 1 + length;
    const start = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
    day = `${start}-01`;
    while (Number(day.slice(8)) < date && next(day).startsWith(start)) day = next(day);
  } else {
    for (let left = length * (unit === "weeks" ? 7 : 1); left > 0; left--) day = next(day);
  }
  while (isKnown(day) && isOff(day)) day = next(day);
  return isKnown(day) ? day : null;
}

test("every day of the year and every length count as one day after the other does", () => {
  const units: PeriodUnit[] = ["working-days", "days", "weeks", "months"];
  for (let day = readDay("2020-01-01"); day <= readDay("2020-12-31"); day++) {
    for (const unit of units) {
      for (const length of [1, 2, 3, 5, 15, 20, 30]) {
        const event = writeDay(day);
        const told = `${event} ${length} ${unit}`;
        assert.equal(lastDay(event, length, unit), countSlowly(event, length, unit), told);
      }
    }
  }
});
