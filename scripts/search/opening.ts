// Loads the search, once for the box and the search page.

import { currentScript, find, runScript } from "../elements.ts";
import { globals } from "../globals.ts";
import { isOutdated } from "./chunks.ts";
import type { Search } from "./engine.ts";

/** The messages that are needed before the index is loaded. */
interface Messages {
  readonly version: string;
  readonly loading: string;
  readonly failed: string;
  readonly outdated: string;
}

const folder = new URL(".", currentScript().src);
const root = new URL("../../", folder);

/**
 * Return the messages in the header's form, and the version of the index. A reload fetches the page again,
 * and so the version that every other file must have.
 */
export function messages(): Messages {
  return find<HTMLElement>("form[data-failed]").dataset as unknown as Messages;
}

/** Return the message for a failure. */
export function sayFailure(error: unknown): string {
  console.error(error);
  return isOutdated(error) ? messages().outdated : messages().failed;
}

/** Return a full address for one relative to the site's root; from a folder, with index.html. */
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

/** The first script to run opens the search for both, once, and again after a failure. */
globals.open ??= () => {
  if (!opened) {
    opened = load();
    opened.catch(() => {
      opened = null;
    });
  }
  return opened;
};

/** Return the open search, with everything that a query needs. */
export const openSearch = globals.open;
