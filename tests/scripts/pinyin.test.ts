import assert from "node:assert/strict";
import { test } from "node:test";

import { divideIntoSyllables, findBySound, findHomophones } from "../../scripts/search/pinyin.ts";
import { Memory, makeIndex } from "./small-index.ts";

const SYLLABLES = ["an", "cai", "gan", "gong", "ju", "xi", "xian", "xin", "zheng"];

test("letters are divided into syllables in every way", () => {
  assert.deepEqual(divideIntoSyllables("xian", SYLLABLES), [["xian"], ["xi", "an"]]);
});

test("the last of several syllables may only be begun", () => {
  assert.deepEqual(divideIntoSyllables("caizh", SYLLABLES), [["cai", "zheng"]]);
  assert.deepEqual(divideIntoSyllables("zh", SYLLABLES), []);
});

test("letters that no syllables make up have no division", () => {
  assert.deepEqual(divideIntoSyllables("caiq", SYLLABLES), []);
  assert.deepEqual(divideIntoSyllables("qcai", SYLLABLES), []);
});

test("what can be divided in very many ways is divided in some", () => {
  assert.ok(divideIntoSyllables("xian".repeat(7), SYLLABLES).length < 100);
});

const index = makeIndex(
  [
    { kind: "d", title: "计划" },
    { kind: "t", title: "财政公开", names: ["财政局"], text: "由财政局公开" },
    { kind: "t", title: "才政", text: "财政" },
    { kind: "t", title: "法院", text: "市财政局的事" },
  ],
  {
    sounds: { 财: "cai", 才: "cai", 政: "zheng", 局: "ju", 公: "gong", 开: "kai" },
    names: [["财政局", "财局"]],
  },
);

async function findEntries(letters: string): Promise<number[]> {
  const matches = await findBySound(index, letters);
  const places = matches.flatMap((match) => [...match.places]);
  const entries = places.map((place) => index.entries.locate(place).entry);
  return [...new Set(entries)].sort();
}

test("syllables find titles and names that sound so, and the same words in texts", async () => {
  assert.deepEqual(await findEntries("caizheng"), [1, 2, 3]);
  assert.deepEqual(await findEntries("gongkai"), [1]);
});

test("first letters find a whole title or name, and from three letters on a part of one", async () => {
  assert.deepEqual(await findEntries("czj"), [1, 3]);
  assert.deepEqual(await findEntries("zgk"), [1]);
  assert.deepEqual(await findEntries("zg"), []);
});

test("one letter, and more letters than words have, find nothing", async () => {
  assert.deepEqual(await findEntries("c"), []);
  assert.deepEqual(await findEntries("caizheng".repeat(4)), []);
});

test("a character that the plans have sounds like others of its syllable", async () => {
  const chunks = new Memory({ readings: ["财才", "政正"], "readings-rare": ["裁", "症"] });
  assert.deepEqual(await findHomophones(chunks, "正"), ["政", "正"]);
  assert.deepEqual(chunks.asked, ["readings"]);
});

test("a rare character sounds like those that the plans have", async () => {
  const chunks = new Memory({ readings: ["财才", "政正"], "readings-rare": ["裁", "症"] });
  assert.deepEqual(await findHomophones(chunks, "症"), ["政", "正"]);
  assert.deepEqual(await findHomophones(chunks, "一"), []);
});
