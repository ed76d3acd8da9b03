import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from '../../simulator/index.ts';
import { type Bench, giveReason } from './conditions.ts';
import { loadApp, openLoginTab } from './ready.ts';
import { type Round, runRounds } from './rounds.ts';

/** How long the page was blocked without a break while the app started, in ms. */
export interface Pauses {
  /** The longest pause of all: the page's own inflating and parsing of READY. */
  readonly longest: number;
  /** The longest pause after the page had read its READY, while the tap was still reading. */
  readonly longestAfter: number;
  /** How many of the pauses after READY were longer than half a frame (8 ms). */
  readonly overHalfFrame: number;
}

/** Without the extension, and with a reason to read, which begins after READY. */
const pauseConditions = ['without', 'asked'] as const;
export type PauseCondition = (typeof pauseConditions)[number];

const WAIT_AFTER_READY_MS = 1500;

/**
 * Runs in the page: posts messages to itself continuously and records how long the page was busy with something else
 * between two of them. The tap ends each of its slices when such a message waits.
 */
function startTicking(): void {
  const pauses: { at: number; ms: number }[] = [];
  let readyAt: number | null = null;
  let last = performance.now();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    if (now - last >= 1) pauses.push({ at: last, ms: now - last });
    if (readyAt === null && Reflect.get(window, '__simulator')?.ready) readyAt = now;
    last = now;
    port2.postMessage(null);
  };
  port2.postMessage(null);
  Reflect.set(window, '__pauses', () => {
    port1.close();
    const longest = (list: readonly { ms: number }[]) => Math.max(0, ...list.map(({ ms }) => ms));
    const after = pauses.filter(({ at }) => readyAt !== null && at >= readyAt);
    return {
      longest: longest(pauses),
      longestAfter: longest(after),
      overHalfFrame: after.filter(({ ms }) => ms > 8).length,
    };
  });
}

/** Measures the pauses in separate tabs, because the ticking keeps the page's main thread busy. */
export function measurePauses(
  { rigs }: Bench,
  account: Account,
  rounds: number,
): Promise<Round<PauseCondition, Pauses>[]> {
  return runRounds(pauseConditions, rounds, async (condition) => {
    const rig = rigs[condition === 'asked' ? 'with' : condition];
    const page = await openLoginTab(rig.openPage);
    await page.page.evaluateOnNewDocument(startTicking);
    await loadApp(page, account);
    // Also without the extension, where nobody hears it.
    await giveReason(page);
    await sleep(WAIT_AFTER_READY_MS);
    const pauses = await page.evaluate((): Pauses => Reflect.get(window, '__pauses')());
    await page.close();
    return pauses;
  });
}
