import type { Rig, RigPage } from '../../harness/launch.ts';
import type { Account } from '../../simulator/index.ts';
import { type Bench, type Condition, conditions, switchAssist } from './conditions.ts';
import { type MainThreadClock, openClock } from './main-thread-clock.ts';
import { untilQuiet } from './quiet.ts';
import { playRounds, type Round } from './rounds.ts';
import { spreadOf } from './spread.ts';

export const INSERTIONS = 4000;
/** In one tab, of which the median counts: a garbage collection falls into one of them or another. */
const TIMES = 3;

const writeMessages = (page: RigPage, count: number): Promise<number> =>
  page.evaluate(
    (many): Promise<number> => Reflect.get(window, '__simulator').addMessages(many),
    count,
  );

async function costOfInsertions(page: RigPage, clock: MainThreadClock): Promise<InsertionCost> {
  const before = await untilQuiet(clock);
  const wallMs = await writeMessages(page, INSERTIONS);
  return { wallMs, threadMs: (await clock()) - before };
}

/** Opens the app, and writes once unmeasured, so that the page's own code is compiled. */
async function openChat(rig: Rig, account: Account) {
  const page = await rig.openPage(`https://discord.com/login?as=${account.id}`);
  await page.waitFor('[data-test=current-user]');
  const clock = await openClock(rig.browser, page);
  await writeMessages(page, INSERTIONS);
  return { page, clock };
}

/** What the insertions took: by the page's own clock, and of the processor's time. */
export interface InsertionCost {
  readonly wallMs: number;
  readonly threadMs: number;
}

/** Writes messages into the chat, of a fresh tab each time. */
export function measureInsertions(
  { rigs }: Bench,
  account: Account,
  rounds: number,
): Promise<Round<Condition, InsertionCost>[]> {
  return playRounds(conditions, rounds, async (condition) => {
    const { page, clock } = await openChat(rigs[condition], account);
    const costs: InsertionCost[] = [];
    for (let time = 0; time < TIMES; time += 1) costs.push(await costOfInsertions(page, clock));
    await page.close();
    return {
      wallMs: spreadOf(costs.map((cost) => cost.wallMs)).median,
      threadMs: spreadOf(costs.map((cost) => cost.threadMs)).median,
    };
  });
}

/** Assist switched off and on again, each twice. */
const switched = ['off', 'offAgain', 'on', 'onAgain'] as const;
export type Switched = (typeof switched)[number];

/**
 * The same in a single tab, in which Assist is switched off and on: what differs between two browsers, or two
 * tabs, even without an extension, is not in this.
 */
export async function measureSwitching(
  { rigs }: Bench,
  account: Account,
  rounds: number,
): Promise<Round<Switched, InsertionCost>[]> {
  const rig = rigs.with;
  const { page, clock } = await openChat(rig, account);
  const played = await playRounds(switched, rounds, async (name) => {
    await switchAssist(rig, name === 'on' || name === 'onAgain');
    return costOfInsertions(page, clock);
  });
  await page.close();
  await switchAssist(rig, true);
  return played;
}
