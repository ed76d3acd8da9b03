import { readFile } from 'node:fs/promises';
import type { Browser } from 'puppeteer-core';
import { bidiOf } from '../../harness/bidi.ts';
import type { BrowserName, RigPage } from '../../harness/launch.ts';

/** How long the page's main thread has worked, in ms of processor time: what else the machine does is not in it. */
export type MainThreadClock = () => Promise<number>;

export function openClock(browser: BrowserName, page: RigPage): Promise<MainThreadClock> {
  return browser === 'chromium' ? chromiumClock(page) : firefoxClock(page);
}

/** Outside of Linux it is the time of the page's whole process, helping threads included. */
const asksKernel = process.platform === 'linux';

/** The processor time of a process's main thread, as the kernel counts it. */
async function threadMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/task/${pid}/schedstat`, 'utf8');
  return Number(stat.split(' ')[0]) / 1e6;
}

/** Chromium's own `ThreadTime` begins anew with each document, and leaves out what is done before its commit. */
async function chromiumClock({ page, evaluate }: RigPage): Promise<MainThreadClock> {
  if (asksKernel) {
    const pid = await busiest(page.browser(), () =>
      evaluate(() => {
        const end = performance.now() + 50;
        while (performance.now() < end);
      }),
    );
    return () => threadMs(pid);
  }
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const time = metrics.find(({ name }) => name === 'ProcessTime');
    if (!time) throw new Error('Chromium does not tell the time of its process');
    return time.value * 1000;
  };
}

/** The renderer that works most meanwhile: Chromium does not tell which one a page is in. */
async function busiest(browser: Browser, work: () => Promise<void>): Promise<number> {
  const session = await browser.target().createCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const read = () => Promise.all(renderers.map((pid) => threadMs(pid).catch(() => 0)));
  const before = await read();
  await work();
  const worked = (await read()).map((ms, at) => ms - (before[at] ?? 0));
  const pid = renderers[worked.indexOf(Math.max(...worked))];
  if (pid === undefined) throw new Error('Chromium has no renderer');
  return pid;
}

/** The page in front: its process, and the processor time of the whole of it. */
const FRONT_PROCESS = `(async () => {
  const pid = gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.osPid;
  const { children } = await ChromeUtils.requestProcInfo();
  return JSON.stringify({ pid, ms: children.find((child) => child.pid === pid).cpuTime / 1e6 });
})()`;

/** Firefox itself tells the time of threads in steps of 10 ms. */
async function firefoxClock({ page }: RigPage): Promise<MainThreadClock> {
  const bidi = bidiOf(page.browser());
  // Firefox's own extension of the command, which the declarations do not know.
  const scope = { maxDepth: 0, 'moz:scope': 'chrome' };
  const { result: tree } = await bidi.send('browsingContext.getTree', scope);
  const context = tree.contexts[0]?.context;
  if (!context) throw new Error('Firefox has no window');
  return async () => {
    const { result: answer } = await bidi.send('script.evaluate', {
      expression: FRONT_PROCESS,
      target: { context },
      awaitPromise: true,
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    const front: { pid: number; ms: number } = JSON.parse(
      answer.result.type === 'string' ? answer.result.value : '',
    );
    return asksKernel ? threadMs(front.pid) : front.ms;
  };
}
