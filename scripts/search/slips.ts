// Finds a word of a query despite one typing error: the most likely one that gives a match.

import { NAMES } from "./entries.ts";
import { toSymbols } from "./folding.ts";
import { findHomophones } from "./pinyin.ts";
import { ANY, type Match, type Pattern } from "./postings.ts";
import type { SearchIndex } from "./search-index.ts";

const LONGEST = 20;
const HAN = /[\u3007\u3400-\u9fff\uf900-\ufaff\ud840-\ud8ff]/;

/**
 * Return the matches of a word with one wrong character, two in the wrong order, one missing or one too
 * many. A short word must sound the same or be part of a name, else it would match too much.
 */
export async function findSlipped(index: SearchIndex, term: string): Promise<Match[]> {
  const { postings } = index;
  if (/^[0-9]/.test(term)) {
    const inside = await postings.matchAny([withinNumber(term)]);
    if (inside.length) return inside;
  }
  const symbols = toSymbols(term);
  if (symbols.length < 2 || symbols.length > LONGEST || !HAN.test(term)) return [];
  if (symbols.length < 4) {
    const likely = [...swapNeighbours(symbols), ...(await replaceBySound(index, symbols))];
    const found = await postings.matchAny(likely);
    if (found.length) return found;
    const isName = (place: number) => index.entries.locate(place).field === NAMES;
    return postings.matchAny([...insertAny(symbols), ...replaceInside(symbols)], isName);
  }
  const tries = [
    () => [...swapNeighbours(symbols), ...replaceInside(symbols)],
    () => replaceBySound(index, symbols),
    () => insertAny(symbols),
    () => leaveOut(symbols),
  ];
  for (const patterns of tries) {
    const found = await postings.matchAny(await patterns());
    if (found.length) return found;
  }
  return [];
}

/** Return a pattern that also matches inside a number: 18号 in 118号. */
function withinNumber(term: string): Pattern {
  return [term[0]!, ...toSymbols(`0${term.slice(1)}`).slice(1)];
}

function swapNeighbours(symbols: readonly string[]): Pattern[] {
  return symbols.slice(1).map((second, at) => {
    return [...symbols.slice(0, at), second, symbols[at]!, ...symbols.slice(at + 2)];
  });
}

function replace(symbols: readonly string[], at: number, symbol: string | typeof ANY): Pattern {
  return [...symbols.slice(0, at), symbol, ...symbols.slice(at + 1)];
}

function replaceInside(symbols: readonly string[]): Pattern[] {
  return symbols.slice(1, -1).map((_, at) => replace(symbols, at + 1, ANY));
}

function insertAny(symbols: readonly string[]): Pattern[] {
  return symbols
    .slice(1)
    .map((_, at) => [...symbols.slice(0, at + 1), ANY, ...symbols.slice(at + 1)]);
}

function leaveOut(symbols: readonly string[]): Pattern[] {
  return symbols.map((_, at) => [...symbols.slice(0, at), ...symbols.slice(at + 1)]);
}

/** Replace characters by homophones; in a long word only at its ends: inside, any character may be wrong. */
async function replaceBySound(index: SearchIndex, symbols: readonly string[]): Promise<Pattern[]> {
  const places = symbols.length > 3 ? [0, symbols.length - 1] : symbols.keys();
  const patterns = Array.from(places, async (at) => {
    const homophones = await findHomophones(index.chunks, symbols[at]!);
    return homophones.map((one) => replace(symbols, at, one));
  });
  return (await Promise.all(patterns)).flat();
}
