import { isUncovered } from '../dialogs/layout.ts';

/**
 * How long the card must have been where it is, in plain sight, before it can be used: a page may show it, or move it
 * to the pointer, just before a click. In ms.
 */
const IN_SIGHT_MS = 300;

/** Chromium alone knows the last two, and tells whether anything at all is drawn over it. */
const OPTIONS = { threshold: 1, trackVisibility: true, delay: 100 };

/** Looks whether the card is in plain sight and tells whether it has been for a while. To be called now and then. */
export function createVisibilityGuard(host: HTMLElement, signal: AbortSignal): () => boolean {
  let since = 0;
  let place = '';
  let isDrawnOver = false;

  const look = () => {
    const { left, top, width, height } = host.getBoundingClientRect();
    const isSeen =
      !isDrawnOver &&
      host.parentNode === document.documentElement &&
      host.matches(':popover-open') &&
      isUncovered(host);
    const now = isSeen ? [left, top, width, height].join() : '';
    if (now === '' || now !== place) since = performance.now();
    place = now;
    return performance.now() - since >= IN_SIGHT_MS;
  };

  const observer = new IntersectionObserver((entries) => {
    isDrawnOver = Reflect.get(entries.at(-1) ?? {}, 'isVisible') === false;
    look();
  }, OPTIONS);
  observer.observe(host);
  signal.addEventListener('abort', () => observer.disconnect());
  return look;
}
