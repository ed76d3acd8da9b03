import { setTimeout as sleep } from 'node:timers/promises';
import type { RigPage, ShadowRootDriver } from '../../../harness/types.ts';

/** Longer than the card must be visible before it can be used, and than a browser takes to report that it is, in ms. */
export const CARD_TRUST_MS = 600;

/** Matches the stored session when "Not now" has been pressed in a tab. */
export const QUIET_TAB_PATTERN = /"quietTabs":\[\d/;

/** The inside of the card on Discord's page. Every action first waits until the card has been visible long enough. */
export function cardOf(page: RigPage): ShadowRootDriver {
  const card = page.insideShadow('handset-card');
  const afterTrustDelay =
    <Args extends readonly unknown[]>(act: (...args: Args) => Promise<void>) =>
    async (...args: Args) => {
      // In front first, so that the card stays visible during the wait.
      await page.bringToFront();
      await card.waitFor('[data-step]');
      await sleep(CARD_TRUST_MS);
      await act(...args);
    };
  return {
    ...card,
    click: afterTrustDelay(card.click),
    clickButton: afterTrustDelay(card.clickButton),
    type: afterTrustDelay(card.type),
    paste: afterTrustDelay(card.paste),
  };
}

/** The step that the card shows; null when there is no card. */
export async function stepOf(page: RigPage): Promise<string | null> {
  const card = cardOf(page);
  if (!(await card.exists())) return null;
  return card.evaluate(
    (root) => root.querySelector('[data-step]')?.getAttribute('data-step') ?? null,
  );
}

/** The values of the six code boxes, joined; `_` stands for an empty box. */
export const boxesOf = (page: RigPage): Promise<string> =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('input'), (box) =>
      box.maxLength === 1 ? box.value || '_' : '',
    ).join(''),
  );

/** The codes that Discord's page has submitted, in order. */
export const submittedCodes = (page: RigPage): Promise<string[]> =>
  page.evaluate(() => Reflect.get(window, '__simulator').submittedCodes);

/** The calling code that Discord's dialog shows, and the number in its field. */
export const phoneFieldOf = (page: RigPage): Promise<string> =>
  page.evaluate(() => {
    const field =
      document.querySelector('[class*="phoneField"]') ?? document.querySelector('[role=dialog]');
    const inputs = [...(field?.querySelectorAll('input') ?? [])];
    const code = /\+\s*(\d[\d\s]*)/.exec(field?.textContent ?? '')?.[1]?.trim();
    return `+${code} ${inputs.at(-1)?.value}`;
  });
