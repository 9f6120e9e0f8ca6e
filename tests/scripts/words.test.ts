import assert from "node:assert/strict";
import { test } from "node:test";

import { fill } from "../../scripts/words.ts";

test("each name of a template is filled in, as often as it stands there", () => {
  assert.equal(fill("{year}年{month}月，{year}", { year: 2020, month: 11 }), "2020年11月，2020");
});

test("what is filled in is no template", () => {
  assert.equal(fill("没有找到“{query}”", { query: "{query}$&" }), "没有找到“{query}$&”");
});

test("a name without a value stays", () => {
  assert.equal(fill("{days}天", {}), "{days}天");
});
