// The positions of each pair of adjacent symbols, in one stream of symbols: all fields of all entries,
// concatenated. A phrase is found exactly, as a substring, by the positions of its pairs.

import type { Chunks } from "./chunks.ts";
import type { BucketData, FamilyData, IndexData } from "./format.ts";
import { unpackRising } from "./packing.ts";
import { intersect, merge, NOWHERE, type Places } from "./places.ts";

/** The symbol after each line of the stream. */
export const END = "\ue000";

/** In a pattern: any symbol except the end of a line. */
export const ANY = null;

/** The sequence of symbols to look for. */
export type Pattern = readonly (string | typeof ANY)[];

/** The positions of a pattern, its length, and its weight compared with the words of the query. */
export interface Match {
  readonly places: Places;
  readonly length: number;
  readonly weight: number;
}

/** The range of the symbols of sounds; all others are of written characters. */
const SPOKEN = ["\ue180", "\uf900"] as const;

/** How many lists an eager search loads before it checks whether any position is left. */
const EAGER_LISTS = 3;

/** How lists are loaded: many together, or one by one, with loaded ones first. */
export type Fetching = "eager" | "thrifty";

/** One of the two families of buckets: of written characters, or of sounds. */
class Family {
  private readonly chunks: Chunks;
  private readonly name: string;
  private readonly buckets: number;
  private readonly hot = new Map<string, number>();
  private readonly seconds = new Map<string, ReadonlyMap<string, string>>();
  private readonly places = new Map<string, Places>();

  constructor(chunks: Chunks, name: string, { buckets, hot }: FamilyData) {
    this.chunks = chunks;
    this.name = name;
    this.buckets = buckets;
    const symbols = [...hot];
    for (let at = 0; at + 1 < symbols.length; at += 2) {
      this.hot.set(symbols[at]! + symbols[at + 1]!, at / 2);
    }
  }

  /** Tell whether the pairs that begin with a symbol are loaded. */
  has(first: string): boolean {
    return this.seconds.has(first);
  }

  async findPair(first: string, second: string): Promise<Places> {
    const pair = first + second;
    let places = this.places.get(pair);
    if (!places) {
      const cold = (await this.loadSeconds(first)).get(second) ?? "";
      const hot = this.hot.get(pair);
      const packed =
        hot === undefined ? cold : await this.chunks.load<string>(`${this.name}-hot-${hot}`);
      places = unpackRising(packed);
      this.places.set(pair, places);
    }
    return places;
  }

  async findSymbol(symbol: string): Promise<Places> {
    const cold = (await this.loadSeconds(symbol)).keys();
    const hot = [...this.hot.keys()].filter((pair) => pair.startsWith(symbol));
    const seconds = [...cold, ...hot.map((pair) => pair.slice(symbol.length))];
    return merge(await Promise.all(seconds.map((second) => this.findPair(symbol, second))));
  }

  /** The pairs that begin with a symbol: by their second symbol, packed. */
  private async loadSeconds(first: string): Promise<ReadonlyMap<string, string>> {
    let seconds = this.seconds.get(first);
    if (!seconds) {
      const number = first.codePointAt(0)! % this.buckets;
      const bucket = await this.chunks.load<BucketData>(`${this.name}-${number}`);
      seconds = new Map(bucket[first] ? bucket[first].split("|").map(divideItem) : []);
      this.seconds.set(first, seconds);
    }
    return seconds;
  }
}

function divideItem(item: string): [second: string, packed: string] {
  const second = String.fromCodePoint(item.codePointAt(0)!);
  return [second, item.slice(second.length)];
}

/** A pair or a single symbol of a pattern, and its offset in the pattern. */
interface Part {
  readonly shift: number;
  readonly symbols: readonly [first: string, second?: string];
}

/** Finds patterns in the stream. */
export class Postings {
  private readonly written: Family;
  private readonly spoken: Family;

