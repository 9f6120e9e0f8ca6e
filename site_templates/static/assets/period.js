/* The last day of a period, from the day of an event: as generator/deadlines.py counts it. */
"use strict";
(() => {
  const gongkai = window.gongkai;
  const DAY = 24 * 60 * 60 * 1000;
  const write = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const read = (text) => Date.parse(`${text}T00:00:00Z`) / DAY;

  /* The State Council's calendar: `holidays` are days off on weekdays, `worked` are worked weekends. */
  let calendar = null;
  gongkai.takeCalendar = ({ first, last, holidays, worked }) => {
    calendar = { first: read(first), last: read(last), holidays: new Set(holidays), worked: new Set(worked) };
  };

  /* True, false, or null where the calendar does not reach. */
  function isWorkingDay(day) {
    if (day < calendar.first || day > calendar.last) return null;
    const text = write(day);
    const isWeekend = [0, 6].includes(new Date(day * DAY).getUTCDay());
    return isWeekend ? calendar.worked.has(text) : !calendar.holidays.has(text);
  }

  /* Months end on the same number, or on the month's last day (Civil Code, art. 202). */
  function addMonths(day, number) {
    const start = new Date(day * DAY);
    const month = start.getUTCMonth() + number;
    const length = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
    return Date.UTC(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), length)) / DAY;
  }

  /* The last day as 2020-11-30, or null where the calendar does not reach. The day of the event is
     not counted (art. 201); a calendar period ends on a working day (art. 203). */
  gongkai.lastDay = (start, number, unit) => {
    let day = read(start);
    if (unit === "working-days") {
      while (number > 0) {
        const working = isWorkingDay(++day);
        if (working === null) return null;
        number -= working;
      }
      return write(day);
    }
    if (unit === "months") day = addMonths(day, number);
    else day += number * (unit === "weeks" ? 7 : 1);
    for (;;) {
      const working = isWorkingDay(day);
      if (working === null) return null;
      if (working) return write(day);
      day += 1;
    }
  };

  addEventListener("DOMContentLoaded", () => {
    for (const form of document.querySelectorAll("[data-period]")) {
      const { number, unit, last, unknown } = form.dataset;
      const [input, output] = [form.querySelector("input"), form.querySelector("output")];
      const answer = () => {
        if (!input.value) return (output.textContent = "");
        const day = gongkai.lastDay(input.value, Number(number), unit);
        if (day === null) return (output.textContent = unknown);
        const [year, month, date] = day.split("-").map(Number);
        output.textContent = last.replace("{year}", year).replace("{month}", month).replace("{day}", date);
      };
      form.addEventListener("submit", (event) => event.preventDefault());
      input.addEventListener("input", answer);
      answer();
    }
  });
})();
