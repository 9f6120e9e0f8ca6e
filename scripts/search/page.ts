// The search page: the same answers, filtered, counted and sorted. Its state is in its address.

import { find, makeElement } from "../elements.ts";
import { fill } from "../words.ts";
import type { Answer } from "./answering.ts";
import type { Search } from "./engine.ts";
import { Facets, type State } from "./facets.ts";
import { FilterForm, loadChoices } from "./filters.ts";
import { addressOf, messages, openSearch, sayFailure } from "./opening.ts";
import { onWait, onWords } from "./typing.ts";

/** How many results are shown at first, and added on each request. */
const PAGE = 20;

/** Milliseconds within which changes of one control are one step of the history. */
const STEP = 1000;

const form = new FilterForm(find("form[data-filters]"));
const status = find<HTMLElement>("[data-status]");
const results = find<HTMLElement>("[data-results]");
const more = find<HTMLButtonElement>("[data-more]");
const apart = find<HTMLElement>("[data-apart]");
const words = form.element.dataset;
const title = document.title;

/** The shown state and answer, and how many results are shown. */
interface View {
  readonly search: Search;
  readonly facets: Facets | null;
  readonly state: State;
  readonly answer: Answer;
  /** The entries of the answer that pass the filters, in order. */
  readonly hits: readonly number[];
  readonly number: number;
}

/** The control that changed last, and when. */
interface Change {
  readonly name: string;
  readonly time: number;
}

const NO_CHANGE: Change = { name: "", time: Number.NEGATIVE_INFINITY };

let state: State = {};
let view: View | null = null;
let facets: Facets | null = null;
let lastChange = NO_CHANGE;
let latestTurn = 0;

/** Return the address of this page for a state. */
function addressIn(one: State): string {
  const given = new URLSearchParams(Object.entries(one).filter(([, value]) => value)).toString();
  return location.pathname + (given ? `?${given}` : "");
}

/** Load the facets; after a failure, return null if the state has no filters, which then needs none. */
async function loadFacets(search: Search): Promise<Facets | null> {
  try {
    return await Facets.open(search);
  } catch (error) {
    if (form.countActive(state)) throw error;
    return null;
  }
}

function isAsked({ q }: State): boolean {
  return Boolean(q?.trim());
}

/** Return the answer to the state's query; with filters alone, `everything` that they may leave. */
async function findAnswer(search: Search, everything: readonly number[]): Promise<Answer> {
  if (isAsked(state)) return search.search(state.q!);
  const hits = form.countActive(state) ? everything : [];
  return { query: "", hits, matches: [], isApproximate: false, apart: [] };
}

function makeItems(one: View, entries: readonly number[]): Promise<HTMLElement[]> {
  const items = entries.map(async (entry) => {
    const shown = await one.search.show(entry);
    const [heading, ...lines] = one.search.describe(one.answer, entry, shown);
    const link = makeElement("a", "", heading!);
    link.href = addressOf(shown.url);
    const item = makeElement("li", "gk-hit", link, ...lines, ...makeDue(one, entry));
    item.dataset.task = shown.id;
    return item;
  });
  return Promise.all(items);
}

function makeDue({ search, facets, state }: View, entry: number): HTMLElement[] {
  const day = facets?.findDue(entry, state);
  if (!day) return [];
  const label = makeElement("b", "", `${search.index.words["task.when"]} `);
  return [makeElement("span", "gk-hit-due", label, fill(search.index.words.day!, day))];
}

function offerMore({ search, hits, number }: View): void {
  const left = hits.length - number;
  more.hidden = left <= 0;
  more.textContent = fill(search.index.words["search.more"]!, { number: Math.min(PAGE, left) });
}

function makeLink(text: string, one: State): HTMLElement {
  const link = makeElement("a", "", text);
  link.href = addressIn(one);
  return link;
}

/** Return advice for a reader if nothing was found. */
function makeAdvice({ search, state, answer }: View): (Node | string)[] {
  if (answer.hits.length) {
    const others = fill(search.index.words["search.unfiltered"]!, { number: answer.hits.length });
    const reset = find("[type=reset]", form.element).textContent ?? "";
    return [others, makeLink(reset, { q: state.q!, sort: state.sort! })];
  }
  if (!answer.apart.length) return [words.advice!];
  const links = answer.apart.map((word) => makeLink(word, { ...state, q: word }));
  return [search.index.words["search.apart"]!, ...links];
}

