/* The search page: the same answers, filtered, counted and sorted. Its state is its address. */
"use strict";
/* box.js, on every page, comes after this script and before this event. */
document.addEventListener("DOMContentLoaded", () => {
  const gongkai = window.gongkai;
  const form = document.querySelector("form[data-filters]");
  const status = document.querySelector("[data-status]");
  const results = document.querySelector("[data-results]");
  const more = document.querySelector("[data-more]");
  const apart = document.querySelector("[data-apart]");
  document.querySelector("[data-no-script]").hidden = true;
  document.querySelector(".gk-find").hidden = false;

  const details = form.querySelector("details");
  const { element } = gongkai;
  const PAGE = 20;
  const PAUSE = 80; /* milliseconds between the last key and the question */
  const DAY = 86400000;
  const EPOCH = Date.UTC(2000, 0, 1) - DAY;

  let index = null;
  let rows = null;
  let facets = null;
  let number = 0;
  let isComposing = false;
  let pause = 0;

  /* ---- What there is to filter by ---- */

  /* A row for each entry: what a filter may ask of it. */
  async function readFacets() {
    facets = await index.shelf.load("facets");
    const numbers = gongkai.unpack(facets.rows);
    let at = 0;
    let document = -1;
    let section = -1;
    rows = Array.from(index.kinds, (kind, entry) => {
      if (kind === "d") document++;
      if (kind === "s") section++;
      const assignments = Array.from({ length: numbers[at++] }, () => ({ unit: numbers[at++], role: numbers[at++] }));
      const deadlines = Array.from({ length: numbers[at++] }, () => ({ kind: numbers[at++], day: numbers[at++] }));
      return { entry, kind, document, section, assignments, deadlines };
    });
  }

  const ID = 0;
  const NAME = 1;
  const PLACE = 2;
  const YEAR = 3;
  const documentOf = (row) => facets.documents[row.document];
  const yearOf = (document) => String(document[YEAR] || "unknown");

  /* What a row has of each filter. A unit and its role go together, and so do kind and day. */
  const VALUES = {
    document: (row) => [documentOf(row)[ID]],
    jurisdiction: (row) => [facets.jurisdictions[documentOf(row)[PLACE]][ID]],
    year: (row) => [yearOf(documentOf(row))],
    section: (row) => (row.kind === "t" ? [String(facets.sections[row.section])] : []),
    unit: (row, { role }) => row.assignments.filter((one) => !role || facets.roles[one.role] === role).map((one) => facets.units[one.unit][ID]),
    role: (row, { unit }) => row.assignments.filter((one) => !unit || facets.units[one.unit][ID] === unit).map((one) => facets.roles[one.role]),
    timed: (row) => (row.kind === "d" ? [] : [row.deadlines.length ? "yes" : "no"]),
    kind: (row, state) => row.deadlines.filter(({ day }) => isWithin(day, state)).map(({ kind }) => facets.kinds[kind]),
  };
  const FILTERS = Object.keys(VALUES);

  const dayNumber = (text) => Math.round((Date.parse(text) - EPOCH) / DAY);

  function isWithin(day, { from, to }) {
    if (!from && !to) return true;
    return day > 0 && (!from || day >= dayNumber(from)) && (!to || day <= dayNumber(to));
  }

  /* Whether a row passes every filter but `except`. */
  function passes(row, state, except) {
    if (row.kind === "s") return false;
    for (const name of FILTERS) {
      if (state[name] && name !== except && !VALUES[name](row, state).includes(state[name])) return false;
    }
    return !(state.from || state.to) || row.deadlines.some(({ day }) => isWithin(day, state));
  }

  /* ---- The state, in the address and in the form ---- */

  const controls = [...form.elements].filter((control) => control.name);

  function readAddress() {
    const given = new URLSearchParams(location.search);
    return Object.fromEntries(controls.map(({ name }) => [name, given.get(name) || ""]));
  }

  function readForm() {
    const state = Object.fromEntries(controls.map(({ name, value }) => [name, value]));
    if (!state.document) state.section = "";
    return state;
  }

  function address(state) {
    const given = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
    return `${location.pathname}${[...given].length ? `?${given}` : ""}`;
  }

  const isFiltered = (state) => [...FILTERS, "from", "to"].some((name) => state[name]);

  /* ---- The filters, with counts ---- */

  /* Fill a list with [value, label, group], each counted; what finds nothing is left out. */
  function fill(select, choices, counts, chosen) {
    const any = select.options[0];
    any.remove();
    select.replaceChildren(any);
    const groups = new Map();
    for (const [value, label, group] of choices) {
      if (!counts.get(value) && value !== chosen) continue;
      const option = new Option(gongkai.say(form.dataset.counted, { label, number: counts.get(value) || 0 }), value);
      if (group && !groups.has(group)) {
        groups.set(group, Object.assign(document.createElement("optgroup"), { label: group }));
        select.append(groups.get(group));
      }
      (groups.get(group) || select).append(option);
    }
    select.value = chosen;
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  }

  async function sections(state) {
    const number = facets.documents.findIndex(([id]) => id === state.document);
    const firsts = rows.filter((row) => row.kind === "s" && row.document === number);
    return Promise.all(firsts.map(async ({ entry, section }) => [
      String(facets.sections[section]),
      (await index.show(entry + 1)).section,
    ]));
  }

  const fixed = Object.fromEntries(["role", "timed", "kind"].map((name) => [
    name,
    [...form.elements[name].options].slice(1).map((option) => [option.value, option.text]),
  ]));

  async function fillFilters(hits, state) {
    const places = facets.jurisdictions;
    const choices = {
      ...fixed,
      document: facets.documents.map((one) => [one[ID], one[NAME], places[one[PLACE]][NAME]]),
      jurisdiction: places,
      year: [...new Set(facets.documents.map(yearOf))].map((year) => [
        year,
        year === "unknown" ? form.dataset.unknown : gongkai.say(form.dataset.year, { year }),
      ]),
      unit: facets.units.map((one) => [one[ID], one[NAME], places[one[PLACE]][NAME]]),
      section: await sections(state),
    };
    for (const name of FILTERS) {
      const counts = new Map();
      for (const entry of hits) {
        if (!passes(rows[entry], state, name)) continue;
        for (const value of new Set(VALUES[name](rows[entry], state))) counts.set(value, (counts.get(value) || 0) + 1);
      }
      fill(form.elements[name], choices[name], counts, state[name]);
    }
    form.elements.section.disabled = !state.document;
  }

  /* ---- The results ---- */

  const firstDay = (row, state) => Math.min(...row.deadlines.map(({ day }) => (day && isWithin(day, state) ? day : Infinity)));

  function sorted(hits, state) {
    if (state.sort === "order") return [...hits].sort((a, b) => a - b);
    if (state.sort !== "due") return hits;
    const days = new Map(hits.map((entry) => [entry, firstDay(rows[entry], state)]));
    return [...hits].sort((a, b) => (days.get(a) === days.get(b) ? 0 : days.get(a) - days.get(b)));
  }

  function due(row, state) {
    const first = firstDay(row, state);
    if (!Number.isFinite(first)) return [];
    const day = new Date(EPOCH + first * DAY);
    const values = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
    const words = [element("b", "", `${index.words["task.when"]} `), gongkai.say(index.words.day, values)];
    return [element("span", "gk-hit-due", ...words)];
  }

  async function list(answer, hits, state) {
    const entries = hits.slice(0, number);
    const shown = await Promise.all(entries.map((entry) => index.show(entry)));
    return entries.map((entry, at) => {
      const [title, ...lines] = gongkai.describe(index, answer, entry, shown[at]);
      const link = element("a", "", title);
      link.href = gongkai.root + shown[at].url;
      const item = element("li", "gk-hit", link, ...lines, ...(rows ? due(rows[entry], state) : []));
      item.dataset.task = shown[at].id;
      return item;
    });
  }

  let latest = 0;

  /* Show what the state asks for; an answer that was overtaken by a later question is dropped. */
  async function show(state) {
    const turn = ++latest;
    delete results.dataset.query;
    try {
      index = index || (await gongkai.open());
      const everything = () => Array.from(index.kinds, (_, entry) => entry);
      const answer = state.q.trim()
        ? await index.search(state.q)
        : { query: "", hits: isFiltered(state) ? everything() : [], spans: [], approximate: false, apart: [] };
      if (!rows && (isFiltered(state) || state.sort)) await readFacets();
      const hits = rows ? sorted(answer.hits.filter((entry) => passes(rows[entry], state)), state) : answer.hits;
      const items = await list(answer, hits, state);
      if (turn !== latest) return;
      const isAsked = state.q.trim() || isFiltered(state);
      status.textContent = isAsked ? gongkai.summary(index.words, answer, hits.length) : form.dataset.hint;
      results.replaceChildren(...items);
      more.hidden = hits.length <= number;
      more.textContent = gongkai.say(index.words["search.more"], { number: Math.min(PAGE, hits.length - number) });
      apart.replaceChildren(...(isAsked && !answer.hits.length ? suggestions(answer.apart) : []));
      results.dataset.query = state.q;
      if (!rows) await readFacets();
      if (turn === latest) await fillFilters(isAsked ? answer.hits : everything(), state);
    } catch (error) {
      if (turn !== latest) return;
      results.replaceChildren();
      more.hidden = true;
      status.textContent = gongkai.excuse(error);
    }
  }

  function suggestions(words) {
    const links = words.map((word) => Object.assign(element("a", "", word), { href: address({ q: word }) }));
    return words.length ? [index.words["search.apart"], ...links] : [form.dataset.advice];
  }

  /* ---- What a reader does ---- */

  function change(isStep) {
    const state = readForm();
    number = PAGE;
    history[isStep ? "pushState" : "replaceState"](null, "", address(state));
    show(state);
  }

  function start() {
    const state = readAddress();
    number = PAGE;
    for (const control of controls) {
      const isMissing = control.tagName === "SELECT" && state[control.name] && ![...control.options].some(({ value }) => value === state[control.name]);
      if (isMissing) control.add(new Option(state[control.name], state[control.name]));
      control.value = state[control.name];
    }
    details.open = isFiltered(state) || matchMedia("(min-width: 60em)").matches;
    show(state);
  }

  form.elements.q.addEventListener("compositionstart", () => (isComposing = true));
  form.elements.q.addEventListener("compositionend", () => {
    isComposing = false;
    change(false);
  });
  form.elements.q.addEventListener("input", () => {
    clearTimeout(pause);
    if (!isComposing) pause = setTimeout(change, PAUSE, false);
  });
  form.addEventListener("change", (event) => {
    if (event.target !== form.elements.q) change(true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change(true);
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const control of controls) if (control.name !== "q") control.value = "";
    change(true);
  });
  more.addEventListener("click", () => {
    number += PAGE;
    show(readForm());
  });
  window.addEventListener("popstate", start);
  start();
});
