// The entries of the stream of symbols, in reading order, each with its fields.

import type { IndexData, Kind } from "./format.ts";
import { accumulateLengths } from "./packing.ts";
import { locate, type Places } from "./places.ts";

/** The fields of an entry; `MORE` holds words about it that are not its own. */
export const TITLE = 0;
export const NAMES = 1;
export const TEXT = 2;
export const MORE = 3;

const FIELDS = 4;

/** One of the fields. */
export type Field = typeof TITLE | typeof NAMES | typeof TEXT | typeof MORE;

/** A field of an entry, and its start in the stream. */
export interface FieldPlace {
  readonly entry: number;
  readonly field: Field;
  readonly start: number;
}

/** The entries of the index; each is referred to by its number. */
export class Entries {
  /** The number of entries. */
  readonly size: number;
  private readonly kinds: string;
  private readonly starts: Places;
  private readonly heirEnds: Int32Array;

  constructor({ kinds, lengths }: Pick<IndexData, "kinds" | "lengths">) {
    this.size = kinds.length;
    this.kinds = kinds;
    this.starts = accumulateLengths(lengths);
    this.heirEnds = findHeirEnds(kinds);
  }

  /** Return the kind of an entry. */
  kindOf(entry: number): Kind {
    return this.kinds[entry] as Kind;
  }

  /** Return the entry and the field that hold a position. */
  locate(place: number): FieldPlace {
    const number = locate(this.starts, place);
    return {
      entry: Math.floor(number / FIELDS),
      field: (number % FIELDS) as Field,
      start: this.starts[number]!,
    };
  }

  /** Return the start of a field of an entry, and the start of the next field. */
  boundsOf(entry: number, field: Field): [start: number, end: number] {
    const number = entry * FIELDS + field;
    return [this.starts[number]!, this.starts[number + 1]!];
  }

  /** Return the length of a field, without the end mark of its last line. */
  lengthOf(entry: number, field: Field): number {
    const [start, end] = this.boundsOf(entry, field);
    return end - start - 1;
  }

  /** Return the entry of a task's section. */
  sectionOf(task: number): number {
    return this.kinds.lastIndexOf("s", task);
  }

  /**
   * Return the entry after the last one that inherits the words of a document or a section: all entries
   * of a document inherit its words, and the tasks of a section those of the section.
   */
  heirEndOf(entry: number): number {
    return this.heirEnds[entry]!;
  }
}

function findHeirEnds(kinds: string): Int32Array {
  const ends = new Int32Array(kinds.length);
  let document = kinds.length;
  let part = kinds.length;
  for (let entry = kinds.length - 1; entry >= 0; entry--) {
    const kind = kinds[entry];
    if (kind === "t") continue;
    ends[entry] = kind === "d" ? document : part;
    if (kind === "d") document = entry;
    part = entry;
  }
  return ends;
}
