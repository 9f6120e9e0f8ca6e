// Small tools of a page: its mode of display, printing, copying a citation, and its own address.

import { currentScript, find, makeElement, wordsOf } from "./elements.ts";
import { globals } from "./globals.ts";
import type { Mode } from "./mode.ts";

const words = wordsOf(currentScript());

function attachDisplay(display: HTMLDetailsElement): void {
  const choose = () => {
    for (const input of display.querySelectorAll("input")) {
      input.checked = input.value === globals.mode?.();
    }
  };
  choose();
  display.addEventListener("toggle", choose);
  display.addEventListener("change", (event) => {
    globals.setMode?.((event.target as HTMLInputElement).value as Mode);
  });
  display.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    display.open = false;
    find<HTMLElement>("summary", display).focus();
  });
  document.addEventListener("click", (event) => {
    if (!display.contains(event.target as Node)) display.open = false;
  });
}

for (const display of document.querySelectorAll<HTMLDetailsElement>("[data-display]")) {
  attachDisplay(display);
}

for (const here of document.querySelectorAll("[data-here]")) {
  if (!here.textContent) here.textContent = location.href.replace(/[?#].*/s, "");
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => print());
}

// Collapsed parts are printed too, in browsers in which the style sheet cannot open them.
addEventListener("beforeprint", () => {
  const folded = "main details:not([open], .gk-here)";
  for (const details of document.querySelectorAll<HTMLDetailsElement>(folded)) {
    details.open = true;
    details.dataset.opened = "";
  }
});
addEventListener("afterprint", () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("details[data-opened]")) {
    details.open = false;
    delete details.dataset.opened;
  }
});

// Messages are shown at the bottom of the window, where they do not move the page.
const status = makeElement("p", "gk-said");
status.setAttribute("role", "status");
document.body.append(status);

async function cite(button: HTMLElement): Promise<void> {
  const source = find("[data-citation]").textContent!.trim();
  const { href } = find<HTMLAnchorElement>("a", button.closest(".gk-links")!);
  const citation = `${source}${button.dataset.cite} ${href}`;
  try {
    await navigator.clipboard.writeText(citation);
    status.replaceChildren(words.copied!);
  } catch {
    // No clipboard (an old browser, or a page that is not secure): show the words, selected for copying.
    const shown = makeElement("span", "", citation);
    status.replaceChildren(words.notCopied!, shown);
    getSelection()?.selectAllChildren(shown);
  }
}

for (const button of document.querySelectorAll<HTMLElement>("[data-cite]")) {
  button.addEventListener("click", () => cite(button));
}
