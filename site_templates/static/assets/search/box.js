/* Search boxes that answer as you type: every form with `data-search`, on every page. The search
   itself is fetched when somebody turns to a box. */
"use strict";
(() => {
  const gongkai = (window.gongkai = window.gongkai || {});
  const folder = new URL(".", document.currentScript.src);
  const SCRIPTS = ["../vendor/combobox-nav.js", "engine.js", "results.js"];
  const SHOWN = 10;
  const PAUSE = 80; /* milliseconds between the last key and the question */

  gongkai.root = new URL("../../", folder).href;

  /* Words with `{name}` filled in. */
  gongkai.say = (template, values = {}) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  gongkai.element = (tag, className, ...children) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  function run(path) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(path, folder).href;
      script.onload = resolve;
      script.onerror = () => reject(new Error(path));
      document.head.append(script);
    });
  }

  /* The open index: everything that a question needs, fetched once, and again after a failure. */
  let opening = null;
  gongkai.open = () => {
    opening = opening || Promise.all([run(SCRIPTS[0]), run(SCRIPTS[1]).then(() => run(SCRIPTS[2]))]).then(() =>
      gongkai.Index.open(new URL("index/", folder).href),
    );
    opening.catch(() => (opening = null));
    return opening;
  };

  /* What to say of a failure, in the words of the header's form. */
  gongkai.excuse = (error) => {
    const messages = document.querySelector("form[data-failed]").dataset;
    return gongkai.Outdated && error instanceof gongkai.Outdated ? messages.outdated : messages.failed;
  };

  function attach(form, number) {
    const input = form.querySelector("input[type=search]");
    const panel = Object.assign(document.createElement("div"), { className: "gk-panel", hidden: true });
    const status = Object.assign(document.createElement("p"), { className: "gk-panel-status" });
    const list = Object.assign(document.createElement("div"), { id: `gk-answers-${number}` });
    status.setAttribute("role", "status");
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.getAttribute("aria-label") || form.textContent.trim());
    panel.append(status, list);
    form.append(panel);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    let combobox = null;
    let isComposing = false;
    let asked = "";
    let pause = 0;

    function close() {
      panel.hidden = true;
      if (combobox) combobox.stop();
    }

    function option(href, ...lines) {
      const link = gongkai.element("a", "gk-hit", ...lines);
      link.href = href;
      link.tabIndex = -1;
      link.setAttribute("role", "option");
      link.id = `${list.id}-${list.children.length + 1}`;
      return link;
    }

    async function show(index, query) {
      const answer = await index.search(query);
      const entries = answer.hits.slice(0, SHOWN);
      const shown = await Promise.all(entries.map((entry) => index.show(entry)));
      if (asked !== query) return;
      status.textContent = gongkai.summary(index.words, answer);
      list.replaceChildren();
      entries.forEach((entry, at) => {
        const link = option(gongkai.root + shown[at].url, ...gongkai.describe(index, answer, entry, shown[at]));
        link.dataset.task = shown[at].id;
        list.append(link);
      });
      if (answer.hits.length > SHOWN) {
        const all = gongkai.say(index.words["search.all"], { number: answer.hits.length });
        list.append(option(`${form.action}?q=${encodeURIComponent(query)}`, all));
      }
      list.dataset.query = query;
      combobox = combobox || new gongkai.Combobox(input, list, { tabInsertsSuggestions: false });
      combobox.stop();
      combobox.start();
    }

    async function ask() {
      const query = input.value;
      if (query === asked && !panel.hidden) return;
      asked = query;
      if (!query.trim()) return close();
      if (panel.hidden) status.textContent = document.querySelector("form[data-failed]").dataset.loading;
      panel.hidden = false;
      try {
        await show(await gongkai.open(), query);
      } catch (error) {
        if (asked !== query) return;
        list.replaceChildren();
        status.textContent = gongkai.excuse(error);
        asked = "";
      }
    }

    input.addEventListener("focus", () => {
      gongkai.open().catch(() => {}); /* said when a question is asked */
      if (input.value.trim() && panel.hidden) ask();
    });
    input.addEventListener("compositionstart", () => (isComposing = true));
    input.addEventListener("compositionend", () => {
      isComposing = false;
      ask();
    });
    input.addEventListener("input", () => {
      clearTimeout(pause);
      if (!isComposing) pause = setTimeout(ask, PAUSE);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" && panel.hidden) ask();
      if (event.key !== "Escape" || panel.hidden) return;
      event.preventDefault();
      close();
    });
    form.addEventListener("submit", (event) => {
      if (isComposing || !input.value.trim()) event.preventDefault();
    });
    list.addEventListener("click", close);
    document.addEventListener("pointerdown", (event) => {
      if (!form.contains(event.target)) close();
    });
    form.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
    });
  }

  const forms = [...document.querySelectorAll("form[data-search]")];
  forms.forEach(attach);

  const isWriting = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  document.addEventListener("keydown", (event) => {
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isWriting(event.target);
    const isControlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!(isSlash || isControlK) || !forms.length) return;
    event.preventDefault();
    event.stopPropagation();
    const input = forms[0].querySelector("input[type=search]");
    input.focus();
    input.select();
  }, true);
})();
