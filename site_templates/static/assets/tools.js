/* Small tools of a page: how it looks, print, copy a citation, and its own address. */
"use strict";
(() => {
  const gongkai = window.gongkai;
  const words = document.currentScript.dataset;

  for (const display of document.querySelectorAll("[data-display]")) {
    const choose = () => {
      for (const input of display.querySelectorAll("input")) input.checked = input.value === gongkai.mode();
    };
    choose();
    display.addEventListener("toggle", choose);
    display.addEventListener("change", (event) => gongkai.setMode(event.target.value));
    display.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      display.open = false;
      display.querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => {
      if (!display.contains(event.target)) display.open = false;
    });
  }

  for (const here of document.querySelectorAll("[data-here]")) {
    if (!here.textContent) here.textContent = location.href.split(/[?#]/)[0];
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => print());
  }

  /* What is folded is printed too, where the style sheet cannot open it. */
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("main details:not([open], .gk-here)")) {
      details.open = true;
      details.dataset.opened = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const details of document.querySelectorAll("details[data-opened]")) {
      details.open = false;
      delete details.dataset.opened;
    }
  });

  /* What happened, said at the bottom of the window, where nothing has to move for it. */
  const said = document.createElement("p");
  said.className = "gk-said";
  said.setAttribute("role", "status");
  document.body.append(said);

  async function cite(button) {
    const from = document.querySelector("[data-citation]").textContent.trim();
    const address = button.closest(".gk-links").querySelector("a").href;
    const citation = `${from}${button.dataset.cite} ${address}`;
    try {
      await navigator.clipboard.writeText(citation);
      said.replaceChildren(words.copied);
    } catch {
      /* No clipboard (an old browser, or a page that is not secure): the words are there to be chosen. */
      const shown = document.createElement("span");
      shown.textContent = citation;
      said.replaceChildren(words.notCopied, shown);
      getSelection().selectAllChildren(shown);
    }
  }

  for (const button of document.querySelectorAll("[data-cite]")) {
    button.addEventListener("click", () => cite(button));
  }
})();
