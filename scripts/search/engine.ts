// The search itself, which is loaded when a reader focuses a box: answers to queries as elements, and the
// keyboard navigation of a list below a box.

/*! Includes @github/combobox-nav, MIT licence: see combobox-nav.LICENSE */
import Combobox from "@github/combobox-nav";

import { globals } from "../globals.ts";
import { type Answer, answer } from "./answering.ts";
import { ChunkLoader, takeChunk } from "./chunks.ts";
import type { Shown } from "./format.ts";
import { describe, summarize } from "./results.ts";
import { SearchIndex } from "./search-index.ts";

/** The search of this site, with its index loaded. */
export interface Search {
  readonly index: SearchIndex;
  /** Return the answer to a query. */
  search(query: string): Promise<Answer>;
  /** Return the values that the result of an entry shows. */
  show(entry: number): Promise<Shown>;
  /** Return the lines of one result. */
  describe(answer: Answer, entry: number, shown: Shown): HTMLElement[];
  /** Return the summary of an answer. */
  summarize(answer: Answer, number?: number): string;
}

/** The parts of the search that this script provides. */
export interface SearchParts {
  readonly Combobox: typeof Combobox;
  /** Open the index of a version in a folder. */
  openSearch(folder: string, version: string): Promise<Search>;
}

async function openSearch(folder: string, version: string): Promise<Search> {
  const index = await SearchIndex.open(new ChunkLoader(folder, version));
  return {
    index,
    search: (query) => answer(index, query),
    show: (entry) => index.texts.show(entry),
    describe: (given, entry, shown) => describe(index, given, entry, shown),
    summarize: (given, number) => summarize(index.words, given, number),
  };
}

globals.take = takeChunk;
globals.engine = { Combobox, openSearch };
