// Loads the texts of results, which are in files of several entries each.

import type { Chunks } from "./chunks.ts";
import { type Entries, type Field, NAMES, TITLE } from "./entries.ts";
import type { IndexData, Shown, TextsData } from "./format.ts";
import { accumulateLengths } from "./packing.ts";
import { locate, type Places } from "./places.ts";

/** Loads the values that results show. */
export class Texts {
  private readonly chunks: Chunks;
  private readonly entries: Entries;
  private readonly starts: Places;

  constructor(chunks: Chunks, entries: Entries, { texts }: Pick<IndexData, "texts">) {
    this.chunks = chunks;
    this.entries = entries;
    this.starts = accumulateLengths(texts);
  }

  /** Return the values that the result of an entry shows; the entry must not be a section. */
  async show(entry: number): Promise<Shown> {
    const number = locate(this.starts, entry);
    const texts = await this.chunks.load<TextsData>(`texts-${number}`);
    return texts[entry - this.starts[number]!]!;
  }

  /** Return the characters of a title or a name from a position on, as written. */
  async read(place: number, length: number): Promise<string> {
    const { entry, field, start } = this.entries.locate(place);
    const { characters, skipped } = await this.charactersOf(entry, field);
    const from = skipped + place - start;
    return characters.slice(from, from + length).join("");
  }

  private async charactersOf(
    entry: number,
    field: Field,
  ): Promise<{ characters: string[]; skipped: number }> {
    if (this.entries.kindOf(entry) === "s") {
      const characters = [...((await this.show(entry + 1)).section ?? "")];
      // A section's title has its number before it: 一、
      return { characters, skipped: characters.length - this.entries.lengthOf(entry, TITLE) };
    }
    const { title = "", names = [] } = await this.show(entry);
    return { characters: [...(field === NAMES ? names.join("\n") : title)], skipped: 0 };
  }
}
