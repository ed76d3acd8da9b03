import type { RigPage } from '../../../harness/types.ts';
import { boxesOf, cardOf, QUIET_TAB_PATTERN } from './card.ts';
import { codePage, type Hiding } from './hostile-pages.ts';
import { settle } from './settle.ts';
import type { Stage } from './stage.ts';

/** The code on the user's clipboard. */
export const CODE = '482913';
export const CARD_FIELD = '#text';
export const NOT_NOW_BUTTON = '.close';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Opens a page with a code dialog and waits for the card; `head` comes before everything else. */
export async function openCodePage(stage: Stage, head = ''): Promise<RigPage> {
  const path = '/channels/hostile';
  stage.discord.page.show(path, codePage(head));
  const page = await stage.rig.openPage(`https://discord.com${path}`);
  await cardOf(page).waitFor('[data-step=code] input');
  return page;
}

/** The centre of an element of the card; null when there is none inside the window. */
export async function findPoint(page: RigPage, selector: string): Promise<Point | null> {
  const card = cardOf(page);
  if (!(await card.exists())) return null;
  const { x, y } = await card.evaluate((root, wanted) => {
    const box = root.querySelector(wanted)?.getBoundingClientRect();
    return { x: box ? box.x + box.width / 2 : 0, y: box ? box.y + box.height / 2 : 0 };
  }, selector);
  return x > 0 && y > 0 && x < 1280 && y < 800 ? { x, y } : null;
}

/** Hides the target in the given way. */
export async function applyHiding(page: RigPage, hiding: Hiding, target: string): Promise<void> {
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

/** A screenshot of the area around a point, as base64, to be compared with another. */
export const screenshotAt = (page: RigPage, { x, y }: Point, width = 80): Promise<string> =>
  page.page.screenshot({
    encoding: 'base64',
    captureBeyondViewport: false,
    clip: { x: x - width / 2, y: y - 14, width, height: 28 },
  });

/** Clicks at the point, and pastes the code if the click focused the card. */
export async function pasteCodeAt(page: RigPage, point: Point): Promise<void> {
  await page.page.mouse.click(point.x, point.y);
  const isInCard = await page.evaluate(() => document.activeElement?.localName === 'handset-card');
  if (isInCard) await page.pasteAtFocus(CODE);
}

/** What the user's actions have caused, after they have had all their effects: dialog filled, card dismissed. */
export async function readEffect(
  stage: Stage,
  page: RigPage,
): Promise<{ isFilled: boolean; isQuiet: boolean }> {
  await settle(stage, page);
  const state = await stage.stored('session');
  return {
    isFilled: (await boxesOf(page)) === CODE,
    isQuiet: QUIET_TAB_PATTERN.test(state),
  };
}
