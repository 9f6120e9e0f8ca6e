import assert from "node:assert/strict";
import { test } from "node:test";

import { divideMarks, findMarks, findSnippet } from "../../scripts/search/marks.ts";

function match(length: number, ...places: number[]) {
  return { places: Int32Array.from(places), length, weight: 1 };
}

test("marks are the places of matches within a field", () => {
  assert.deepEqual(findMarks([match(2, 3, 10, 14, 20)], [10, 20]), [
    [0, 2],
    [4, 6],
  ]);
  assert.deepEqual(findMarks([match(2)], [0, 5]), []);
});

test("marks that touch or overlap are one", () => {
  assert.deepEqual(findMarks([match(3, 7), match(2, 5, 8), match(1, 12)], [0, 20]), [
    [5, 10],
    [12, 13],
  ]);
});

test("each line has the marks that are its own", () => {
  assert.deepEqual(
    divideMarks(
      ["市财政局", "市教育局"],
      [
        [1, 3],
        [6, 8],
      ],
    ),
    [
      { line: "市财政局", marks: [[1, 3]] },
      { line: "市教育局", marks: [[1, 3]] },
    ],
  );
});

test("a snippet of a short text begins with it", () => {
  assert.deepEqual(findSnippet("推进财政公开", [[2, 4]]), [0, 90]);
  assert.deepEqual(findSnippet("推进财政公开", []), [0, 90]);
});

test("a snippet begins with the clause of its first mark", () => {
  const text = `${"一".repeat(30)}，推进财政公开`;
  assert.deepEqual(findSnippet(text, [[33, 35]]), [31, 121]);
});

test("a snippet begins 24 characters before its first mark where no clause is near", () => {
  assert.deepEqual(findSnippet("一".repeat(100), [[50, 52]]), [26, 116]);
});

test("a snippet does not begin inside a number or a Latin word", () => {
  const text = `${"一".repeat(24)}2020${"一".repeat(22)}财政`;
  assert.deepEqual(findSnippet(text, [[50, 52]]), [24, 114]);
});
