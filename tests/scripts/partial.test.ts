import assert from "node:assert/strict";
import { test } from "node:test";

import { Coverage, findPartially } from "../../scripts/search/partial.ts";
import { makeIndex } from "./small-index.ts";

const index = makeIndex([
  { kind: "d", title: "甲市计划" },
  { kind: "s", title: "营商环境" },
  { kind: "t", text: "推进财政预算公开工作" },
  { kind: "t", text: "财政的预算，别处公开" },
  { kind: "t", text: "推进的财政公开", more: ["预算"] },
]);

async function findEntries(words: string[], share: number): Promise<readonly number[] | undefined> {
  return (await findPartially(index, words, share))?.hits;
}

test("entries that hold all of a question in pieces", async () => {
  assert.deepEqual(await findEntries(["财政预算公开"], 1), [2, 3, 4]);
});

test("entries that hold enough of it, and of these the ones that hold most", async () => {
  assert.deepEqual(await findEntries(["财政预算公开办法"], 0.7), [2, 3, 4]);
  assert.deepEqual(await findEntries(["推进的财政预算"], 0.5), [4]);
  assert.equal(await findEntries(["财政预算公开办法"], 0.8), undefined);
});

test("one symbol is no piece", async () => {
  assert.equal(await findEntries(["财务政策"], 0.2), undefined);
  assert.equal(await findEntries(["财政"], 1), undefined);
});

test("pieces may be inherited from a section, but not all of them", async () => {
  assert.deepEqual(await findEntries(["营商环境财政公开"], 1), [4, 2, 3]);
  assert.equal(await findEntries(["营商环境的"], 0.8), undefined);
});

test("what is known about an entry counts less than words of its own", async () => {
  assert.deepEqual(await findEntries(["推进预算公开"], 1), [2, 4]);
});

/** The most symbols that pieces which do not overlap cover, by trying every choice. */
function coverSlowly(pieces: readonly (readonly [number, number])[], from = 0): number {
  const choices = pieces.filter(([start]) => start >= from);
  const worths = choices.map(([start, end]) => end - start - 0.01 + coverSlowly(pieces, end));
  return Math.max(0, ...worths);
}

test("an entry holds what the best choice of pieces covers that do not overlap", () => {
  for (let seed = 1; seed < 400; seed++) {
    const pieces: [number, number][] = [];
    for (let from = 0; from < 8; from++) {
      for (let to = from + 2; to <= 9; to++)
        if ((seed * (from * 9 + to)) % 7 < 2) pieces.push([from, to]);
    }
    const coverage = new Coverage(9);
    for (const [from, to] of pieces) coverage.cover(0, from, to);
    const totals = new Map([[0, 0]]);
    coverage.addTo(totals);
    assert.ok(Math.abs(totals.get(0)! - coverSlowly(pieces)) < 1e-5, `${seed}`);
  }
});

test("what an entry holds of several words is added", () => {
  const totals = new Map<number, number>();
  for (const [from, to] of [
    [0, 2],
    [1, 4],
  ] as const) {
    const coverage = new Coverage(4);
    coverage.cover(7, from, to);
    coverage.addTo(totals);
  }
  assert.equal(Math.ceil(totals.get(7)!), 5);
});
