// The values by which results are filtered, counted and sorted, packed by generator/search/facets.py.

import { type CalendarDate, type Day, readDay, toDate } from "../days.ts";
import type { Search } from "./engine.ts";
import type { FacetsData, Kind } from "./format.ts";
import { unpack } from "./packing.ts";

/** The day before the first one that the index counts. */
const DAY_ZERO = readDay("1999-12-31");

const IS_DAY = /^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$/;

/** The value for an unknown year. */
export const UNKNOWN_YEAR = "unknown";

/** The query and the filters, by the names of the search page's form; "" is no restriction. */
export type State = Readonly<Record<string, string>>;

/** A value of a filter, its label, and the label of its group. */
export type Choice = readonly [value: string, label?: string, group?: string];

interface Assignment {
  readonly unit: number;
  readonly role: number;
}

interface Deadline {
  readonly kind: number;
  /** Null if no day is named. */
  readonly day: Day | null;
}

/** The facets of an entry. */
interface Row {
  readonly entry: number;
  readonly kind: Kind;
  readonly document: number;
  readonly section: number;
  readonly assignments: readonly Assignment[];
  readonly deadlines: readonly Deadline[];
}

/** The filters with a list of choices; the others, `from` and `to`, are days. */
const FILTERS = [
  "document",
  "section",
  "jurisdiction",
  "year",
  "unit",
  "role",
  "timed",
  "kind",
] as const;

type Filter = (typeof FILTERS)[number];

/** Filters of documents: a section's number means nothing without one document. */
const ABOVE_SECTION: readonly string[] = ["document", "jurisdiction", "year"];

/** The facets of all entries. */
export class Facets {
  private readonly data: FacetsData;
  private readonly rows: readonly Row[];

  constructor(kinds: readonly Kind[], data: FacetsData) {
    this.data = data;
    this.rows = unpackRows(kinds, data.rows);
  }

  /** Load the facets of an index. */
  static async open({ index: { chunks, entries } }: Search): Promise<Facets> {
    const kinds = Array.from({ length: entries.size }, (_, entry) => entries.kindOf(entry));
    return new Facets(kinds, await chunks.load<FacetsData>("facets"));
  }

  /** Return all entries that are results, in order. */
  listAll(): number[] {
    return this.rows.filter(({ kind }) => kind !== "s").map(({ entry }) => entry);
  }

  /** Return the entries that pass every filter, in the order that the state asks for. */
  select(hits: readonly number[], state: State): number[] {
    return this.sort(
      hits.filter((entry) => this.passes(entry, state)),
      state,
    );
  }

