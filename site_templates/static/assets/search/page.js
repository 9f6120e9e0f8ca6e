/* The search page: the same answers, filtered, counted and sorted. Its state is its address. */
"use strict";
/* box.js, on every page, comes after this script and before this event. */
document.addEventListener("DOMContentLoaded", () => {
  const gongkai = window.gongkai;
  const { element } = gongkai;
  const form = document.querySelector("form[data-filters]");
  const status = document.querySelector("[data-status]");
  const results = document.querySelector("[data-results]");
  const more = document.querySelector("[data-more]");
  const apart = document.querySelector("[data-apart]");
  const details = form.querySelector("details");
  const summary = { node: form.querySelector("summary"), label: form.querySelector("summary").textContent };
  const title = document.title;

  const PAGE = 20;
  const STEP = 1000; /* milliseconds within which changes of one filter are one step of the history */

  let index = null;
  let facets = null;
  let state = {};
  let shown = { answer: null, hits: [], number: PAGE };
  let latest = 0;

  document.querySelector("[data-no-script]").hidden = true;

  /* ---- The state ---- */

  const controls = [...form.elements].filter((control) => control.name);
  const filters = controls.map(({ name }) => name).filter((name) => name !== "q" && name !== "sort");
  const active = (one) => filters.filter((name) => one[name]);

  function readAddress() {
    const given = new URLSearchParams(location.search);
    return Object.fromEntries(controls.map(({ name }) => [name, given.get(name) || ""]));
  }

  function readForm() {
    return Object.fromEntries(controls.map(({ name, value }) => [name, value]));
  }

  function address(one) {
    const given = new URLSearchParams(Object.entries(one).filter(([, value]) => value));
    return `${location.pathname}${[...given].length ? `?${given}` : ""}`;
  }

  /* ---- The filters ---- */

  const fixed = Object.fromEntries(["role", "timed", "kind"].map((name) => [
    name,
    [...form.elements[name].options].slice(1).map((option) => [option.value, option.text]),
  ]));

  function yearName(year) {
    return year === "unknown" ? form.dataset.unknown : gongkai.say(form.dataset.year, { year });
  }

  /* Fill a list with [value, label, group], each counted; what finds nothing is left out. */
  function fill(select, choices, counts, chosen) {
    select.replaceChildren(select.options[0]);
    const groups = new Map();
    for (const [value, label = yearName(value), group] of choices) {
      const number = counts.get(value) || 0;
      if (!number && value !== chosen) continue;
      const option = new Option(gongkai.say(form.dataset.counted, { label, number }), value);
      if (group && !groups.has(group)) {
        groups.set(group, Object.assign(document.createElement("optgroup"), { label: group }));
        select.append(groups.get(group));
      }
      (groups.get(group) || select).append(option);
    }
    select.value = chosen;
  }

  function fillFilters(choices, hits) {
    for (const [name, values] of Object.entries({ ...fixed, ...choices })) {
      fill(form.elements[name], values, facets.counts(name, hits, state), state[name]);
    }
    for (const name of ["from", "to", "sort"]) form.elements[name].value = state[name];
    form.elements.section.disabled = !state.document;
    const number = active(state).length;
    summary.node.textContent = number ? gongkai.say(form.dataset.counted, { label: summary.label, number }) : summary.label;
  }

  /* ---- The results ---- */

  function due(entry) {
    const day = facets && facets.due(entry, state);
    if (!day) return [];
    return [element("span", "gk-hit-due", element("b", "", `${index.words["task.when"]} `), gongkai.say(index.words.day, day))];
  }

  function items(answer, entries) {
    return Promise.all(entries.map(async (entry) => {
      const one = await index.show(entry);
      const [heading, ...lines] = gongkai.describe(index, answer, entry, one);
      const link = element("a", "", heading);
      link.href = gongkai.address(one.url);
      const item = element("li", "gk-hit", link, ...lines, ...due(entry));
      item.dataset.task = one.id;
      return item;
    }));
  }

  function offerMore() {
    const left = shown.hits.length - shown.number;
    more.hidden = left <= 0;
    more.textContent = gongkai.say(index.words["search.more"], { number: Math.min(PAGE, left) });
  }

  /* What a reader may do where nothing was found. */
  function advice(answer) {
    const link = (text, one) => Object.assign(element("a", "", text), { href: address(one) });
    if (answer.hits.length) {
      const others = gongkai.say(index.words["search.unfiltered"], { number: answer.hits.length });
      return [others, link(form.querySelector("[type=reset]").textContent, { q: state.q, sort: state.sort })];
    }
    const words = answer.apart.map((word) => link(word, { ...state, q: word }));
    return words.length ? [index.words["search.apart"], ...words] : [form.dataset.advice];
  }

  /* Show what the state asks for; an answer that was overtaken by a later question is dropped. */
  async function show(number = PAGE) {
    const turn = ++latest;
    const isLatest = () => turn === latest;
    const arrived = gongkai.onWait(() => {
      status.textContent = gongkai.messages().loading;
      results.setAttribute("aria-busy", "true");
    });
    delete results.dataset.query;
    more.disabled = true;
    document.title = state.q.trim() ? `${state.q.trim()} - ${title}` : title;
    try {
      index = await gongkai.open();
      facets = facets || (await gongkai.Facets.open(index).catch((error) => {
        if (active(state).length) throw error; /* without filters, answers need no facets */
        return null;
      }));
      if (!isLatest()) return;
      if (facets) state = facets.clean(state);
      history.replaceState(history.state, "", address(state));
      const all = facets ? facets.everything() : [];
      const isAsked = Boolean(state.q.trim() || active(state).length);
      const answer = state.q.trim()
        ? await index.search(state.q)
        : { query: "", hits: isAsked ? all : [], spans: [], approximate: false, apart: [] };
      const hits = facets ? facets.sorted(answer.hits.filter((entry) => facets.passes(entry, state)), state) : answer.hits;
      const [list, choices] = await Promise.all([
        items(answer, hits.slice(0, number)),
        facets && facets.choices(state),
      ]);
      if (!isLatest()) return;
      shown = { answer, hits, number };
      status.textContent = isAsked ? gongkai.summary(index.words, answer, hits.length) : form.dataset.hint;
      results.replaceChildren(...list);
      apart.replaceChildren(...(isAsked && !hits.length ? advice(answer) : []));
      offerMore();
      if (facets) fillFilters(choices, isAsked ? answer.hits : all);
      results.dataset.query = state.q;
    } catch (error) {
      if (!isLatest()) return;
      results.replaceChildren();
      apart.replaceChildren();
      more.hidden = true;
      status.textContent = gongkai.excuse(error);
    } finally {
      arrived();
      if (isLatest()) {
        results.removeAttribute("aria-busy");
        more.disabled = false;
      }
    }
  }

  /* ---- What a reader does ---- */

  let before = { name: "", time: -Infinity };

  /* Take the state from the form; a run of changes of one control is one step of the history. */
  function change(name, time) {
    const next = readForm();
    if (next.document !== state.document) next.section = "";
    const isRun = before.name === name && (name === "q" || time - before.time < STEP);
    before = { name, time };
    if (address(next) === address(state)) return;
    history[isRun ? "replaceState" : "pushState"](null, "", address(next));
    state = next;
    show();
  }

  function start() {
    state = readAddress();
    before = { name: "", time: -Infinity };
    form.elements.q.value = state.q;
    details.open = matchMedia("(min-width: 60em)").matches;
    show((history.state && history.state.number) || PAGE);
  }

  gongkai.onWords(form.elements.q, () => change("q", 0));
  form.addEventListener("change", ({ target, timeStamp }) => {
    const isHalfWritten = target.type === "date" && target.value && target.value < "1900";
    if (target !== form.elements.q && !isHalfWritten) change(target.name, timeStamp);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change("submit", event.timeStamp);
    before = { name: "", time: -Infinity };
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const { name } of controls) if (name !== "q") form.elements[name].value = "";
    change("reset", event.timeStamp);
  });
  more.addEventListener("click", async () => {
    const { answer, hits, number } = shown;
    const turn = latest;
    more.disabled = true;
    try {
      const list = await items(answer, hits.slice(number, number + PAGE));
      if (turn !== latest) return;
      shown.number += PAGE;
      history.replaceState({ number: shown.number }, "");
      results.append(...list);
      offerMore();
      list[0].querySelector("a").focus();
    } catch (error) {
      if (turn === latest) status.textContent = gongkai.excuse(error);
    } finally {
      more.disabled = false;
    }
  });
  window.addEventListener("popstate", start);
  start();
});
