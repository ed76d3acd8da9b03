import { type BrowserName, launch, type RigPage } from '../../harness/launch.ts';
import { pressTurnOnHelp } from '../../harness/turn-on-help.ts';
import type { Account, Simulator } from '../../simulator/index.ts';
import { giveReason } from './conditions.ts';
import { copyWithProbes } from './copy-with-probes.ts';
import { openClock } from './main-thread-clock.ts';
import { loadApp, openLoginTab } from './ready.ts';
import { waitUntilQuiet } from './wait-until-quiet.ts';

/** How often the app is started. */
const STARTS = 5;

/**
 * Runs in the page's world before the tap, and times its slices once it has a reason to read: each begins with a
 * message of a channel that is new, and ends where the next channel is made.
 */
function probeSlices(): void {
  const slices: number[] = [];
  Reflect.set(window, '__slices', slices);
  const NativeChannel = MessageChannel;
  let start: number | null = null;
  class TimedChannel extends NativeChannel {
    constructor() {
      super();
      if (start !== null) slices.push(performance.now() - start);
      start = null;
      const begin = () => {
        start = performance.now();
      };
      this.port1.addEventListener('message', begin, { once: true });
    }
  }
  document.addEventListener('handset:tap', (event) => {
    // The page's own channel, for its rendering, is made before.
    if (Reflect.get(event, 'detail') === 'start')
      Reflect.set(window, 'MessageChannel', TimedChannel);
  });
}

/** How long slices were, in ms. */
export interface Slices {
  /** In which the tap read a READY. */
  readonly tap: readonly number[];
  /** As many in which a script of the page did nothing but look at the clock for 3 ms: what is longer is not its doing. */
  readonly clock: readonly number[];
}

/** Starts slices that end after 3 ms. Returns before they have ended; then `__slices` has their lengths. */
function startClockSlices(count: number): void {
  const slices: number[] = [];
  Reflect.set(window, '__slices', slices);
  const next = () => {
    if (slices.length === count) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      const start = performance.now();
      while (performance.now() - start < 3);
      slices.push(performance.now() - start);
      next();
    };
    port2.postMessage(null);
  };
  next();
}

/** How long each slice was in which the tap read a READY, over some starts of the app. */
export async function measureSlices(
  browser: BrowserName,
  extensionDir: string,
  discord: Simulator,
  account: Account,
): Promise<Slices> {
  const copy = await copyWithProbes(extensionDir, { 'gateway-tap.js': `(${probeSlices})();` });
  const rig = await launch(browser, discord, {
    extensionDir: copy.dir,
    // Without this Firefox tells only whole milliseconds.
    extraPrefs: { 'privacy.reduceTimerPrecision': false },
  });
  try {
    await pressTurnOnHelp(rig);
    const slicesAfterStart = async (start: (page: RigPage) => Promise<void>) => {
      const page = await openLoginTab(rig.openPage);
      const clock = await openClock(browser, page);
      await loadApp(page, account);
      await start(page);
      await waitUntilQuiet(clock);
      const slices = await page.evaluate((): number[] => Reflect.get(window, '__slices'));
      await page.close();
      return slices;
    };
    const tap: number[] = [];
    const clockOnly: number[] = [];
    for (let count = 0; count < STARTS; count += 1) {
      const told = await slicesAfterStart(giveReason);
      tap.push(...told);
      // At the same point of another start, because then the browser has as much else to do.
      clockOnly.push(
        ...(await slicesAfterStart((page) => page.evaluate(startClockSlices, told.length))),
      );
    }
    return { tap, clock: clockOnly };
  } finally {
    await rig.close();
    await copy.remove();
  }
}
