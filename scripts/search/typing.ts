// Delays while a reader types and waits.

/** Milliseconds between the last key and the query. */
const PAUSE = 80;

/** Milliseconds before a message asks the reader to wait. */
const PATIENCE = 200;

/** Call `act` when a reader has waited for some time; return a function that cancels it. */
export function onWait(act: () => void): () => void {
  const timer = setTimeout(act, PATIENCE);
  return () => clearTimeout(timer);
}

/**
 * Call `act` some time after the last key, and never during a composition (IME); return a function that
 * cancels it.
 */
export function onWords(input: HTMLInputElement, act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isComposing = false;
  const later = () => {
    clearTimeout(timer);
    if (!isComposing) timer = setTimeout(act, PAUSE);
  };
  input.addEventListener("compositionstart", () => {
    isComposing = true;
  });
  input.addEventListener("compositionend", () => {
    isComposing = false;
    later();
  });
  input.addEventListener("input", later);
  return () => clearTimeout(timer);
}
