// How the site looks: as the system does, light, dark, or large and plain (适老). It runs in the head,
// after its style sheets, so that nothing changes under a reader's eyes; tools.js offers the choice.

import { globals } from "./globals.ts";

const KEY = "gongkai.mode";

/** Dark colours are a style sheet of their own; for which media it counts in each mode. */
const DARK_SHEET_MEDIA = {
  system: "screen and (prefers-color-scheme: dark)",
  light: "not all",
  dark: "screen",
  elder: "not all",
};

/** How the site can look. */
export type Mode = keyof typeof DARK_SHEET_MEDIA;

const root = document.documentElement;

function isMode(text: string | null): text is Mode {
  return text !== null && Object.keys(DARK_SHEET_MEDIA).includes(text);
}

function apply(mode: Mode): void {
  root.dataset.mode = mode;
  const sheet = document.querySelector<HTMLLinkElement>("link[data-dark]");
  if (sheet) sheet.media = DARK_SHEET_MEDIA[mode];
}

function readRemembered(): Mode {
  try {
    const mode = localStorage.getItem(KEY);
    return isMode(mode) ? mode : "system";
  } catch {
    return "system"; // storage is closed to us: the choice lasts for the page
  }
}

function remember(mode: Mode): void {
  try {
    localStorage.setItem(KEY, mode);
  } catch {
    // as above
  }
}

globals.mode = () => root.dataset.mode as Mode;
globals.setMode = (mode) => {
  apply(mode);
  remember(mode);
};

root.className = "js";
apply(readRemembered());
addEventListener("storage", (event) => {
  if (event.key === KEY) apply(readRemembered());
});
