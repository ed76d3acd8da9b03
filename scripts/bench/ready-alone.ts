import type { Rig, RigPage } from '../../harness/launch.ts';
import { sendHelp } from '../../harness/turn-on-help.ts';
import type { Account, Simulator } from '../../simulator/index.ts';
import { openClock } from './main-thread-clock.ts';
import { openLoginTab, type PageReady, type ReadyCost, waitForReady } from './ready.ts';
import { type Round, runRounds } from './rounds.ts';
import { waitUntilQuiet } from './wait-until-quiet.ts';

/** The phases of a round: help turned off and on, each two times. */
const phases = ['off', 'offAgain', 'on', 'onAgain'] as const;
export type HelpPhase = (typeof phases)[number];

/**
 * Loads the app in a fresh tab, waits until it is idle, and only then sends READY. `read` is called before that and when
 * the page is idle again, with the processor time of its main thread so far, in ms.
 */
export async function sendReadyAlone<Figure>(
  rig: Rig,
  discord: Simulator,
  account: Account,
  read: (page: RigPage, threadMs: number) => Promise<Figure>,
): Promise<{ readonly ready: PageReady; readonly before: Figure; readonly after: Figure }> {
  const page = await openLoginTab(rig.openPage);
  const clock = await openClock(rig.browser, page);
  const sendReady = discord.gateway.hold('READY');
  await page.page.goto(`https://discord.com/login?as=${account.id}`);
  const before = await read(page, await waitUntilQuiet(clock));
  sendReady();
  const ready = await waitForReady(page);
  const after = await read(page, await waitUntilQuiet(clock));
  await page.close();
  return { ready, before, after };
}

/**
 * Measures READY alone, in one browser in which help is turned off and on. `threadMs` is from when READY is sent
 * until the page is idle again.
 */
export async function measureReadyAlone(
  rig: Rig,
  discord: Simulator,
  account: Account,
  rounds: number,
): Promise<Round<HelpPhase, ReadyCost>[]> {
  return runRounds(phases, rounds, async (phase) => {
    await sendHelp(rig, phase === 'on' || phase === 'onAgain');
    const { ready, before, after } = await sendReadyAlone(
      rig,
      discord,
      account,
      async (_page, threadMs) => threadMs,
    );
    return { ...ready, threadMs: after - before };
  });
}
