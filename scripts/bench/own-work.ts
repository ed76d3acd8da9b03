import { type BrowserName, launch } from '../../harness/launch.ts';
import { pressTurnOnHelp } from '../../harness/turn-on-help.ts';
import type { Account, Simulator } from '../../simulator/index.ts';
import { copyWithProbes } from './copy-with-probes.ts';
import { openClock } from './main-thread-clock.ts';
import { probes } from './probes.ts';
import { readProbes } from './read-probes.ts';
import { openLoginTab, type PageReady, waitForReady } from './ready.ts';
import { waitUntilQuiet } from './wait-until-quiet.ts';

/** What both scripts did on the page because of one READY, without a reason to read it, in ms. */
export interface OwnWork extends PageReady {
  /** In the tap's listeners of the socket. */
  readonly tapMs: number;
  /** In the content script's observers, timers and listeners. */
  readonly contentScriptMs: number;
  /** The same since the page's start: the real app may draw more of itself only after READY. */
  readonly contentScriptSinceStartMs: number;
}

/** Starts the app some times, holds READY back until the page is idle, and times what both scripts do because of it. */
export async function measureOwnWork(
  browser: BrowserName,
  extensionDir: string,
  discord: Simulator,
  account: Account,
  starts: number,
): Promise<OwnWork[]> {
  const copy = await copyWithProbes(extensionDir, probes);
  const rig = await launch(browser, discord, {
    extensionDir: copy.dir,
    // Without this Firefox tells only whole milliseconds.
    extraPrefs: { 'privacy.reduceTimerPrecision': false },
  });
  try {
    await pressTurnOnHelp(rig);
    const all: OwnWork[] = [];
    for (let count = 0; count < starts; count += 1) {
      const page = await openLoginTab(rig.openPage);
      const clock = await openClock(browser, page);
      const sendReady = discord.gateway.hold('READY');
      await page.page.goto(`https://discord.com/login?as=${account.id}`);
      await waitUntilQuiet(clock);
      const before = await readProbes(page);
      sendReady();
      const ready = await waitForReady(page);
      await waitUntilQuiet(clock);
      const after = await readProbes(page);
      all.push({
        ...ready,
        tapMs: after.listenerMs - before.listenerMs,
        contentScriptMs: after.callbackMs - before.callbackMs,
        contentScriptSinceStartMs: after.callbackMs,
      });
      await page.close();
    }
    return all;
  } finally {
    await rig.close();
    await copy.remove();
  }
}
