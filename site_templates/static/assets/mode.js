/* How the site looks: as the system does, light, dark, or large and plain (适老). It runs in the head,
   after its style sheets, so that nothing changes under a reader's eyes; tools.js offers the choice. */
"use strict";
(() => {
  const gongkai = (window.gongkai = window.gongkai || {});
  const root = document.documentElement;
  const KEY = "gongkai.mode";
  const MODES = ["system", "light", "dark", "elder"];

  /* Dark colours are a style sheet of their own, which the system's wish switches on. */
  function apply(mode) {
    root.dataset.mode = mode;
    const sheet = document.querySelector("link[data-dark]");
    const isDark = { light: "not all", elder: "not all", dark: "screen" }[mode];
    sheet.media = isDark || "screen and (prefers-color-scheme: dark)";
  }

  function remembered() {
    try {
      const mode = localStorage.getItem(KEY);
      return MODES.includes(mode) ? mode : "system";
    } catch {
      return "system"; /* storage is closed to us: the choice lasts for the page */
    }
  }

  gongkai.mode = () => root.dataset.mode;
  gongkai.setMode = (mode) => {
    apply(mode);
    try {
      localStorage.setItem(KEY, mode);
    } catch {
      /* as above */
    }
  };

  root.className = "js";
  apply(remembered());
  addEventListener("storage", (event) => event.key === KEY && apply(remembered()));
})();
