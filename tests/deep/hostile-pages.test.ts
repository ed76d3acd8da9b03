import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject } from 'vitest';
import { boxesOf } from '../e2e/support/card.ts';
import {
  applyHiding,
  CARD_FIELD,
  CODE,
  findPoint,
  NOT_NOW_BUTTON,
  openCodePage,
  pasteCodeAt,
  readEffect,
  screenshotAt,
} from '../e2e/support/hostile-page-steps.ts';
import { HIDINGS } from '../e2e/support/hostile-pages.ts';
import { it } from '../e2e/support/stage.ts';
import { chooseCells } from './choose-cells.ts';
import { effectOnCard, effectOnDialog } from './hiding-effects.ts';

/** Longer than the card must be visible before it can be used; a hidden card cannot be asked. In ms. */
const CARD_TRUST_MS = 600;

const browser = inject('browser');
const hidings = chooseCells(HIDINGS, ([name]) => name);

/**
 * Repeats an action until it has succeeded. A removed card returns with a delay, its message after a paste or a click
 * changes its size, and after either it must be visible for a while before it can be used.
 */
async function repeatUntil(isDone: () => Promise<boolean>, action: () => Promise<void>) {
  await expect
    .poll(async () => {
      if (await isDone()) return true;
      await sleep(CARD_TRUST_MS);
      await action();
      return false;
    })
    .toBe(true);
}

/**
 * Compares screenshots from before and after hiding: only what looks unchanged may act. The expected effects are listed
 * in hiding-effects.ts, so that a way of hiding that stops working makes the test fail.
 */
describe('the card', () => {
  it('fills the dialog and can be dismissed on an honest page', async ({ stage }) => {
    const page = await openCodePage(stage);
    const field = await findPoint(page, CARD_FIELD);
    if (field === null) throw new Error('There is no card');
    await sleep(CARD_TRUST_MS);
    await pasteCodeAt(page, field);
    await expect.poll(() => boxesOf(page)).toBe(CODE);
    await sleep(CARD_TRUST_MS);
    // The card has grown by what it says.
    const notNow = await findPoint(page, NOT_NOW_BUTTON);
    await page.page.mouse.click(notNow?.x ?? 0, notNow?.y ?? 0);
    await expect.poll(() => readEffect(stage, page)).toEqual({ isFilled: true, isQuiet: true });
  });

  it.for(hidings)('acts only while it is visible – %s', async ([name, hiding], { stage }) => {
    const page = await openCodePage(stage);
    const [field, notNow] = [
      await findPoint(page, CARD_FIELD),
      await findPoint(page, NOT_NOW_BUTTON),
    ];
    if (field === null || notNow === null) throw new Error('There is no card');
    const screenshots = async () =>
      // The button is near the edge of the card, and only the card counts.
      [await screenshotAt(page, field), await screenshotAt(page, notNow, 28)].join();
    const before = await screenshots();
    await applyHiding(page, hiding, 'handset-card');
    await sleep(CARD_TRUST_MS);
    const isHidden = before !== (await screenshots());
    const expected = effectOnCard(name, browser);
    await pasteCodeAt(page, field);
    const pasteInCard = async () => {
      const point = await findPoint(page, CARD_FIELD);
      if (point !== null) await pasteCodeAt(page, point);
    };
    await pasteInCard();
    await sleep(CARD_TRUST_MS);
    if (expected.isFilled)
      await repeatUntil(async () => (await readEffect(stage, page)).isFilled, pasteInCard);
    await page.page.mouse.click(notNow.x, notNow.y);
    const clickInCard = async () => {
      const point = await findPoint(page, NOT_NOW_BUTTON);
      if (point !== null) await page.page.mouse.click(point.x, point.y);
    };
    await clickInCard();
    if (expected.isQuiet)
      await repeatUntil(async () => (await readEffect(stage, page)).isQuiet, clickInCard);
    const effect = async () => ({ isHidden, ...(await readEffect(stage, page)) });
    // An expected effect may take a moment; a forbidden one would have happened before the first poll.
    await expect.poll(effect).toEqual(expected);
    expect(stage.calls()).toEqual([]);
  });
});

const BOX = 'input[maxlength="1"]';

describe('Discord’s dialog', () => {
  it('is filled on an honest page', async ({ stage }) => {
    const page = await openCodePage(stage);
    await page.paste(BOX, CODE);
    await expect.poll(() => boxesOf(page)).toBe(CODE);
  });

  it.for(hidings)('is filled only while it is visible – %s', async ([name, hiding], { stage }) => {
    const page = await openCodePage(stage);
    await page.click(BOX);
    const point = await page.evaluate(() => {
      const box = document.querySelectorAll('input')[2]?.getBoundingClientRect();
      return { x: box?.x ?? 0, y: (box?.y ?? 0) + 20 };
    });
    const before = await screenshotAt(page, point);
    await applyHiding(page, hiding, '[role=dialog]');
    await sleep(100);
    const isHidden = before !== (await screenshotAt(page, point));
    await page.pasteAtFocus(CODE);
    const effect = async () => {
      const { isFilled } = await readEffect(stage, page);
      return { isHidden, isFilled };
    };
    await expect.poll(effect).toEqual(effectOnDialog(name, browser));
    expect(stage.calls()).toEqual([]);
  });
});
