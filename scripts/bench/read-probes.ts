import type { RigPage } from '../../harness/launch.ts';
import type { ContentScriptCounts, TapCounts } from './probes.ts';

/** What the probes of both scripts have counted on a page so far. */
export async function readProbes(page: RigPage): Promise<ContentScriptCounts & TapCounts> {
  const contentScript = await page.evaluate((): Promise<ContentScriptCounts> => {
    const answer = new Promise<ContentScriptCounts>((resolve, reject) => {
      const onAnswer = (event: Event) => {
        if (event instanceof CustomEvent) resolve(JSON.parse(event.detail));
      };
      document.addEventListener('bench:told', onAnswer, { once: true });
      setTimeout(reject, 1000, new Error('The probe is not on this page'));
    });
    document.dispatchEvent(new CustomEvent('bench:ask'));
    return answer;
  });
  const tap = await page.evaluate((): TapCounts => Reflect.get(window, '__tapping'));
  return { ...contentScript, ...tap };
}
