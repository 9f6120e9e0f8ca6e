// A small index for tests, packed as generator/search/ packs a large one, and held in memory.

import type { Chunks } from "../../scripts/search/chunks.ts";
import { toSymbols } from "../../scripts/search/folding.ts";
import type { FamilyData, IndexData, Kind, Shown } from "../../scripts/search/format.ts";
import { END } from "../../scripts/search/postings.ts";
import { SearchIndex } from "../../scripts/search/search-index.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Write numbers in base 32. */
export function pack(numbers: readonly number[]): string {
  return numbers.map(packOne).join("");
}

function packOne(number: number): string {
  let letters = ALPHABET[number & 31]!;
  for (let left = number >> 5; left; left >>= 5) letters = ALPHABET[32 + (left & 31)]! + letters;
  return letters;
}

/** Write rising numbers by their differences. */
export function packRising(numbers: readonly number[]): string {
  return pack(numbers.map((number, at) => number - (numbers[at - 1] ?? 0)));
}

/** Files in memory; it counts how often each is asked for. */
export class Memory implements Chunks {
  readonly asked: string[] = [];
  private readonly files: Readonly<Record<string, unknown>>;

  constructor(files: Readonly<Record<string, unknown>>) {
    this.files = files;
  }

  async load<Data>(name: string): Promise<Data> {
    this.asked.push(name);
    if (!(name in this.files)) throw new Error(`no file ${name}`);
    return this.files[name] as Data;
  }
}

/**
 * Return the files of one family of buckets over streams that run side by side. `hot` are pairs with a
 * file of their own.
 */
export function makeFamily(
  name: string,
  streams: readonly (readonly string[])[],
  buckets = 2,
  hot: readonly string[] = [],
): { data: FamilyData; files: Record<string, unknown> } {
  const places = new Map<string, Map<string, number[]>>();
  for (const stream of streams) {
    for (const [at, second] of stream.slice(1).entries()) {
      const first = stream[at]!;
      if (first === " " || first === END) continue;
      const seconds = places.get(first) ?? new Map<string, number[]>();
      places.set(first, seconds.set(second, [...(seconds.get(second) ?? []), at]));
    }
  }
  const files: Record<string, unknown> = {};
  for (let number = 0; number < buckets; number++) files[`${name}-${number}`] = {};
  for (const [number, pair] of hot.entries()) {
    const [first, second] = [...pair] as [string, string];
    files[`${name}-hot-${number}`] = packRising(places.get(first)?.get(second) ?? []);
    places.get(first)?.delete(second);
  }
  for (const [first, seconds] of places) {
    const bucket = files[`${name}-${first.codePointAt(0)! % buckets}`] as Record<string, string>;
    const items = Array.from(seconds, ([second, numbers]) => second + packRising(numbers));
    bucket[first] = items.join("|");
  }
  return { data: { buckets, hot: hot.join("") }, files };
}

/** What is searched of one entry; texts are written as folded. */
export interface SmallEntry {
  readonly kind: Kind;
  readonly title?: string;
  readonly names?: readonly string[];
  readonly text?: string;
  readonly more?: readonly string[];
}

/** What an index knows beside its entries. */
export interface Knowledge {
  readonly fold?: Readonly<Record<string, string>>;
  readonly synonyms?: IndexData["synonyms"];
  readonly names?: readonly (readonly string[])[];
  readonly ignored?: readonly string[];
  /** The syllable of each character that sounds. */
  readonly sounds?: Readonly<Record<string, string>>;
}

/** Return the lines of each field of an entry; no field is without one. */
function linesOf({ title = "", names = [], text = "", more = [] }: SmallEntry): string[][] {
  return [[title], [...names], [text], [...more]].map((lines) => (lines.length ? lines : [""]));
}

/** Return an open index of a few entries. */
export function makeIndex(entries: readonly SmallEntry[], knowledge: Knowledge = {}): SearchIndex {
  const { fold = {}, synonyms = [], names = [], ignored = [], sounds = {} } = knowledge;
  const syllables = [...new Set(Object.values(sounds))].sort();
  const fields = entries.map(linesOf);
  const written = makeFamily("written", [streamOf(fields, (line) => toSymbols(line))]);
  const soundsOf = (symbolOf: (syllable: string) => string) => (line: string, field: number) =>
    Array.from(line, (one) => (field < 2 && sounds[one] ? symbolOf(sounds[one]) : " "));
  const full = soundsOf((one) => String.fromCharCode(0xe200 + syllables.indexOf(one)));
  const first = soundsOf((one) => String.fromCharCode(0xe180 + one.charCodeAt(0) - 97));
  const spoken = makeFamily("spoken", [streamOf(fields, full), streamOf(fields, first)]);
  const spell = (name: string) => Array.from(name, (one) => sounds[one] ?? "");
  const files = {
    ...written.files,
    ...spoken.files,
    sounds: {
      syllables,
      names: names.map((group) =>
        group.map((name) => [
          spell(name).join(""),
          spell(name)
            .map((one) => one[0])
            .join(""),
        ]),
      ),
    },
    readings: syllables.map((one) =>
      Object.keys(sounds)
        .filter((char) => sounds[char] === one)
        .join(""),
    ),
    "readings-rare": syllables.map(() => ""),
    "texts-0": entries.map((entry, at) => show(entries, entry, at)),
  };
  return new SearchIndex(new Memory(files), {
    fold: packFolding(fold),
    kinds: entries.map(({ kind }) => kind).join(""),
    lengths: pack(
      fields.flat().map((lines) => lines.reduce((sum, line) => sum + [...line].length + 1, 0)),
    ),
    texts: pack([entries.length]),
    written: written.data,
    spoken: spoken.data,
    synonyms,
    names,
    ignored,
    words: {},
  });
}

function streamOf(
  fields: readonly (readonly (readonly string[])[])[],
  toSymbolsOf: (line: string, field: number) => string[],
): string[] {
  return fields.flatMap((entry) =>
    entry.flatMap((lines, field) => lines.flatMap((line) => [...toSymbolsOf(line, field), END])),
  );
}

function show(entries: readonly SmallEntry[], entry: SmallEntry, at: number): Shown | null {
  if (entry.kind === "s") return null;
  const section = entries
    .slice(0, at)
    .reverse()
    .find(({ kind }) => kind === "s");
  return {
    id: String(at),
    url: "",
    title: entry.title ?? "",
    names: entry.names ?? [],
    text: entry.text ?? "",
    section: entry.kind === "t" ? `一、${section?.title}` : "",
  };
}

/** Write a table of characters as the index does. */
export function packFolding(table: Readonly<Record<string, string>>): IndexData["fold"] {
  const points = Object.entries(table).map(([from, to]) => [
    from.codePointAt(0)!,
    to.codePointAt(0)!,
  ]);
  points.sort((a, b) => a[0]! - b[0]!);
  const steps = points.map(([, to], at) => to! - (points[at - 1]?.[1] ?? 0));
  return [
    packRising(points.map(([from]) => from!)),
    pack(steps.map((step) => (step >= 0 ? 2 * step : -2 * step - 1))),
  ];
}
