import type { RigPage } from '../../harness/launch.ts';
import { waitFor } from '../../harness/wait-for.ts';
import type { Account } from '../../simulator/index.ts';
import { type Bench, type Condition, conditions } from './conditions.ts';
import { openClock } from './main-thread-clock.ts';
import { type Round, runRounds } from './rounds.ts';
import { waitUntilQuiet } from './wait-until-quiet.ts';

/** What one start of the app cost, in ms. */
export interface ReadyCost {
  /** The page's own time for inflating and parsing READY, by its own clock. */
  readonly ownMs: number;
  /** The processor time of its main thread from the navigation until it was idle. */
  readonly threadMs: number;
}

/**
 * Opens a tab without a session on Discord's host. The app will load in the same process, so the cost of a new process
 * is not measured.
 */
export const openLoginTab = (open: (url: string) => Promise<RigPage>): Promise<RigPage> =>
  open('https://discord.com/login?step=phone-code');

/** Loads the app, waits until it has read its READY, and returns the page's own time for that, in ms. */
export async function loadApp(page: RigPage, account: Account): Promise<number> {
  await page.page.goto(`https://discord.com/login?as=${account.id}`);
  return waitFor(
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

/** Measures starting the app with the READY of an account, in a fresh tab each time. */
export function measureReady(
  { rigs }: Bench,
  account: Account,
  rounds: number,
): Promise<Round<Condition, ReadyCost>[]> {
  return runRounds(conditions, rounds, async (condition) => {
    const rig = rigs[condition];
    const page = await openLoginTab(rig.openPage);
    const clock = await openClock(rig.browser, page);
    const before = await waitUntilQuiet(clock);
    const ownMs = await loadApp(page, account);
    const threadMs = (await waitUntilQuiet(clock)) - before;
    await page.close();
    return { ownMs, threadMs };
  });
}
