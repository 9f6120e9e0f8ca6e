// The page as scripts find and make it.

/** Return a new element with a class and children. */
export function makeElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = "",
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** Return the element that our own templates promise; a page without it is a fault. */
export function find<Found extends Element>(selector: string, root: ParentNode = document): Found {
  const found = root.querySelector<Found>(selector);
  if (!found) throw new Error(`The page lacks ${selector}`);
  return found;
}

/** Return the script that runs just now; only while it runs for the first time. */
export function currentScript(): HTMLScriptElement {
  return document.currentScript as HTMLScriptElement;
}

/** Return the words that a template wrote into an element's data. */
export function wordsOf(element: HTMLElement): Readonly<Record<string, string>> {
  return { ...element.dataset } as Record<string, string>;
}

/** Run the script at an address. */
export function runScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => {
      script.remove();
      resolve();
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`${address} did not come`));
    };
    document.head.append(script);
  });
}
