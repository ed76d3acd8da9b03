import { describe, expect } from 'vitest';
import { popupWidth } from '../../harness/pages.ts';
import { englishText, waitForMessage } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { allStates } from '../states/all-states.ts';
import { cardStates } from '../states/card-states.ts';
import { findFocusAndAlertIssues } from '../states/find-focus-and-alert-issues.ts';
import { findInvisibleFocus } from '../states/find-invisible-focus.ts';
import { findOverflow } from '../states/find-overflow.ts';
import { findSmallTargets } from '../states/find-small-targets.ts';
import { findViolations, findViolationsInCard } from '../states/find-violations.ts';
import { SHOWN_PAGES, type State } from '../states/state.ts';
import { openStudio } from '../states/studio.ts';
import { cardOf, waitUntilStill } from './support/card.ts';
import { type Keyboard, keyboardOf } from './support/keyboard.ts';
import { it, PHONE, type Stage } from './support/stage.ts';

const PASSWORD = 'correct horse battery';
const SEVERAL_MINUTES = 180_000;

/** The states with the most elements side by side. */
const FULLEST = ['home', 'number-failure', 'code-uncertain', 'mfa-sms'];

describe('every state of the extension’s own pages', () => {
  it('has no axe violations in light or dark mode', {
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

  it('has targets large enough for a finger, and shows where the focus is', async ({ stage }) => {
    const studio = await openStudio(stage.rig);
    await studio.resize(popupWidth);
    for (const name of SHOWN_PAGES) {
      const states = allStates.filter(({ page }) => page === name);
      await studio.survey(states.slice(0, 1), () => []);
      // After one real key press the browser shows the focus.
      await studio.pages[name].evaluate(() => document.querySelector('button')?.focus());
      await studio.pages[name].press('Tab');
      expect(await studio.survey(states, findInvisibleFocus)).toEqual([]);
    }
    expect(await studio.survey(allStates, findSmallTargets)).toEqual([]);
  });

  it('starts with the focus on its heading or field, and shows one alert at most', async ({
    stage,
  }) => {
    const studio = await openStudio(stage.rig);
    const states = allStates.filter(
      ({ page, action }) => page === 'popup' && action !== 'loseClick',
    );
    expect(await studio.survey(states, findFocusAndAlertIssues)).toEqual([]);
  });

  it('fits beside a page, in a panel of any width', {
    timeout: SEVERAL_MINUTES,
  }, async ({ stage }) => {
    const studio = await openStudio(stage.rig);
    const states = allStates
      .filter(({ page }) => page === 'popup')
      .map((state): State => ({ ...state, page: 'panel' }));
    const { panel } = studio.pages;
    await panel.bringToFront();
    const found: string[] = [];
    for (const width of [240, 320, 600, 800]) {
      await panel.page.setViewport({ width, height: 700 });
      for (const problem of await studio.survey(states, findOverflow))
        found.push(`${width} px, ${problem}`);
      const fullest = states.filter(({ name }) => FULLEST.includes(name));
      for (const state of width === 800 ? [] : fullest) {
        const page = await studio.show(state);
        for (const violation of await findViolations(page))
          found.push(`${width} px, ${state.name}: ${violation}`);
      }
    }
    expect(found).toEqual([]);
  });

  it('loses no content at 200 % zoom', async ({ stage }) => {
    const studio = await openStudio(stage.rig);
    await studio.resize(popupWidth / 2);
    expect(await studio.survey(allStates, findOverflow)).toEqual([]);
  });
});

it('every state of the card has no axe violations, fits at 200 % zoom, and has large targets', {
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
    await waitUntilStill(page);
    note(await card.evaluate(findOverflow));
    await page.page.setViewport({ width: 1100, height: 700 });
  }
  expect(found).toEqual([]);
});

it('the toolbar’s own popup has its full width and does not scroll sideways', async ({ stage }) => {
  const popup = await stage.rig.openToolbarPopup();
  const sizeOf = () =>
    popup.evaluate(() => {
      const { clientWidth, scrollWidth } = document.documentElement;
      return { width: document.body.clientWidth, isSideways: scrollWidth > clientWidth };
    });
  // It grows from zero to the width that its content needs, minus a scrollbar.
  await expect.poll(async () => (await sizeOf()).width).toBeGreaterThan(popupWidth - 20);
  expect((await sizeOf()).isSideways).toBe(false);
  await popup.close();
});

describe('a countdown', () => {
  const stateOf = (name: string) => {
    const state = allStates.find((each) => each.name === name);
    if (state === undefined) throw new Error(`There is no state named ${name}`);
    return state;
  };
  /** The long wait with `leftMs` of its 100 minutes left; seconds are shown only in the last two minutes. */
  const longWaitWith = (leftMs: number) => {
    const state = stateOf('number-long-wait');
    return { ...state, view: (now: number) => state.view(now - 100 * 60_000 + leftMs) };
  };

  it.for([
    { ...longWaitWith(60_000), time: '.primary' },
    { ...stateOf('code-pause'), time: '.resend' },
    { ...stateOf('mfa-sms-limited'), time: '.resend' },
  ])(
    'is what the button says that cannot be used, and is not announced every second: $name',
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
        const read = () => ({
          seen: document.querySelector(selector)?.textContent,
          isOff: document.querySelector(selector)?.getAttribute('aria-disabled'),
        });
        const first = read();
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        for (let seconds = 0; seconds < 2; seconds += 1) {
          const { seen } = read();
          while (read().seen === seen) await new Promise((resolve) => setTimeout(resolve, 50));
        }
        observer.disconnect();
        const hiding = document.querySelector(selector)?.closest('[aria-hidden=true]');
        return { before: first, after: read(), hidden: hiding?.outerHTML, calledOut: changes };
      }, time);
      expect(after.seen).not.toBe(before.seen);
      expect([before.isOff, after.isOff]).toEqual(['true', 'true']);
      expect(hidden).toBeUndefined();
      expect(calledOut).toEqual([]);
    },
  );

  it('announces that it is over', async ({ stage }) => {
    const studio = await openStudio(stage.rig);
    const page = await studio.show(longWaitWith(5000));
    const read = () =>
      page.evaluate(() => ({
        announced: document.querySelector('.go [role=status]')?.textContent,
        isWaiting: document.querySelector('button[type=submit]')?.matches('[aria-disabled=true]'),
      }));
    expect(await read()).toEqual({ announced: '', isWaiting: true });
    await expect.poll(read).toEqual({ announced: englishText('reminderText'), isWaiting: false });
  });
});

