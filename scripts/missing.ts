// The page for missing addresses, on a site that was built without its own address. A server shows it for
// any address below the site, so the page looks for this script in every folder above. Where it is found
// is the root of the site, and the script corrects the page's links accordingly.

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
