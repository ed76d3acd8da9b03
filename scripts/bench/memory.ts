import { setTimeout as sleep } from 'node:timers/promises';
import { bidiOf } from '../../harness/bidi.ts';
import type { RigPage } from '../../harness/launch.ts';
import type { Account } from '../../simulator/index.ts';
import type { Bench } from './conditions.ts';
import { loadApp, openLoginTab } from './ready.ts';
import { type Round, runRounds } from './rounds.ts';

/** The memory of the page in bytes after a garbage collection, and the size of READY as it was sent. */
export interface MemoryUse {
  readonly bytes: number;
  readonly receivedBytes: number;
}

const memoryConditions = ['without', 'again', 'with'] as const;
export type MemoryCondition = (typeof memoryConditions)[number];

/** What the page may still have to do before it is measured, in ms. */
const WAIT_MS = 1500;

/** The memory of JavaScript, buffers included: what is kept of messages is there. */
async function chromiumBytes({ page }: RigPage): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const usage = await session.send('Runtime.getHeapUsage');
  await session.detach();
  const part = (name: string): number => Number(Reflect.get(usage, name) ?? 0);
  return part('usedSize') + part('embedderHeapUsedSize') + part('backingStorageSize');
}

/** Makes all content processes collect their garbage, and returns the memory of the one in the foreground. */
const FRONT_MEMORY = `(async () => {
  for (let time = 0; time < 2; time += 1) {
    Services.obs.notifyObservers(null, 'child-mmu-request');
    await new Promise((resolve) => setTimeout(resolve, ${WAIT_MS}));
  }
  const pid = gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.osPid;
  const { children } = await ChromeUtils.requestProcInfo();
  return String(children.find((child) => child.pid === pid).memory);
})()`;

/** The memory of the page's whole process: Firefox tells no other, so its spread is wide. */
async function firefoxBytes({ page }: RigPage): Promise<number> {
  const bidi = bidiOf(page.browser());
  // A Firefox extension of the command, which the type declarations lack.
  const scope = { maxDepth: 0, 'moz:scope': 'chrome' };
  const { result: tree } = await bidi.send('browsingContext.getTree', scope);
  const context = tree.contexts[0]?.context;
  if (!context) throw new Error('Firefox has no window');
  const { result: answer } = await bidi.send('script.evaluate', {
    expression: FRONT_MEMORY,
    target: { context },
    awaitPromise: true,
  });
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  return answer.result.type === 'string' ? Number(answer.result.value) : Number.NaN;
}

/** Measures the memory after the start of the app, without a reason to read. */
export function measureMemory(
  { rigs }: Bench,
  account: Account,
  rounds: number,
): Promise<Round<MemoryCondition, MemoryUse>[]> {
  return runRounds(memoryConditions, rounds, async (condition) => {
    const rig = rigs[condition];
    const page = await openLoginTab(rig.openPage);
    const { receivedBytes } = await loadApp(page, account);
    await sleep(WAIT_MS);
    const bytes = await (rig.browser === 'chromium' ? chromiumBytes(page) : firefoxBytes(page));
    await page.close();
    return { bytes, receivedBytes };
  });
}
