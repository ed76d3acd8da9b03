/** How long the tap may work before the page gets its turn, in ms: well within one frame. */
const SLICE_MS = 3;
/** The longest wait for idle time, in ms: a page that is always busy must not make the messages pile up. */
const LONGEST_WAIT_MS = 1000;

/** Calls back after the page's own tasks. Unlike timers, messages of a channel are not throttled in hidden tabs. */
function afterPage(callback: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    callback();
  };
  port2.postMessage(null);
}

/**
 * Divides work into slices of 3 ms. `turn` is to be awaited before each piece; it resolves when the piece may be done.
 * Between two slices the page's own tasks come first, and until `hurry` is called so does everything else: the next
 * slice waits for idle time, except in a hidden page, where nobody sees a delay.
 */
export function createPace() {
  let isHurried = false;
  let sliceStart = Number.NEGATIVE_INFINITY;
  /** Shared by all who wait, so that their slices are one. */
  let pause: Promise<void> | null = null;
  let endPause = () => {};

  function startPause(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    endPause = () => {
      // After `hurry` the idle time comes as well, too late.
      if (pause !== promise) return;
      pause = null;
      sliceStart = performance.now();
      resolve();
    };
    if (isHurried || document.hidden) afterPage(endPause);
    else requestIdleCallback(endPause, { timeout: LONGEST_WAIT_MS });
    return promise;
  }

  return {
    async turn(): Promise<void> {
      if (pause === null && performance.now() - sliceStart < SLICE_MS) return;
      pause ??= startPause();
      await pause;
    },

    /** From now on only the page's own tasks come first. */
    hurry(): void {
      isHurried = true;
      if (pause !== null) afterPage(endPause);
    },
  };
}
