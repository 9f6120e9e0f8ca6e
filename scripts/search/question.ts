// What a reader asks, as words to look for. A question may be any paste.

import { type Folding, GAP } from "./folding.ts";

/** How many characters of a question are read, and how many of its words are looked for. */
const MOST_READ = 2000;
const LONGEST_QUESTION = 80;

/** An apostrophe between letters divides syllables, not words: gong'an. */
const APOSTROPHE = /([a-z])['’]([a-z])/gi;

/** The words of a question, folded, each once; and whether some were left out. */
export interface Terms {
  readonly terms: readonly string[];
  readonly isCut: boolean;
}

/** Return the words of a question. */
export function readTerms(question: string, folding: Folding): Terms {
  const joined = question.slice(0, MOST_READ).replace(APOSTROPHE, "$1$2");
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
