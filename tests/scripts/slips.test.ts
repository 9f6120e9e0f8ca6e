import assert from "node:assert/strict";
import { test } from "node:test";

import { findSlipped } from "../../scripts/search/slips.ts";
import { makeIndex } from "./small-index.ts";

const index = makeIndex(
  [
    { kind: "d", title: "计划", names: ["苏府办(2019)118号"] },
    {
      kind: "t",
      title: "义务教育招生",
      names: ["市财政局", "法制办"],
      text: "推进义务教育招生入学",
    },
    { kind: "t", title: "财税", text: "法制宣传" },
  ],
  { sounds: { 财: "cai", 才: "cai", 政: "zheng", 正: "zheng", 学: "xue", 雪: "xue" } },
);

async function findEntries(term: string): Promise<number[]> {
  const matches = await findSlipped(index, term);
  const places = matches.flatMap((match) => [...match.places]);
  return [...new Set(places.map((place) => index.entries.locate(place).entry))].sort();
}

test("two characters in the wrong order", async () => {
  assert.deepEqual(await findEntries("义教务育招生"), [1]);
  assert.deepEqual(await findEntries("政财"), [1]);
});

test("one wrong character inside a word", async () => {
  assert.deepEqual(await findEntries("义务交育招生"), [1]);
});

test("one wrong character that sounds the same, also at the end", async () => {
  assert.deepEqual(await findEntries("招生入雪"), [1]);
  assert.deepEqual(await findEntries("财正"), [1]);
  assert.deepEqual(await findEntries("才税"), [2]);
});

test("one character missing inside a word", async () => {
  assert.deepEqual(await findEntries("义务育招生"), [1]);
});

test("one character too many, also at the end", async () => {
  assert.deepEqual(await findEntries("义务的教育招生"), [1]);
  assert.deepEqual(await findEntries("义务教育招生们"), [1]);
});

test("a short word with another slip is only a name", async () => {
  assert.deepEqual(await findEntries("法办"), [1]);
  assert.deepEqual(await findEntries("法院办"), [1]);
  assert.deepEqual(await findEntries("法宣"), []);
});

test("figures may be the end of a longer number", async () => {
  assert.deepEqual(await findEntries("18号"), [0]);
});

test("what has no Han character, one symbol, or very many has no slip", async () => {
  assert.deepEqual(await findEntries("abcd"), []);
  assert.deepEqual(await findEntries("财"), []);
  assert.deepEqual(await findEntries("义务教育招生".repeat(4)), []);
});
