import { describe, expect } from 'vitest';
import { englishText } from '../../harness/popup-steps.ts';
import { allStates } from '../states/all-states.ts';
import { openStudio } from '../states/studio.ts';
import { cardOf } from './support/card.ts';
import { it } from './support/stage.ts';

/** So little room that only the card's pill fits beside Discord's dialog. */
const NARROW = { width: 420, height: 640 } as const;

describe('the focus', () => {
  it('moves to the field of the card when the pill opens the card', async ({ stage }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const page = await stage.signIn(stage.ada);
    const card = cardOf(page);
    await card.waitFor('[data-step=prompt]');
    await page.clickButton('Verify by Phone');
    await card.waitFor('[data-step=phone]');
    await page.page.setViewport(NARROW);
    await card.waitFor('.pill');
    await card.clickButton(englishText('assistShowButton'));
    await card.waitFor('section.card');
    await expect.poll(() => card.hasFocus('input')).toBe(true);
    await page.page.keyboard.type('hello');
    expect(await card.evaluate((root) => root.querySelector('input')?.value)).toBe('hello');
  });

  it.for(['popup.html', 'options.html', 'welcome.html'])(
    'moves to the heading when the focused access button disappears: %s',
    async (path, { stage }) => {
      await stage.rig.setSiteAccess(false);
      const page = await stage.rig.openExtensionPage(path);
      await page.waitFor('.access .primary');
      // Only focused: pressing it opens the browser's own prompt, which no page can answer.
      await page.evaluate(() => {
        const button = document.querySelector('.access .primary');
        if (button instanceof HTMLElement) button.focus();
      });
      await stage.rig.setSiteAccess(true);
      await page.waitUntilGone('.access .primary');
      expect(await page.hasFocus('h1')).toBe(true);
    },
  );

  it('stays where it is when another element disappears', async ({ stage }) => {
    await stage.rig.setSiteAccess(false);
    const options = await stage.rig.openExtensionPage('options.html');
    await options.waitFor('.access .primary');
    await options.evaluate(() => document.querySelector('select')?.focus());
    await stage.rig.setSiteAccess(true);
    await options.waitUntilGone('.access .primary');
    expect(await options.hasFocus('#idle')).toBe(true);
  });
});

it.for([
  'number-empty',
  'number-failure',
  'code-failure',
  'password-failure',
  'removal-failure',
  'mfa-failure',
])(
  'a field that an alert focused is still described by the alert when the focus returns: %s',
  async (name, { stage }) => {
    const studio = await openStudio(stage.rig);
    const state = allStates.find((each) => each.name === name);
    if (state === undefined) throw new Error(`There is no state named ${name}`);
    const popup = await studio.show(state);
    const alert = await popup.evaluate(() => document.querySelector('[role=alert]')?.id);
    await popup.press('Tab');
    await popup.press('Shift+Tab');
    const describedBy = () =>
      popup.evaluate(() => document.activeElement?.getAttribute('aria-describedby')?.split(' '));
    await expect.poll(describedBy).toContain(alert);
  },
);
