// Days as numbers, so that they can be counted and compared.

const DAY = 24 * 60 * 60 * 1000;

/** Milliseconds. China has one time zone, and no summer time since 1991. */
const CHINA_IS_AHEAD = 8 * 60 * 60 * 1000;

/** A day as a number: 1970-01-01 is 0. */
export type Day = number;

/** A day of the calendar; months and days count from 1. */
export type CalendarDate = Readonly<{ year: number; month: number; day: number }>;

/** Return the day that is written as 2020-11-30. */
export function readDay(text: string): Day {
  return Date.parse(`${text}T00:00:00Z`) / DAY;
}

/** Write a day as 2020-11-30. */
export function writeDay(day: Day): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Return the year, month and day of the month. */
export function toDate(day: Day): CalendarDate {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Return the day of a year, month and day of the month; other months and days roll over. */
export function fromDate({ year, month, day }: CalendarDate): Day {
  return Date.UTC(year, month - 1, day) / DAY;
}

/** Tell whether a day is a Saturday or a Sunday. */
export function isWeekend(day: Day): boolean {
  const weekday = new Date(day * DAY).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** Return the day in China at a time in milliseconds, by default now, in any time zone of the reader. */
export function todayInChina(now = Date.now()): Day {
  return Math.floor((now + CHINA_IS_AHEAD) / DAY);
}
