/* Search boxes that answer as you type: every form with `data-search`, on every page. The search
   itself is fetched when somebody turns to a box. */
"use strict";
(() => {
  const gongkai = (window.gongkai = window.gongkai || {});
  const folder = new URL(".", document.currentScript.src);
  const root = new URL("../../", folder);
  const SCRIPTS = [
    "../vendor/combobox-nav.js",
    "packing.js",
    "shelf.js",
    "spellings.js",
    "places.js",
    "engine.js",
    "results.js",
  ];
  const SHOWN = 10;
  const PAUSE = 80; /* milliseconds between the last key and the question */
  const PATIENCE = 200; /* milliseconds before a reader is told to wait */

  /* Words with `{name}` filled in. */
  gongkai.say = (template, values = {}) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  gongkai.element = (tag, className, ...children) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  /* The whole address of one from the site's root; a folder has no index of its own without a server. */
  gongkai.address = (path) => {
    const address = new URL(path, root);
    if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
    return address.href;
  };

  /* What is known before the index is there, in the header's form: words, and the index's version. A
     reload fetches this page anew, and so names the version that every other file must have. */
  gongkai.messages = () => document.querySelector("form[data-failed]").dataset;

  /* What to say of a failure. */
  gongkai.excuse = (error) => {
    console.error(error);
    const isOutdated = gongkai.Outdated && error instanceof gongkai.Outdated;
    return isOutdated ? gongkai.messages().outdated : gongkai.messages().failed;
  };

  /* Call `act` when a reader has waited for some time; returns what calls it off. */
  gongkai.onWait = (act) => {
    const timer = setTimeout(act, PATIENCE);
    return () => clearTimeout(timer);
  };

  /* Call `act` some time after the last key, and never in the middle of a composition. Returns what
     calls it off. */
  gongkai.onWords = (input, act) => {
    let timer = 0;
    let isComposing = false;
    const later = () => {
      clearTimeout(timer);
      if (!isComposing) timer = setTimeout(act, PAUSE);
    };
    input.addEventListener("compositionstart", () => (isComposing = true));
    input.addEventListener("compositionend", () => {
      isComposing = false;
      later();
    });
    input.addEventListener("input", later);
    return () => clearTimeout(timer);
  };

  /* Run a script; those that are asked for together load together, and run in order. */
  function run(path) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.async = false;
      script.src = `${new URL(path, folder).href}?v=${gongkai.messages().version}`;
      script.onload = resolve;
      script.onerror = () => reject(new Error(path));
      document.head.append(script);
    });
  }

  /* The open index: everything that a question needs, fetched once, and again after a failure. */
  let opening = null;
  gongkai.open = () => {
    opening = opening || Promise.all(SCRIPTS.map(run)).then(() => gongkai.Index.open(new URL("index/", folder).href, gongkai.messages().version));
    opening.catch(() => (opening = null));
    return opening;
  };

  function attach(form, number) {
    const { element } = gongkai;
    const input = form.querySelector("input[type=search]");
    const label = input.labels[0] ? input.labels[0].textContent : input.getAttribute("aria-label");
    const status = element("p", "gk-panel-status");
    const list = element("div", "");
    const panel = element("div", "gk-panel", status, list);
    list.id = `gk-answers-${number}`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", label);
    status.setAttribute("role", "status");
    panel.hidden = true;
    panel.tabIndex = -1;
    form.append(panel);
    form.action = gongkai.address("search/");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    let combobox = null;
    let asked = null;

    /* A form with an open panel is shown whole, also where its box is else a sign. */
    function open(isOpen) {
      panel.hidden = !isOpen;
      form.classList.toggle("gk-open", isOpen);
    }

    function fill(...options) {
      if (combobox) combobox.stop();
      list.replaceChildren(...options);
      list.hidden = !options.length;
      options.forEach((link, at) => (link.id = `${list.id}-${at + 1}`));
      if (!options.length) return;
      combobox = combobox || new gongkai.Combobox(input, list, { tabInsertsSuggestions: false });
      combobox.start();
    }

    function close() {
      callOff();
      asked = null;
      if (combobox) combobox.stop();
      open(false);
    }

    function option(href, ...lines) {
      const link = element("a", "gk-hit", ...lines);
      link.href = href;
      link.tabIndex = -1;
      link.setAttribute("role", "option");
      return link;
    }

    const everywhere = (query) => `${form.action}?${new URLSearchParams({ q: query })}`;

    async function answers(index, query) {
      const answer = await index.search(query);
      const options = await Promise.all(answer.hits.slice(0, SHOWN).map(async (entry) => {
        const shown = await index.show(entry);
        const link = option(gongkai.address(shown.url), ...gongkai.describe(index, answer, entry, shown));
        link.dataset.task = shown.id;
        return link;
      }));
      if (answer.hits.length > SHOWN) {
        const all = gongkai.say(index.words["search.all"], { number: answer.hits.length });
        options.push(option(everywhere(query), all));
      }
      for (const word of answer.apart) options.push(option(everywhere(word), word));
      const apart = answer.apart.length ? ` ${index.words["search.apart"]}` : "";
      return [gongkai.summary(index.words, answer) + apart, options];
    }

    async function ask() {
      const query = input.value;
      if (query === asked && !panel.hidden) return;
      if (!query.trim()) return close();
      asked = query;
      delete list.dataset.query;
      if (combobox) combobox.stop(); /* what is listed answers another question */
      const arrived = gongkai.onWait(() => {
        if (asked !== query) return;
        fill();
        status.textContent = gongkai.messages().loading;
        open(true);
      });
      try {
        const [words, options] = await answers(await gongkai.open(), query);
        if (asked !== query) return;
        status.textContent = words;
        open(true);
        fill(...options);
        list.dataset.query = query;
      } catch (error) {
        if (asked !== query) return;
        fill();
        status.textContent = gongkai.excuse(error);
        open(true);
        asked = null;
      } finally {
        arrived();
      }
    }

    const callOff = gongkai.onWords(input, () => {
      if (document.activeElement === input) ask();
    });
    input.addEventListener("focus", () => {
      gongkai.open().catch(() => {}); /* said when a question is asked */
      if (panel.hidden) ask();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && !event.isComposing && (panel.hidden || asked === null)) ask();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing || panel.hidden) return;
      event.preventDefault();
      close();
      if (document.activeElement !== input) {
        input.focus();
        close();
      }
    });
    panel.addEventListener("pointerdown", (event) => {
      if (!event.target.closest("a")) event.preventDefault(); /* the box keeps the keyboard */
    });
    list.addEventListener("click", (event) => {
      if (!(event.ctrlKey || event.metaKey || event.shiftKey)) close();
    });
    document.addEventListener("click", (event) => {
      if (!form.contains(event.target)) close();
    });
    form.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
    });
  }

  const forms = [...document.querySelectorAll("form[data-search]")];
  forms.forEach(attach);

  /* `/` and Ctrl+K lead to the page's own search where it has one, else to the header's box. */
  const isWriting = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  document.addEventListener("keydown", (event) => {
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isWriting(event.target);
    const isControlK = String(event.key).toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const input = ["data-filters", "data-search"].map((name) => document.querySelector(`form[${name}] [name=q]`)).find(Boolean);
    if (!(isSlash || isControlK) || !input) return;
    event.preventDefault();
    event.stopPropagation();
    input.focus();
    input.select();
  }, true);
})();