  /** Return how many entries would pass for each value of a filter. */
  count(filter: string, hits: readonly number[], state: State): Map<string, number> {
    const counts = new Map<string, number>();
    for (const entry of hits) {
      if (!this.passes(entry, state, filter)) continue;
      const values = this.valuesOf(this.rows[entry]!, filter as Filter, state);
      for (const value of new Set(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }

  /** Return the choices of the filters that follow from the plans; a year has no label. */
  choices(): Record<"document" | "jurisdiction" | "year" | "unit", readonly Choice[]> {
    const { documents, jurisdictions, units } = this.data;
    const placeOf = (number: number) => jurisdictions[number]![1];
    return {
      document: documents.map(([id, title, place]) => [id, title, placeOf(place)]),
      jurisdiction: jurisdictions,
      year: [...new Set(documents.map(([, , , year]) => writeYear(year)))].map((year) => [year]),
      unit: units.map(([id, name, place]) => [id, name, placeOf(place)]),
    };
  }

  /** Return the numbers of the sections of a document, each with its entry. */
  sectionsOf(document: string): { number: string; entry: number }[] {
    const wanted = this.data.documents.findIndex(([id]) => id === document);
    return this.rows
      .filter((row) => row.kind === "s" && row.document === wanted)
      .map(({ entry, section }) => ({ number: String(this.data.sections[section]), entry }));
  }

  /** Return a state without values that this site does not have. */
  clean(state: State): State {
    const { documents, jurisdictions, units, roles, kinds, sections } = this.data;
    const ids = documents.map(([id]) => id);
    const known: Record<string, readonly string[]> = {
      document: ids,
      jurisdiction: jurisdictions.map(([id]) => id),
      year: documents.map(([, , , year]) => writeYear(year)),
      section: ids.includes(state.document!) ? sections.map(String) : [],
      unit: units.map(([id]) => id),
      role: roles,
      timed: ["yes", "no"],
      kind: kinds,
      sort: ["order", "due"],
    };
    const isKnown = (name: string, value: string) => {
      if (name === "from" || name === "to") return IS_DAY.test(value);
      return known[name]?.includes(value) ?? true;
    };
    const cleaned = Object.entries(state).map(([name, value]) => {
      return [name, isKnown(name, value) ? value : ""];
    });
    return Object.fromEntries(cleaned) as State;
  }

  /** Return the first due day of an entry that the state allows, or null. */
  findDue(entry: number, state: State): CalendarDate | null {
    const day = this.firstDay(entry, state);
    return Number.isFinite(day) ? toDate(day) : null;
  }

  /** Tell whether an entry passes every filter, except one that is ignored. */
  private passes(entry: number, state: State, except = ""): boolean {
    const row = this.rows[entry]!;
    for (const filter of FILTERS) {
      const wanted = state[filter];
      if (!wanted || filter === except) continue;
      if (filter === "section" && ABOVE_SECTION.includes(except)) continue;
      if (!this.valuesOf(row, filter, state).includes(wanted)) return false;
    }
    return !(state.from || state.to) || row.deadlines.some(({ day }) => isWithin(day, state));
  }

  /** The values of a row for a filter. A unit and its role must match together, as must a kind and its day. */
  private valuesOf(row: Row, filter: Filter, state: State): readonly string[] {
    const { documents, jurisdictions, units, roles, kinds, sections } = this.data;
    const [id, , place, year] = documents[row.document]!;
    const unitOf = (one: Assignment) => units[one.unit]![0];
    const roleOf = (one: Assignment) => roles[one.role]!;
    switch (filter) {
      case "document":
        return [id];
      case "section":
        return row.kind === "t" ? [String(sections[row.section])] : [];
      case "jurisdiction":
        return [jurisdictions[place]![0]];
      case "year":
        return [writeYear(year)];
      case "unit":
        return row.assignments
          .filter((one) => !state.role || roleOf(one) === state.role)
          .map(unitOf);
      case "role":
        return row.assignments
          .filter((one) => !state.unit || unitOf(one) === state.unit)
          .map(roleOf);
      case "timed":
        return row.kind === "d" ? [] : [row.deadlines.length ? "yes" : "no"];
      case "kind":
        return row.deadlines
          .filter(({ day }) => isWithin(day, state))
          .map(({ kind }) => kinds[kind]!);
    }
  }

  /** The first due day of an entry that the state allows; infinity if there is none. */
  private firstDay(entry: number, state: State): number {
    const days = this.rows[entry]!.deadlines.map(({ day }) => day);
    const asked = days.filter((day): day is Day => day !== null && isWithin(day, state));
    return Math.min(...asked, Number.POSITIVE_INFINITY);
  }

  private sort(hits: number[], { sort, ...state }: State): number[] {
    if (sort === "order") return hits.sort((a, b) => a - b);
    if (sort !== "due") return hits;
    const days = new Map(hits.map((entry) => [entry, this.firstDay(entry, state)]));
    const dayOf = (entry: number) => days.get(entry)!;
    return hits.sort((a, b) => (dayOf(a) === dayOf(b) ? 0 : dayOf(a) - dayOf(b)));
  }
}

/** Return the facets of each entry. */
function unpackRows(kinds: readonly Kind[], packed: string): Row[] {
  const numbers = unpack(packed).values();
  const next = () => numbers.next().value as number;
  let document = -1;
  let section = -1;
  return kinds.map((kind, entry) => {
    if (kind === "d") document++;
    if (kind === "s") section++;
    const assignments = Array.from({ length: next() }, () => ({ unit: next(), role: next() }));
    const deadlines = Array.from({ length: next() }, () => ({
      kind: next(),
      day: readDayNumber(next()),
    }));
    return { entry, kind, document, section, assignments, deadlines };
  });
}

function readDayNumber(number: number): Day | null {
  return number ? DAY_ZERO + number : null;
}

function writeYear(year: number | null): string {
  return year ? String(year) : UNKNOWN_YEAR;
}

function isWithin(day: Day | null, { from, to }: State): boolean {
  if (!from && !to) return true;
  return day !== null && (!from || day >= readDay(from)) && (!to || day <= readDay(to));
}
