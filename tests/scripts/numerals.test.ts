import assert from "node:assert/strict";
import { test } from "node:test";

import { toFigures, toNumeral } from "../../scripts/search/numerals.ts";

const NUMBERS = [
  ["0", "零"],
  ["7", "七"],
  ["10", "十"],
  ["12", "十二"],
  ["20", "二十"],
  ["95", "九十五"],
  ["100", "一百"],
  ["101", "一百零一"],
  ["110", "一百一十"],
  ["118", "一百一十八"],
  ["350", "三百五十"],
] as const;

test("figures are written as a numeral", () => {
  for (const [figures, numeral] of NUMBERS) assert.equal(toNumeral(figures), numeral);
});

test("more than three figures are written one by one", () => {
  assert.equal(toNumeral("2020"), "二〇二〇");
});

test("a numeral is written in figures", () => {
  for (const [figures, numeral] of NUMBERS) assert.equal(toFigures(numeral), figures);
  assert.equal(toFigures("两"), "2");
  assert.equal(toFigures("二〇二〇"), "2020");
});

test("every number below a thousand comes back", () => {
  for (let number = 0; number < 1000; number++) {
    assert.equal(toFigures(toNumeral(String(number))), String(number));
  }
});
