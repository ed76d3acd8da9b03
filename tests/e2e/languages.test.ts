import { describe, expect } from 'vitest';
import { popupWidth } from '../../harness/pages.ts';
import { allStates } from '../states/all-states.ts';
import { cardStates } from '../states/card-states.ts';
import { findOutOfView } from '../states/find-out-of-view.ts';
import { findOverflow } from '../states/find-overflow.ts';
import { LOCALES } from '../states/locale-texts.ts';
import { setPageLocale, surveyCard } from '../states/set-page-locale.ts';
import { SHOWN_PAGES } from '../states/state.ts';
import { openStudio } from '../states/studio.ts';
import { cardOf } from './support/card.ts';
import { it } from './support/stage.ts';

const SEVERAL_MINUTES = 600_000;

/** The states with the most texts, the longest texts and the most elements side by side. */
const FULLEST = [
  'connect-idle',
  'waiting-kept',
  'home-reverify-required',
  'number-failure',
  'code-uncertain',
  'password-unsettled',
  'removal-failure',
  'mfa-sms',
  'mfa-confirming',
  'handed-off-captchaRequired',
  'options-connected',
  'welcome-no-access',
];

/** The languages whose texts and buttons take the most room. */
const LONGEST = ['de', 'fr', 'uk'];

it('the popup shows its main button and any failure without being scrolled', {
  timeout: SEVERAL_MINUTES,
}, async ({ stage }) => {
  const studio = await openStudio(stage.rig);
  await studio.resize(popupWidth);
  const states = allStates.filter(({ page }) => page === 'popup');
  const found: string[] = [];
  for (const locale of LONGEST) {
    await setPageLocale(studio.pages.popup, locale);
    for (const problem of await studio.survey(states, findOutOfView, { isDrawn: true }))
      found.push(`${locale}, ${problem}`);
  }
  expect(found).toEqual([]);
});

describe('in every language', () => {
  it.for([
    ['every state fits into the narrowest supported window', 320, allStates],
    [
      'the fullest states fit into the popup at 200 % zoom',
      180,
      allStates.filter(({ name }) => FULLEST.includes(name)),
    ],
  ] as const)('%s', { timeout: SEVERAL_MINUTES }, async ([, width, states], { stage }) => {
    const studio = await openStudio(stage.rig);
    await studio.resize(width);
    const found: string[] = [];
    for (const locale of LOCALES) {
      for (const page of SHOWN_PAGES) await setPageLocale(studio.pages[page], locale);
      for (const overflow of await studio.survey(states, findOverflow))
        found.push(`${locale}, ${overflow}`);
    }
    expect(found).toEqual([]);
  });

  it('every state of the card fits into its window', { timeout: SEVERAL_MINUTES }, async ({
    stage,
  }) => {
    const found: string[] = [];
    for await (const { name, page } of cardStates(stage)) {
      for (const overflow of await surveyCard(cardOf(page), findOverflow))
        found.push(`${name}, ${overflow}`);
    }
    expect(found).toEqual([]);
  });

  it('the popup is laid out in the direction of the language’s script', async ({ stage }) => {
    const studio = await openStudio(stage.rig);
    const { popup } = studio.pages;
    const [home] = allStates.filter(({ name }) => name === 'home');
    if (home === undefined) throw new Error('There is no state named home');
    for (const [locale, direction] of [
      ['ar', 'rtl'],
      ['he', 'rtl'],
      ['de', 'ltr'],
    ] as const) {
      await setPageLocale(popup, locale);
      await studio.show(home);
      const { mark, menu } = await popup.evaluate(() => ({
        mark: document.querySelector('.top img')?.getBoundingClientRect().left ?? 0,
        menu: document.querySelector('.account')?.getBoundingClientRect().left ?? 0,
      }));
      expect([locale, menu > mark ? 'ltr' : 'rtl']).toEqual([locale, direction]);
    }
  });
});
