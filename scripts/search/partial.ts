// Finds near results: entries that hold most of a query, in pieces of two or more characters.

import { type Entries, MORE, TEXT } from "./entries.ts";
import { toSymbols } from "./folding.ts";
import { intersect, type Places } from "./places.ts";
import type { Match } from "./postings.ts";
import type { SearchIndex } from "./search-index.ts";

/** A query shorter than this has no meaningful pieces. */
const SHORTEST = 3;

/** The cost of each further piece, so that long ones win; together, they cost less than a symbol. */
const PIECE_COST = 0.01;

/** The share of the best entry's coverage that others need, in their own words. */
const ENOUGH_OF_BEST = { document: 0.8, passage: 0.5 };

/** Entries in order, and the matches of the query's pieces. */
export interface PartialAnswer {
  readonly hits: readonly number[];
  readonly matches: readonly Match[];
}

/**
 * Return the entries that hold at least a share of the symbols of words, inherited ones included, and of
 * these those that hold most as their own. Null if there are none.
 */
export async function findPartially(
  index: SearchIndex,
  words: readonly string[],
  share: number,
): Promise<PartialAnswer | null> {
  const { entries } = index;
  const symbols = words.map(toSymbols).filter((word) => word.length > 1);
  const size = symbols.reduce((total, word) => total + word.length, 0);
  if (size < SHORTEST) return null;

  const matches: Match[] = [];
  const held = { own: new Map<number, number>(), all: new Map<number, number>() };
  for (const word of symbols) {
    const own = new Coverage(word.length);
    const all = new Coverage(word.length);
    for await (const { places, from, to } of findPieces(index, word)) {
      matches.push({ places, length: to - from, weight: 1 });
      coverHolders(entries, places, (entry, isOwn) => {
        all.cover(entry, from, to);
        if (isOwn) own.cover(entry, from, to);
      });
    }
    own.addTo(held.own);
    all.addTo(held.all);
  }
  const ownOf = (entry: number) => held.own.get(entry) ?? 0;
  const hits = chooseBest(entries, held.all, ownOf, share * size);
  return hits.length ? { hits, matches } : null;
}

/** A piece of a word, with its start and exclusive end in the word, and its positions in the stream. */
interface Piece {
  readonly places: Places;
  readonly from: number;
  readonly to: number;
}

/** Yield every piece of a word that occurs anywhere, ordered by start and then by end. */
async function* findPieces(
  { postings }: SearchIndex,
  word: readonly string[],
): AsyncGenerator<Piece> {
  const pairs = await Promise.all(
    word.slice(1).map((second, at) => postings.findPair(word[at]!, second)),
  );
  for (const [from, first] of pairs.entries()) {
    let places = first;
    for (let to = from + 2; places.length && to <= word.length; to++) {
      yield { places, from, to };
      const next = pairs[to - 1];
      if (next) places = intersect(places, next, to - 1 - from);
    }
  }
}

/** Tell which entries hold a piece at these positions, and whether as their own; each field counts once. */
function coverHolders(
  entries: Entries,
  places: Places,
  cover: (entry: number, isOwn: boolean) => void,
): void {
  let last = -1;
  for (const place of places) {
    const { entry, field, start } = entries.locate(place);
    if (start === last) continue;
    last = start;
    const kind = entries.kindOf(entry);
    if (kind === "s" || (kind === "d" && field < TEXT)) {
      for (let heir = entry + 1; heir < entries.heirEndOf(entry); heir++) cover(heir, false);
    }
    if (kind !== "s") cover(entry, field !== MORE);
  }
}

/** Counts how much of one word each entry holds, by the best choice of pieces that do not overlap. */
export class Coverage {
  private readonly size: number;
  /** For each entry, the best coverage up to each end of a piece. */
  private readonly held = new Map<number, Float32Array>();

  constructor(size: number) {
    this.size = size;
  }

  /** Record that an entry holds a piece; pieces must be added in the order of their starts. */
  cover(entry: number, from: number, to: number): void {
    let held = this.held.get(entry);
    if (!held) {
      held = new Float32Array(this.size + 1);
      this.held.set(entry, held);
    }
    const before = Math.max(...held.subarray(0, from + 1));
    held[to] = Math.max(held[to]!, before + (to - from) - PIECE_COST);
  }

  /** Add the coverage of each entry to its total for other words. */
  addTo(totals: Map<number, number>): void {
    for (const [entry, held] of this.held) {
      totals.set(entry, (totals.get(entry) ?? 0) + Math.max(...held));
    }
  }
}

/** Return those of the entries with enough coverage that hold most as their own. */
function chooseBest(
  entries: Entries,
  held: ReadonlyMap<number, number>,
  ownOf: (entry: number) => number,
  enough: number,
): number[] {
  const counted = Array.from(held, ([entry, symbols]) => ({ entry, count: Math.ceil(symbols) }));
  const sufficient = counted.filter(({ entry, count }) => count >= enough && ownOf(entry));
  const most = sufficient.reduce((max, { count }) => Math.max(max, count), 0);
  const best = sufficient
    .filter(({ count }) => count === most)
    .map(({ entry }) => entry)
    .sort((a, b) => ownOf(b) - ownOf(a) || a - b);
  const [first] = best;
  if (first === undefined) return [];
  const part = entries.kindOf(first) === "d" ? ENOUGH_OF_BEST.document : ENOUGH_OF_BEST.passage;
  return best.filter((entry) => ownOf(entry) >= ownOf(first) * part);
}
