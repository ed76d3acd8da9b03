import { readFile } from 'node:fs/promises';
import type { Browser } from 'puppeteer-core';
import { bidiOf } from '../../harness/bidi.ts';
import type { BrowserName, RigPage } from '../../harness/launch.ts';

/** Reads the processor time that the page's main thread has used, in ms. Other load on the computer does not count. */
export type MainThreadClock = () => Promise<number>;

export function openClock(browser: BrowserName, page: RigPage): Promise<MainThreadClock> {
  return browser === 'chromium' ? chromiumClock(page) : firefoxClock(page);
}

/** Only on Linux. Elsewhere the clock reads the time of the page's whole process, including its helper threads. */
const canReadSchedstat = process.platform === 'linux';

/** The processor time of a process's main thread according to the kernel, in ms. */
async function threadMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/task/${pid}/schedstat`, 'utf8');
  return Number(stat.split(' ')[0]) / 1e6;
}

/** Chromium's own `ThreadTime` restarts with each document and excludes the work before its commit. */
async function chromiumClock({ page, evaluate }: RigPage): Promise<MainThreadClock> {
  if (canReadSchedstat) {
    const pid = await findBusiestRenderer(page.browser(), () =>
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
    if (!time) throw new Error('Chromium does not report ProcessTime');
    return time.value * 1000;
  };
}

/** The process id of the renderer that is busiest during `work`: Chromium does not report which one a page is in. */
async function findBusiestRenderer(browser: Browser, work: () => Promise<void>): Promise<number> {
  const session = await browser.target().createCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const read = () => Promise.all(renderers.map((pid) => threadMs(pid).catch(() => 0)));
  const before = await read();
  await work();
  const used = (await read()).map((ms, index) => ms - (before[index] ?? 0));
  const pid = renderers[used.indexOf(Math.max(...used))];
  if (pid === undefined) throw new Error('Chromium has no renderer');
  return pid;
}

/** The process id of the page in the foreground tab, and the processor time of that whole process in ms. */
const FRONT_PROCESS = `(async () => {
  const pid = gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.osPid;
  const { children } = await ChromeUtils.requestProcInfo();
  return JSON.stringify({ pid, ms: children.find((child) => child.pid === pid).cpuTime / 1e6 });
})()`;

/** Firefox itself reports thread times only in steps of 10 ms. */
async function firefoxClock({ page }: RigPage): Promise<MainThreadClock> {
  const bidi = bidiOf(page.browser());
  // A Firefox extension of the command, which the type declarations lack.
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
    return canReadSchedstat ? threadMs(front.pid) : front.ms;
  };
}
