import { describe, expect } from 'vitest';
import { popupWidth } from '../../harness/pages.ts';
import { englishText, pressButton } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { allStates } from '../states/all-states.ts';
import { findPrimaryActions } from '../states/find-primary-actions.ts';
import { measureHeight } from '../states/measure-height.ts';
import { setPageLocale } from '../states/set-page-locale.ts';
import { openStudio } from '../states/studio.ts';
import { it } from './support/stage.ts';

const popupStates = allStates.filter(({ page }) => page === 'popup');

/** The languages that need the most room, and English. */
const MEASURED = ['en', 'de', 'ja', 'ru', 'ar'];
/** What browsers show of a popup at most, in px. */
const HIGHEST = 600;
/** The steps that a user sees on the way that goes well, which have to be read at a glance. */
const GLANCES = ['number', 'code', 'password', 'done-added'];
const GLANCE_HEIGHT = 340;

describe('the popup', () => {
  it('is never higher than browsers show it, and its steps are seen at a glance', {
    timeout: 300_000,
  }, async ({ stage }) => {
    const studio = await openStudio(stage.rig);
    await studio.resize(popupWidth);
    const tooHigh: string[] = [];
    for (const locale of MEASURED) {
      await setPageLocale(studio.pages.popup, locale);
      for (const measured of await studio.survey(popupStates, measureHeight)) {
        const [name = '', height] = measured.split(': ');
        const limit = locale === 'en' && GLANCES.includes(name) ? GLANCE_HEIGHT : HIGHEST;
        if (Number(height) > limit) tooHigh.push(`${locale}, ${measured}`);
      }
    }
    expect(tooHigh).toEqual([]);
  });

  it('has exactly one primary action in every state', async ({ stage }) => {
    const studio = await openStudio(stage.rig);
    await studio.resize(popupWidth);
    expect(await studio.survey(popupStates, findPrimaryActions)).toEqual([]);
  });
});

describe('between a click and its answer', () => {
  /** The boxes of all that has a place of its own, by what it is. */
  const boxesOf = (popup: RigPage) =>
    popup.evaluate(() =>
      Array.from(
        document.querySelectorAll(
          '.top, .steps, .title, h1, main p, main input, .field, main button',
        ),
        (element) => {
          const { left, top, width, height } = element.getBoundingClientRect();
          const what = `${element.localName}.${element.className}`.replace(/ busy| over/g, '');
          return `${what} ${[left, top, width, height].map(Math.round).join(' ')}`;
        },
      ),
    );

  it('no element changes its place: sending, after a refusal, and verifying', async ({ stage }) => {
    const { popup } = await stage.connect();
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', '+14155550123');
    const send = new RegExp(`${englishText('sendCodeTo')} `);
    await popup.waitForText(send);
    for (const refused of [true, false]) {
      if (refused)
        stage.discord.nextAnswer('addPhone', {
          status: 400,
          body: { message: 'Invalid phone number', code: 70_003 },
        });
      const release = stage.discord.holdAnswer('addPhone');
      const before = await boxesOf(popup);
      await popup.clickButton(send);
      await popup.waitFor('button.busy');
      expect(await boxesOf(popup)).toEqual(before);
      release();
      await popup.waitUntilGone('button.busy');
    }
    await popup.waitFor('#code');
    const release = stage.discord.holdAnswer('verifyPhone');
    await popup.type('#code', stage.code().slice(0, 5));
    const before = await boxesOf(popup);
    await popup.type('#code', stage.code().slice(5));
    await popup.waitFor('button.busy');
    expect(await boxesOf(popup)).toEqual(before);
    release();
    await popup.waitFor('#password');
  });
});
