// Finds the parts of a shown text that match the query. All positions count characters.

import { locate } from "./places.ts";
import type { Match } from "./postings.ts";

/** A part of a text: its start, and its end, which is exclusive. */
export type Mark = readonly [from: number, to: number];

/** How many characters of a text are shown around its first mark. */
const SNIPPET_LENGTH = 90;
const BEFORE_FIRST_MARK = 24;

const CLAUSE_END = /[，。；：、\n]/;
const ALPHANUMERIC = /[0-9A-Za-z]/;

/** Return the marks of matches in a field with these bounds in the stream: in order, overlaps joined. */
export function findMarks(
  matches: readonly Match[],
  [start, end]: readonly [number, number],
): Mark[] {
  const found: Mark[] = [];
  for (const { places, length } of matches) {
    let at = locate(places, start);
    if (places[at]! < start) at++;
    for (; places[at]! < end; at++) found.push([places[at]! - start, places[at]! - start + length]);
  }
  return join(found.sort((a, b) => a[0] - b[0]));
}

function join(marks: readonly Mark[]): Mark[] {
  const joined: Mark[] = [];
  for (const [from, to] of marks) {
    const last = joined[joined.length - 1];
    if (last && from <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], to)];
    else joined.push([from, to]);
  }
  return joined;
}

/** Return the lines of a field, each with its own marks. */
export function divideMarks(
  lines: readonly string[],
  marks: readonly Mark[],
): { line: string; marks: Mark[] }[] {
  let start = 0;
  return lines.map((line) => {
    const from = start;
    const to = from + [...line].length;
    start = to + 1;
    const own = marks.filter((mark) => mark[0] < to && mark[1] > from);
    return { line, marks: own.map((mark) => [Math.max(mark[0] - from, 0), mark[1] - from]) };
  });
}

/** Return the part around the first mark, from the start of a clause if one is near. */
export function findSnippet(text: string, marks: readonly Mark[]): Mark {
  const characters = [...text];
  const first = marks[0]?.[0] ?? 0;
  let from = Math.max(0, first - BEFORE_FIRST_MARK);
  if (from) {
    for (let at = first; at > from; at--) {
      if (!CLAUSE_END.test(characters[at - 1]!)) continue;
      from = at;
      break;
    }
    while (isInsideWord(characters, from)) from--;
  }
  return [from, from + SNIPPET_LENGTH];
}

function isInsideWord(characters: readonly string[], at: number): boolean {
  const before = characters[at - 1] ?? "";
  return ALPHANUMERIC.test(before) && ALPHANUMERIC.test(characters[at] ?? "");
}
