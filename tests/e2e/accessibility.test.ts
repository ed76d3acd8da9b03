import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { popupWidth } from '../../harness/pages.ts';
import { englishText, see } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { allStates } from '../states/all-states.ts';
import { cardStates } from '../states/card-states.ts';
import { findOverflow } from '../states/find-overflow.ts';
import { findSmallTargets } from '../states/find-small-targets.ts';
import { findStrangeStarts } from '../states/find-strange-starts.ts';
import { findUnseenFocus } from '../states/find-unseen-focus.ts';
import { findViolations, findViolationsInCard } from '../states/find-violations.ts';
import { SHOWN_PAGES } from '../states/state.ts';
import { openStudio } from '../states/studio.ts';
import { cardOf } from './support/card.ts';
import { type Keyboard, keyboardOf } from './support/keyboard.ts';
import { it, PHONE, type Stage } from './support/stage.ts';

const PASSWORD = 'correct horse battery';
const SEVERAL_MINUTES = 180_000;

describe('every state of the extension’s own pages', () => {
  it('has nothing that axe objects to, in light and in dark', {
    timeout: SEVERAL_MINUTES,
  }, async ({ stage }) => {
    const studio = await openStudio(stage.rig);
    await studio.resize(popupWidth);
    const found: string[] = [];
    for (const state of allStates) {
      const page = await studio.show(state);
      for (const violation of await findViolations(page)) found.push(`${state.name}: ${violation}`);
    }
    expect(found).toEqual([]);
  });

  it('can be hit with a finger, and shows where the focus is', async ({ stage }) => {
    const studio = await openStudio(stage.rig);
    await studio.resize(popupWidth);
    for (const name of SHOWN_PAGES) {
      const states = allStates.filter(({ page }) => page === name);
      await studio.survey(states.slice(0, 1), () => []);
      // Once, by a real key: from then on the browser shows the focus.
      await studio.pages[name].evaluate(() => document.querySelector('button')?.focus());
      await studio.pages[name].press('Tab');
      expect(await studio.survey(states, findUnseenFocus)).toEqual([]);
    }
    expect(await studio.survey(allStates, findSmallTargets)).toEqual([]);
  });

  it('begins at its heading or its field, and says one alarming thing at most', async ({
    stage,
  }) => {
    const studio = await openStudio(stage.rig);
    const states = allStates.filter(({ page, act }) => page === 'popup' && act !== 'loseClick');
    expect(await studio.survey(states, findStrangeStarts)).toEqual([]);
  });

  it('loses nothing at 200 %', async ({ stage }) => {
    const studio = await openStudio(stage.rig);
    await studio.resize(popupWidth / 2);
    expect(await studio.survey(allStates, findOverflow)).toEqual([]);
  });
});

it('every state of the card has nothing that axe objects to, fits at 200 %, and can be hit', {
  timeout: SEVERAL_MINUTES,
}, async ({ stage }) => {
  const found: string[] = [];
  for await (const { name, page } of cardStates(stage)) {
    const card = cardOf(page);
    const note = (problems: readonly string[]) => {
      for (const problem of problems) found.push(`${name}: ${problem}`);
    };
    note(await findViolationsInCard(card));
    note(await card.evaluate(findSmallTargets));
    if (name === 'card-pill') continue;
    await page.page.setViewport({ width: 550, height: 350 });
    await sleep(300);
    note(await card.evaluate(findOverflow));
    await page.page.setViewport({ width: 1100, height: 700 });
  }
  expect(found).toEqual([]);
});

it('the toolbar’s own popup has its width and does not scroll sideways', async ({ stage }) => {
  const popup = await stage.rig.openToolbarPopup();
  const sizeOf = () =>
    popup.evaluate(() => {
      const { clientWidth, scrollWidth } = document.documentElement;
      return { width: document.body.clientWidth, isSideways: scrollWidth > clientWidth };
    });
  // It grows from nothing to what its content asks for, less a scrollbar.
  await expect.poll(async () => (await sizeOf()).width).toBeGreaterThan(popupWidth - 20);
  expect((await sizeOf()).isSideways).toBe(false);
  await popup.close();
});

