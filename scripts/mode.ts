// The mode of display: as the system, light, dark, or large and plain (适老). The script runs in the head,
// after the style sheets, so that the page does not change after it is shown; tools.js offers the choice.

import { globals } from "./globals.ts";

const KEY = "gongkai.mode";

/** For each mode, the media in which the separate style sheet of dark colours applies. */
const DARK_SHEET_MEDIA = {
  system: "screen and (prefers-color-scheme: dark)",
  light: "not all",
  dark: "screen",
  elder: "not all",
};

/** A mode of display. */
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
    return "system"; // no access to storage: the choice lasts only for this page
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
