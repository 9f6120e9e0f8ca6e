// The form of the search page: the query, the filters, and the number of results for each choice.

import { find, makeElement } from "../elements.ts";
import { fill } from "../words.ts";
import type { Search } from "./engine.ts";
import { type Choice, type Facets, type State, UNKNOWN_YEAR } from "./facets.ts";

type Control = HTMLInputElement | HTMLSelectElement;

/** The choices of filters, by their names. */
export type Choices = Readonly<Record<string, readonly Choice[]>>;

/** The filters whose choices are part of the page. */
const FIXED = ["role", "timed", "kind"];

/** The form with its controls by name: each is a part of the state. */
export class FilterForm {
  readonly element: HTMLFormElement;
  /** The input of the query. */
  readonly query: HTMLInputElement;
  private readonly controls: ReadonlyMap<string, Control>;
  private readonly fixed: Choices;
  private readonly summary: HTMLElement;
  private readonly label: string;

  constructor(form: HTMLFormElement) {
    this.element = form;
    const named = Array.from(form.elements as HTMLCollectionOf<Control>).filter(({ name }) => name);
    this.controls = new Map(named.map((control) => [control.name, control]));
    this.query = this.controls.get("q") as HTMLInputElement;
    this.fixed = Object.fromEntries(FIXED.map((name) => [name, this.readChoices(name)]));
    this.summary = find("summary", form);
    this.label = this.summary.textContent ?? "";
  }

  /** Return the state of the form. */
  readState(): State {
    return this.collect((name) => this.controls.get(name)!.value);
  }

  /** Return the state in the page's address. */
  readAddress(): State {
    const given = new URLSearchParams(location.search);
    return this.collect((name) => given.get(name) ?? "");
  }

  /** Clear every control except the query. */
  clear(): void {
    for (const [name, control] of this.controls) if (name !== "q") control.value = "";
  }

  /** Return the number of active filters in a state. */
  countActive(state: State): number {
    const names = [...this.controls.keys()].filter((name) => name !== "q" && name !== "sort");
    return names.filter((name) => state[name]).length;
  }

  /** Show a state, with the choices of each filter and the number of hits for each choice. */
  show(choices: Choices, facets: Facets, hits: readonly number[], state: State): void {
    for (const [name, values] of Object.entries({ ...this.fixed, ...choices })) {
      this.fill(name, values, facets.count(name, hits, state), state[name] ?? "");
    }
    for (const name of ["from", "to", "sort"]) this.controls.get(name)!.value = state[name] ?? "";
    this.controls.get("section")!.disabled = !state.document;
    const number = this.countActive(state);
    this.summary.textContent = number ? this.sayCounted(this.label, number) : this.label;
  }

  /** Fill a list with choices and their counts; choices without results are left out. */
  private fill(
    name: string,
    choices: readonly Choice[],
    counts: ReadonlyMap<string, number>,
    chosen: string,
  ): void {
    const select = this.controls.get(name) as HTMLSelectElement;
    select.replaceChildren(select.options[0]!);
    const groups = new Map<string, HTMLOptGroupElement>();
    for (const [value, label = this.sayYear(value), group] of choices) {
      const number = counts.get(value) ?? 0;
      if (!number && value !== chosen) continue;
      const option = new Option(this.sayCounted(label, number), value);
      (group ? findGroup(select, groups, group) : select).append(option);
    }
    select.value = chosen;
  }

  private sayCounted(label: string, number: number): string {
    return fill(this.element.dataset.counted!, { label, number });
  }

  private sayYear(year: string): string {
    const { unknown, year: template } = this.element.dataset;
    return year === UNKNOWN_YEAR ? unknown! : fill(template!, { year });
  }

  private readChoices(name: string): readonly Choice[] {
    const [, ...options] = (this.controls.get(name) as HTMLSelectElement).options;
    return options.map((option) => [option.value, option.text]);
  }

  private collect(read: (name: string) => string): State {
    return Object.fromEntries(Array.from(this.controls.keys(), (name) => [name, read(name)]));
  }
}

function findGroup(
  select: HTMLSelectElement,
  groups: Map<string, HTMLOptGroupElement>,
  label: string,
): HTMLOptGroupElement {
  let group = groups.get(label);
  if (!group) {
    group = makeElement("optgroup");
    group.label = label;
    groups.set(label, group);
    select.append(group);
  }
  return group;
}

/** Return the choices of the filters that depend on the plans; those of sections need loaded texts. */
export async function loadChoices(search: Search, facets: Facets, state: State): Promise<Choices> {
  const sections = facets.sectionsOf(state.document ?? "").map(async ({ number, entry }) => {
    const { section } = await search.show(entry + 1);
    return [number, section] as Choice;
  });
  return { ...facets.choices(), section: await Promise.all(sections) };
}
