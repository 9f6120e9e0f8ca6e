// Finds other spellings of a word. Variants of another length are spellings of the query, because folding
// the text must not change its length.

import type { IndexData } from "./format.ts";
import { toFigures, toNumeral } from "./numerals.ts";

/** The synonyms in the index, and the names of each unit. */
export type Vocabulary = Readonly<Pick<IndexData, "synonyms" | "names">>;

/** How many spellings of a word are looked for. */
const MOST_SPELLINGS = 16;

/** Pinyin in brackets after a character, as some copies have it: 关(guan)于. */
const GLOSS = /([\u3400-\u9fff])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)/g;

const DATE = /^([0-9]{4})[.年-]([0-9]{1,2})[.月-]([0-9]{1,2})日?$/;
const PERCENT_NUMERAL = /百分之([零〇一二三四五六七八九十百]+)/g;
const PERCENT_FIGURES = /([0-9]+)%/g;
const NUMERAL = /[零〇一二两三四五六七八九十百]+/g;
const FIGURES = /[0-9]+/g;

/**
 * Return the spellings of a word in the plans, itself first. Synonyms are used only for words that the
 * plans do not use, according to `isForeign`.
 */
export function findSpellings(
  term: string,
  { synonyms, names }: Vocabulary,
  isForeign: (word: string) => boolean,
): string[] {
  const found = new Set([term, term.replace(GLOSS, "$1")]);
  for (const [word, read] of synonyms) {
    if (isForeign(word)) for (const one of [...found]) found.add(one.split(word).join(read));
  }
  // Spellings added during the loop are visited too.
  for (const one of found) {
    for (const group of names) {
      if (found.size < MOST_SPELLINGS) for (const other of rename(one, group)) found.add(other);
    }
  }
  for (const one of [...found]) for (const other of respellNumbers(one)) found.add(other);
  return [...found].slice(0, MOST_SPELLINGS);
}

/** Replace the longest name of a unit in a word by its other names. */
function rename(word: string, names: readonly string[]): string[] {
  const longest = [...names]
    .sort((a, b) => b.length - a.length)
    .find((name) => word.includes(name));
  return longest ? names.map((name) => word.replace(longest, name)) : [];
}

function respellNumbers(word: string): string[] {
  const percent = word.replace(PERCENT_NUMERAL, (_, numeral: string) => `${toFigures(numeral)}%`);
  return [
    percent.replace(NUMERAL, toFigures),
    word.replace(DATE, toIsoDay),
    word.replace(FIGURES, (figures) => (figures.length > 4 ? figures : toNumeral(figures))),
    word.replace(/^2(?=[个次])/, "两"),
    word.replace(PERCENT_FIGURES, (_, figures: string) => `百分之${toNumeral(figures)}`),
  ];
}

function toIsoDay(_: string, year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** Return the weight of another spelling compared with the word itself: the share they have in common. */
export function measureLikeness(word: string, other: string): number {
  const characters = [...word];
  const shared = characters.filter((character) => other.includes(character)).length;
  return 0.65 + (0.3 * shared) / characters.length;
}
