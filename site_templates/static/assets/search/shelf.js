/* The files of the index. They are scripts: only those load from a server and from a folder alike. */
"use strict";
(() => {
  const gongkai = (window.gongkai = window.gongkai || {});

  class Unreachable extends Error {}
  class Outdated extends Error {}

  const takers = new Map();
  gongkai.take = (name, version, data) => {
    if (takers.has(name)) takers.get(name)({ version, data });
  };

  class Shelf {
    constructor(folder, version) {
      this.folder = folder;
      this.version = version;
      this.files = new Map();
    }

    /* The data of one file; it is fetched once, and again only after a failure. */
    load(name) {
      if (!this.files.has(name)) {
        const file = this.fetch(name).then(({ version, data }) => {
          if (version !== this.version) throw new Outdated(name);
          return data;
        });
        file.catch(() => this.files.delete(name));
        this.files.set(name, file);
      }
      return this.files.get(name);
    }

    fetch(name) {
      return new Promise((resolve, reject) => {
        const script = document.createElement("script");
        takers.set(name, resolve);
        script.src = `${this.folder}${name}.js?v=${this.version}`;
        script.onload = () => {
          script.remove();
          reject(new Unreachable(name)); /* it came, but not whole; no harm where it did */
        };
        script.onerror = () => {
          script.remove();
          reject(new Unreachable(name));
        };
        document.head.append(script);
      });
    }
  }

  Object.assign(gongkai, { Shelf, Unreachable, Outdated });
})();
