import assert from "node:assert/strict";
import { test } from "node:test";

import { findSpellings, measureLikeness } from "../../scripts/search/spellings.ts";

const NOTHING = { synonyms: [], names: [] };

function spell(term: string, vocabulary = {}, isForeign: (word: string) => boolean = () => true) {
  return findSpellings(term, { ...NOTHING, ...vocabulary }, isForeign);
}

test("a word is its own first spelling, and often the only one", () => {
  assert.deepEqual(spell("财政"), ["财政"]);
});

test("numbers are looked for in figures and in characters", () => {
  assert.deepEqual(spell("5个工作日"), ["5个工作日", "五个工作日"]);
  assert.deepEqual(spell("十五日"), ["十五日", "15日"]);
  assert.deepEqual(spell("2次"), ["2次", "二次", "两次"]);
  assert.deepEqual(spell("2020年"), ["2020年", "二〇二〇年"]);
  assert.deepEqual(spell("20201130"), ["20201130"]);
});

test("percent are looked for as both", () => {
  assert.deepEqual(spell("95%"), ["95%", "九十五%", "百分之九十五"]);
  assert.deepEqual(spell("百分之九十五"), ["百分之九十五", "95%"]);
});

test("a day is looked for as records write it", () => {
  assert.ok(spell("2020年1月5日").includes("2020-01-05"));
  assert.ok(spell("2020.11.30").includes("2020-11-30"));
});

test("a pronunciation in brackets is left out", () => {
  assert.ok(spell("关(guān)于").includes("关于"));
  assert.ok(!spell("关(一)于").includes("关于"));
});

test("a synonym takes the place of a word that the plans do not use", () => {
  const vocabulary = {
    synonyms: [
      ["网路", "网络"],
      ["资讯", "信息"],
    ],
  };
  assert.deepEqual(spell("网路资讯", vocabulary), ["网路资讯", "网络资讯", "网路信息", "网络信息"]);
  assert.deepEqual(
    spell("网路资讯", vocabulary, (word) => word === "资讯"),
    ["网路资讯", "网路信息"],
  );
});

test("a unit is looked for by its other names, in the place of the longest that the word holds", () => {
  const vocabulary = { names: [["环保局", "生态环境局", "环保"]] };
  assert.deepEqual(spell("市环保局", vocabulary), ["市环保局", "市生态环境局", "市环保"]);
});

test("no more than sixteen spellings are looked for", () => {
  const names = [Array.from({ length: 40 }, (_, at) => `局${"甲乙丙丁"[at % 4]}${at}号`)];
  assert.equal(spell("局甲0号", { names }).length, 16);
});

test("a spelling counts the more of the word's characters it has", () => {
  assert.equal(measureLikeness("环保局", "环保局"), 0.95);
  assert.equal(measureLikeness("环保局", "环境局"), 0.65 + (0.3 * 2) / 3);
  assert.equal(measureLikeness("环保局", "法院"), 0.65);
});
