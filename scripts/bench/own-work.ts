import { type BrowserName, launch } from '../../harness/launch.ts';
import { pressTurnOnHelp } from '../../harness/turn-on-help.ts';
import type { Account, Simulator } from '../../simulator/index.ts';
import { copyWithProbes } from './copy-with-probes.ts';
import { probes } from './probes.ts';
import { readProbes } from './read-probes.ts';
import type { PageReady } from './ready.ts';
import { sendReadyAlone } from './ready-alone.ts';

/** What both scripts did on the page because of one READY, without a reason to read it, in ms. */
export interface OwnWork extends PageReady {
  /** In the tap's listeners of the socket. */
  readonly tapMs: number;
  /** In the content script's observers, timers and listeners. */
  readonly contentScriptMs: number;
  /** The same since the page's start: the real app may draw more of itself only after READY. */
  readonly contentScriptSinceStartMs: number;
}

/** Times what both scripts do because of READY, over some starts of the app. */
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
      const { ready, before, after } = await sendReadyAlone(rig, discord, account, readProbes);
      all.push({
        ...ready,
        tapMs: after.listenerMs - before.listenerMs,
        contentScriptMs: after.callbackMs - before.callbackMs,
        contentScriptSinceStartMs: after.callbackMs,
      });
    }
    return all;
  } finally {
    await rig.close();
    await copy.remove();
  }
}
