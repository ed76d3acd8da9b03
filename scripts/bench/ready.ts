import type { RigPage } from '../../harness/launch.ts';
import { until } from '../../harness/until.ts';
import type { Account } from '../../simulator/index.ts';
import { type Bench, type Condition, conditions } from './conditions.ts';
import { openClock } from './main-thread-clock.ts';
import { untilQuiet } from './quiet.ts';
import { playRounds, type Round } from './rounds.ts';

/** What one start of the page with a READY cost, in ms. */
export interface ReadyCost {
  /** What the page itself spent on inflating and parsing READY, by its own clock. */
  readonly ownMs: number;
  /** All that its main thread did from the navigation until it was quiet, of the processor's time. */
  readonly threadMs: number;
}

/**
 * Opens a tab that is on Discord's host already, and in the process that will show the app, but has no session:
 * what a new process costs is not measured.
 */
export const openWaitingTab = (open: (url: string) => Promise<RigPage>): Promise<RigPage> =>
  open('https://discord.com/login?step=phone-code');

/** Loads the app, and waits until it has read its READY; what that cost the page itself. */
export async function loadApp(page: RigPage, account: Account): Promise<number> {
  await page.page.goto(`https://discord.com/login?as=${account.id}`);
  return until(
    'READY',
    () =>
      page.evaluate((): number | undefined => {
        const ready = Reflect.get(window, '__simulator')?.ready;
        return ready ? ready.inflateMs + ready.parseMs : undefined;
      }),
    60_000,
    200,
  );
}

/** Starts the app with an account whose READY is large, in a fresh tab each time. */
export function measureReady(
  { rigs }: Bench,
  account: Account,
  rounds: number,
): Promise<Round<Condition, ReadyCost>[]> {
  return playRounds(conditions, rounds, async (condition) => {
    const rig = rigs[condition];
    const page = await openWaitingTab(rig.openPage);
    const clock = await openClock(rig.browser, page);
    const before = await untilQuiet(clock);
    const ownMs = await loadApp(page, account);
    const threadMs = (await untilQuiet(clock)) - before;
    await page.close();
    return { ownMs, threadMs };
  });
}
