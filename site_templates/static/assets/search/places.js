/* Where things stand. A place is a number in one stream of symbols: all fields of all entries, one behind
   the other. The index knows where each pair of neighbouring symbols stands, so a phrase is found
   exactly, as a substring, by the places of its pairs. */
"use strict";
(() => {
  const gongkai = (window.gongkai = window.gongkai || {});
  const { unpack, sum, keep, merge } = gongkai.packing;

  /* Symbols of sounds stand between these; all others are written. */
  const SPOKEN = ["\ue180", "\uf900"];

  /* How many lists a search for a phrase fetches before it looks whether anything is left. */
  const GO = 3;

  class Places {
    static END = "\ue000"; /* behind each line */

    constructor(shelf, families) {
      this.shelf = shelf;
      this.families = Object.fromEntries(Object.entries(families).map(([name, { buckets, hot }]) => {
        const symbols = Array.from(hot);
        const pairs = new Map();
        for (let at = 0; at < symbols.length; at += 2) pairs.set(symbols[at] + symbols[at + 1], at / 2);
        return [name, { buckets, hot: pairs, firsts: new Map(), lists: new Map() }];
      }));
    }

    /* The pairs that begin with a symbol: by their second symbol, packed. */
    async seconds(first) {
      const name = first >= SPOKEN[0] && first < SPOKEN[1] ? "spoken" : "written";
      const family = this.families[name];
      if (!family.firsts.has(first)) {
        const bucket = await this.shelf.load(`${name}-${first.codePointAt(0) % family.buckets}`);
        const seconds = new Map();
        for (const item of bucket[first] ? bucket[first].split("|") : []) {
          const second = String.fromCodePoint(item.codePointAt(0));
          seconds.set(second, item.slice(second.length));
        }
        family.firsts.set(first, seconds);
      }
      return { name, family, seconds: family.firsts.get(first) };
    }

    async pair(first, second) {
      const { name, family, seconds } = await this.seconds(first);
      const key = first + second;
      if (!family.lists.has(key)) {
        const number = family.hot.get(key);
        const packed = number === undefined ? seconds.get(second) || "" : await this.shelf.load(`${name}-hot-${number}`);
        family.lists.set(key, sum(unpack(packed)));
      }
      return family.lists.get(key);
    }

    async single(symbol) {
      const { family, seconds } = await this.seconds(symbol);
      const hot = [...family.hot.keys()].filter((key) => key.startsWith(symbol));
      const all = [...seconds.keys(), ...hot.map((key) => key.slice(symbol.length))];
      return merge([new Int32Array(0), ...(await Promise.all(all.map((second) => this.pair(symbol, second))))]);
    }

    /* Where a pattern begins: a list of symbols, in which null is any one. What it needs is fetched in
       a few goes, and no more once nothing is left; a search that is not `bold` fetches one by one,
       what is at hand first. */
    async find(pattern, isBold = true) {
      const parts = [];
      const add = (shift, ...symbols) => parts.push({
        shift,
        load: () => (symbols.length > 1 ? this.pair(...symbols) : this.single(...symbols)),
        isNear: Object.values(this.families).some(({ firsts }) => firsts.has(symbols[0])),
      });
      for (let at = 0; at < pattern.length; at++) {
        if (pattern[at] === null) continue;
        let end = at;
        while (end < pattern.length && pattern[end] !== null) end++;
        if (end - at === 1) add(at, pattern[at]);
        for (let pair = at; pair + 1 < end; pair += 2) add(pair, pattern[pair], pattern[pair + 1]);
        if (end - at > 1 && (end - at) % 2) add(end - 2, pattern[end - 2], pattern[end - 1]);
        at = end;
      }
      if (!isBold) parts.sort((a, b) => b.isNear - a.isNear);
      let places = null;
      for (let at = 0; at < parts.length && !(places && !places.length); ) {
        const go = parts.slice(at, isBold ? at + (at ? parts.length : GO) : at + 1);
        await Promise.all(go.map(async (part) => (part.list = await part.load())));
        for (const { shift, list } of go.sort((a, b) => a.list.length - b.list.length)) {
          places = places ? keep(places, list, shift) : list.map((place) => place - shift);
        }
        at += go.length;
      }
      for (let at = 1; places.length && at < pattern.length; at++) {
        if (pattern[at] !== null) continue;
        const ends = new Set(keep(places, await this.pair(pattern[at - 1], Places.END), at - 1));
        places = places.filter((place) => !ends.has(place)); /* nothing stands across two lines */
      }
      return places;
    }

    async span(pattern, weight = 1, isBold = true) {
      return { places: await this.find(pattern, isBold), length: pattern.length, weight };
    }

    async spans(patterns, isFit = () => true) {
      const spans = await Promise.all(patterns.map((pattern) => this.span(pattern, 1, false)));
      return spans
        .map((span) => ({ ...span, places: span.places.filter(isFit) }))
        .filter(({ places }) => places.length);
    }
  }

  gongkai.Places = Places;
})();
