import assert from "node:assert/strict";
import { test } from "node:test";

import { Facets, type State } from "../../scripts/search/facets.ts";
import type { FacetsData } from "../../scripts/search/format.ts";
import { pack } from "./small-index.ts";

// Roles: 0 lead, 1 supporting. Kinds: 0 date, 1 recurring. Day 7,640 is 2020-11-30.
const DATA: FacetsData = {
  jurisdictions: [
    ["jia", "甲市"],
    ["yi", "乙市"],
  ],
  documents: [
    ["jia-2020", "甲市要点", 0, 2020],
    ["yi", "乙市要点", 1, null],
  ],
  units: [
    ["jia/caizheng", "市财政局", 0],
    ["jia/jiaoyu", "市教育局", 0],
  ],
  roles: ["lead", "supporting"],
  kinds: ["date", "recurring"],
  sections: [1, 2],
  rows: pack(
    [
      [0, 0], // 0: 甲市要点
      [0, 0], // 1: its section 1
      [2, 0, 0, 1, 1, 1, 0, 7640], // 2: led by 财政局, supported by 教育局; 2020-11-30
      [1, 1, 0, 2, 1, 0, 0, 7610], // 3: led by 教育局; recurring; 2020-10-31
      [0, 0], // 4: 乙市要点
      [0, 0], // 5: its section 2
      [1, 0, 1, 0], // 6: supported by 财政局
    ].flat(),
  ),
};
const facets = new Facets(["d", "s", "t", "t", "d", "s", "t"], DATA);

function select(state: State): number[] {
  return facets.select(facets.listAll(), state);
}

function count(filter: string, state: State): Record<string, number> {
  return Object.fromEntries(facets.count(filter, facets.listAll(), state));
}

test("all entries but sections are results", () => {
  assert.deepEqual(facets.listAll(), [0, 2, 3, 4, 6]);
  assert.deepEqual(select({}), [0, 2, 3, 4, 6]);
});

test("each filter leaves what has its value", () => {
  assert.deepEqual(select({ document: "jia-2020" }), [0, 2, 3]);
  assert.deepEqual(select({ document: "jia-2020", section: "1" }), [2, 3]);
  assert.deepEqual(select({ jurisdiction: "yi" }), [4, 6]);
  assert.deepEqual(select({ year: "2020" }), [0, 2, 3]);
  assert.deepEqual(select({ year: "unknown" }), [4, 6]);
  assert.deepEqual(select({ timed: "yes" }), [2, 3]);
  assert.deepEqual(select({ timed: "no" }), [6]);
  assert.deepEqual(select({ kind: "recurring" }), [3]);
});

test("a unit and its role go together", () => {
  assert.deepEqual(select({ unit: "jia/caizheng" }), [2, 6]);
  assert.deepEqual(select({ unit: "jia/caizheng", role: "lead" }), [2]);
  assert.deepEqual(select({ role: "supporting" }), [2, 6]);
});

test("a kind and its day go together", () => {
  assert.deepEqual(select({ from: "2020-10-31", to: "2020-11-29" }), [3]);
  assert.deepEqual(select({ from: "2020-10-31", kind: "date" }), [2, 3]);
  assert.deepEqual(select({ from: "2020-10-31", kind: "recurring" }), []);
});

test("a filter counts what each of its values would leave", () => {
  assert.deepEqual(count("unit", { role: "lead" }), { "jia/caizheng": 1, "jia/jiaoyu": 1 });
  assert.deepEqual(count("unit", { unit: "jia/jiaoyu" }), { "jia/caizheng": 2, "jia/jiaoyu": 2 });
  assert.deepEqual(count("timed", { document: "jia-2020" }), { yes: 2 });
});

test("a filter above sections does not count by the section", () => {
  const state = { document: "jia-2020", section: "1" };
  assert.deepEqual(count("document", state), { "jia-2020": 3, yi: 2 });
  assert.deepEqual(count("role", state), { lead: 2, supporting: 1 });
});

test("entries are sorted as the plan has them, or by the first day that is asked for", () => {
  assert.deepEqual(facets.select([6, 3, 2], { sort: "order" }), [2, 3, 6]);
  assert.deepEqual(facets.select([6, 2, 3], { sort: "due" }), [3, 2, 6]);
  assert.deepEqual(facets.select([6, 2, 3], { sort: "" }), [6, 2, 3]);
});

test("the first day that is asked for is shown", () => {
  assert.deepEqual(facets.findDue(2, {}), { year: 2020, month: 11, day: 30 });
  assert.equal(facets.findDue(2, { to: "2020-11-29" }), null);
  assert.equal(facets.findDue(6, {}), null);
});

test("choices are in the order of the plans, in groups of places", () => {
  assert.deepEqual(facets.choices(), {
    document: [
      ["jia-2020", "甲市要点", "甲市"],
      ["yi", "乙市要点", "乙市"],
    ],
    jurisdiction: [
      ["jia", "甲市"],
      ["yi", "乙市"],
    ],
    year: [["2020"], ["unknown"]],
    unit: [
      ["jia/caizheng", "市财政局", "甲市"],
      ["jia/jiaoyu", "市教育局", "甲市"],
    ],
  });
  assert.deepEqual(facets.sectionsOf("yi"), [{ number: "2", entry: 5 }]);
  assert.deepEqual(facets.sectionsOf(""), []);
});

test("what the site does not have leaves the state", () => {
  const state = {
    q: "任何",
    document: "nope",
    section: "1",
    role: "lead",
    from: "xyz",
    sort: "zzz",
  };
  assert.deepEqual(facets.clean(state), {
    q: "任何",
    document: "",
    section: "",
    role: "lead",
    from: "",
    sort: "",
  });
  const known = { document: "yi", section: "2", year: "unknown", to: "2020-11-30", timed: "no" };
  assert.deepEqual(facets.clean(known), known);
});
