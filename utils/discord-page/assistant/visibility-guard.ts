import { isBelowTopLayer, isClearlyVisible } from '../dialogs/visibility/layout.ts';

/**
 * How long the card must have been clearly visible in the same place before it can be used, in ms: a page could show
 * it, or move it under the pointer, just before a click.
 */
const REQUIRED_VISIBLE_MS = 300;

/** Only Chromium supports the last two options; with them it reports whether anything is drawn over the card. */
const OPTIONS = { threshold: 1, trackVisibility: true, delay: 100 };

/**
 * Creates a function that checks the card and returns whether it has been clearly visible for long enough. It has to be
 * called now and then, not only when the card is used.
 */
export function createVisibilityGuard(host: HTMLElement, signal: AbortSignal): () => boolean {
  let visibleSince = 0;
  let lastBox = '';
  let isDrawnOver = false;

  const checkVisibility = () => {
    const { left, top, width, height } = host.getBoundingClientRect();
    const isVisible =
      !isDrawnOver &&
      host.parentNode === document.documentElement &&
      host.matches(':popover-open') &&
      isClearlyVisible(host) &&
      !isBelowTopLayer(host);
    const box = isVisible ? [left, top, width, height].join() : '';
    if (box === '' || box !== lastBox) visibleSince = performance.now();
    lastBox = box;
    return performance.now() - visibleSince >= REQUIRED_VISIBLE_MS;
  };

  const observer = new IntersectionObserver((entries) => {
    isDrawnOver = Reflect.get(entries.at(-1) ?? {}, 'isVisible') === false;
    checkVisibility();
  }, OPTIONS);
  observer.observe(host);
  signal.addEventListener('abort', () => observer.disconnect());
  return checkVisibility;
}
