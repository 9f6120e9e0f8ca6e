// What generator/search/postings.py packed: numbers in base 32, and rising numbers by their differences.

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const VALUES = new Uint8Array(128);
for (const [value, letter] of [...ALPHABET].entries()) VALUES[letter.charCodeAt(0)] = value;

/** Return the numbers that a text packs, each as one to several letters, the last from A to f. */
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

/** Return the rising numbers that a text packs. */
export function unpackRising(text: string): Int32Array {
  return accumulate(unpack(text));
}

/** Return each number plus all before it. */
export function accumulate(numbers: Iterable<number>): Int32Array {
  let sum = 0;
  return Int32Array.from(numbers, (number) => (sum += number));
}

/** Return where each of several stretches begins that stand one behind the other, and the end of all. */
export function accumulateLengths(lengths: string): Int32Array {
  return accumulate([0, ...unpack(lengths)]);
}
