// Posting lists: increasing positions without repetition.

/** Increasing positions in the stream of all symbols. */
export type Places = Int32Array<ArrayBufferLike>;

/** The empty list. */
export const NOWHERE: Places = new Int32Array(0);

/** Return those of `places` for which `others` holds the position `shift` further on. */
export function intersect(places: Places, others: Places, shift: number): Places {
  const both = [];
  const { length } = others;
  let at = 0;
  for (const place of places) {
    const wanted = place + shift;
    // Galloping search, then a linear one.
    for (let step = 1; at + step < length && others[at + step]! < wanted; step *= 2) at += step;
    while (at < length && others[at]! < wanted) at++;
    if (at === length) break;
    if (others[at] === wanted) both.push(place);
  }
  return Int32Array.from(both);
}

/** Return the union of several lists. */
export function merge(lists: readonly Places[]): Places {
  const all = new Int32Array(lists.reduce((total, list) => total + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all.sort();
}

/** Return the index of the last of `starts` that is not after `place`. */
export function locate(starts: Places, place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
