// Shows the state of a day by the reader's clock: the number of days left, today, or over. Pages hold
// only plain dates.

import { type Day, readDay, toDate, todayInChina } from "./days.ts";
import { currentScript, find, wordsOf } from "./elements.ts";
import { fill } from "./words.ts";

const MINUTE = 60 * 1000;

const words = wordsOf(currentScript());

function sayWhatIsLeft(element: HTMLElement, today: Day): void {
  const days = readDay(element.dataset.due!) - today;
  const state = days > 0 ? "left" : days === 0 ? "today" : "over";
  element.dataset.state = state;
  element.textContent = fill(words[state]!, { days });
}

/** Put 今天 on a timeline; a day beyond the picture is shown at its edge. */
function markToday(timeline: HTMLElement, today: Day): void {
  const first = readDay(timeline.dataset.first!);
  const end = readDay(timeline.dataset.last!) + 1;
  const share = (today + 0.5 - first) / (end - first);
  const x = Math.min(1, Math.max(0, (share * Number(timeline.dataset.width)) / 100));
  const isRight = x > 0.5;
  const line = find<SVGElement>("[data-today]", timeline);
  const label = find<SVGTextElement>("text", line);
  line.setAttribute("x", `${x * 100}%`);
  line.dataset.side = isRight ? "end" : "start";
  label.setAttribute("dx", isRight ? "-4" : "4"); // room between the words and the line
  const beyond = share > 1 ? " →" : share < 0 ? " ←" : "";
  label.textContent = fill(words.mark!, { day: fill(words.day!, toDate(today)) }) + beyond;
  line.removeAttribute("visibility");
}

let shown: Day | null = null;

function refresh(): void {
  const today = todayInChina();
  if (today === shown) return;
  shown = today;
  for (const element of document.querySelectorAll<HTMLElement>("[data-due]")) {
    sayWhatIsLeft(element, today);
  }
  for (const timeline of document.querySelectorAll<HTMLElement>("[data-timeline]")) {
    markToday(timeline, today);
  }
}

refresh();
// A page may stay open past midnight.
document.addEventListener("visibilitychange", refresh);
setInterval(refresh, MINUTE);
