// Unpacks numbers that generator/search/postings.py packed: in base 32, increasing ones by differences.

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const VALUES = new Uint8Array(128);
for (const [value, letter] of [...ALPHABET].entries()) VALUES[letter.charCodeAt(0)] = value;

/** Return the numbers in a packed text: each is one or more letters, of which the last is A to f. */
export function unpack(text: string): number[] {
  const numbers = [];
  let number = 0;
  for (let at = 0; at < text.length; at++) {
    const value = VALUES[text.charCodeAt(at)]!;
    number = number * 32 + (value & 31);
    if (value < 32) {
      numbers.push(number);
      number = 0;
    }
  }
  return numbers;
}

/** Return the increasing numbers in a packed text. */
export function unpackRising(text: string): Int32Array {
  return accumulate(unpack(text));
}

/** Return the running sums of numbers. */
export function accumulate(numbers: Iterable<number>): Int32Array {
  let sum = 0;
  return Int32Array.from(numbers, (number) => (sum += number));
}

/** Return the start of each of several consecutive parts with these packed lengths, and the end of all. */
export function accumulateLengths(lengths: string): Int32Array {
  return accumulate([0, ...unpack(lengths)]);
}
