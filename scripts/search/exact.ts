// Finds one word of a query exactly, in any of its spellings; a word in Latin letters that is not found
// is searched by its sound.

import { toSymbols } from "./folding.ts";
import { findBySound } from "./pinyin.ts";
import { dropEmpty, type Match } from "./postings.ts";
import type { SearchIndex } from "./search-index.ts";
import { findSpellings, measureLikeness } from "./spellings.ts";

const LATIN = /^[a-zü]+$/;

/** Return the matches of a word of a query. */
export async function findExactly(
  index: SearchIndex,
  term: string,
  question: string,
): Promise<Match[]> {
  const { postings } = index;
  const asTyped = question.toLowerCase();
  const literal = await postings.match(toSymbols(term));
  const isForeign = (word: string) =>
    term.includes(word) && (!literal.places.length || !asTyped.includes(word));
  const [, ...others] = findSpellings(term, index.vocabulary, isForeign);
  const matches = others.map((other) =>
    postings.match(toSymbols(other), measureLikeness(term, other), "thrifty"),
  );
  const found = dropEmpty([literal, ...(await Promise.all(matches))]);
  return !found.length && LATIN.test(term) ? findBySound(index, term) : found;
}