describe('a wait', () => {
  const stateOf = (name: string) => {
    const state = allStates.find((each) => each.name === name);
    if (state === undefined) throw new Error(`There is no state named ${name}`);
    return state;
  };
  /** The same with so much of its 100 minutes left, as seconds are counted in the last two. */
  const longWaitWith = (leftMs: number) => {
    const state = stateOf('number-long-wait');
    return { ...state, view: (now: number) => state.view(now - 100 * 60_000 + leftMs) };
  };

  it.for([
    { ...longWaitWith(60_000), time: '#wait' },
    { ...stateOf('code-pause'), time: '#pause' },
    { ...stateOf('mfa-sms-limited'), time: '#pause' },
  ])(
    'is told by the button that waits, and not called out every second: $name',
    async ({ time, ...state }, { stage }) => {
      const studio = await openStudio(stage.rig);
      const page = await studio.show(state);
      const { before, after, hidden, calledOut } = await page.evaluate(async (selector) => {
        const LIVE = '[aria-live], [role=alert], [role=status], [role=log], output';
        const changes: string[] = [];
        const observer = new MutationObserver((records) => {
          for (const { target } of records) {
            const live = (target instanceof Element ? target : target.parentElement)?.closest(LIVE);
            if (live) changes.push(live.outerHTML);
          }
        });
        const read = () => {
          const button = document.querySelector('button[aria-describedby]:disabled');
          const id = button?.getAttribute('aria-describedby') ?? '';
          return {
            seen: document.querySelector(selector)?.textContent,
            described: document.getElementById(id)?.textContent,
          };
        };
        const first = read();
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        await new Promise((resolve) => setTimeout(resolve, 2500));
        observer.disconnect();
        const hiding = document.querySelector(selector)?.closest('[aria-hidden=true]');
        return { before: first, after: read(), hidden: hiding?.outerHTML, calledOut: changes };
      }, time);
      expect(after.seen).not.toBe(before.seen);
      expect(before.described).toBe(before.seen);
      expect(after.described).toBe(after.seen);
      expect(hidden).toBeUndefined();
      expect(calledOut).toEqual([]);
    },
  );

  it('is said to be over, once', async ({ stage }) => {
    const studio = await openStudio(stage.rig);
    const page = await studio.show(longWaitWith(5000));
    const read = () =>
      page.evaluate(() => ({
        said: document.querySelector('.buttons [role=status]')?.textContent,
        waits: document
          .querySelector('button[type=submit]')
          ?.matches('[aria-describedby]:disabled'),
      }));
    expect(await read()).toEqual({ said: '', waits: true });
    await expect.poll(read).toEqual({ said: englishText('reminderText'), waits: false });
  });
});

describe('by keyboard alone', () => {
  /** From the popup's first paint to somebody who is connected. */
  async function connected(stage: Stage): Promise<{ popup: RigPage; keys: Keyboard }> {
    const page = await stage.signIn(stage.ada);
    const popup = await stage.rig.openPopup();
    const keys = keyboardOf(popup);
    await keys.atHeading('connectTitle');
    await keys.to('connectButton');
    await keys.press('Enter');
    await popup.waitFor('.account, .spinner');
    await page.evaluate(() => document.body.click());
    await keys.atHeading('homeTitle');
    return { popup, keys };
  }

  it('a number is added', async ({ stage }) => {
    const { popup, keys } = await connected(stage);
    await keys.to('addPhoneButton');
    await keys.press('Space');
    await keys.atField('phone');
    await keys.type('(415) 555-0123');
    await keys.to('reasonLabel');
    await keys.press('Enter');
    await keys.to('sendCodeButton');
    await keys.press('Enter');
    await keys.atField('code');
    await keys.type(stage.code() === '000000' ? '111111' : '000000');
    await see(popup, 'failure_wrongCode');
    await keys.atField('code');
    await keys.type(stage.code());
    await keys.atField('password');
    await keys.type(PASSWORD);
    await keys.to('passwordShow');
    await keys.press('Space');
    await keys.to('passwordLabel', 'Shift+Tab');
    await keys.press('Enter');
    await keys.atHeading('doneTitle');
    expect(stage.ada.phone).toBe(PHONE);
    await keys.to('closeButton');
    await keys.press('Enter');
    await keys.atHeading('homeTitle');
    await keys.to('disconnectButton', 'Shift+Tab');
    await keys.press('Enter');
    await keys.atHeading('connectTitle');
  });

  it('a number is verified again', async ({ stage }) => {
    stage.ada.phone = PHONE;
    stage.ada.requiredAction = 'REQUIRE_REVERIFIED_PHONE';
    const { keys } = await connected(stage);
    await keys.to('reverifyButton');
    await keys.press('Enter');
    await keys.atField('phone');
    await keys.press('Enter');
    await keys.atField('code');
    await keys.type(stage.code());
    await keys.atField('password');
    await keys.to('backButton');
    await keys.to('finishReverifyButton', 'Shift+Tab');
    await keys.to('passwordLabel', 'Shift+Tab');
    await keys.type(PASSWORD);
    await keys.press('Enter');
    await keys.atHeading('doneTitle');
    expect(stage.ada.requiredAction).toBeNull();
  });

  it('a number is removed, with a confirmation by SMS', async ({ stage }) => {
    stage.ada.phone = PHONE;
    stage.ada.mfa = { methods: ['totp', 'sms', 'backup'] };
    stage.ada.mfaOn = ['removePhone'];
    const { popup, keys } = await connected(stage);
    await keys.to('removeButton');
    await keys.press('Enter');
    await keys.atField('password');
    await keys.type(PASSWORD);
    await keys.to('removeButton');
    await keys.press('Enter');
    await keys.atField('mfa');
    await keys.to('mfa_totp', 'Shift+Tab');
    // Arrows are the keys of such a list in every browser.
    await keys.press('ArrowDown');
    await see(popup, 'mfaSendSms');
    await keys.to('mfaSendSms');
    await keys.press('Space');
    await expect.poll(() => stage.discord.sms.count('mfa')).toBe(1);
    await keys.atField('mfa');
    await keys.type(stage.discord.sms.sentTo(PHONE, 'mfa')[0]?.code ?? '');
    await keys.press('Enter');
    await keys.atHeading('doneTitle');
    expect(stage.ada.phone).toBeNull();
  });
});
