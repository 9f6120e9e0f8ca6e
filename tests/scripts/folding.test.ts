import assert from "node:assert/strict";
import { test } from "node:test";

import { Folding, toSymbols } from "../../scripts/search/folding.ts";
import { packFolding } from "./small-index.ts";

const folding = Folding.unpack(
  packFolding({ 財: "财", 證: "证", Ａ: "a", A: "a", "，": " ", "〔": "(", "\u{20000}": "一" }),
);

/** The symbol of a number's first digit. */
const first = (digit: number) => String.fromCharCode(0xe100 + digit);

test("each character folds to the one that the index names, and all others stay", () => {
  assert.equal(folding.fold("財政，ＡA〔a\u{20000}𠀁"), "财政 aa(a一𠀁");
});

test("folding keeps the number of characters", () => {
  for (const text of ["", "財", "\u{20000}財", "\u{20001}\u{20002}", "a，b"]) {
    assert.equal([...folding.fold(text)].length, [...text].length);
  }
});

test("the first digit of a number is told from the others", () => {
  assert.deepEqual(toSymbols("15个"), [first(1), "5", "个"]);
  assert.deepEqual(toSymbols("5个 2020年"), [first(5), "个", " ", first(2), "0", "2", "0", "年"]);
});

test("a fraction is one number, but a point is not part of one", () => {
  assert.deepEqual(toSymbols("1.5%"), [first(1), ".", "5", "%"]);
  assert.deepEqual(toSymbols("a.5"), ["a", ".", first(5)]);
  assert.deepEqual(toSymbols(".5"), [".", first(5)]);
});

test("a character of two units is one symbol", () => {
  assert.deepEqual(toSymbols("𠀁3"), ["𠀁", first(3)]);
});
