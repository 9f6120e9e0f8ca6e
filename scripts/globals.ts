// What the published scripts, and the data that Python writes, hand to each other: each is a file of
// its own, so that a page loads only what it needs, and data loads from a folder too.

import type { Mode } from "./mode.ts";
import type { CalendarData } from "./periods.ts";
import type { TakeChunk } from "./search/chunks.ts";
import type { Search, SearchParts } from "./search/engine.ts";

/** The properties of `window.gongkai`; each is there once the script that sets it has run. */
export interface Globals {
  /** mode.js: how the site looks now. */
  mode: () => Mode;
  /** mode.js: change how the site looks, and remember it. */
  setMode: (mode: Mode) => void;
  /** period.js: what calendar.js calls. */
  takeCalendar: (data: CalendarData) => void;
  /** box.js and page.js: load the search, once for both. */
  open: () => Promise<Search>;
  /** engine.js: what it brings. */
  engine: SearchParts;
  /** engine.js: what every file of the index calls. */
  take: TakeChunk;
}

declare global {
  interface Window {
    gongkai?: Partial<Globals>;
  }
}

window.gongkai ??= {};

/** What the scripts that have run so far left for each other. */
export const globals: Partial<Globals> = window.gongkai;
