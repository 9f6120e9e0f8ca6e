import assert from "node:assert/strict";
import { test } from "node:test";

import { answer } from "../../scripts/search/answering.ts";
import { makeIndex } from "./small-index.ts";

const index = makeIndex(
  [
    { kind: "d", title: "甲市政务公开计划" },
    { kind: "s", title: "保障民生" },
    { kind: "t", title: "义务教育招生", names: ["市教育局"], text: "6月底前公布招生方案" },
    { kind: "t", title: "财政预算", names: ["市财政局"], text: "15个工作日内公开预算" },
  ],
  {
    fold: { 財: "财", 網: "网" },
    ignored: ["谁负责", "的"],
    sounds: { 财: "cai", 才: "cai", 政: "zheng", 局: "ju" },
  },
);

async function ask(question: string) {
  const { hits, isApproximate, apart } = await answer(index, question);
  return { hits, isApproximate, apart };
}

const exact = (...hits: number[]) => ({ hits, isApproximate: false, apart: [] });
const near = (...hits: number[]) => ({ hits, isApproximate: true, apart: [] });
const NOTHING = { hits: [], isApproximate: false, apart: [] };

test("a question without words has no answer", async () => {
  assert.deepEqual(await ask("  "), NOTHING);
});

test("an exact answer has every word, in either script", async () => {
  assert.deepEqual(await ask("財政局"), exact(3));
  assert.deepEqual(await ask("招生 民生"), exact(2));
});

test("a number is found by its beginning", async () => {
  assert.deepEqual(await ask("15个工作日"), exact(3));
  assert.deepEqual(await ask("十五个工作日"), exact(3));
  assert.deepEqual(await ask("5个工作日"), near(3));
});

test("Latin letters find what sounds so", async () => {
  assert.deepEqual(await ask("caizheng"), exact(3));
});

test("a slip is answered nearly", async () => {
  assert.deepEqual(await ask("义务教肓招生"), near(2));
  assert.deepEqual(await ask("才政局"), near(3));
});

test("words that are written together are answered nearly", async () => {
  assert.deepEqual(await ask("市教育局招生方案"), near(2));
});

test("words that only ask are left out where nothing else helps", async () => {
  assert.deepEqual(await ask("谁负责财政预算的公开"), near(3));
});

test("words that never meet are named apart", async () => {
  assert.deepEqual(await ask("教育局 财政局"), { ...NOTHING, apart: ["教育局", "财政局"] });
});

test("nonsense finds nothing", async () => {
  assert.deepEqual(await ask("qwerty"), NOTHING);
  assert.deepEqual(await ask("天气预报"), NOTHING);
});

test("an answer to a cut question is not exact", async () => {
  assert.deepEqual(await ask(`财政局${" 财政".repeat(3)} ${"财".repeat(90)}`), {
    ...NOTHING,
    isApproximate: true,
  });
});

test("an answer says where its words stand", async () => {
  const { matches } = await answer(index, "招生");
  const [start] = index.entries.boundsOf(2, 0);
  assert.deepEqual(
    matches.map(({ places, length }) => [places[0], length]),
    [[start + 4, 2]],
  );
});
