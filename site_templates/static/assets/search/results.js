/* Answers as elements: the same for the header's box and the search page. */
"use strict";
(() => {
  const gongkai = window.gongkai;
  const { element } = gongkai;
  const { TITLE, NAMES, TEXT } = gongkai.FIELD;

  const SNIPPET = 90;
  const BEFORE = 24;
  const NAMES_SHOWN = 6;
  const FIRST_WORDS = 16;
  const ALNUM = /[0-9A-Za-z]/;

  /* `text` from `from` to `to`, its marks in <mark>; all counted in characters. */
  function marked(text, marks, from = 0, to = Infinity) {
    const characters = Array.from(text);
    const part = (start, end) => characters.slice(start, end).join("").replace(/\n/g, " ");
    const end = Math.min(to, characters.length);
    const nodes = [];
    let at = from;
    for (const [start, stop] of marks) {
      if (stop <= at || start >= end) continue;
      nodes.push(part(at, Math.max(start, at)), element("mark", "", part(Math.max(start, at), Math.min(stop, end))));
      at = Math.min(stop, end);
    }
    nodes.push(part(at, end));
    return nodes;
  }

  /* The words around the first mark, from the start of a clause where one is near. */
  function snippet(text, marks) {
    const characters = Array.from(text);
    const first = marks.length ? marks[0][0] : 0;
    let from = Math.max(0, first - BEFORE);
    if (from) {
      for (let at = first; at > from; at--) {
        if ("，。；：、\n".includes(characters[at - 1])) {
          from = at;
          break;
        }
      }
    }
    while (from && ALNUM.test(characters[from - 1]) && ALNUM.test(characters[from])) from--;
    const to = from + SNIPPET;
    return [from ? "…" : "", ...marked(text, marks, from, to), to < characters.length ? "…" : ""];
  }

  /* Names by role, no more than fit a line or two; those that were asked for stay. */
  function people(words, shown, marks) {
    const lines = [];
    let start = 0;
    for (const [number, role] of (shown.roles || []).entries()) {
      const name = shown.names[number];
      const end = start + Array.from(name).length;
      const own = marks.filter(([from, to]) => from < end && to > start).map(([from, to]) => [from - start, to - start]);
      lines.push({ name, role, own, number });
      start = end + 1;
    }
    const wanted = [...lines].sort((a, b) => !a.own.length - !b.own.length || a.number - b.number).slice(0, NAMES_SHOWN);
    const kept = lines.filter((line) => wanted.includes(line));
    const roles = ["lead", "responsible", "supporting", "named"].map((role) => words[`role.${role}`]);
    const nodes = kept.flatMap(({ name, role, own }, at) => [
      at && kept[at - 1].role === role ? words.separator : element("b", "", `${at ? " " : ""}${roles[role]} `),
      ...marked(name, own.map(([from, to]) => [Math.max(from, 0), to])),
    ]);
    if (kept.length < lines.length) nodes.push(gongkai.say(words["search.units"], { number: lines.length }));
    return nodes;
  }

  /* The section of a task, its words marked: a task may be found by them. */
  function section(index, answer, entry, shown) {
    if (!shown.section) return [];
    const own = index.sectionOf(entry);
    const label = Array.from(shown.section).length - index.size(own, TITLE);
    const marks = index.marks(answer.spans, own, TITLE).map(([from, to]) => [from + label, to + label]);
    return [" · ", ...marked(shown.section, marks)];
  }

  /* A title; without one, the first words, so that every link has a name of its own. */
  function heading(shown, marks) {
    if (shown.title) return marked(shown.title, marks);
    const words = Array.from(shown.text.split(/[，。；：、\n]/)[0]);
    return [words.slice(0, FIRST_WORDS).join("") + "…"];
  }

  /* The lines of one result: what it is, its words, where it stands and who answers for it. */
  gongkai.describe = (index, answer, entry, shown) => {
    const marks = (part) => index.marks(answer.spans, entry, part);
    const text = shown.text || "";
    const lines = [
      element("span", "gk-hit-title", shown.label || "", ...heading(shown, marks(TITLE))),
      element("span", "gk-hit-text", ...snippet(text, marks(TEXT))),
    ];
    if (shown.document) {
      lines.push(element("span", "gk-hit-where", shown.document, ...section(index, answer, entry, shown)));
    } else {
      const length = shown.names.map((name) => Array.from(name).length + 1);
      const starts = length.map((_, at) => length.slice(0, at).reduce((total, one) => total + one, 0));
      lines.push(element("span", "gk-hit-where", ...shown.names.slice(0, 3).flatMap((name, at) => [
        at ? " · " : "",
        ...marked(name, marks(NAMES).map(([from, to]) => [Math.max(from - starts[at], 0), to - starts[at]])),
      ])));
    }
    const names = people(index.words, shown, marks(NAMES));
    if (names.length) lines.push(element("span", "gk-hit-units", ...names));
    return lines;
  };

  /* What is to be said of an answer as a whole. */
  gongkai.summary = (words, answer, number = answer.hits.length) => {
    if (!number && answer.hits.length) return words["search.filtered"];
    if (!number) return gongkai.say(words["search.none"], { query: answer.query.trim() });
    const found = gongkai.say(words["search.found"], { number });
    return answer.approximate ? `${words["search.approximate"]} ${found}` : found;
  };
})();
