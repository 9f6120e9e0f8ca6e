// The last day of a period after the day of an event, counted as in generator/grammar/calendar.py.

import { type Day, fromDate, isWeekend, readDay, toDate, writeDay } from "./days.ts";

/** The State Council's calendar in `calendar.js`: days off on weekdays, and working weekend days. */
export interface CalendarData {
  readonly first: string;
  readonly last: string;
  readonly holidays: readonly string[];
  readonly worked: readonly string[];
}

/** The unit of a period. */
export type PeriodUnit = "working-days" | "days" | "weeks" | "months";

/** The working days, from the first day that the State Council announced to the last. */
export class WorkCalendar {
  private readonly first: Day;
  private readonly last: Day;
  private readonly holidays: ReadonlySet<string>;
  private readonly worked: ReadonlySet<string>;

  constructor({ first, last, holidays, worked }: CalendarData) {
    this.first = readDay(first);
    this.last = readDay(last);
    this.holidays = new Set(holidays);
    this.worked = new Set(worked);
  }

  /** Tell whether a day is a working day; null outside the calendar. */
  isWorkingDay(day: Day): boolean | null {
    if (day < this.first || day > this.last) return null;
    return isWeekend(day) ? this.worked.has(writeDay(day)) : !this.holidays.has(writeDay(day));
  }
}

/**
 * Return the last day of a period, or null outside the calendar. The day of the event is not counted
 * (Civil Code, art. 201); a period of calendar days ends on a working day (art. 203).
 */
export function findLastDay(
  calendar: WorkCalendar,
  event: Day,
  length: number,
  unit: PeriodUnit,
): Day | null {
  if (unit === "working-days") return addWorkingDays(calendar, event, length);
  let day =
    unit === "months" ? addMonths(event, length) : event + length * (unit === "weeks" ? 7 : 1);
  for (;;) {
    const isWorking = calendar.isWorkingDay(day);
    if (isWorking === null) return null;
    if (isWorking) return day;
    day += 1;
  }
}

function addWorkingDays(calendar: WorkCalendar, event: Day, length: number): Day | null {
  let day = event;
  for (let left = length; left > 0; ) {
    day += 1;
    const isWorking = calendar.isWorkingDay(day);
    if (isWorking === null) return null;
    if (isWorking) left -= 1;
  }
  return day;
}

/** Months end on the same day of the month, or on its last day (Civil Code, art. 202). */
function addMonths(event: Day, length: number): Day {
  const { year, month, day } = toDate(event);
  const lastOfMonth = toDate(fromDate({ year, month: month + length + 1, day: 0 })).day;
  return fromDate({ year, month: month + length, day: Math.min(day, lastOfMonth) });
}
