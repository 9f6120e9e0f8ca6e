// The open index: what a question is answered from.

import type { Chunks } from "./chunks.ts";
import { Entries } from "./entries.ts";
import { Folding, toSymbols } from "./folding.ts";
import type { IndexData, Words } from "./format.ts";
import { Postings } from "./postings.ts";
import type { Vocabulary } from "./spellings.ts";
import { Texts } from "./texts.ts";

/** The parts of an index; what they need beside its first file they load. */
export class SearchIndex {
  readonly chunks: Chunks;
  readonly folding: Folding;
  readonly entries: Entries;
  readonly postings: Postings;
  readonly texts: Texts;
  readonly vocabulary: Vocabulary;
  /** Words of a question that only ask. */
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

  /** Load what every question needs. */
  static async open(chunks: Chunks): Promise<SearchIndex> {
    return new SearchIndex(chunks, await chunks.load<IndexData>("index"));
  }

  /** Return the symbols of a text that is not folded. */
  symbolsOf(text: string): string[] {
    return toSymbols(this.folding.fold(text));
  }
}
