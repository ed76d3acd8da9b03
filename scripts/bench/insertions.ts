import type { Rig, RigPage } from '../../harness/launch.ts';
import { sendHelp } from '../../harness/turn-on-help.ts';
import type { Account } from '../../simulator/index.ts';
import { type Bench, type Condition, conditions } from './conditions.ts';
import { type MainThreadClock, openClock } from './main-thread-clock.ts';
import { type Round, runRounds } from './rounds.ts';
import { spreadOf } from './spread.ts';
import { waitUntilQuiet } from './wait-until-quiet.ts';

export const INSERTIONS = 4000;
/** Measurements per tab, of which the median counts, because a garbage collection may fall into one of them. */
const SAMPLES_PER_TAB = 3;

const writeMessages = (page: RigPage, count: number): Promise<number> =>
  page.evaluate((n): Promise<number> => Reflect.get(window, '__simulator').addMessages(n), count);

async function measureInsertion(page: RigPage, clock: MainThreadClock): Promise<InsertionCost> {
  const before = await waitUntilQuiet(clock);
  const wallMs = await writeMessages(page, INSERTIONS);
  return { wallMs, threadMs: (await clock()) - before };
}

/** Opens the app and writes the messages one time unmeasured, so that the page's own code is compiled. */
async function openChat(rig: Rig, account: Account) {
  const page = await rig.openPage(`https://discord.com/login?as=${account.id}`);
  await page.waitFor('[data-test=current-user]');
  const clock = await openClock(rig.browser, page);
  await writeMessages(page, INSERTIONS);
  return { page, clock };
}

/** The cost of the insertions in ms: elapsed time by the page's own clock, and processor time of its main thread. */
export interface InsertionCost {
  readonly wallMs: number;
  readonly threadMs: number;
}

/** Measures writing messages into the chat, in a fresh tab each time. */
export function measureInsertions(
  { rigs }: Bench,
  account: Account,
  rounds: number,
): Promise<Round<Condition, InsertionCost>[]> {
  return runRounds(conditions, rounds, async (condition) => {
    const { page, clock } = await openChat(rigs[condition], account);
    const costs: InsertionCost[] = [];
    for (let sample = 0; sample < SAMPLES_PER_TAB; sample += 1)
      costs.push(await measureInsertion(page, clock));
    await page.close();
    return {
      wallMs: spreadOf(costs.map((cost) => cost.wallMs)).median,
      threadMs: spreadOf(costs.map((cost) => cost.threadMs)).median,
    };
  });
}

/** The phases of a round: help turned off and on, each two times. */
const switchPhases = ['off', 'offAgain', 'on', 'onAgain'] as const;
export type SwitchPhase = (typeof switchPhases)[number];

/**
 * Measures the same in a single tab in which help is turned off and on. This excludes the differences that two
 * browsers, or two tabs, have even without an extension.
 */
export async function measureSwitching(
  { rigs }: Bench,
  account: Account,
  rounds: number,
): Promise<Round<SwitchPhase, InsertionCost>[]> {
  const rig = rigs.with;
  const { page, clock } = await openChat(rig, account);
  const measured = await runRounds(switchPhases, rounds, async (name) => {
    await sendHelp(rig, name === 'on' || name === 'onAgain');
    return measureInsertion(page, clock);
  });
  await page.close();
  await sendHelp(rig, true);
  return measured;
}
