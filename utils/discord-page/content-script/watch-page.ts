/** Something that the assistant may help with. Only a first look: the detector decides. */
const WORTH_A_LOOK = [
  '[role="dialog"][aria-modal="true"] input[maxlength="1"]',
  '[role="dialog"][aria-modal="true"] input[type="tel"]',
  '[role="dialog"][aria-modal="true"] button + input',
  'form input[maxlength="1"]',
  '[class*="footerBullet"]',
].join();

/** How far below the app's root Discord hangs its layers, with some room for another wrapper. */
const LAYER_DEPTH = 4;
/** When to look once more after a change: dialogs fade in. In ms. */
const LOOK_AGAIN_MS = 400;

/** Whether the page shows something that is worth a closer look. */
export const isWorthALook = (page: Document): boolean => page.querySelector(WORTH_A_LOOK) !== null;

/**
 * Calls back when a layer or dialog may have come or gone on a page of Discord's app, until `signal` aborts. On other
 * pages it does nothing. It does not watch what is inside of the app, where a chat changes all the time: only the
 * children of the few elements in which layers hang, and where the focus goes, as every such dialog takes it.
 */
export function watchPage(onChange: () => void, signal: AbortSignal, page = document): void {
  const start = () => {
    const root = page.querySelector('#app-mount');
    if (signal.aborted || root === null) return;
    let again: ReturnType<typeof setTimeout> | undefined;
    const changed = () => {
      onChange();
      clearTimeout(again);
      again = setTimeout(onChange, LOOK_AGAIN_MS);
    };
    const observer = new MutationObserver(() => {
      observe();
      changed();
    });
    const observe = () => {
      observer.disconnect();
      for (const element of [page.body, ...withDescendants(root, LAYER_DEPTH)])
        observer.observe(element, { childList: true });
    };
    observe();
    changed();
    page.addEventListener(
      'focusin',
      ({ target }) => {
        if (target instanceof Element && target.matches('input, [role="dialog"]')) changed();
      },
      { capture: true, signal },
    );
    signal.addEventListener('abort', () => {
      observer.disconnect();
      clearTimeout(again);
    });
  };
  if (page.readyState === 'loading')
    page.addEventListener('DOMContentLoaded', start, { once: true, signal });
  else start();
}

function withDescendants(element: Element, depth: number): Element[] {
  return depth === 0
    ? [element]
    : [element, ...[...element.children].flatMap((child) => withDescendants(child, depth - 1))];
}