  constructor(chunks: Chunks, { written, spoken }: Pick<IndexData, "written" | "spoken">) {
    this.written = new Family(chunks, "written", written);
    this.spoken = new Family(chunks, "spoken", spoken);
  }

  /** Return the positions of a pair of symbols. */
  findPair(first: string, second: string): Promise<Places> {
    return this.familyOf(first).findPair(first, second);
  }

  /** Return the positions of a pattern. Lists are loaded until no position is left. */
  async find(pattern: Pattern, fetching: Fetching = "eager"): Promise<Places> {
    const parts = divide(pattern);
    if (fetching === "thrifty") {
      parts.sort((a, b) => Number(this.isAtHand(b)) - Number(this.isAtHand(a)));
    }
    let places: Places | null = null;
    let at = 0;
    while (at < parts.length && (!places || places.length)) {
      const size = fetching === "thrifty" ? 1 : at ? parts.length : EAGER_LISTS;
      const lists = parts.slice(at, at + size).map(async (part) => {
        return { shift: part.shift, list: await this.findPart(part) };
      });
      for (const { shift, list } of (await Promise.all(lists)).sort(shortestFirst)) {
        places = places ? intersect(places, list, shift) : list.map((place) => place - shift);
      }
      at += size;
    }
    return this.withinLines(pattern, places ?? NOWHERE);
  }

  /** Return the match of a pattern. */
  async match(pattern: Pattern, weight = 1, fetching: Fetching = "eager"): Promise<Match> {
    return { places: await this.find(pattern, fetching), length: pattern.length, weight };
  }

  /** Return the non-empty matches of several patterns, at the positions that a filter accepts. */
  async matchAny(
    patterns: readonly Pattern[],
    isFit: (place: number) => boolean = () => true,
  ): Promise<Match[]> {
    const matches = await Promise.all(patterns.map((one) => this.match(one, 1, "thrifty")));
    return dropEmpty(matches.map((one) => ({ ...one, places: one.places.filter(isFit) })));
  }

  private familyOf(symbol: string): Family {
    return symbol >= SPOKEN[0] && symbol < SPOKEN[1] ? this.spoken : this.written;
  }

  private isAtHand({ symbols: [first] }: Part): boolean {
    return this.familyOf(first).has(first);
  }

  private findPart({ symbols: [first, second] }: Part): Promise<Places> {
    const family = this.familyOf(first);
    return second === undefined ? family.findSymbol(first) : family.findPair(first, second);
  }

  /** Remove positions at which an `ANY` of the pattern is the end of a line: no match spans two lines. */
  private async withinLines(pattern: Pattern, places: Places): Promise<Places> {
    let left = places;
    for (const [at, symbol] of pattern.entries()) {
      const before = at ? pattern[at - 1] : null;
      if (symbol !== ANY || !before || !left.length) continue;
      const ends = new Set(intersect(left, await this.findPair(before, END), at - 1));
      left = left.filter((place) => !ends.has(place));
    }
    return left;
  }
}

/** Return the matches that have at least one position. */
export function dropEmpty(matches: readonly Match[]): Match[] {
  return matches.filter(({ places }) => places.length);
}

function shortestFirst(a: { list: Places }, b: { list: Places }): number {
  return a.list.length - b.list.length;
}

/** Return the parts of a pattern between its `ANY`: pairs, and single symbols. */
function divide(pattern: Pattern): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < pattern.length; at++) {
    let end = at;
    while (end < pattern.length && pattern[end] !== ANY) end++;
    const run = pattern.slice(at, end) as string[];
    if (run.length === 1) parts.push({ shift: at, symbols: [run[0]!] });
    for (let pair = 0; pair + 1 < run.length; pair += 2) parts.push(pairOf(run, pair, at));
    if (run.length > 1 && run.length % 2) parts.push(pairOf(run, run.length - 2, at)); // overlaps
    at = end;
  }
  return parts;
}

function pairOf(run: readonly string[], at: number, shift: number): Part {
  return { shift: shift + at, symbols: [run[at]!, run[at + 1]!] };
}
