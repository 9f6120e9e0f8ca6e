// Folds text for the search, one character to one, so that positions do not change. The table is part of
// the index; numbers are marked as in generator/search/folding.py.

import type { IndexData } from "./format.ts";
import { accumulate, unpack, unpackRising } from "./packing.ts";

/** The character for white space and for punctuation between words. */
export const GAP = " ";

/** The symbol of a number's first digit is this plus the digit. */
const NUMBER_START = 0xe100;

const FIRST_DIGIT = /(^|[^0-9])([0-9])/g;

/** Folds width, case, script and punctuation as the generator does. */
export class Folding {
  private readonly table: ReadonlyMap<string, string>;

  constructor(table: ReadonlyMap<string, string>) {
    this.table = table;
  }

  /** Return the folding with the table of an index. */
  static unpack([characters, steps]: IndexData["fold"]): Folding {
    const results = accumulate(unpack(steps).map(readZigzag));
    const table = new Map<string, string>();
    for (const [at, point] of unpackRising(characters).entries()) {
      table.set(String.fromCodePoint(point), String.fromCodePoint(results[at]!));
    }
    return new Folding(table);
  }

  /** Return a text folded. */
  fold(text: string): string {
    return Array.from(text, (character) => this.table.get(character) ?? character).join("");
  }
}

/** Decode 0, 1, 2, 3 … as 0, -1, 1, -2 … */
function readZigzag(number: number): number {
  return number & 1 ? -(number + 1) / 2 : number / 2;
}

/**
 * Return the symbols of folded text: its characters, with the first digit of each number as a symbol of
 * its own, so that 5个 is not found in 15个, nor 5% in 1.5%.
 */
export function toSymbols(folded: string): string[] {
  return [...folded.replace(FIRST_DIGIT, markDigit)];
}

function markDigit(found: string, before: string, digit: string, at: number, all: string): string {
  const isFraction = before === "." && /[0-9]/.test(all[at - 1] ?? "");
  return isFraction ? found : before + String.fromCharCode(NUMBER_START + Number(digit));
}
