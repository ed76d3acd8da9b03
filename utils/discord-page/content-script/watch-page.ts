/**
 * Cheap signs of something that the assistant may help with. The detector makes the real decision. Of the screen that
 * requires something, only the last is left when Discord renames its classes: the support form's link beside *Log Out*.
 */
const SIGNS = [
  '[role="dialog"][aria-modal="true"] input[maxlength="1"]',
  '[role="dialog"][aria-modal="true"] input[type="tel"]',
  '[role="dialog"][aria-modal="true"] button + input',
  'form input[maxlength="1"]',
  '[class*="footerBullet"]',
  'div:has(> a[href*="/requests/new"]) ~ div > a[role="button"]:not([href])',
].join();

/** How far below the app's root Discord attaches its layers, with some room for another wrapper. */
const LAYER_DEPTH = 4;
/** When to check once more after a change, in ms: dialogs fade in. */
const SECOND_CHECK_DELAY_MS = 400;

/** The root of Discord's app; null on its other pages, where there is nothing to help with. */
const appRootOf = (page: Document): Element | null => page.querySelector('#app-mount');

/** Whether the page is Discord's app and shows something that the detector should examine. */
export const isWorthScanning = (page: Document): boolean =>
  appRootOf(page) !== null && page.querySelector(SIGNS) !== null;

/**
 * Calls back when a layer or dialog may have come or gone on a page of Discord's app, until `signal` aborts. On other
 * pages it does nothing. It does not watch inside the app, where a chat changes all the time, but only the children of
 * the few elements to which layers are attached, and the focus, which every such dialog takes.
 */
export function watchPage(onChange: () => void, signal: AbortSignal, page = document): void {
  const start = () => {
    const root = appRootOf(page);
    if (signal.aborted || root === null) return;
    let secondCheck: ReturnType<typeof setTimeout> | undefined;
    const reportChange = () => {
      onChange();
      clearTimeout(secondCheck);
      secondCheck = setTimeout(onChange, SECOND_CHECK_DELAY_MS);
    };
    const observer = new MutationObserver(() => {
      observe();
      reportChange();
    });
    const observe = () => {
      observer.disconnect();
      for (const element of [page.body, ...withDescendants(root, LAYER_DEPTH)])
        observer.observe(element, { childList: true });
    };
    observe();
    reportChange();
    page.addEventListener(
      'focusin',
      ({ target }) => {
        if (target instanceof Element && target.matches('input, [role="dialog"]')) reportChange();
      },
      { capture: true, signal },
    );
    signal.addEventListener('abort', () => {
      observer.disconnect();
      clearTimeout(secondCheck);
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
