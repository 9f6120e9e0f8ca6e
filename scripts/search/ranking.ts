// Ranks the entries that have all words of a query.

import { type Entries, type Field, MORE, NAMES, TEXT, TITLE } from "./entries.ts";
import type { Kind } from "./format.ts";
import { intersect } from "./places.ts";
import type { Match } from "./postings.ts";

/** The weight of a word that an entry only inherits or has in `MORE`. */
const INHERITED = 0.5;

/** The weight of each further occurrence of a word. */
const REPETITION = 0.05;

/** The weight of two words that follow each other as in the query. */
const ADJACENCY = 4;

/** The weights of one word in entries that have it as their own, and the entries that only inherit it. */
interface Weights {
  readonly own: Float32Array;
  readonly inherited: Uint8Array;
}

/**
 * Return the entries that have every word of a query, the best first: those that have at least one word
 * as their own, or if there are none, all others. `found` has the matches of each word.
 */
export function rank(entries: Entries, found: readonly (readonly Match[])[]): number[] {
  const weights = found.map((matches) => weigh(entries, matches));
  const adjacency = weighAdjacency(entries, found);
  const hits: { entry: number; score: number }[] = [];
  const borrowed: typeof hits = [];
  for (let entry = 0; entry < entries.size; entry++) {
    if (entries.kindOf(entry) === "s") continue;
    if (!weights.every(({ own, inherited }) => own[entry] || inherited[entry])) continue;
    let score = adjacency[entry]!;
    for (const { own } of weights) score += own[entry] || INHERITED;
    (weights.some(({ own }) => own[entry]) ? hits : borrowed).push({ entry, score });
  }
  const best = hits.length ? hits : borrowed;
  return best.sort((a, b) => b.score - a.score || a.entry - b.entry).map(({ entry }) => entry);
}

function weigh(entries: Entries, matches: readonly Match[]): Weights {
  const own = new Float32Array(entries.size);
  const inherited = new Uint8Array(entries.size);
  for (const { places, length, weight } of matches) {
    for (const place of places) {
      const { entry, field } = entries.locate(place);
      const kind = entries.kindOf(entry);
      if (kind === "s") {
        for (let task = entry + 1; task < entries.heirEndOf(entry); task++) own[task] ||= 1;
        continue;
      }
      if (kind === "d" && field < TEXT) inherited.fill(1, entry + 1, entries.heirEndOf(entry));
      if (field === MORE) {
        inherited[entry] = 1;
        continue;
      }
      const share = Math.min(length / entries.lengthOf(entry, field), 1);
      own[entry] = Math.max(own[entry]! + REPETITION, weighField(kind, field, share) * weight);
    }
  }
  return { own, inherited };
}

/**
 * Titles and names have more weight than text; a document ranks before its tasks only if the query has
 * most of its title. `share` is the part of the field that the word makes up.
 */
function weighField(kind: Kind, field: Field, share: number): number {
  if (field === TITLE) return kind === "d" && share < 0.5 ? 3 : 6 + 4 * share;
  if (field === NAMES) return 5 + 0.3 * share;
  return kind === "d" ? 1 : 2 + share;
}

function weighAdjacency(entries: Entries, found: readonly (readonly Match[])[]): Float32Array {
  const weights = new Float32Array(entries.size);
  for (const [at, matches] of found.slice(1).entries()) {
    for (const after of matches) {
      for (const before of found[at]!) {
        for (const gap of [0, 1]) {
          for (const place of intersect(before.places, after.places, before.length + gap)) {
            weights[entries.locate(place).entry] = ADJACENCY;
          }
        }
      }
    }
  }
  return weights;
}
