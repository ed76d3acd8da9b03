import type { RigPage } from '../../harness/launch.ts';
import { waitFor } from '../../harness/wait-for.ts';
import type { Account } from '../../simulator/index.ts';
import { type Bench, conditions, giveReason } from './conditions.ts';
import { openClock } from './main-thread-clock.ts';
import { type Round, runRounds } from './rounds.ts';
import { waitUntilQuiet } from './wait-until-quiet.ts';

/** As for the messages, and once more with the extension: `asked` has a reason to read. */
const readyConditions = [...conditions, 'asked'] as const;
export type ReadyCondition = (typeof readyConditions)[number];

/** READY by the page's own account. */
export interface PageReady {
  /** Its own time for inflating and parsing READY, in ms by its own clock. */
  readonly ownMs: number;
  /** The size of READY as it was sent. */
  readonly receivedBytes: number;
}

/** What one start of the app cost, in ms. */
export interface ReadyCost extends PageReady {
  /** The processor time of its main thread from the navigation until it was idle. */
  readonly threadMs: number;
}

/**
 * Opens a tab without a session on Discord's host. The app will load in the same process, so the cost of a new process
 * is not measured.
 */
export const openLoginTab = (open: (url: string) => Promise<RigPage>): Promise<RigPage> =>
  open('https://discord.com/login?step=phone-code');

/** Waits until the app has read its READY. */
export const waitForReady = (page: RigPage): Promise<PageReady> =>
  waitFor(
    'READY',
    () =>
      page.evaluate((): PageReady | undefined => {
        const ready = Reflect.get(window, '__simulator')?.ready;
        if (!ready) return undefined;
        return { ownMs: ready.inflateMs + ready.parseMs, receivedBytes: ready.receivedBytes };
      }),
    60_000,
    200,
  );

/** Loads the app, and waits until it has read its READY. */
export async function loadApp(page: RigPage, account: Account): Promise<PageReady> {
  await page.page.goto(`https://discord.com/login?as=${account.id}`);
  return waitForReady(page);
}

/** Measures starting the app with the READY of an account, in a fresh tab each time. */
export function measureReady(
  { rigs }: Bench,
  account: Account,
  rounds: number,
): Promise<Round<ReadyCondition, ReadyCost>[]> {
  return runRounds(readyConditions, rounds, async (condition) => {
    const rig = rigs[condition === 'asked' ? 'with' : condition];
    const page = await openLoginTab(rig.openPage);
    const clock = await openClock(rig.browser, page);
    const before = await waitUntilQuiet(clock);
    const ready = await loadApp(page, account);
    if (condition === 'asked') await giveReason(page);
    const threadMs = (await waitUntilQuiet(clock)) - before;
    await page.close();
    return { ...ready, threadMs };
  });
}
