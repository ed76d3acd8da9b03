import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserName, launch, type Rig } from '../../harness/launch.ts';
import { pressTurnOnHelp, sendHelp } from '../../harness/turn-on-help.ts';
import type { Account, Simulator } from '../../simulator/index.ts';
import { copyWithProbes } from './copy-with-probes.ts';
import { INSERTIONS } from './insertions.ts';
import { type ContentScriptCounts, probes, type TapCounts } from './probes.ts';
import { readProbes } from './read-probes.ts';

/** What the extension watched on one kind of page. */
export interface WatchCounts extends ContentScriptCounts, TapCounts {
  readonly where: string;
}

/** Counts on the app. Observer callbacks count only while messages are written, after `prepare`. */
async function countOnApp(
  rig: Rig,
  account: Account,
  where: string,
  prepare = async () => {},
): Promise<WatchCounts> {
  const page = await rig.openPage(`https://discord.com/login?as=${account.id}`);
  await page.waitFor('[data-test=current-user]');
  await prepare();
  // Let the callbacks for earlier changes finish: they do not belong to the messages.
  await sleep(1000);
  const before = { where, ...(await readProbes(page)) };
  await page.evaluate(
    (n): Promise<number> => Reflect.get(window, '__simulator').addMessages(n),
    INSERTIONS,
  );
  const after = { where, ...(await readProbes(page)) };
  await page.close();
  return { ...after, calls: after.calls - before.calls };
}

/** Counts on a page of Discord's host that is not the app, after adding the same number of elements. */
async function countOnOtherPage(rig: Rig, where: string): Promise<WatchCounts> {
  const page = await rig.openPage('https://discord.com/developers');
  await page.evaluate(async (n) => {
    for (let i = 0; i < n; i += 1) document.body.append(document.createElement('p'));
  }, INSERTIONS);
  const counts = { where, ...(await readProbes(page)) };
  await page.close();
  return counts;
}

/** Counts what the extension watches on the app, on other pages, and with help off. Measures no times. */
export async function countWatches(
  browser: BrowserName,
  extensionDir: string,
  discord: Simulator,
  account: Account,
): Promise<WatchCounts[]> {
  const copy = await copyWithProbes(extensionDir, probes);
  const rig = await launch(browser, discord, { extensionDir: copy.dir });
  try {
    await pressTurnOnHelp(rig);
    const app = await countOnApp(rig, account, 'the app');
    const otherPage = await countOnOtherPage(rig, 'a page without `#app-mount`');
    const turnOff = () => sendHelp(rig, false);
    const off = await countOnApp(rig, account, 'the app, help turned off', turnOff);
    return [app, otherPage, off];
  } finally {
    await rig.close();
    await copy.remove();
  }
}
