import assert from "node:assert/strict";
import { test } from "node:test";

import { intersect, locate, merge, type Places } from "../../scripts/search/places.ts";

const list = (...places: number[]): Places => Int32Array.from(places);

test("of two lists those places stay that the other has further on", () => {
  assert.deepEqual(intersect(list(1, 4, 9, 20), list(3, 6, 7, 22), 2), list(1, 4, 20));
  assert.deepEqual(intersect(list(1, 4), list(1, 4), 0), list(1, 4));
  assert.deepEqual(intersect(list(), list(1), 1), list());
  assert.deepEqual(intersect(list(1), list(), 1), list());
});

/** Rising numbers that look random, the same at each run. */
function* scatter(seed: number, length: number, widest: number): Generator<number> {
  let state = seed;
  let place = 0;
  for (let step = 0; step < length; step++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    place += 1 + (state % widest);
    yield place;
  }
}

test("intersecting is what a search through the whole of the other list finds", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const places = list(...scatter(seed, seed % 40, 1 + (seed % 9)));
    const others = list(...scatter(seed * 7, (seed * 13) % 60, 1 + (seed % 5)));
    for (const shift of [-2, 0, 1, 5]) {
      const slow = places.filter((place) => others.includes(place + shift));
      assert.deepEqual(intersect(places, others, shift), slow, `${seed} ${shift}`);
    }
  }
});

test("merged lists are in order", () => {
  assert.deepEqual(merge([list(5, 9), list(1), list(), list(7)]), list(1, 5, 7, 9));
  assert.deepEqual(merge([]), list());
});

test("a place is in the last stretch that begins before it, or where it is", () => {
  const starts = list(0, 3, 3, 8, 10);
  assert.deepEqual(
    [0, 2, 3, 7, 8, 9, 10, 99].map((place) => locate(starts, place)),
    [0, 0, 2, 2, 3, 3, 4, 4],
  );
});
