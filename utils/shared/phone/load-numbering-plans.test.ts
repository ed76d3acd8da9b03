import { afterEach, expect, it, vi } from 'vitest';
import { allPlans } from './all-plans.ts';
import { loadNumberingPlans } from './load-numbering-plans.ts';
import { currentNumberingPlans, offerNumberingPlans } from './numbering-plans.ts';

afterEach(() => vi.unstubAllGlobals());

/** A script of the page, without a page that runs it. */
interface FakeScript {
  src?: string;
  onload?: () => void;
  onerror?: () => void;
}

it('loads the script of the numbering plans once, and again after each failure', async () => {
  const scripts: FakeScript[] = [];
  vi.stubGlobal('document', {
    createElement: (name: string) => ({ name }),
    head: { append: (script: FakeScript) => scripts.push(script) },
  });

  const refused = loadNumberingPlans();
  expect(scripts).toMatchObject([{ name: 'script', src: '/numbering-plans.js' }]);
  scripts[0]?.onerror?.();
  await expect(refused).rejects.toThrow('could not be loaded');

  const withoutPlans = loadNumberingPlans();
  expect(currentNumberingPlans()).toBeNull();
  scripts[1]?.onload?.();
  await expect(withoutPlans).rejects.toThrow('did not provide');

  const loaded = loadNumberingPlans();
  expect(loadNumberingPlans()).toBe(loaded);
  vi.stubGlobal('handsetNumberingPlans', undefined);
  offerNumberingPlans(allPlans);
  scripts[2]?.onload?.();
  expect(await loaded).toBe(allPlans);
  expect(currentNumberingPlans()).toBe(allPlans);
  expect(scripts).toHaveLength(3);
});
