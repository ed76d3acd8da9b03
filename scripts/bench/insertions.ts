import type { Account } from '../../simulator/index.ts';
import { type Bench, type Condition, conditions } from './conditions.ts';
import { openClock } from './main-thread-clock.ts';
import { untilQuiet } from './quiet.ts';
import { playRounds, type Round } from './rounds.ts';

export const INSERTIONS = 4000;

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
    const before = await untilQuiet(clock);
    const wallMs = await write(INSERTIONS);
    const threadMs = (await clock()) - before;
    await page.close();
    return { wallMs, threadMs };
  });
}
