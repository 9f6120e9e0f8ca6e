import assert from "node:assert/strict";
import { test } from "node:test";

import { accumulateLengths, unpack, unpackRising } from "../../scripts/search/packing.ts";
import { pack, packRising } from "./small-index.ts";

test("numbers are unpacked from base 32", () => {
  assert.deepEqual(unpack("AfhA_fhgA"), [0, 31, 32, 1023, 1024]);
  assert.deepEqual(unpack(""), []);
});

test("every number up to a million comes back", () => {
  const numbers = Array.from({ length: 20_000 }, (_, at) => at * 53);
  assert.deepEqual(unpack(pack(numbers)), numbers);
});

test("rising numbers are unpacked from their differences", () => {
  assert.deepEqual(unpackRising(pack([3, 0, 7, 32])), Int32Array.of(3, 3, 10, 42));
  assert.deepEqual(unpackRising(packRising([5, 9, 4000])), Int32Array.of(5, 9, 4000));
});

test("lengths say where each stretch begins, and where the last one ends", () => {
  assert.deepEqual(accumulateLengths(pack([2, 0, 5])), Int32Array.of(0, 2, 2, 7));
});
