// Finds words by their sound: typed as pinyin or first letters, or with characters that sound the same.
// generator/search/pinyin.py writes the symbols of sounds.

import type { Chunks } from "./chunks.ts";
import type { ReadingsData, SoundsData } from "./format.ts";
import { dropEmpty, END, type Match, type Postings } from "./postings.ts";
import type { SearchIndex } from "./search-index.ts";

/** The first symbols of first letters and of syllables. */
const FIRST_LETTER = 0xe180;
const FIRST_SYLLABLE = 0xe200;

const MOST_LETTERS = 30;
const MOST_DIVISIONS = 60;

/** How many positions of a sound are looked up to find its words. */
const PLACES_READ = 4;

/** Return the matches of titles and names that sound like Latin letters, and of the same words elsewhere. */
export async function findBySound(index: SearchIndex, typed: string): Promise<Match[]> {
  const letters = typed.replace(/ü/g, "v");
  if (letters.length < 2 || letters.length > MOST_LETTERS) return [];
  const sounds = await index.chunks.load<SoundsData>("sounds");
  const spoken = await findSpoken(index.postings, letters, sounds.syllables);
  const readings = spoken.flatMap(({ places, length }) =>
    Array.from(places.slice(0, PLACES_READ), (place) => index.texts.read(place, length)),
  );
  const words = new Set([
    ...namesThatSound(index, sounds, letters),
    ...(await Promise.all(readings)),
  ]);
  const written = Array.from(words, (word) =>
    index.postings.match(index.symbolsOf(word), 1, "thrifty"),
  );
  return dropEmpty([...spoken, ...(await Promise.all(written))]);
}

function namesThatSound(index: SearchIndex, sounds: SoundsData, letters: string): string[] {
  const soundsSo = (_: unknown, group: number) =>
    sounds.names[group]!.some((spellings) => spellings.includes(letters));
  return index.vocabulary.names.filter(soundsSo).flat();
}

/** Find positions by sound: by syllables, of which the last may be incomplete, else by first letters. */
async function findSpoken(
  postings: Postings,
  letters: string,
  syllables: readonly string[],
): Promise<Match[]> {
  const toSymbol = (syllable: string) =>
    String.fromCharCode(FIRST_SYLLABLE + syllables.indexOf(syllable));
  const patterns = divideIntoSyllables(letters, syllables).map((one) => one.map(toSymbol));
  const found = await postings.matchAny(patterns);
  if (found.length) return found;
  const initials = Array.from(letters, toInitial);
  const whole = await postings.matchAny([[...initials, END]]);
  if (whole.length) return whole.map((match) => ({ ...match, length: initials.length }));
  return initials.length > 2 ? postings.matchAny([initials]) : [];
}

function toInitial(letter: string): string {
  return String.fromCharCode(FIRST_LETTER + letter.charCodeAt(0) - "a".charCodeAt(0));
}

/** Return the ways to divide letters into syllables, of which the last may be incomplete. */
export function divideIntoSyllables(letters: string, syllables: readonly string[]): string[][] {
  const beginningAt = (at: number) => syllables.filter((one) => letters.startsWith(one, at));
  const begunAt = (at: number) => syllables.filter((one) => one.startsWith(letters.slice(at)));
  const canDivide: boolean[] = []; // by position: whether the letters from there on can be divided
  for (let at = letters.length - 1; at >= 0; at--) {
    canDivide[at] =
      begunAt(at).length > 0 || beginningAt(at).some((one) => canDivide[at + one.length]);
  }
  const divisions: string[][] = [];
  const divide = (at: number, before: readonly string[]) => {
    if (divisions.length > MOST_DIVISIONS) return;
    // A single incomplete syllable is too vague.
    const last = before.length ? begunAt(at) : syllables.filter((one) => one === letters);
    for (const one of last) divisions.push([...before, one]);
    for (const one of beginningAt(at)) {
      if (canDivide[at + one.length]) divide(at + one.length, [...before, one]);
    }
  };
  divide(0, []);
  return divisions;
}

/** Return the characters, used in the plans, that sound the same as one. */
export async function findHomophones(chunks: Chunks, character: string): Promise<string[]> {
  const soundsSo = (characters: string) => characters.includes(character);
  const common = await chunks.load<ReadingsData>("readings");
  const own = common.find(soundsSo);
  if (own !== undefined) return [...own];
  const rare = await chunks.load<ReadingsData>("readings-rare");
  return [...(common[rare.findIndex(soundsSo)] ?? "")];
}
