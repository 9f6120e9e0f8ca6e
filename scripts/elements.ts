// Helpers that find and make elements of a page.

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

/** Return an element that the templates guarantee; throws an error if it is missing. */
export function find<Found extends Element>(selector: string, root: ParentNode = document): Found {
  const found = root.querySelector<Found>(selector);
  if (!found) throw new Error(`The page lacks ${selector}`);
  return found;
}

/** Return the script that is running; works only while its top level runs. */
export function currentScript(): HTMLScriptElement {
  return document.currentScript as HTMLScriptElement;
}

/** Return the words that a template wrote into the data attributes of an element. */
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
