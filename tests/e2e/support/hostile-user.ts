import { setTimeout as sleep } from 'node:timers/promises';
import type { RigPage } from '../../../harness/types.ts';
import { A_QUIET_TAB, boxesOf, cardOf } from './card.ts';
import { codePage, type Hiding } from './hostile-pages.ts';
import type { Stage } from './stage.ts';

/** What the user has on the clipboard. */
export const CODE = '482913';
export const FIELD = '#text';
export const NOT_NOW = '.buttons button:last-child';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A page with a code dialog, and its card; `head` comes before everything else. */
export async function atCard(stage: Stage, head = ''): Promise<RigPage> {
  const path = '/channels/hostile';
  stage.discord.page.show(path, codePage(head));
  const page = await stage.rig.openPage(`https://discord.com${path}`);
  await cardOf(page).waitFor('[data-step=code] input');
  return page;
}

/** Where a part of the card is; null where none is in the window. */
export async function placeOf(page: RigPage, selector: string): Promise<Point | null> {
  const card = cardOf(page);
  if (!(await card.exists())) return null;
  const { x, y } = await card.evaluate((root, wanted) => {
    const box = root.querySelector(wanted)?.getBoundingClientRect();
    return { x: box ? box.x + box.width / 2 : 0, y: box ? box.y + box.height / 2 : 0 };
  }, selector);
  return x > 0 && y > 0 && x < 1280 && y < 800 ? { x, y } : null;
}

/** Does to the page what hides the target. */
export async function hide(page: RigPage, hiding: Hiding, target: string): Promise<void> {
  const { css = '', html = '', script } = hiding;
  await page.evaluate(
    (style, markup) => {
      const sheet = document.createElement('style');
      sheet.textContent = style;
      document.head.append(sheet);
      document.documentElement.insertAdjacentHTML('beforeend', markup);
    },
    css.replaceAll('TARGET', target),
    html,
  );
  if (script !== undefined) await page.page.evaluate(script, target);
}

/** What the user sees there, to be compared. */
export const lookAt = (page: RigPage, { x, y }: Point): Promise<string> =>
  page.page.screenshot({
    encoding: 'base64',
    captureBeyondViewport: false,
    clip: { x: x - 40, y: y - 14, width: 80, height: 28 },
  });

/** Clicks into the card's field and pastes the code, where that click reaches the card. */
export async function pasteAt(page: RigPage, place: Point): Promise<void> {
  await page.page.mouse.click(place.x, place.y);
  const isInCard = await page.evaluate(() => document.activeElement?.localName === 'handset-card');
  if (isInCard) await page.pasteAtFocus(CODE);
}

/** What was done, a moment after it could have been. */
export async function deedsOf(
  stage: Stage,
  page: RigPage,
): Promise<{ isFilled: boolean; isQuiet: boolean }> {
  await sleep(150);
  const state = await stage.stored('session');
  return {
    isFilled: (await boxesOf(page)) === CODE,
    isQuiet: A_QUIET_TAB.test(state),
  };
}
