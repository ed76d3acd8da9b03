import type { Rig } from '../../harness/launch.ts';
import { sendHelp } from '../../harness/turn-on-help.ts';
import type { Account, Simulator } from '../../simulator/index.ts';
import { openClock } from './main-thread-clock.ts';
import { openLoginTab, type ReadyCost, waitForReady } from './ready.ts';
import { type Round, runRounds } from './rounds.ts';
import { waitUntilQuiet } from './wait-until-quiet.ts';

/** The phases of a round: help turned off and on, each two times. */
const phases = ['off', 'offAgain', 'on', 'onAgain'] as const;
export type HelpPhase = (typeof phases)[number];

/**
 * Measures READY alone, in one browser in which help is turned off and on: the app is loaded and waits until it is
 * idle, and only then READY is sent. `threadMs` is from then until the page is idle again.
 */
export async function measureReadyAlone(
  rig: Rig,
  discord: Simulator,
  account: Account,
  rounds: number,
): Promise<Round<HelpPhase, ReadyCost>[]> {
  return runRounds(phases, rounds, async (phase) => {
    await sendHelp(rig, phase === 'on' || phase === 'onAgain');
    const page = await openLoginTab(rig.openPage);
    const clock = await openClock(rig.browser, page);
    const sendReady = discord.gateway.hold('READY');
    await page.page.goto(`https://discord.com/login?as=${account.id}`);
    const before = await waitUntilQuiet(clock);
    sendReady();
    const ready = await waitForReady(page);
    const threadMs = (await waitUntilQuiet(clock)) - before;
    await page.close();
    return { ...ready, threadMs };
  });
}
