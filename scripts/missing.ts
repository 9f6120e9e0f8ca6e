// The page for addresses that are not there, on a site that was built without its own address. A server shows
// it for any address below the site, so the page asks for this script in every folder above; where it is
// found, it knows where the site begins, and leads the page's links there.

const page = document.documentElement;
const script = document.currentScript;

if (script instanceof HTMLScriptElement && !page.dataset.site) {
  const site = new URL("..", script.src);
  page.dataset.site = site.pathname;
  for (const [name, elements] of [
    ["href", document.querySelectorAll("a[href^='/']")],
    ["action", document.querySelectorAll("form[action^='/']")],
  ] as const) {
    for (const element of elements) {
      const path = (element.getAttribute(name) ?? "").replace(/^\/+/, "");
      element.setAttribute(name, new URL(path || ".", site).pathname);
    }
  }
}
