// Search boxes that answer as you type: every form with `data-search`, on every page. The search itself
// is loaded when a reader focuses a box.

import type Combobox from "@github/combobox-nav";

import { find, makeElement } from "../elements.ts";
import { globals } from "../globals.ts";
import { fill } from "../words.ts";
import type { Search } from "./engine.ts";
import { addressOf, messages, openSearch, sayFailure } from "./opening.ts";
import { onWait, onWords } from "./typing.ts";

/** How many results a box shows. */
const SHOWN = 10;

/** One form, with a panel of answers below its input. */
class SearchBox {
  private readonly form: HTMLFormElement;
  private readonly input: HTMLInputElement;
  private readonly panel: HTMLElement;
  private readonly status: HTMLElement;
  private readonly list: HTMLElement;
  private combobox: Combobox | null = null;
  /** The query that the panel answers, or will answer. */
  private asked: string | null = null;
  private readonly callOff: () => void;

  constructor(form: HTMLFormElement, number: number) {
    this.form = form;
    this.input = find("input[type=search]", form);
    this.status = makeElement("p", "gk-panel-status");
    this.list = makeElement("div");
    this.panel = makeElement("div", "gk-panel", this.status, this.list);
    this.complete(number);
    this.callOff = onWords(this.input, () => {
      if (document.activeElement === this.input) this.ask();
    });
    this.listen();
  }

  /** Add the panel, and its ARIA relations for screen readers. */
  private complete(number: number): void {
    const { form, input, panel, status, list } = this;
    const label = input.labels?.[0]?.textContent ?? input.getAttribute("aria-label");
    list.id = `gk-answers-${number}`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", label ?? "");
    status.setAttribute("role", "status");
    panel.hidden = true;
    panel.tabIndex = -1;
    form.append(panel);
    form.action = addressOf("search/");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
  }

  private listen(): void {
    const { form, input, panel, list } = this;
    input.addEventListener("focus", () => {
      openSearch().catch(() => {}); // a failure is reported with the next query
      if (panel.hidden) this.ask();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" || event.isComposing) return;
      if (panel.hidden || this.asked === null) this.ask();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing || panel.hidden) return;
      event.preventDefault();
      this.close();
      if (document.activeElement !== input) {
        input.focus();
        this.close();
      }
    });
    panel.addEventListener("pointerdown", (event) => {
      if (!(event.target as Element).closest("a")) event.preventDefault(); // the box keeps the focus
    });
    list.addEventListener("click", (event) => {
      if (!(event.ctrlKey || event.metaKey || event.shiftKey)) this.close();
    });
    document.addEventListener("click", (event) => {
      if (!form.contains(event.target as Node)) this.close();
    });
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !form.contains(relatedTarget as Node)) this.close();
    });
  }

  /** Answer the query in the box; an answer to an outdated query is dropped. */
  private async ask(): Promise<void> {
    const query = this.input.value;
    if (query === this.asked && !this.panel.hidden) return;
    if (!query.trim()) {
      this.close();
      return;
    }
    this.asked = query;
    delete this.list.dataset.query;
    this.combobox?.stop(); // the list answers an earlier query
    const arrived = onWait(() => {
      if (this.asked !== query) return;
      this.fill();
      this.show(messages().loading);
    });
    try {
      const { summary, options } = await this.answer(await openSearch(), query);
      if (this.asked !== query) return;
      this.show(summary);
      this.fill(...options);
      this.list.dataset.query = query;
    } catch (error) {
      if (this.asked !== query) return;
      this.fill();
      this.show(sayFailure(error));
      this.asked = null;
    } finally {
      arrived();
    }
  }

  private async answer(
    search: Search,
    query: string,
  ): Promise<{ summary: string; options: HTMLAnchorElement[] }> {
    const { words } = search.index;
    const answer = await search.search(query);
    const results = answer.hits.slice(0, SHOWN).map(async (entry) => {
      const shown = await search.show(entry);
      const link = makeOption(addressOf(shown.url), ...search.describe(answer, entry, shown));
      link.dataset.task = shown.id;
      return link;
    });
    const options = await Promise.all(results);
    if (answer.hits.length > SHOWN) {
      const all = fill(words["search.all"]!, { number: answer.hits.length });
      options.push(makeOption(this.pageFor(query), all));
    }
    for (const word of answer.apart) options.push(makeOption(this.pageFor(word), word));
    const apart = answer.apart.length ? ` ${words["search.apart"]}` : "";
    return { summary: search.summarize(answer) + apart, options };
  }

  private pageFor(query: string): string {
    return `${this.form.action}?${new URLSearchParams({ q: query })}`;
  }

  private show(message: string): void {
    this.status.textContent = message;
    this.open(true);
  }

  private fill(...options: HTMLAnchorElement[]): void {
    const { input, list } = this;
    this.combobox?.stop();
    list.replaceChildren(...options);
    list.hidden = !options.length;
    for (const [at, link] of options.entries()) link.id = `${list.id}-${at + 1}`;
    if (!options.length) return;
    this.combobox ??= new globals.engine!.Combobox(input, list, { tabInsertsSuggestions: false });
    this.combobox.start();
  }

  /** Open or close the panel; while it is open, the form is shown in full, even if it is else an icon. */
  private open(isOpen: boolean): void {
    this.panel.hidden = !isOpen;
    this.form.classList.toggle("gk-open", isOpen);
  }

  private close(): void {
    this.callOff();
    this.asked = null;
    this.combobox?.stop();
    this.open(false);
  }
}

function makeOption(href: string, ...lines: (Node | string)[]): HTMLAnchorElement {
  const link = makeElement("a", "gk-hit", ...lines);
  link.href = href;
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  return link;
}

function isWriting(target: HTMLElement): boolean {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Return the input of the page's own search if it has one, else of the header's box. */
function findInput(): HTMLInputElement | null {
  return (
    document.querySelector<HTMLInputElement>("form[data-filters] [name=q]") ??
    document.querySelector<HTMLInputElement>("form[data-search] [name=q]")
  );
}

function isSearchKey(event: KeyboardEvent): boolean {
  const { key, altKey, shiftKey, target } = event;
  const isControl = event.ctrlKey || event.metaKey;
  if (key === "/") return !isControl && !altKey && !isWriting(target as HTMLElement);
  return String(key).toLowerCase() === "k" && isControl && !altKey && !shiftKey;
}

function leadToSearch(event: KeyboardEvent): void {
  const input = isSearchKey(event) ? findInput() : null;
  if (!input) return;
  event.preventDefault();
  event.stopPropagation();
  input.focus();
  input.select();
}

for (const [number, form] of document
  .querySelectorAll<HTMLFormElement>("form[data-search]")
  .entries()) {
  new SearchBox(form, number);
}

document.addEventListener("keydown", leadToSearch, true);
