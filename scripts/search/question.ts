// Divides a query into words to look for. A query may be any pasted text.

import { type Folding, GAP } from "./folding.ts";

/** How many characters of a query are read, and how many of its words are looked for. */
const MOST_READ = 2000;
const LONGEST_QUESTION = 80;

/** An apostrophe between letters separates syllables, not words: gong'an. */
const APOSTROPHE = /([a-z])['’]([a-z])/gi;

/** Invisible characters that choose a shape of the character before: no record has them. */
const SELECTORS = /\p{Variation_Selector}/gu;

/** The words of a query, folded and without duplicates, and whether some were left out. */
export interface Terms {
  readonly terms: readonly string[];
  readonly isCut: boolean;
}

/** Return the words of a query. */
export function readTerms(question: string, folding: Folding): Terms {
  const joined = question.slice(0, MOST_READ).replace(APOSTROPHE, "$1$2").replace(SELECTORS, "");
  const words = [...new Set(folding.fold(joined).split(GAP).filter(Boolean))].map((one) => [
    ...one,
  ]);
  const terms: string[] = [];
  let left = LONGEST_QUESTION;
  for (const word of words) {
    if (left > 0) terms.push(word.slice(0, left).join(""));
    left -= word.length;
  }
  return { terms, isCut: left < 0 };
}
