import type { BrowserName } from '../../harness/launch.ts';
import { launch } from '../../harness/launch.ts';
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

/** How long each slice was in which the tap read a READY, in ms, over some starts of the app. */
export async function measureSlices(
  browser: BrowserName,
  extensionDir: string,
  discord: Simulator,
  account: Account,
): Promise<number[]> {
  const copy = await copyWithProbes(extensionDir, { 'gateway-tap.js': `(${probeSlices})();` });
  const rig = await launch(browser, discord, {
    extensionDir: copy.dir,
    // Without this Firefox tells only whole milliseconds.
    extraPrefs: { 'privacy.reduceTimerPrecision': false },
  });
  try {
    await pressTurnOnHelp(rig);
    const slices: number[] = [];
    for (let count = 0; count < STARTS; count += 1) {
      const page = await openLoginTab(rig.openPage);
      const clock = await openClock(browser, page);
      await loadApp(page, account);
      await giveReason(page);
      await waitUntilQuiet(clock);
      slices.push(...(await page.evaluate((): number[] => Reflect.get(window, '__slices'))));
      await page.close();
    }
    return slices;
  } finally {
    await rig.close();
    await copy.remove();
  }
}
