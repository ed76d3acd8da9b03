import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject } from 'vitest';
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
import { effectOnCard, effectOnDialog } from './hiding-effects.ts';

const browser = inject('browser');

/**
 * Does it again until it is done: a card that was taken away comes back when the machine gets to it, what it says of a
 * paste or a click changes its size, and after either it is trusted only when it has been seen for a while.
 */
async function untilDone(isDone: () => Promise<boolean>, again: () => Promise<void>) {
  await expect
    .poll(async () => {
      if (await isDone()) return true;
      await sleep(A_WHILE);
      await again();
      return false;
    })
    .toBe(true);
}

/**
 * What a user could see before is compared with what can be seen after: only what looks the same may act. Which ways
 * hide what is written down, so that one that stops working is noticed.
 */
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
    await expect.poll(() => deedsOf(stage, page)).toEqual({ isFilled: true, isQuiet: true });
  });

  it.for(HIDINGS)('acts only where it is seen: %s', async ([name, hiding], { stage }) => {
    const page = await atCard(stage);
    const [field, notNow] = [await placeOf(page, FIELD), await placeOf(page, NOT_NOW)];
    if (field === null || notNow === null) throw new Error('There is no card');
    const look = async () => [await lookAt(page, field), await lookAt(page, notNow)].join();
    const before = await look();
    await hide(page, hiding, 'handset-card');
    await sleep(A_WHILE);
    const isHidden = before !== (await look());
    const expected = effectOnCard(name, browser);
    await pasteAt(page, field);
    const pasteInCard = async () => {
      const place = await placeOf(page, FIELD);
      if (place !== null) await pasteAt(page, place);
    };
    await pasteInCard();
    await sleep(A_WHILE);
    if (expected.isFilled)
      await untilDone(async () => (await deedsOf(stage, page)).isFilled, pasteInCard);
    await page.page.mouse.click(notNow.x, notNow.y);
    const clickInCard = async () => {
      const place = await placeOf(page, NOT_NOW);
      if (place !== null) await page.page.mouse.click(place.x, place.y);
    };
    await clickInCard();
    if (expected.isQuiet)
      await untilDone(async () => (await deedsOf(stage, page)).isQuiet, clickInCard);
    const effect = async () => ({ isHidden, ...(await deedsOf(stage, page)) });
    // What is done may take a moment; what is not to be done would have been by the first look.
    await expect.poll(effect).toEqual(expected);
    expect(stage.calls()).toEqual([]);
  });
});

const BOX = 'input[maxlength="1"]';

describe('Discord’s dialog', () => {
  it('is filled on an honest page', async ({ stage }) => {
    const page = await atCard(stage);
    await page.paste(BOX, CODE);
    await expect.poll(() => boxesOf(page)).toBe(CODE);
  });

  it.for(HIDINGS)('is filled only where it is seen: %s', async ([name, hiding], { stage }) => {
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
    const effect = async () => {
      const { isFilled } = await deedsOf(stage, page);
      return { isHidden, isFilled };
    };
    await expect.poll(effect).toEqual(effectOnDialog(name, browser));
    expect(stage.calls()).toEqual([]);
  });
});
