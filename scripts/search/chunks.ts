// Loads the files of the index. They are scripts: only those load both from a server and from a folder.
// Each calls `gongkai.take` with its name, the version of its index, and its data.

import { runScript } from "../elements.ts";

/** The function that each file of the index calls. */
export type TakeChunk = (name: string, version: string, data: unknown) => void;

/** A source of the data of files. */
export interface Chunks {
  load<Data>(name: string): Promise<Data>;
}

const OUTDATED = "OutdatedError";

/** Tell whether an error means that a file has another version of the index than the page. */
export function isOutdated(error: unknown): boolean {
  return error instanceof Error && error.name === OUTDATED; // the class may be from another bundle
}

class OutdatedError extends Error {
  override name = OUTDATED;
}

interface Chunk {
  readonly version: string;
  readonly data: unknown;
}

const waiting = new Map<string, (chunk: Chunk) => void>();

/** Pass the data of a file to the loader that is waiting for it. */
export const takeChunk: TakeChunk = (name, version, data) => waiting.get(name)?.({ version, data });

/** Loads files from a folder, each once, and again only after a failure. */
export class ChunkLoader implements Chunks {
  private readonly folder: string;
  private readonly version: string;
  private readonly loaded = new Map<string, Promise<unknown>>();

  constructor(folder: string, version: string) {
    this.folder = folder;
    this.version = version;
  }

  load<Data>(name: string): Promise<Data> {
    let data = this.loaded.get(name);
    if (!data) {
      data = this.fetch(name);
      data.catch(() => this.loaded.delete(name));
      this.loaded.set(name, data);
    }
    return data as Promise<Data>;
  }

  private async fetch(name: string): Promise<unknown> {
    const { version, data } = await new Promise<Chunk>((resolve, reject) => {
      waiting.set(name, resolve);
      // A script may load incompletely; after a complete one, this rejection has no effect.
      const fail = () => reject(new Error(`${name} did not come`));
      runScript(`${this.folder}${name}.js?v=${this.version}`).then(fail, fail);
    });
    if (version !== this.version) throw new OutdatedError(name);
    return data;
  }
}
