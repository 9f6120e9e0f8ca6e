// The calculator of the last day of a period. Its forms do nothing until calendar.js, a separate script,
// has loaded.

import { readDay, toDate } from "./days.ts";
import { find } from "./elements.ts";
import { globals } from "./globals.ts";
import { findLastDay, type PeriodUnit, WorkCalendar } from "./periods.ts";
import { fill } from "./words.ts";

function attach(form: HTMLFormElement, calendar: WorkCalendar): void {
  const { number, unit, last, unknown } = form.dataset;
  const input = find<HTMLInputElement>("input", form);
  const output = find<HTMLOutputElement>("output", form);
  const answer = () => {
    if (!input.value) return "";
    const day = findLastDay(calendar, readDay(input.value), Number(number), unit as PeriodUnit);
    return day === null ? unknown! : fill(last!, toDate(day));
  };
  const show = () => {
    output.textContent = answer();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", show);
  show();
}

globals.takeCalendar = (data) => {
  const calendar = new WorkCalendar(data);
  for (const form of document.querySelectorAll<HTMLFormElement>("[data-period]")) {
    attach(form, calendar);
  }
};
