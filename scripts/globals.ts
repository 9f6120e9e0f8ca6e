// The values that the published scripts, and the data files from Python, share. Each is a separate
// file, so that a page loads only what it needs, and data can be loaded from a folder too.

import type { Mode } from "./mode.ts";
import type { CalendarData } from "./periods.ts";
import type { TakeChunk } from "./search/chunks.ts";
import type { Search, SearchParts } from "./search/engine.ts";

/** The properties of `window.gongkai`; each exists after the script that sets it has run. */
export interface Globals {
  /** mode.js: the current mode of display. */
  mode: () => Mode;
  /** mode.js: change the mode of display, and remember it. */
  setMode: (mode: Mode) => void;
  /** period.js: called by calendar.js with its data. */
  takeCalendar: (data: CalendarData) => void;
  /** box.js or page.js: load the search once, for both. */
  open: () => Promise<Search>;
  /** engine.js: the parts of the search that it provides. */
  engine: SearchParts;
  /** engine.js: called by each file of the index with its data. */
  take: TakeChunk;
}

declare global {
  interface Window {
    gongkai?: Partial<Globals>;
  }
}

window.gongkai ??= {};

/** The values that the scripts that have run so far have set. */
export const globals: Partial<Globals> = window.gongkai;
