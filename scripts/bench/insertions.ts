import type { Account } from '../../simulator/index.ts';
import { type Bench, type Condition, conditions } from './conditions.ts';
import { openClock } from './main-thread-clock.ts';
import { untilQuiet } from './quiet.ts';
import { playRounds, type Round } from './rounds.ts';
import { spreadOf } from './spread.ts';

export const INSERTIONS = 4000;
/** In one tab, of which the median counts: a garbage collection falls into one of them or another. */
const TIMES = 3;

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
    const rig = rigs[condition];
    const page = await rig.openPage(`https://discord.com/login?as=${account.id}`);
    await page.waitFor('[data-test=current-user]');
    const clock = await openClock(rig.browser, page);
    const write = (count: number) =>
      page.evaluate(
        (many): Promise<number> => Reflect.get(window, '__simulator').addMessages(many),
        count,
      );
    // Once unmeasured, so that the page's own code is compiled.
    await write(INSERTIONS);
    const costs: InsertionCost[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const before = await untilQuiet(clock);
      const wallMs = await write(INSERTIONS);
      costs.push({ wallMs, threadMs: (await clock()) - before });
    }
    await page.close();
    return {
      wallMs: spreadOf(costs.map((cost) => cost.wallMs)).median,
      threadMs: spreadOf(costs.map((cost) => cost.threadMs)).median,
    };
  });
}
