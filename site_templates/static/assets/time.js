/* What has become of a day by the reader's clock: how many days are left, today, or over. Days are
   those of China (Asia/Shanghai), wherever the reader is. Pages hold only plain dates. */
"use strict";
(() => {
  const gongkai = (window.gongkai = window.gongkai || {});
  const words = document.currentScript.dataset;
  const DAY = 24 * 60 * 60 * 1000;
  const inChina = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" });

  /* Today in China, as 2020-11-30. */
  gongkai.today = () => {
    const parts = Object.fromEntries(inChina.formatToParts(new Date()).map(({ type, value }) => [type, value]));
    return `${parts.year}-${parts.month}-${parts.day}`;
  };

  const number = (day) => Date.parse(`${day}T00:00:00Z`) / DAY;

  const inWords = (day) => {
    const [year, month, date] = day.split("-").map(Number);
    return words.day.replace("{year}", year).replace("{month}", month).replace("{day}", date);
  };

  function tell(element, today) {
    const left = number(element.dataset.due) - number(today);
    element.dataset.state = left > 0 ? "left" : left === 0 ? "today" : "over";
    element.textContent = words[element.dataset.state].replace("{days}", left);
  }

  /* Put 今天 on a timeline; one that lies beyond the picture stands at its edge. */
  function mark(timeline, today) {
    const [first, last] = [number(timeline.dataset.first), number(timeline.dataset.last) + 1];
    const share = (number(today) + 0.5 - first) / (last - first);
    const x = Math.min(1, Math.max(0, (share * timeline.dataset.width) / 100));
    const line = timeline.querySelector("[data-today]");
    line.setAttribute("x", `${x * 100}%`);
    line.dataset.side = x > 0.5 ? "end" : "start";
    const label = line.querySelector("text");
    label.setAttribute("dx", x > 0.5 ? -4 : 4); /* room for what parts the words from the lines */
    label.textContent = words.mark.replace("{day}", inWords(today)) + (share > 1 ? " →" : share < 0 ? " ←" : "");
    line.removeAttribute("visibility");
  }

  let told = "";
  function refresh() {
    const today = gongkai.today();
    if (today === told) return;
    told = today;
    for (const element of document.querySelectorAll("[data-due]")) tell(element, today);
    for (const timeline of document.querySelectorAll("[data-timeline]")) mark(timeline, today);
  }

  refresh();
  /* A page may stay open over midnight. */
  document.addEventListener("visibilitychange", refresh);
  setInterval(refresh, 60 * 1000);
})();
