// The open index, from which queries are answered.

import type { Chunks } from "./chunks.ts";
import { Entries } from "./entries.ts";
import { Folding, toSymbols } from "./folding.ts";
import type { IndexData, Words } from "./format.ts";
import { Postings } from "./postings.ts";
import type { Vocabulary } from "./spellings.ts";
import { Texts } from "./texts.ts";

/** The parts of an index; they load further files when they need them. */
export class SearchIndex {
  readonly chunks: Chunks;
  readonly folding: Folding;
  readonly entries: Entries;
  readonly postings: Postings;
  readonly texts: Texts;
  readonly vocabulary: Vocabulary;
  /** Words of a query that are ignored, such as question words. */
  readonly ignored: readonly string[];
  /** Words of the interface. */
  readonly words: Words;

  constructor(chunks: Chunks, data: IndexData) {
    this.chunks = chunks;
    this.folding = Folding.unpack(data.fold);
    this.entries = new Entries(data);
    this.postings = new Postings(chunks, data);
    this.texts = new Texts(chunks, this.entries, data);
    this.vocabulary = data;
    this.ignored = data.ignored;
    this.words = data.words;
  }

  /** Load the file that every query needs. */
  static async open(chunks: Chunks): Promise<SearchIndex> {
    return new SearchIndex(chunks, await chunks.load<IndexData>("index"));
  }

  /** Return the symbols of a text that is not folded. */
  symbolsOf(text: string): string[] {
    return toSymbols(this.folding.fold(text));
  }
}
