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

  /* The lines of a field, each with the marks that are its own. */
  function lines(names, marks) {
    let start = 0;
    return names.map((name) => {
      const [from, to] = [start, start + Array.from(name).length];
      start = to + 1;
      const own = marks.filter((mark) => mark[0] < to && mark[1] > from);
      return { name, own: own.map((mark) => [Math.max(mark[0] - from, 0), mark[1] - from]) };
    });
  }

  /* Names by role, no more than fit a line or two; those that were asked for stay. */
  function people(words, shown, marks) {
    const roles = ["lead", "responsible", "supporting", "named"].map((role) => words[`role.${role}`]);
    const given = shown.roles || [];
    const all = lines((shown.names || []).slice(0, given.length), marks).map((line, number) => ({ ...line, role: given[number], number }));
    const wanted = [...all].sort((a, b) => !a.own.length - !b.own.length || a.number - b.number).slice(0, NAMES_SHOWN);
    const kept = all.filter((line) => wanted.includes(line));
    const nodes = kept.flatMap(({ name, role, own }, at) => [
      at && kept[at - 1].role === role ? words.separator : element("b", "", `${at ? " " : ""}${roles[role]} `),
      ...marked(name, own),
    ]);
    if (kept.length < all.length) nodes.push(gongkai.say(words["search.units"], { number: all.length }));
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
    const described = [
      element("span", "gk-hit-title", shown.label || "", ...heading(shown, marks(TITLE))),
      element("span", "gk-hit-text", ...snippet(text, marks(TEXT))),
    ];
    const where = shown.document
      ? [shown.document, ...section(index, answer, entry, shown)]
      : lines(shown.names, marks(NAMES)).slice(0, 3).flatMap(({ name, own }, at) => [at ? " · " : "", ...marked(name, own)]);
    described.push(element("span", "gk-hit-where", ...where));
    const names = people(index.words, shown, marks(NAMES));
    if (names.length) described.push(element("span", "gk-hit-units", ...names));
    return described;
  };

  /* What is to be said of an answer as a whole. */
  gongkai.summary = (words, answer, number = answer.hits.length) => {
    if (!number && answer.hits.length) return words["search.filtered"];
    if (!number) return gongkai.say(words["search.none"], { query: answer.query.trim() });
    const found = gongkai.say(words["search.found"], { number });
    return answer.approximate ? `${words["search.approximate"]} ${found}` : found;
  };
})();