/** Show the results of the state; an answer to an outdated state is dropped. */
async function show(number = PAGE): Promise<void> {
  const turn = ++latestTurn;
  const isLatest = () => turn === latestTurn;
  const arrived = onWait(() => {
    status.textContent = messages().loading;
    results.setAttribute("aria-busy", "true");
  });
  delete results.dataset.query;
  more.disabled = true;
  document.title = isAsked(state) ? `${state.q!.trim()} - ${title}` : title;
  try {
    const search = await openSearch();
    facets ??= await loadFacets(search);
    if (!isLatest()) return;
    if (facets) state = facets.clean(state);
    history.replaceState(history.state, "", addressIn(state));
    await fillPage(search, number, isLatest);
  } catch (error) {
    if (!isLatest()) return;
    view = null;
    results.replaceChildren();
    apart.replaceChildren();
    more.hidden = true;
    status.textContent = sayFailure(error);
  } finally {
    arrived();
    if (isLatest()) {
      results.removeAttribute("aria-busy");
      more.disabled = false;
    }
  }
}

async function fillPage(search: Search, number: number, isLatest: () => boolean): Promise<void> {
  const everything = facets?.listAll() ?? [];
  const isAnything = isAsked(state) || form.countActive(state) > 0;
  const answer = await findAnswer(search, everything);
  const hits = facets?.select(answer.hits, state) ?? answer.hits;
  const next: View = { search, facets, state, answer, hits, number };
  const [items, choices] = await Promise.all([
    makeItems(next, hits.slice(0, number)),
    facets && loadChoices(search, facets, state),
  ]);
  if (!isLatest()) return;
  view = next;
  status.textContent = isAnything ? search.summarize(answer, hits.length) : words.hint!;
  results.replaceChildren(...items);
  apart.replaceChildren(...(isAnything && !hits.length ? makeAdvice(next) : []));
  offerMore(next);
  if (facets && choices) form.show(choices, facets, isAnything ? answer.hits : everything, state);
  results.dataset.query = state.q!;
}

/** Show more results, and move the focus to the first new one. */
async function showMore(): Promise<void> {
  if (!view) return;
  const before = view;
  const turn = latestTurn;
  more.disabled = true;
  try {
    const number = before.number + PAGE;
    const items = await makeItems(before, before.hits.slice(before.number, number));
    if (turn !== latestTurn) return;
    view = { ...before, number };
    history.replaceState({ number }, "");
    results.append(...items);
    offerMore(view);
    items[0]?.querySelector("a")?.focus();
  } catch (error) {
    if (turn === latestTurn) status.textContent = sayFailure(error);
  } finally {
    more.disabled = false;
  }
}

/** Take the state from the form; quick changes of one control are one step of the history. */
function change(name: string, time: number): void {
  const given = form.readState();
  const next = given.document === state.document ? given : { ...given, section: "" };
  const isSoon = name === "q" || time - lastChange.time < STEP;
  const isRun = lastChange.name === name && isSoon;
  lastChange = { name, time };
  if (addressIn(next) === addressIn(state)) return;
  history[isRun ? "replaceState" : "pushState"](null, "", addressIn(next));
  state = next;
  show();
}

function start(): void {
  state = form.readAddress();
  lastChange = NO_CHANGE;
  form.query.value = state.q!;
  find<HTMLDetailsElement>("details", form.element).open = matchMedia("(min-width: 60em)").matches;
  show(history.state?.number || PAGE);
}

onWords(form.query, () => change("q", 0));
form.element.addEventListener("change", ({ target, timeStamp }) => {
  const control = target as HTMLInputElement | HTMLSelectElement;
  const isHalfWritten = control.type === "date" && control.value && control.value < "1900";
  if (control !== form.query && !isHalfWritten) change(control.name, timeStamp);
});
form.element.addEventListener("submit", (event) => {
  event.preventDefault();
  change("submit", event.timeStamp);
  lastChange = NO_CHANGE;
});
form.element.addEventListener("reset", (event) => {
  event.preventDefault();
  form.clear();
  change("reset", event.timeStamp);
});
more.addEventListener("click", showMore);
addEventListener("popstate", start);

find<HTMLElement>("[data-no-script]").hidden = true;
start();
