import assert from "node:assert/strict";
import { test } from "node:test";

import { Folding } from "../../scripts/search/folding.ts";
import { readTerms } from "../../scripts/search/question.ts";

const folding = new Folding(
  new Map([
    ["，", " "],
    ["財", "财"],
  ]),
);

function terms(question: string): readonly string[] {
  return readTerms(question, folding).terms;
}

test("words are divided by what folds to a gap, and each is looked for once", () => {
  assert.deepEqual(terms("財政，公开 财政"), ["财政", "公开"]);
  assert.deepEqual(terms(" ， "), []);
});

test("an apostrophe between letters divides no word", () => {
  assert.deepEqual(terms("gong'an xi’an"), ["gongan", "xian"]);
});

test("a long paste is cut after 80 characters, and says so", () => {
  const words = readTerms(`${"公".repeat(79)} 财政局 开`, folding);
  assert.deepEqual(words, { terms: ["公".repeat(79), "财"], isCut: true });
});

test("a question of 80 characters is whole", () => {
  const words = readTerms("公".repeat(80), folding);
  assert.deepEqual(words, { terms: ["公".repeat(80)], isCut: false });
});

test("a character of two units counts as one", () => {
  const words = readTerms(`${"𠀁".repeat(41)} 财政局公开`, folding);
  assert.deepEqual(words, { terms: ["𠀁".repeat(41), "财政局公开"], isCut: false });
  assert.equal(readTerms("𠀁".repeat(80), folding).isCut, false);
});

test("a variation selector changes no word", () => {
  assert.deepEqual(terms("葛\u{e0100}城\ufe00"), ["葛城"]);
});
