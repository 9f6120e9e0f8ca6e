import assert from "node:assert/strict";
import { test } from "node:test";

import { TEXT, TITLE } from "../../scripts/search/entries.ts";
import { makeIndex } from "./small-index.ts";

const index = makeIndex([
  { kind: "d", title: "计划", names: ["甲市", "2020年"] },
  { kind: "s", title: "保障民生" },
  { kind: "t", title: "财政", text: "公开预算" },
  { kind: "p", text: "结尾" },
]);
const { entries, texts } = index;

test("a place is in a field of an entry", () => {
  const [start] = entries.boundsOf(2, TEXT);
  assert.deepEqual(entries.locate(start + 3), { entry: 2, field: TEXT, start });
  assert.equal(entries.lengthOf(2, TEXT), 4);
});

test("a task stands in the section before it", () => {
  assert.equal(entries.sectionOf(2), 1);
});

test("all behind a document inherit from it, the tasks behind a section", () => {
  assert.equal(entries.heirEndOf(0), 4);
  assert.equal(entries.heirEndOf(1), 3);
});

test("words are read as they are written, those of a section without its number", async () => {
  const read = (entry: number, field: 0 | 1, at: number) =>
    texts.read(entries.boundsOf(entry, field)[0] + at, 2);
  assert.equal(await read(2, TITLE, 0), "财政");
  assert.equal(await read(0, 1, 3), "20");
  assert.equal(await read(1, TITLE, 2), "民生");
});
