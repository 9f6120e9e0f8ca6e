/* What results are filtered by, and counted: what generator/search/facets.py packed. */
"use strict";
(() => {
  const gongkai = (window.gongkai = window.gongkai || {});

  const [ID, NAME, PLACE, YEAR] = [0, 1, 2, 3];
  const DAY = 86400000;
  const EPOCH = Date.UTC(2000, 0, 1) - DAY;
  const IS_DAY = /^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$/;

  /* Filters that say which documents: a section's number says nothing beside them. */
  const ABOVE_SECTION = ["document", "jurisdiction", "year"];

  const dayNumber = (text) => Math.round((Date.parse(text) - EPOCH) / DAY);
  const yearOf = (document) => String(document[YEAR] || "unknown");

  function isWithin(day, { from, to }) {
    if (!from && !to) return true;
    return day > 0 && (!from || day >= dayNumber(from)) && (!to || day <= dayNumber(to));
  }

  class Facets {
    static async open(index) {
      return new Facets(index, await index.shelf.load("facets"));
    }

    constructor(index, data) {
      const numbers = gongkai.packing.unpack(data.rows);
      let [at, document, section] = [0, -1, -1];
      this.index = index;
      this.data = data;
      this.rows = Array.from(index.kinds, (kind, entry) => {
        if (kind === "d") document++;
        if (kind === "s") section++;
        const assignments = Array.from({ length: numbers[at++] }, () => ({ unit: numbers[at++], role: numbers[at++] }));
        const deadlines = Array.from({ length: numbers[at++] }, () => ({ kind: numbers[at++], day: numbers[at++] }));
        return { entry, kind, document, section, assignments, deadlines };
      });
      const { documents, jurisdictions, units, roles, kinds, sections } = data;
      const documentOf = (row) => documents[row.document];

      /* What a row has of each filter. A unit and its role go together, and so do kind and day. */
      this.values = {
        document: (row) => [documentOf(row)[ID]],
        section: (row) => (row.kind === "t" ? [String(sections[row.section])] : []),
        jurisdiction: (row) => [jurisdictions[documentOf(row)[PLACE]][ID]],
        year: (row) => [yearOf(documentOf(row))],
        unit: (row, { role }) => row.assignments.filter((one) => !role || roles[one.role] === role).map((one) => units[one.unit][ID]),
        role: (row, { unit }) => row.assignments.filter((one) => !unit || units[one.unit][ID] === unit).map((one) => roles[one.role]),
        timed: (row) => (row.kind === "d" ? [] : [row.deadlines.length ? "yes" : "no"]),
        kind: (row, state) => row.deadlines.filter(({ day }) => isWithin(day, state)).map(({ kind }) => kinds[kind]),
      };
    }

    /* All entries that are results, in order. */
    everything() {
      return this.rows.filter(({ kind }) => kind !== "s").map(({ entry }) => entry);
    }

    /* Whether an entry passes every filter but `except`. */
    passes(entry, state, except) {
      const row = this.rows[entry];
      for (const [name, values] of Object.entries(this.values)) {
        if (!state[name] || name === except || (name === "section" && ABOVE_SECTION.includes(except))) continue;
        if (!values(row, state).includes(state[name])) return false;
      }
      return !(state.from || state.to) || row.deadlines.some(({ day }) => isWithin(day, state));
    }

    /* How many entries each value of a filter would leave. */
    counts(name, hits, state) {
      const counts = new Map();
      for (const entry of hits) {
        if (!this.passes(entry, state, name)) continue;
        for (const value of new Set(this.values[name](this.rows[entry], state))) counts.set(value, (counts.get(value) || 0) + 1);
      }
      return counts;
    }

    /* The values of the filters that follow from the plans: [value, label, group]; a year has no label. */
    async choices(state) {
      const { documents, jurisdictions, units, sections } = this.data;
      const place = (one) => jurisdictions[one[PLACE]][NAME];
      const number = documents.findIndex((one) => one[ID] === state.document);
      const parts = this.rows.filter((row) => row.kind === "s" && row.document === number);
      return {
        document: documents.map((one) => [one[ID], one[NAME], place(one)]),
        section: await Promise.all(parts.map(async ({ entry, section }) => [
          String(sections[section]),
          (await this.index.show(entry + 1)).section,
        ])),
        jurisdiction: jurisdictions,
        year: [...new Set(documents.map(yearOf))].map((year) => [year]),
        unit: units.map((one) => [one[ID], one[NAME], place(one)]),
      };
    }

    /* A state without what this site does not have. */
    clean(state) {
      const { documents, jurisdictions, units, roles, kinds } = this.data;
      const ids = documents.map((one) => one[ID]);
      const known = {
        document: ids,
        jurisdiction: jurisdictions.map((one) => one[ID]),
        year: documents.map(yearOf),
        section: ids.includes(state.document) ? this.data.sections.map(String) : [],
        unit: units.map((one) => one[ID]),
        role: roles,
        timed: ["yes", "no"],
        kind: kinds,
        sort: ["order", "due"],
      };
      const isKnown = ([name, value]) => (name === "from" || name === "to" ? IS_DAY.test(value) : !known[name] || known[name].includes(value));
      return Object.fromEntries(Object.entries(state).map((pair) => [pair[0], isKnown(pair) ? pair[1] : ""]));
    }

    /* An entry's first day that is asked for, as year, month and day; null where it has none. */
    due(entry, state) {
      const first = this.firstDay(entry, state);
      if (!Number.isFinite(first)) return null;
      const day = new Date(EPOCH + first * DAY);
      return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
    }

    firstDay(entry, state) {
      const days = this.rows[entry].deadlines.map(({ day }) => day);
      return Math.min(...days.filter((day) => day && isWithin(day, state)), Infinity);
    }

    sorted(hits, state) {
      if (state.sort === "order") return [...hits].sort((a, b) => a - b);
      if (state.sort !== "due") return hits;
      const days = new Map(hits.map((entry) => [entry, this.firstDay(entry, state)]));
      return [...hits].sort((a, b) => (days.get(a) === days.get(b) ? 0 : days.get(a) - days.get(b)));
    }
  }

  gongkai.Facets = Facets;
})();
