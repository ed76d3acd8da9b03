import { readFile } from 'node:fs/promises';
import { bidiOf } from '../../harness/bidi.ts';
import type { BrowserName, RigPage } from '../../harness/launch.ts';

/** How long the page's main thread has worked, in ms of processor time: what else the machine does is not in it. */
export type MainThreadClock = () => Promise<number>;

export function openClock(browser: BrowserName, page: RigPage): Promise<MainThreadClock> {
  return browser === 'chromium' ? chromiumClock(page) : firefoxClock(page);
}

async function chromiumClock({ page }: RigPage): Promise<MainThreadClock> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const time = metrics.find(({ name }) => name === 'ThreadTime');
    if (!time) throw new Error('Chromium does not tell the time of its main thread');
    return time.value * 1000;
  };
}

/** The page in front: its process, and the processor time of the whole of it. */
const FRONT_PROCESS = `(async () => {
  const pid = gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.osPid;
  const { children } = await ChromeUtils.requestProcInfo();
  return JSON.stringify({ pid, ms: children.find((child) => child.pid === pid).cpuTime / 1e6 });
})()`;

/**
 * Firefox tells the time of threads in steps of 10 ms on Linux, so the kernel is asked there. Elsewhere it is the
 * time of the page's whole process, helping threads included.
 */
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
    if (process.platform !== 'linux') return front.ms;
    const stat = await readFile(`/proc/${front.pid}/task/${front.pid}/schedstat`, 'utf8');
    return Number(stat.split(' ')[0]) / 1e6;
  };
}