describe('a user with only a keyboard', () => {
  /** Opens the popup and connects it to Ada's page. */
  async function connectByKeyboard(
    stage: Stage,
    title = 'homeTitle',
  ): Promise<{ popup: RigPage; keys: Keyboard }> {
    const page = await stage.signIn(stage.ada);
    const popup = await stage.rig.openPopup();
    const keys = keyboardOf(popup);
    await keys.waitForHeading('connectTitle');
    await keys.tabTo('connectButton');
    await keys.press('Enter');
    await popup.waitFor('.account, .spinner');
    await page.evaluate(() => document.body.click());
    await keys.waitForHeading(title);
    return { popup, keys };
  }

  it('adds a number', async ({ stage }) => {
    const { popup, keys } = await connectByKeyboard(stage);
    await keys.tabTo('addPhoneButton');
    await keys.press('Space');
    await keys.waitForField('phone');
    await keys.type('(415) 555-0123');
    await keys.tabTo('sendCodeTo');
    await keys.tabTo('reasonLabel');
    await keys.press('Enter');
    await keys.tabTo('sendCodeTo', 'Shift+Tab');
    await keys.press('Enter');
    await keys.waitForField('code');
    await keys.type(stage.code() === '000000' ? '111111' : '000000');
    await waitForMessage(popup, 'failure_wrongCode');
    await keys.waitForField('code');
    await keys.type(stage.code());
    await keys.waitForField('password');
    await keys.type(PASSWORD);
    await keys.tabTo('passwordShow');
    await keys.press('Space');
    await keys.tabTo('passwordLabel', 'Shift+Tab');
    await keys.press('Enter');
    await keys.waitForHeading('doneTitle');
    expect(stage.ada.phone).toBe(PHONE);
    await keys.tabTo('closeButton');
    await keys.press('Enter');
    await keys.waitForHeading('homeTitle');
    await keys.tabToText('Ada Lovelace', 'Shift+Tab');
    await keys.press('Enter');
    await keys.tabTo('disconnectButton');
    await keys.press('Enter');
    await keys.waitForHeading('connectTitle');
  });

  it('reverifies a number', async ({ stage }) => {
    stage.ada.phone = PHONE;
    stage.ada.requiredAction = 'REQUIRE_REVERIFIED_PHONE';
    const { popup, keys } = await connectByKeyboard(stage, 'action_phone_reverify');
    await keys.tabTo('reverifyButton');
    await keys.press('Enter');
    await keys.waitForField('phone');
    await waitForMessage(popup, 'sendCodeTo');
    await keys.press('Enter');
    await keys.waitForField('code');
    await keys.type(stage.code());
    await keys.waitForField('password');
    await keys.tabTo('finishReverifyButton');
    await keys.tabTo('passwordLabel', 'Shift+Tab');
    await keys.tabTo('backButton', 'Shift+Tab');
    await keys.tabTo('passwordLabel');
    await keys.type(PASSWORD);
    await keys.press('Enter');
    await keys.waitForHeading('doneTitle');
    expect(stage.ada.requiredAction).toBeNull();
  });

  it('removes a number, and confirms that by SMS', async ({ stage }) => {
    stage.ada.phone = PHONE;
    stage.ada.mfa = { methods: ['totp', 'sms', 'backup'] };
    stage.ada.mfaOn = ['removePhone'];
    const { popup, keys } = await connectByKeyboard(stage);
    await keys.tabTo('removeButton');
    await keys.press('Enter');
    await keys.waitForField('password');
    await keys.type(PASSWORD);
    await keys.tabTo('removeButton');
    await keys.press('Enter');
    await keys.waitForField('mfa');
    await keys.tabTo('mfaMethodsLabel', 'Shift+Tab');
    // Typing chooses in a list in every browser; arrow keys open it in some.
    await keys.type('S');
    await waitForMessage(popup, 'mfaSendSms');
    await keys.tabTo('mfaSendSms');
    await keys.press('Space');
    await expect.poll(() => stage.discord.sms.count('mfa')).toBe(1);
    await keys.waitForField('mfa');
    await keys.type(stage.discord.sms.sentTo(PHONE, 'mfa')[0]?.code ?? '');
    await keys.press('Enter');
    await keys.waitForHeading('doneTitle');
    expect(stage.ada.phone).toBeNull();
  });
});
