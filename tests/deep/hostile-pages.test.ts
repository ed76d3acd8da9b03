import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect } from 'vitest';
import { A_WHILE, boxesOf } from '../e2e/support/card.ts';
import { HIDINGS } from '../e2e/support/hostile-pages.ts';
import {
  atCard,
  CODE,
  deedsOf,
  FIELD,
  hide,
  lookAt,
  NOT_NOW,
  pasteAt,
  placeOf,
} from '../e2e/support/hostile-user.ts';
import { it } from '../e2e/support/stage.ts';

const outcomes: string[] = [];
afterAll(() => console.log(outcomes.join('\n')));

/** What a user could see before is compared with what can be seen after: only what looks the same may act. */
describe('the card', () => {
  it('does what it is asked for on an honest page', async ({ stage }) => {
    const page = await atCard(stage);
    const [field, notNow] = [await placeOf(page, FIELD), await placeOf(page, NOT_NOW)];
    if (field === null || notNow === null) throw new Error('There is no card');
    await sleep(A_WHILE);
    await pasteAt(page, field);
    await expect.poll(() => boxesOf(page)).toBe(CODE);
    await sleep(A_WHILE);
    await page.page.mouse.click(notNow.x, notNow.y);
    expect(await deedsOf(stage, page)).toEqual({ isFilled: true, isQuiet: true });
  });

  it.for(HIDINGS)('does nothing where it is hidden: %s', async ([name, hiding], { stage }) => {
    const page = await atCard(stage);
    const [field, notNow] = [await placeOf(page, FIELD), await placeOf(page, NOT_NOW)];
    if (field === null || notNow === null) throw new Error('There is no card');
    const look = async () => [await lookAt(page, field), await lookAt(page, notNow)].join();
    const before = await look();
    await hide(page, hiding, 'handset-card');
    await sleep(A_WHILE);
    const isHidden = before !== (await look());
    await pasteAt(page, field);
    const movedField = await placeOf(page, FIELD);
    if (movedField !== null) await pasteAt(page, movedField);
    await sleep(A_WHILE);
    const movedButton = await placeOf(page, NOT_NOW);
    for (const place of [notNow, movedButton])
      if (place !== null) await page.page.mouse.click(place.x, place.y);
    const deeds = await deedsOf(stage, page);
    outcomes.push(`card   ${isHidden ? 'hidden' : 'seen  '} ${JSON.stringify(deeds)} ${name}`);
    expect(stage.calls()).toEqual([]);
    if (isHidden) expect(deeds).toEqual({ isFilled: false, isQuiet: false });
  });
});

const BOX = 'input[maxlength="1"]';

describe('Discord’s dialog', () => {
  it('is filled on an honest page', async ({ stage }) => {
    const page = await atCard(stage);
    await page.paste(BOX, CODE);
    await expect.poll(() => boxesOf(page)).toBe(CODE);
  });

  it.for(HIDINGS)('is not filled where it is hidden: %s', async ([name, hiding], { stage }) => {
    const page = await atCard(stage);
    await page.click(BOX);
    const place = await page.evaluate(() => {
      const box = document.querySelectorAll('input')[2]?.getBoundingClientRect();
      return { x: box?.x ?? 0, y: (box?.y ?? 0) + 20 };
    });
    const before = await lookAt(page, place);
    await hide(page, hiding, '[role=dialog]');
    await sleep(100);
    const isHidden = before !== (await lookAt(page, place));
    await page.pasteAtFocus(CODE);
    const deeds = await deedsOf(stage, page);
    outcomes.push(`dialog ${isHidden ? 'hidden' : 'seen  '} ${JSON.stringify(deeds)} ${name}`);
    expect(stage.calls()).toEqual([]);
    if (isHidden) expect(deeds.isFilled).toBe(false);
  });
});
