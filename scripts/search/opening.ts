// How the box and the search page get to the search: it is loaded once for both.

import { currentScript, find, runScript } from "../elements.ts";
import { globals } from "../globals.ts";
import { isOutdated } from "./chunks.ts";
import type { Search } from "./engine.ts";

/** What is said before the index is there. */
interface Messages {
  readonly version: string;
  readonly loading: string;
  readonly failed: string;
  readonly outdated: string;
}

const folder = new URL(".", currentScript().src);
const root = new URL("../../", folder);

/**
 * Return what the header's form says before the index is there, and the index's version. A reload fetches
 * this page anew, and so names the version that every other file must have.
 */
export function messages(): Messages {
  return find<HTMLElement>("form[data-failed]").dataset as unknown as Messages;
}

/** Return what to say of a failure. */
export function sayFailure(error: unknown): string {
  console.error(error);
  return isOutdated(error) ? messages().outdated : messages().failed;
}

/** Return a whole address from one below the site's root; a folder has no index without a server. */
export function addressOf(path: string): string {
  const address = new URL(path, root);
  if (address.protocol === "file:" && address.pathname.endsWith("/")) {
    address.pathname += "index.html";
  }
  return address.href;
}

async function load(): Promise<Search> {
  const { version } = messages();
  if (!globals.engine) await runScript(`${new URL("engine.js", folder).href}?v=${version}`);
  return globals.engine!.openSearch(new URL("index/", folder).href, version);
}

let opened: Promise<Search> | null = null;

/** The script that comes first opens the search for both; once, and again after a failure. */
globals.open ??= () => {
  if (!opened) {
    opened = load();
    opened.catch(() => {
      opened = null;
    });
  }
  return opened;
};

/** Return the open search: everything that a question needs. */
export const openSearch = globals.open;
