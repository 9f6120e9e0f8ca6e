import assert from "node:assert/strict";
import { test } from "node:test";

import { toSymbols } from "../../scripts/search/folding.ts";
import { rank } from "../../scripts/search/ranking.ts";
import { makeIndex, type SmallEntry } from "./small-index.ts";

/** The entries that have words, in order. */
async function find(entries: readonly SmallEntry[], ...words: string[]): Promise<number[]> {
  const index = makeIndex(entries);
  const found = words.map(async (word) => [await index.postings.match(toSymbols(word))]);
  return rank(index.entries, await Promise.all(found));
}

test("a title counts more than a name, a name more than a text", async () => {
  const entries: SmallEntry[] = [
    { kind: "d", title: "计划" },
    { kind: "p", text: "财政的事" },
    { kind: "p", names: ["市财政局"] },
    { kind: "p", title: "推进财政公开" },
  ];
  assert.deepEqual(await find(entries, "财政"), [3, 2, 1]);
});

test("a whole title counts more than a part of one", async () => {
  const entries: SmallEntry[] = [
    { kind: "d", title: "计划" },
    { kind: "p", title: "财政公开和别的" },
    { kind: "p", title: "财政公开" },
  ];
  assert.deepEqual(await find(entries, "财政公开"), [2, 1]);
});

test("a word that stands there more often counts a little more", async () => {
  const entries: SmallEntry[] = [
    { kind: "d", title: "计划" },
    { kind: "p", text: "公开一二公三四" },
    { kind: "p", text: "公开一二公开三" },
  ];
  assert.deepEqual(await find(entries, "公开"), [2, 1]);
});

test("words that follow each other as they were asked count more", async () => {
  const entries: SmallEntry[] = [
    { kind: "d", title: "计划" },
    { kind: "p", text: "财政一二公开三四" },
    { kind: "p", text: "一二财政公开三四" },
    { kind: "p", text: "一二财政 公开三四" },
  ];
  assert.deepEqual(await find(entries, "财政", "公开"), [2, 3, 1]);
});

test("every word must be found", async () => {
  const entries: SmallEntry[] = [
    { kind: "d", title: "计划" },
    { kind: "p", text: "财政" },
    { kind: "p", text: "公开" },
  ];
  assert.deepEqual(await find(entries, "财政", "公开"), []);
});

test("entries that are alike stay in the order of the plan", async () => {
  const entries: SmallEntry[] = [
    { kind: "d", title: "计划" },
    { kind: "p", text: "财政" },
    { kind: "p", text: "财政" },
  ];
  assert.deepEqual(await find(entries, "财政"), [1, 2]);
});

const TWO_DOCUMENTS: SmallEntry[] = [
  { kind: "d", title: "甲市计划" },
  { kind: "s", title: "营商环境" },
  { kind: "t", text: "减税" },
  { kind: "t", text: "降费" },
  { kind: "p", text: "减税的结尾" },
  { kind: "d", title: "乙市计划" },
  { kind: "s", title: "别的" },
  { kind: "t", text: "减税", more: ["2020-11-30"] },
];

test("a section is no result, but its tasks have the words of its title", async () => {
  assert.deepEqual(await find(TWO_DOCUMENTS, "营商环境"), [2, 3]);
});

test("the words of a document's title count for all of its parts beside a word of their own", async () => {
  assert.deepEqual(await find(TWO_DOCUMENTS, "甲市", "减税"), [2, 4]);
  assert.deepEqual(await find(TWO_DOCUMENTS, "乙市", "减税"), [7]);
});

test("what is known about an entry finds it, but not where others have the word as their own", async () => {
  assert.deepEqual(await find(TWO_DOCUMENTS, "2020-11-30"), [7]);
  const entries = [...TWO_DOCUMENTS, { kind: "t", text: "2020-11-30前" } as const];
  assert.deepEqual(await find(entries, "2020-11-30"), [8]);
});

test("a document comes before its tasks only where most of its title is asked", async () => {
  const entries: SmallEntry[] = [
    { kind: "d", title: "政务公开工作要点" },
    { kind: "p", title: "抓好各地各级政务公开", text: "要点" },
  ];
  assert.deepEqual(await find(entries, "政务公开工作"), [0]);
  assert.deepEqual(await find(entries, "公开"), [1, 0]);
  assert.deepEqual(await find(entries, "政务公开"), [0, 1]);
});
