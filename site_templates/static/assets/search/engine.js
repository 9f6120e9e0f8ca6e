/* The search itself: what a question finds, and in which order. It touches no page. */
"use strict";
(() => {
  const { gongkai } = window;
  const { packing, spellings } = gongkai;
  const { unpack, sum, keep, locate } = packing;

  const FIELDS = 4;
  const [TITLE, NAMES, TEXT, MORE] = [0, 1, 2, 3];
  const GAP = " ";
  const NUMBER_START = 0xe100;
  const LETTER = 0xe180;
  const SYLLABLE = 0xe200;
  const HAN = /[\u3007\u3400-\u9fff\uf900-\ufaff\ud840-\ud8ff]/;

  /* How much of a question an approximate answer has to hold: as it was put, and without the words
     that only ask. */
  const [ENOUGH, ENOUGH_WITHOUT] = [0.8, 0.7];
  const LONGEST_QUESTION = 80;
  const LONGEST_SLIP = 20;

  /* From this length on, what is found nowhere is rather words written together than a slip. */
  const SEVERAL_WORDS = 7;
  const MOST_READ = 2000;

  /* How many divisions of Latin letters into syllables are tried, and of how many letters. */
  const [MOST_PATTERNS, MOST_LETTERS] = [60, 30];

  /* How many places of a sound are read, to learn its words. */
  const READ = 4;

  class Index {
    static async open(folder, version) {
      const shelf = new gongkai.Shelf(folder, version);
      return new Index(shelf, await shelf.load("index"));
    }

    constructor(shelf, data) {
      this.shelf = shelf;
      this.folding = packing.unpackFolding(data.fold);
      this.kinds = data.kinds;
      this.words = data.words;
      this.ignored = data.ignored;
      this.synonyms = data.synonyms;
      this.names = data.names;
      this.starts = sum([0, ...unpack(data.lengths)]);
      this.texts = sum([0, ...unpack(data.texts)]);
      this.places = new gongkai.Places(shelf, { written: data.written, spoken: data.spoken });
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

    /* Folded text with the first digit of each number marked: 5个 is not in 15个, nor 5% in 1.5%. */
    mark(folded) {
      return folded.replace(/(^|[^0-9])([0-9])/g, (found, before, digit, at, whole) =>
        before === "." && /[0-9]/.test(whole[at - 1]) ? found : before + String.fromCharCode(NUMBER_START + Number(digit)),
      );
    }

    symbols(folded) {
      return Array.from(this.mark(folded));
    }

    /* The words of a question, folded, each once, and whether some are left out: it may be any paste. */
    terms(query) {
      const joined = query.slice(0, MOST_READ).replace(/([a-z])['’]([a-z])/gi, "$1$2"); /* gong'an */
      const words = [...new Set(this.fold(joined).split(GAP).filter(Boolean))];
      const terms = [];
      let left = LONGEST_QUESTION;
      for (const word of words) {
        const part = Array.from(word).slice(0, left).join("");
        if (part) terms.push(part);
        left -= part.length;
      }
      return { terms, isCut: left <= 0 && words.join("").length > LONGEST_QUESTION };
    }

    /* ---- Finding one word ---- */

    /* Exactly, in any of its spellings; by sound where it is in Latin letters and found nowhere. */
    async find(term, query) {
      const typed = query.toLowerCase();
      const literal = await this.places.span(this.symbols(term));
      const isForeign = (word) => term.includes(word) && (!literal.places.length || !typed.includes(word));
      const others = spellings.variants(term, this.synonyms, this.names, isForeign).slice(1);
      const written = others.map((other) => this.places.span(this.symbols(other), spellings.likeness(term, other), false));
      const spans = [literal, ...(await Promise.all(written))].filter(({ places }) => places.length);
      return !spans.length && /^[a-zü]+$/.test(term) ? this.sounding(term) : spans;
    }

    /* What sounds like Latin letters in titles and names, and the same words wherever they stand. */
    async sounding(typed) {
      const letters = typed.replace(/ü/g, "v");
      if (letters.length < 2 || letters.length > MOST_LETTERS) return [];
      const { syllables, names } = await this.shelf.load("sounds");
      const spans = await this.spoken(letters, syllables);
      const isMeant = (group) => group.some((spellings) => spellings.includes(letters));
      const words = new Set(this.names.filter((_, at) => isMeant(names[at])).flat());
      const some = spans.flatMap(({ places, length }) => Array.from(places.slice(0, READ), (place) => this.read(place, length)));
      for (const word of await Promise.all(some)) words.add(word);
      const written = Array.from(words, (word) => this.places.span(this.symbols(this.fold(word)), 1, false));
      return [...spans, ...(await Promise.all(written))].filter(({ places }) => places.length);
    }

    /* Places by sound: whole syllables, the last perhaps begun; else first letters. */
    async spoken(letters, syllables) {
      const symbol = (syllable) => String.fromCharCode(SYLLABLE + syllables.indexOf(syllable));
      const isEnd = Array.from(letters, (_, at) => syllables.some((one) => one.startsWith(letters.slice(at))));
      const starts = (at) => syllables.filter((one) => letters.startsWith(one, at));
      const canEnd = []; /* whether the letters from a place on can be divided */
      for (let at = letters.length - 1; at >= 0; at--) {
        canEnd[at] = isEnd[at] || starts(at).some((one) => canEnd[at + one.length]);
      }
      const patterns = [];
      const split = (at, before) => {
        if (patterns.length > MOST_PATTERNS) return;
        if (isEnd[at] && before.length) {
          for (const one of syllables) if (one.startsWith(letters.slice(at))) patterns.push([...before, symbol(one)]);
        } else if (syllables.includes(letters.slice(at))) patterns.push([symbol(letters.slice(at))]);
        for (const one of starts(at)) if (canEnd[at + one.length]) split(at + one.length, [...before, symbol(one)]);
      };
      split(0, []);
      const spans = await this.places.spans(patterns);
      if (spans.length) return spans;
      const first = Array.from(letters, (letter) => String.fromCharCode(LETTER + letter.charCodeAt(0) - 97));
      const whole = await this.places.spans([[...first, gongkai.Places.END]]);
      if (whole.length) return whole.map((span) => ({ ...span, length: first.length }));
      return first.length > 2 ? this.places.spans([first]) : [];
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

    /* With one slip, the likeliest that finds anything: a wrong character that sounds the same, or two
       in the wrong order; then one wrong or missing inside; then one too many, or wrong at an end. A
       short word says too little for more than the first, but in a name. */
    async slipped(term) {
      const symbols = this.symbols(term);
      const size = symbols.length;
      if (/^[0-9]/.test(term)) {
        const inside = await this.places.spans([[term[0], ...this.symbols(`0${term.slice(1)}`).slice(1)]]);
        if (inside.length) return inside; /* 18号 in 118号 */
      }
      if (size < 2 || size > LONGEST_SLIP || !HAN.test(term)) return [];
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
        const spans = await this.places.spans([...swaps, ...(await sameSound())]);
        return spans.length ? spans : this.places.spans([...gaps, ...wrong], isName);
      }
      for (const patterns of [() => [...swaps, ...wrong], sameSound, () => gaps, () => at.map(without)]) {
        const spans = await this.places.spans(await patterns());
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
        const pairs = await Promise.all(piece.slice(1).map((symbol, at) => this.places.pair(piece[at], symbol)));
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
      const { terms, isCut } = this.terms(query);
      const answer = (hits, found, more) => ({ query, hits, spans: found.flat(), approximate: isCut, apart: [], ...more });
      if (!terms.length) return answer([], []);
      const found = await Promise.all(terms.map((term) => this.find(term, query)));
      const isKnown = found.every((spans) => spans.length);
      const exact = isKnown ? this.rank(found) : [];
      if (exact.length) return answer(exact, found);

      const pieces = (words) => words.map((word) => this.symbols(word)).filter((word) => word.length > 1);
      const near = async (words, share) => {
        const { hits, spans } = await this.pieced(pieces(words), share);
        return hits.length ? answer(hits, [spans], { approximate: true }) : null;
      };
      const slipped = async () => {
        const spans = await Promise.all(found.map((spans, at) => (spans.length ? spans : this.slipped(terms[at]))));
        const hits = spans.every((spans) => spans.length) ? this.rank(spans) : [];
        return hits.length ? answer(hits, spans, { approximate: true }) : null;
      };
      const asked = terms.flatMap((term) => this.ignored.reduce(
        (parts, word) => parts.flatMap((part) => part.split(word)), [term]));
      const best =
        (terms.join("").length >= SEVERAL_WORDS ? await near(terms, 1) : null) ||
        (isKnown ? null : await slipped()) ||
        (await near(terms, ENOUGH)) ||
        (asked.length > terms.length ? await near(asked, ENOUGH_WITHOUT) : null);
      if (best) return best;
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

  Object.assign(gongkai, { Index, FIELD: { TITLE, NAMES, TEXT } });
})();
