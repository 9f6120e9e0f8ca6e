/* The search itself: unpacks what generator/search packed, and answers. It touches no page.

   A place is a number in one stream of symbols: all fields of all entries, one behind the other. The
   index knows where each pair of neighbouring symbols stands, so a phrase is found exactly, as a
   substring, by the places of its pairs. Everything loads as scripts: only those load from a server
   and from a folder alike. */
"use strict";
(() => {
  const gongkai = (window.gongkai = window.gongkai || {});

  const FIELDS = 4;
  const [TITLE, NAMES, TEXT, MORE] = [0, 1, 2, 3];
  const GAP = " ";
  const END = "\ue000";
  const NUMBER_START = 0xe100;
  const LETTER = 0xe180;
  const SYLLABLE = 0xe200;
  const HAN = /[\u3007\u3400-\u9fff\uf900-\ufaff\ud840-\ud8ff]/;
  const GLOSS = /([\u3400-\u9fff])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)/g; /* 关(guan)于, as some copies have it */
  const NUMERALS = "零一二三四五六七八九";

  /* How much of a question an approximate answer has to hold: as it was put, and without the words
     that only ask. */
  const [ENOUGH, ENOUGH_WITHOUT] = [0.8, 0.7];
  const LONGEST_QUESTION = 80;

  /* How many spellings of a word are looked for. */
  const MANY = 16;

  /* How many places of a sound are read, to learn its words. */
  const READ = 4;

  /* How many lists a search for a phrase fetches before it looks whether anything is left. */
  const GO = 3;

  /* ---- Unpacking ---- */

  const VALUES = new Uint8Array(128);
  Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_").forEach(
    (letter, value) => (VALUES[letter.charCodeAt(0)] = value),
  );

  function unpack(text) {
    const numbers = [];
    let number = 0;
    for (let at = 0; at < text.length; at++) {
      const value = VALUES[text.charCodeAt(at)];
      number = number * 32 + (value & 31);
      if (value < 32) {
        numbers.push(number);
        number = 0;
      }
    }
    return numbers;
  }

  /* Numbers from their differences. */
  function sum(numbers) {
    const sums = Int32Array.from(numbers);
    for (let at = 1; at < sums.length; at++) sums[at] += sums[at - 1];
    return sums;
  }

  function unpackFolding([before, steps]) {
    const becomes = sum(unpack(steps).map((step) => (step & 1 ? -(step + 1) / 2 : step / 2)));
    const folding = new Map();
    sum(unpack(before)).forEach((point, at) =>
      folding.set(String.fromCodePoint(point), String.fromCodePoint(becomes[at])),
    );
    return folding;
  }

  /* ---- Rising lists of places ---- */

  /* Those of `places` that have `shift` more in `others`. */
  function keep(places, others, shift) {
    const kept = [];
    let at = 0;
    for (const place of places) {
      const wanted = place + shift;
      for (let step = 1; at + step < others.length && others[at + step] < wanted; step *= 2) at += step;
      while (at < others.length && others[at] < wanted) at++;
      if (at === others.length) break;
      if (others[at] === wanted) kept.push(place);
    }
    return Int32Array.from(kept);
  }

  function merge(lists) {
    if (lists.length === 1) return lists[0];
    const all = new Int32Array(lists.reduce((total, list) => total + list.length, 0));
    let at = 0;
    for (const list of lists) {
      all.set(list, at);
      at += list.length;
    }
    return all.sort();
  }

  /* The index of the last of `starts` that is not after `place`. */
  function locate(starts, place) {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /* ---- Loading ---- */

  class Unreachable extends Error {}
  class Outdated extends Error {}

  const takers = new Map();
  gongkai.take = (name, version, data) => takers.get(name)({ version, data });

  class Shelf {
    constructor(folder) {
      this.folder = folder;
      this.version = "";
      this.files = new Map();
    }

    /* The data of one file; it is fetched once, and again only after a failure. */
    load(name) {
      if (!this.files.has(name)) {
        const file = this.fetch(name).then(({ version, data }) => {
          if (this.version && version !== this.version) throw new Outdated(name);
          this.version = version;
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
        script.src = `${this.folder}${name}.js${this.version && `?v=${this.version}`}`;
        script.onload = () => script.remove();
        script.onerror = () => {
          script.remove();
          reject(new Unreachable(name));
        };
        document.head.append(script);
      });
    }
  }

  /* ---- Numerals ---- */

  function arabic(numeral) {
    const value = (digit) => (digit === "〇" ? 0 : digit === "两" ? 2 : NUMERALS.indexOf(digit));
    if (!/[十百]/.test(numeral)) return Array.from(numeral, value).join("");
    let total = 0;
    let digit = 0;
    for (const sign of numeral) {
      if (sign === "十" || sign === "百") {
        total += (digit || 1) * (sign === "十" ? 10 : 100);
        digit = 0;
      } else digit = value(sign);
    }
    return String(total + digit);
  }

  function chinese(digits) {
    const number = Number(digits);
    if (digits.length > 2) return Array.from(digits, (digit) => "〇一二三四五六七八九"[digit]).join("");
    if (number < 10) return NUMERALS[number];
    const [tens, ones] = [Math.floor(number / 10), number % 10];
    return (tens > 1 ? NUMERALS[tens] : "") + "十" + (ones ? NUMERALS[ones] : "");
  }

  const isoDay = (_, year, month, day) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

  /* How near another spelling is: the more of a word's characters it has, the more it is worth. */
  function likeness(word, other) {
    const characters = Array.from(word);
    return 0.65 + (0.3 * characters.filter((char) => other.includes(char)).length) / characters.length;
  }

  /* ---- The index ---- */

  class Index {
    static async open(folder) {
      const shelf = new Shelf(folder);
      return new Index(shelf, await shelf.load("index"));
    }

    constructor(shelf, data) {
      this.shelf = shelf;
      this.folding = unpackFolding(data.fold);
      this.kinds = data.kinds;
      this.words = data.words;
      this.ignored = data.ignored;
      this.synonyms = data.synonyms;
      this.names = data.names;
      this.starts = sum([0, ...unpack(data.lengths)]);
      this.texts = sum([0, ...unpack(data.texts)]);
      this.families = {};
      for (const family of ["written", "spoken"]) {
        const hot = Array.from(data[family].hot);
        const pairs = new Map();
        for (let at = 0; at < hot.length; at += 2) pairs.set(hot[at] + hot[at + 1], at / 2);
        this.families[family] = { buckets: data[family].buckets, hot: pairs, firsts: new Map(), lists: new Map() };
      }
      this.lend();
    }

    /* For each document and section, the entry behind the last one that it lends its words to: all
       behind a document, the tasks behind a section. */
    lend() {
      const { kinds } = this;
      this.lends = new Int32Array(kinds.length);
      let [document, next] = [kinds.length, kinds.length];
      for (let entry = kinds.length - 1; entry >= 0; entry--) {
        if (kinds[entry] === "t") continue;
        this.lends[entry] = kinds[entry] === "d" ? document : next;
        if (kinds[entry] === "d") document = entry;
        next = entry;
      }
    }

    /* ---- Words ---- */

    fold(text) {
      return Array.from(text, (char) => this.folding.get(char) || char).join("");
    }

    /* Folded text with the first digit of each number marked: 5个 is not in 15个. */
    mark(folded) {
      return folded.replace(
        /(^|[^0-9])([0-9])/g,
        (_, before, digit) => before + String.fromCharCode(NUMBER_START + Number(digit)),
      );
    }

    symbols(folded) {
      return Array.from(this.mark(folded));
    }

    /* The words of a question, folded, each once. */
    terms(query) {
      const folded = this.fold(Array.from(query).slice(0, LONGEST_QUESTION).join("")).replace(GLOSS, "$1");
      return [...new Set(folded.split(GAP).filter(Boolean))];
    }

    /* How else a word may be written in the plans; itself comes first. */
    variants(term, isForeign) {
      const found = new Set([term]);
      for (const [word, read] of this.synonyms) {
        if (isForeign(word)) for (const one of [...found]) found.add(one.split(word).join(read));
      }
      for (const one of found) { /* those that are added on the way, too */
        for (const names of this.names) {
          const name = [...names].sort((a, b) => b.length - a.length).find((name) => one.includes(name));
          if (name && found.size < MANY) for (const other of names) found.add(one.replace(name, other));
        }
      }
      for (const one of [...found]) {
        const percent = one.replace(/百分之([零〇一二三四五六七八九十百]+)/g, (_, numeral) => `${arabic(numeral)}%`);
        found.add(percent.replace(/[零〇一二两三四五六七八九十百]+/g, arabic));
        found.add(one.replace(/^([0-9]{4})[.年-]([0-9]{1,2})[.月-]([0-9]{1,2})日?$/, isoDay));
        found.add(one.replace(/[0-9]+/g, (digits) => (digits.length > 4 ? digits : chinese(digits))));
      }
      return [...found].slice(0, MANY);
    }

    /* ---- Places ---- */

    /* The pairs that begin with a symbol: by their second symbol, packed. */
    async seconds(first) {
      const name = first >= String.fromCharCode(LETTER) && first < "\uf900" ? "spoken" : "written";
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
    async places(pattern, isBold = true) {
      const parts = [];
      const add = (shift, ...symbols) => parts.push({
        shift,
        load: () => (symbols.length > 1 ? this.pair(...symbols) : this.single(...symbols)),
        isNear: this.families.written.firsts.has(symbols[0]),
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
      return places;
    }

    async span(pattern, weight = 1, isBold = true) {
      return { places: await this.places(pattern, isBold), length: pattern.length, weight };
    }

    /* ---- Finding one word ---- */

    /* Exactly, in any of its spellings; by sound where it is in Latin letters and found nowhere. */
    async find(term, query) {
      const typed = query.toLowerCase();
      const literal = await this.span(this.symbols(term));
      const isForeign = (word) => term.includes(word) && (!literal.places.length || !typed.includes(word));
      const others = this.variants(term, isForeign).slice(1);
      let spans = [literal];
      for (const other of others) spans.push(await this.span(this.symbols(other), likeness(term, other), false));
      spans = spans.filter(({ places }) => places.length);
      if (!spans.length && /^[0-9]/.test(term)) {
        spans = [await this.span([term[0], ...this.symbols(`0${term.slice(1)}`).slice(1)])];
      }
      if (!spans.length && /^[a-zü']+$/.test(term)) spans = await this.sounding(term);
      return spans.filter(({ places }) => places.length);
    }

    /* What sounds like Latin letters in titles and names, and the same words wherever they stand. */
    async sounding(typed) {
      const letters = typed.replace(/ü/g, "v").replace(/'/g, "");
      if (letters.length < 2) return [];
      const { syllables, names } = await this.shelf.load("sounds");
      const spans = await this.spoken(letters, syllables);
      const isMeant = (group) => group.some((spellings) => spellings.includes(letters));
      const words = new Set(this.names.filter((_, at) => isMeant(names[at])).flat());
      for (const { places, length } of spans) {
        for (const place of places.slice(0, READ)) words.add(await this.read(place, length));
      }
      for (const word of words) spans.push(await this.span(this.symbols(this.fold(word)), 1, false));
      return spans;
    }

    /* Places by sound: whole syllables, the last perhaps begun; else first letters. */
    async spoken(letters, syllables) {
      const symbol = (syllable) => String.fromCharCode(SYLLABLE + syllables.indexOf(syllable));
      const patterns = [];
      const split = (rest, before) => {
        if (patterns.length > 60) return;
        for (let length = Math.min(6, rest.length); length > 0; length--) {
          const start = rest.slice(0, length);
          if (length === rest.length && before.length) {
            for (const one of syllables) if (one.startsWith(start)) patterns.push([...before, symbol(one)]);
          } else if (syllables.includes(start)) {
            if (length === rest.length) patterns.push([symbol(start)]);
            else split(rest.slice(length), [...before, symbol(start)]);
          }
        }
      };
      split(letters, []);
      const spans = await this.spans(patterns);
      if (spans.length) return spans;
      const first = Array.from(letters, (letter) => String.fromCharCode(LETTER + letter.charCodeAt(0) - 97));
      const whole = await this.spans([[...first, END]]);
      if (whole.length) return whole.map((span) => ({ ...span, length: first.length }));
      return first.length > 2 ? this.spans([first]) : [];
    }

    /* The written characters that sound like one. */
    async alike(symbol) {
      const near = await this.shelf.load("readings");
      const at = near.findIndex((characters) => characters.includes(symbol));
      if (at >= 0) return Array.from(near[at]);
      const rare = await this.shelf.load("readings-rare");
      return Array.from(near[rare.findIndex((characters) => characters.includes(symbol))] || "");
    }

    /* The characters of a title or a name from a place on. */
    async read(place, length) {
      const field = locate(this.starts, place);
      const [entry, part] = [Math.floor(field / FIELDS), field % FIELDS];
      const from = place - this.starts[field];
      const isSection = this.kinds[entry] === "s";
      const shown = await this.show(isSection ? entry + 1 : entry);
      const words = Array.from(isSection ? shown.section : part === TITLE ? shown.title : shown.names.join("\n"));
      const before = isSection ? words.length - this.size(entry, TITLE) : 0; /* its number: 一、 */
      return words.slice(before + from, before + from + length).join("");
    }

    async spans(patterns, isFit = () => true) {
      const spans = await Promise.all(patterns.map((pattern) => this.span(pattern, 1, false)));
      return spans
        .map((span) => ({ ...span, places: span.places.filter(isFit) }))
        .filter(({ places }) => places.length);
    }

    /* With one slip, the likeliest that finds anything: a wrong character that sounds the same, or two
       in the wrong order; then one wrong or missing inside; then one too many, or wrong at an end. A
       short word says too little for more than the first, but in a name. */
    async slipped(term) {
      const symbols = this.symbols(term);
      const size = symbols.length;
      if (size < 2 || size > 20 || !HAN.test(term)) return [];
      const at = symbols.map((_, number) => number);
      const inside = at.slice(1, -1);
      const replaced = (number, symbol) => [...symbols.slice(0, number), symbol, ...symbols.slice(number + 1)];
      const without = (number) => [...symbols.slice(0, number), ...symbols.slice(number + 1)];
      const swaps = at.slice(1).map((number) => [
        ...symbols.slice(0, number - 1), symbols[number], symbols[number - 1], ...symbols.slice(number + 1),
      ]);
      const gaps = at.slice(1).map((number) => [...symbols.slice(0, number), null, ...symbols.slice(number)]);
      const wrong = inside.map((number) => replaced(number, null));
      const isName = (place) => locate(this.starts, place) % FIELDS === NAMES;

      const ends = size > 3 ? [0, size - 1] : at;
      const alike = async (number) => (await this.alike(symbols[number])).map((one) => replaced(number, one));
      const sameSound = async () => (await Promise.all(ends.map(alike))).flat();
      if (size < 4) {
        const spans = await this.spans([...swaps, ...(await sameSound())]);
        return spans.length ? spans : this.spans([...gaps, ...wrong], isName);
      }
      for (const patterns of [() => [...swaps, ...wrong], sameSound, () => gaps, () => at.map(without)]) {
        const spans = await this.spans(await patterns());
        if (spans.length) return spans;
      }
      return [];
    }

    /* ---- Answering ---- */

    /* For one word: how well each entry has it, and which have it only from around them. */
    weigh(spans) {
      const own = new Float32Array(this.kinds.length);
      const lent = new Uint8Array(this.kinds.length);
      for (const { places, length, weight } of spans) {
        for (const place of places) {
          const field = locate(this.starts, place);
          const [entry, part] = [Math.floor(field / FIELDS), field % FIELDS];
          const kind = this.kinds[entry];
          if (part === MORE) lent[entry] = 1;
          if (kind === "d" && part < TEXT) lent.fill(1, entry + 1, this.lends[entry]);
          if (kind === "s") for (let task = entry + 1; task < this.lends[entry]; task++) own[task] = own[task] || 1;
          if (kind === "s" || part === MORE) continue;
          const share = length / (this.starts[field + 1] - this.starts[field] - 1);
          const worth = this.worth(kind, part, Math.min(share, 1)) * weight;
          own[entry] = Math.max(own[entry] + 0.05, worth);
        }
      }
      return { own, lent };
    }

    /* Titles and names first; a document before its tasks only where most of its title is asked. */
    worth(kind, part, share) {
      if (part === TITLE) return kind === "d" && share < 0.5 ? 3 : 6 + 4 * share;
      if (part === NAMES) return 5 + 0.3 * share;
      return kind === "d" ? 1 : 2 + share;
    }

    /* The entries that have every word, the best first; one at least in words of their own, unless
       no entry has. */
    rank(found) {
      const weighed = found.map((spans) => this.weigh(spans));
      const together = this.adjoin(found);
      const hits = [];
      const borrowed = [];
      for (let entry = 0; entry < this.kinds.length; entry++) {
        if (this.kinds[entry] === "s") continue;
        if (!weighed.every(({ own, lent }) => own[entry] || lent[entry])) continue;
        const score = weighed.reduce((total, { own }) => total + (own[entry] || 0.5), together[entry]);
        (weighed.some(({ own }) => own[entry]) ? hits : borrowed).push({ entry, score });
      }
      const best = hits.length ? hits : borrowed;
      return best.sort((a, b) => b.score - a.score || a.entry - b.entry).map(({ entry }) => entry);
    }

    /* More for entries in which words follow each other as they were asked. */
    adjoin(found) {
      const more = new Float32Array(this.kinds.length);
      for (let at = 1; at < found.length; at++) {
        for (const before of found[at - 1]) {
          for (const after of found[at]) {
            for (const gap of [0, 1]) {
              for (const place of keep(before.places, after.places, before.length + gap)) {
                more[Math.floor(locate(this.starts, place) / FIELDS)] = 4;
              }
            }
          }
        }
      }
      return more;
    }

    /* The entries that hold most of the question in pieces of two characters and more, some of them
       perhaps lent; of these, the ones that hold most in words of their own. */
    async pieced(pieces, share) {
      const total = pieces.reduce((length, piece) => length + piece.length, 0);
      if (total < 3) return { hits: [], spans: [] };
      const spans = [];
      const held = { all: new Map(), own: new Map() };
      for (const piece of pieces) {
        const pairs = await Promise.all(piece.slice(1).map((symbol, at) => this.pair(piece[at], symbol)));
        const best = { all: new Map(), own: new Map() };
        for (let at = 0; at < pairs.length; at++) {
          let places = pairs[at];
          for (let end = at + 1; places.length && end <= pairs.length; end++) {
            spans.push({ places, length: end + 1 - at });
            this.hold(best, places, at, end + 1, piece.length);
            if (end < pairs.length) places = keep(places, pairs[end], end - at);
          }
        }
        for (const kind of ["all", "own"]) {
          for (const [entry, counts] of best[kind]) {
            held[kind].set(entry, (held[kind].get(entry) || 0) + Math.max(...counts));
          }
        }
      }
      const own = (entry) => held.own.get(entry) || 0;
      const enough = [...held.all].filter(([entry, count]) => Math.ceil(count) >= share * total && own(entry));
      const most = Math.max(0, ...enough.map(([, count]) => Math.ceil(count)));
      const best = enough.filter(([, count]) => Math.ceil(count) === most).map(([entry]) => entry);
      best.sort((a, b) => own(b) - own(a) || a - b);
      const bar = best.length && own(best[0]) * (this.kinds[best[0]] === "d" ? 0.8 : 0.5);
      return { hits: best.filter((entry) => own(entry) >= bar), spans };
    }

    /* Note which entries hold a piece from `at` to `end`: each further piece costs a little, so that
       long ones win. */
    hold(best, places, at, end, size) {
      const note = (counted, entry) => {
        if (!counted.has(entry)) counted.set(entry, new Float32Array(size + 1));
        const counts = counted.get(entry);
        let before = 0;
        for (let one = 0; one <= at; one++) before = Math.max(before, counts[one]);
        counts[end] = Math.max(counts[end], before + (end - at) - 0.01);
      };
      let last = -1;
      for (const place of places) {
        const field = locate(this.starts, place);
        if (field === last) continue;
        last = field;
        const [entry, part] = [Math.floor(field / FIELDS), field % FIELDS];
        const kind = this.kinds[entry];
        if (kind === "s" || (kind === "d" && part < TEXT)) {
          for (let one = entry + 1; one < this.lends[entry]; one++) note(best.all, one);
        }
        if (kind === "s") continue;
        note(best.all, entry);
        if (part !== MORE) note(best.own, entry);
      }
    }

    /* Answer a question: entries in order, whether they only come near, and where its words stand.
       `apart` names its words where each is found, but never all together. */
    async search(query) {
      const terms = this.terms(query);
      const answer = (hits, found, more) => ({ query, hits, spans: found.flat(), approximate: false, apart: [], ...more });
      if (!terms.length) return answer([], []);
      const found = await Promise.all(terms.map((term) => this.find(term, query)));
      const isKnown = found.every((spans) => spans.length);
      if (isKnown) {
        const hits = this.rank(found);
        if (hits.length) return answer(hits, found);
      } else {
        const near = await Promise.all(found.map((spans, at) => (spans.length ? spans : this.slipped(terms[at]))));
        const hits = near.every((spans) => spans.length) ? this.rank(near) : [];
        if (hits.length) return answer(hits, near, { approximate: true });
      }
      const pieces = (words) => words.map((word) => this.symbols(word)).filter((word) => word.length > 1);
      const asked = terms.flatMap((term) => this.ignored.reduce(
        (parts, word) => parts.flatMap((part) => part.split(word)), [term]));
      for (const [words, share] of [[terms, ENOUGH], [asked, ENOUGH_WITHOUT]]) {
        const { hits, spans } = await this.pieced(pieces(words), share);
        if (hits.length) return answer(hits, [spans], { approximate: true });
        if (asked.length === terms.length) break;
      }
      return answer([], [], { apart: isKnown && terms.length > 1 ? terms : [] });
    }

    /* ---- Showing ---- */

    /* What a result shows of an entry. */
    async show(entry) {
      const number = locate(this.texts, entry);
      return (await this.shelf.load(`texts-${number}`))[entry - this.texts[number]];
    }

    /* The entry of the section that a task stands in. */
    sectionOf(task) {
      return this.kinds.lastIndexOf("s", task);
    }

    /* The length of a field of one line. */
    size(entry, part) {
      return this.starts[entry * FIELDS + part + 1] - this.starts[entry * FIELDS + part] - 1;
    }

    /* Where an answer's words stand in a field of an entry: [from, to] in characters, joined. */
    marks(spans, entry, part) {
      const [start, end] = [this.starts[entry * FIELDS + part], this.starts[entry * FIELDS + part + 1]];
      const found = [];
      for (const { places, length } of spans) {
        let at = locate(places, start);
        if (places[at] < start) at++;
        for (; at < places.length && places[at] < end; at++) found.push([places[at] - start, places[at] - start + length]);
      }
      found.sort((a, b) => a[0] - b[0]);
      const joined = [];
      for (const [from, to] of found) {
        const last = joined[joined.length - 1];
        if (last && from <= last[1]) last[1] = Math.max(last[1], to);
        else joined.push([from, to]);
      }
      return joined;
    }
  }

  Object.assign(gongkai, { Index, Unreachable, Outdated, unpack, FIELD: { TITLE, NAMES, TEXT } });
})();
