import assert from "node:assert/strict";
import { test } from "node:test";

import { ANY, END, type Pattern, Postings } from "../../scripts/search/postings.ts";
import { Memory, makeFamily } from "./small-index.ts";

const LINES = ["公开信息公开", "信息公 开", "财政局公开财政信息", "公", "𠀁公开"];
const STREAM = [...LINES.join(END), END];

function open(hot: string[] = []): { postings: Postings; memory: Memory } {
  const written = makeFamily("written", [STREAM], 3, hot);
  const spoken = makeFamily("spoken", [["\ue200", "\ue201", END, "\ue201", END]], 1);
  const memory = new Memory({ ...written.files, ...spoken.files });
  return {
    postings: new Postings(memory, { written: written.data, spoken: spoken.data }),
    memory,
  };
}

/** Where a pattern stands, by looking at each place. */
function findSlowly(pattern: Pattern): number[] {
  const fits = (place: number) =>
    pattern.every((symbol, at) =>
      symbol === ANY
        ? ![undefined, END].includes(STREAM[place + at])
        : STREAM[place + at] === symbol,
    );
  return [...STREAM.keys()].filter(fits);
}

const PATTERNS: Pattern[] = [
  ["公", "开"],
  ["信", "息", "公"],
  ["财", "政", "局", "公"],
  ["财", "政", "局", "公", "开", "财", "政", "信", "息"],
  ["公"],
  ["信", ANY, "公"],
  ["政", "局", ANY, "开", "财"],
  ["公", "开", ANY, "息"],
  ["公", ANY, "开"],
  ["𠀁", "公"],
  ["开", "公"],
  ["无"],
];

test("a phrase stands where all of its symbols do, one behind the other", async () => {
  const { postings } = open();
  for (const pattern of PATTERNS) {
    assert.deepEqual([...(await postings.find(pattern))], findSlowly(pattern), String(pattern));
  }
});

test("a thrifty search and pairs with a file of their own find the same", async () => {
  const { postings } = open(["公开", "信息", "财政"]);
  for (const pattern of PATTERNS) {
    const found = await postings.find(pattern, "thrifty");
    assert.deepEqual([...found], findSlowly(pattern), String(pattern));
  }
});

test("nothing stands across the end of a line", async () => {
  const { postings } = open();
  assert.deepEqual([...(await postings.find(["开", ANY, "信"]))], []);
  assert.deepEqual([...(await postings.find(["开", "信"]))], [1]);
});

test("symbols of sounds are in a family of their own", async () => {
  const { postings, memory } = open();
  assert.deepEqual([...(await postings.find(["\ue200", "\ue201"]))], [0]);
  assert.deepEqual(memory.asked, ["spoken-0"]);
});

test("each list is fetched once, and none for what has no place any more", async () => {
  const { postings, memory } = open(["信息"]);
  await postings.find(["无", "此", "信", "息"], "thrifty");
  assert.deepEqual(memory.asked, [`written-${"无".codePointAt(0)! % 3}`]);
  await postings.find(["无", "此"]);
  assert.equal(memory.asked.length, 1);
});

test("of several patterns those are given that stand somewhere, at places that fit", async () => {
  const { postings } = open();
  const found = await postings.matchAny(
    [
      ["公", "开"],
      ["开", "公"],
      ["信", "息"],
    ],
    (place) => place > 3,
  );
  assert.deepEqual(
    found.map(({ places, length, weight }) => ({ places: [...places], length, weight })),
    [
      { places: [4, 16, 26], length: 2, weight: 1 },
      { places: [7, 20], length: 2, weight: 1 },
    ],
  );
});
