// Answers a query: with exact results, or else with near ones, labelled as such.

import { findExactly } from "./exact.ts";
import { findPartially } from "./partial.ts";
import type { Match } from "./postings.ts";
import { readTerms } from "./question.ts";
import { rank } from "./ranking.ts";
import type { SearchIndex } from "./search-index.ts";
import { findSlipped } from "./slips.ts";

/** The share of a query that a near result must hold: of the whole, and without ignored words. */
const ENOUGH = 0.8;
const ENOUGH_WITHOUT_ASKING = 0.7;

/** From this length on, words that are not found are more likely several words than a typing error. */
const SEVERAL_WORDS = 7;

/** The answer to a query. */
export interface Answer {
  readonly query: string;
  /** The entries, the best first. */
  readonly hits: readonly number[];
  /** The positions of the query's words. */
  readonly matches: readonly Match[];
  /** Whether the entries are only near results. */
  readonly isApproximate: boolean;
  /** The words, if each is found but no entry has all of them; else empty. */
  readonly apart: readonly string[];
}

/** Return the answer to a query. */
export async function answer(index: SearchIndex, query: string): Promise<Answer> {
  const { terms, isCut } = readTerms(query, index.folding);
  const nothing = { query, hits: [], matches: [], isApproximate: isCut, apart: [] };
  if (!terms.length) return nothing;

  const found = await Promise.all(terms.map((term) => findExactly(index, term, query)));
  const isEachFound = found.every((matches) => matches.length);
  const hits = isEachFound ? rank(index.entries, found) : [];
  if (hits.length) return { ...nothing, hits, matches: found.flat() };

  const parts = leaveOutAsking(terms, index.ignored);
  const near =
    (terms.join("").length >= SEVERAL_WORDS ? await findPartially(index, terms, 1) : null) ??
    (isEachFound ? null : await findWithSlips(index, terms, found)) ??
    (await findPartially(index, terms, ENOUGH)) ??
    (parts.length > terms.length ? await findPartially(index, parts, ENOUGH_WITHOUT_ASKING) : null);
  if (near) return { ...nothing, ...near, isApproximate: true };
  return { ...nothing, apart: isEachFound && terms.length > 1 ? terms : [] };
}

async function findWithSlips(
  index: SearchIndex,
  terms: readonly string[],
  found: readonly (readonly Match[])[],
): Promise<Pick<Answer, "hits" | "matches"> | null> {
  const matches = await Promise.all(
    terms.map((term, at) => (found[at]!.length ? found[at]! : findSlipped(index, term))),
  );
  const hits = matches.every((one) => one.length) ? rank(index.entries, matches) : [];
  return hits.length ? { hits, matches: matches.flat() } : null;
}

/** Return the rest of words after ignored words are removed from them. */
function leaveOutAsking(terms: readonly string[], ignored: readonly string[]): string[] {
  return ignored.reduce((parts, word) => parts.flatMap((part) => part.split(word)), [...terms]);
}
