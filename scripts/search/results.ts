// Makes the elements of results, for both the header's box and the search page.

import { makeElement } from "../elements.ts";
import { fill } from "../words.ts";
import type { Answer } from "./answering.ts";
import { type Field, NAMES, TEXT, TITLE } from "./entries.ts";
import type { Shown, Words } from "./format.ts";
import { divideMarks, findMarks, findSnippet, type Mark } from "./marks.ts";
import type { SearchIndex } from "./search-index.ts";

type Nodes = (Node | string)[];

const ROLES = ["lead", "responsible", "supporting", "named"];

/** How many names of units are shown: about as many as fit on two lines. */
const NAMES_SHOWN = 6;

/** How many of a document's numbers and agencies are shown. */
const DOCUMENT_NAMES_SHOWN = 3;

/** How many characters of its text name a task without a title. */
const FIRST_WORDS = 16;

/** Return the lines of one result: title, text, document and section, and units. */
export function describe(
  index: SearchIndex,
  answer: Answer,
  entry: number,
  shown: Shown,
): HTMLElement[] {
  const marksIn = (field: Field, of = entry) =>
    findMarks(answer.matches, index.entries.boundsOf(of, field));
  const text = shown.text ?? "";
  const names = makeNames(index.words, shown, marksIn(NAMES));
  return [
    makeElement("span", "gk-hit-title", shown.label ?? "", ...makeTitle(shown, marksIn(TITLE))),
    makeElement("span", "gk-hit-text", ...makeSnippet(text, marksIn(TEXT))),
    makeElement(
      "span",
      "gk-hit-where",
      ...(shown.document
        ? [shown.document, ...makeSection(index, entry, shown, marksIn)]
        : makeDocumentNames(shown, marksIn(NAMES))),
    ),
    ...(names.length ? [makeElement("span", "gk-hit-units", ...names)] : []),
  ];
}

/** Return the summary of an answer; `number` of its entries pass the filters. */
export function summarize(words: Words, answer: Answer, number = answer.hits.length): string {
  if (!number && answer.hits.length) return words["search.filtered"]!;
  if (!number) return fill(words["search.none"]!, { query: answer.query.trim() });
  const found = fill(words["search.found"]!, { number });
  return answer.isApproximate ? `${words["search.approximate"]} ${found}` : found;
}

/** Return the title; without one, the first words, so that each link has its own name. */
function makeTitle({ title, text = "" }: Shown, marks: readonly Mark[]): Nodes {
  if (title) return mark(title, marks);
  const words = [...text.split(/[，。；：、\n]/)[0]!];
  return [`${words.slice(0, FIRST_WORDS).join("")}…`];
}

function makeSnippet(text: string, marks: readonly Mark[]): Nodes {
  const [from, to] = findSnippet(text, marks);
  return [from ? "…" : "", ...mark(text, marks, from, to), to < [...text].length ? "…" : ""];
}

/** Return the section of a task, with matches marked: a task can be found by its section's title. */
function makeSection(
  { entries }: SearchIndex,
  task: number,
  { section }: Shown,
  marksIn: (field: Field, entry: number) => Mark[],
): Nodes {
  if (!section) return [];
  const entry = entries.sectionOf(task);
  const label = [...section].length - entries.lengthOf(entry, TITLE);
  const marks = marksIn(TITLE, entry).map(([from, to]): Mark => [from + label, to + label]);
  return [" · ", ...mark(section, marks)];
}

function makeDocumentNames({ names = [] }: Shown, marks: readonly Mark[]): Nodes {
  const lines = divideMarks(names, marks).slice(0, DOCUMENT_NAMES_SHOWN);
  return lines.flatMap(({ line, marks: own }, at) => [at ? " · " : "", ...mark(line, own)]);
}

/** Return names by role, as many as fit; those that match the query are always shown. */
function makeNames(words: Words, { names = [], roles = [] }: Shown, marks: readonly Mark[]): Nodes {
  const all = divideMarks(names.slice(0, roles.length), marks).map((one, at) => ({
    ...one,
    at,
    role: words[`role.${ROLES[roles[at]!]}`]!,
  }));
  const askedFirst = [...all].sort(
    (a, b) => Number(!a.marks.length) - Number(!b.marks.length) || a.at - b.at,
  );
  const kept = askedFirst.slice(0, NAMES_SHOWN).sort((a, b) => a.at - b.at);
  const nodes = kept.flatMap(({ line, marks: own, role }, at) => [
    at && kept[at - 1]!.role === role
      ? words.separator!
      : makeElement("b", "", `${at ? " " : ""}${role} `),
    ...mark(line, own),
  ]);
  if (kept.length < all.length) nodes.push(fill(words["search.units"]!, { number: all.length }));
  return nodes;
}

/** Return a part of a text, with its marks as elements. */
function mark(
  text: string,
  marks: readonly Mark[],
  from = 0,
  to = Number.POSITIVE_INFINITY,
): Nodes {
  const characters = [...text];
  const part = (start: number, end: number) =>
    characters.slice(start, end).join("").replace(/\n/g, " ");
  const end = Math.min(to, characters.length);
  const nodes: Nodes = [];
  let at = from;
  for (const [start, stop] of marks) {
    if (stop <= at || start >= end) continue;
    const first = Math.max(start, at);
    const last = Math.min(stop, end);
    nodes.push(part(at, first), makeElement("mark", "", part(first, last)));
    at = last;
  }
  nodes.push(part(at, end));
  return nodes;
}
