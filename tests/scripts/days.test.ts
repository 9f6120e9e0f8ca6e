import assert from "node:assert/strict";
import { test } from "node:test";

import {
  fromDate,
  isWeekend,
  readDay,
  toDate,
  todayInChina,
  writeDay,
} from "../../scripts/days.ts";

const IN_CHINA = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" });

test("a day is written as it was read", () => {
  for (const text of ["1970-01-01", "2020-02-29", "1999-12-31", "2100-03-01"]) {
    assert.equal(writeDay(readDay(text)), text);
  }
});

test("days are counted from 1970-01-01", () => {
  assert.equal(readDay("1970-01-01"), 0);
  assert.equal(readDay("2020-03-01") - readDay("2020-02-28"), 2);
  assert.equal(readDay("2021-03-01") - readDay("2021-02-28"), 1);
});

test("a day has a year, a month and a day of the month", () => {
  assert.deepEqual(toDate(readDay("2020-11-30")), { year: 2020, month: 11, day: 30 });
});

test("months and days roll over", () => {
  assert.equal(writeDay(fromDate({ year: 2020, month: 13, day: 1 })), "2021-01-01");
  assert.equal(writeDay(fromDate({ year: 2020, month: 3, day: 0 })), "2020-02-29");
});

test("Saturday and Sunday are the weekend", () => {
  const week = Array.from({ length: 7 }, (_, step) => isWeekend(readDay("2020-11-30") + step));
  assert.deepEqual(week, [false, false, false, false, false, true, true]);
});

test("a day begins in China when it is 16 o'clock in Greenwich", () => {
  const before = Date.parse("2020-11-29T15:59:59.999Z");
  assert.equal(writeDay(todayInChina(before)), "2020-11-29");
  assert.equal(writeDay(todayInChina(before + 1)), "2020-11-30");
});

test("today is what the time zone Asia/Shanghai says, at any hour since it keeps no summer time", () => {
  const step = 31.7 * 60 * 60 * 1000;
  const end = Date.parse("2040-01-01T00:00:00Z");
  for (let now = Date.parse("1992-01-01T00:00:00Z"); now < end; now += step) {
    assert.equal(writeDay(todayInChina(now)), IN_CHINA.format(now));
  }
});
