import { setTimeout as sleep } from 'node:timers/promises';
import type { RigPage, ShadowSurface } from '../../../harness/types.ts';

/** Longer than the card must have been in sight before it can be used, and than a browser takes to tell so, in ms. */
export const A_WHILE = 600;

/** What is stored once a tab was told "Not now". */
export const A_QUIET_TAB = /"quietTabs":\[\d/;

/** The inside of the card on Discord's page, used as by somebody who has looked at it before. */
export function cardOf(page: RigPage): ShadowSurface {
  const card = page.insideShadow('handset-card');
  const afterALook =
    <Args extends readonly unknown[]>(act: (...args: Args) => Promise<void>) =>
    async (...args: Args) => {
      // In front already, so that the card is in sight all the while.
      await page.bringToFront();
      await card.waitFor('[data-step]');
      await sleep(A_WHILE);
      await act(...args);
    };
  return {
    ...card,
    click: afterALook(card.click),
    clickButton: afterALook(card.clickButton),
    type: afterALook(card.type),
    paste: afterALook(card.paste),
  };
}

/** Which step the card shows; null when there is no card. */
export async function stepOf(page: RigPage): Promise<string | null> {
  const card = cardOf(page);
  if (!(await card.exists())) return null;
  return card.evaluate(
    (root) => root.querySelector('[data-step]')?.getAttribute('data-step') ?? null,
  );
}

/** What the six boxes hold, joined. */
export const boxesOf = (page: RigPage): Promise<string> =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('input'), (box) =>
      box.maxLength === 1 ? box.value || '_' : '',
    ).join(''),
  );

/** The codes that the page has submitted, in order. */
export const submittedCodes = (page: RigPage): Promise<string[]> =>
  page.evaluate(() => Reflect.get(window, '__simulator').submittedCodes);

/** The code that the page shows before the number, and the number. */
export const phoneFieldOf = (page: RigPage): Promise<string> =>
  page.evaluate(() => {
    const field =
      document.querySelector('[class*="phoneField"]') ?? document.querySelector('[role=dialog]');
    const inputs = [...(field?.querySelectorAll('input') ?? [])];
    const code = /\+\s*(\d[\d\s]*)/.exec(field?.textContent ?? '')?.[1]?.trim();
    return `+${code} ${inputs.at(-1)?.value}`;
  });
