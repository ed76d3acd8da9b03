import { describe, expect } from 'vitest';
import { englishText } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import {
  boxesOf,
  cardOf,
  openLockedPage,
  openPhoneDialog,
  phoneFieldOf,
  QUIET_TAB_PATTERN,
  stepOf,
  submittedCodes,
  waitForTrust,
} from './support/card.ts';
import { it, type Stage } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

async function openCodeDialog(stage: Stage): Promise<RigPage> {
  const page = await openPhoneDialog(stage);
  await page.pasteAtFocus('+1 415 555 0123');
  await cardOf(page).waitForText(englishText('assistPhoneFilled'));
  await page.clickButton('Send');
  await cardOf(page).waitFor('[data-step=code]');
  return page;
}

describe.for([
  ['of 2026', { layout: '2026' }],
  ['of 2025', { layout: '2025' }],
  ['of 2026 with other class hashes, in light mode', { classNames: 'rehashed', theme: 'light' }],
  ['of 2026 with other class names', { classNames: 'renamed' }],
  ['of 2025 with other class names', { layout: '2025', classNames: 'renamed' }],
] as const)('a locked account on Discord’s page %s', ([, options]) => {
  it('is unlocked by pasting number and code and typing the password, with one SMS', {
    tags: ['core'],
  }, async ({ stage }) => {
    stage.discord.page.configure(options);
    const page = await openPhoneDialog(stage);
    await expect.poll(() => stage.badge()).toBe('!');
    await page.pasteAtFocus('(0)7400-123456, from +44 7400 123456');
    await page.press('ControlOrMeta+A');
    await page.pasteAtFocus('+44 (7400) 123-456');
    await expect.poll(() => phoneFieldOf(page)).toBe('+44 7400123456');
    expect(stage.discord.sms.count()).toBe(0);
    await page.clickButton('Send');
    await cardOf(page).waitFor('[data-step=code]');
    const [sms] = stage.discord.sms.sentTo('+447400123456');
    await page.pasteAtFocus(sms?.text ?? '');
    await page.waitFor('input[type=password]');
    expect(await submittedCodes(page)).toEqual([sms?.code]);
    expect(await stepOf(page)).toBeNull();
    await page.type('input[type=password]', PASSWORD);
    await page.clickButton('Confirm');
    await expect.poll(() => stage.ada.phone).toBe('+447400123456');
    await expect.poll(() => stage.ada.requiredAction).toBeNull();
    await expect.poll(() => stepOf(page)).toBeNull();
    await expect.poll(() => stage.badge()).toBe('');
    expect(stage.discord.sms.count()).toBe(1);
    expect(stage.calls()).toEqual([]);
  });
});

describe('a text pasted into Discord’s code dialog', () => {
  it.for([
    ['a whole message', (code: string) => `Your code: ${code.slice(0, 3)} ${code.slice(3)}`],
    ['a dash in the middle', (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`],
    [
      'full-width digits',
      (code: string) =>
        code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    ],
  ] as const)('submits its code exactly once: %s', async ([, write], { stage }) => {
    const page = await openCodeDialog(stage);
    await page.pasteAtFocus(write(stage.code()));
    await page.waitFor('input[type=password]');
    expect(await submittedCodes(page)).toEqual([stage.code()]);
  });

  it('submits its code exactly once after a wrong code, too', async ({ stage }) => {
    const page = await openCodeDialog(stage);
    await page.pasteAtFocus('000000');
    await page.waitForText(/invalid/i);
    expect(await boxesOf(page)).toBe('000000');
    await page.pasteAtFocus(stage.code());
    await page.waitFor('input[type=password]');
    expect(await submittedCodes(page)).toEqual(['000000', stage.code()]);
  });

  it.for(['no code at all', '482913 or 482914', '1234567', ''])(
    'fills nothing when it does not contain exactly one code: %j',
    async (text, { stage }) => {
      const page = await openCodeDialog(stage);
      await page.pasteAtFocus(text);
      if (text !== '') await cardOf(page).waitForText(englishText('assistNoCode'));
      expect(await boxesOf(page)).toBe('______');
      expect(await submittedCodes(page)).toEqual([]);
    },
  );

  it('fills the boxes wherever the focus is in the dialog, and leaves typing to Discord', async ({
    stage,
  }) => {
    const page = await openCodeDialog(stage);
    await expect.poll(() => page.hasFocus('input[maxlength="1"]')).toBe(true);
    await page.page.keyboard.type('12');
    expect(await boxesOf(page)).toBe('12____');
    await page.evaluate(() => document.querySelector('footer button')?.closest('button')?.focus());
    await page.pasteAtFocus(stage.code());
    await page.waitFor('input[type=password]');
    expect(await submittedCodes(page)).toEqual([stage.code()]);
  });
});

describe('the card', () => {
  it('accepts the code in its own field, and keeps the focus despite Discord’s focus lock', async ({
    stage,
  }) => {
    const page = await openCodeDialog(stage);
    const card = cardOf(page);
    await card.type('#text', stage.code().slice(0, 4));
    expect(await card.hasFocus('#text')).toBe(true);
    await page.page.keyboard.type(stage.code().slice(4));
    expect(await boxesOf(page)).toBe('______');
    await page.press('Enter');
    await page.waitFor('input[type=password]');
    expect(await submittedCodes(page)).toEqual([stage.code()]);
    expect(await page.evaluate(() => Reflect.get(window, '__simulator').stolenFocus)).toBe(0);
  });

  it('fills a pasted number and a pasted code immediately', { tags: ['core'] }, async ({
    stage,
  }) => {
    const page = await openPhoneDialog(stage);
    await cardOf(page).paste('#text', 'tel:+1-415-555-0123');
    await expect.poll(() => phoneFieldOf(page)).toBe('+1 4155550123');
    await page.clickButton('Send');
    await cardOf(page).waitFor('[data-step=code]');
    await cardOf(page).paste('#text', `Code ${stage.code()}`);
    await page.waitFor('input[type=password]');
    expect(await submittedCodes(page)).toEqual([stage.code()]);
  });

  it('shrinks to a pill after "Not now" in that tab only, where pasting still works', async ({
    stage,
  }) => {
    const page = await openLockedPage(stage);
    await cardOf(page).clickButton(englishText('assistNotNowButton'));
    await cardOf(page).waitFor('.pill');
    await expect.poll(() => stage.stored('session')).toMatch(QUIET_TAB_PATTERN);
    await page.page.reload();
    await cardOf(page).waitFor('.pill');
    await page.clickButton('Verify by Phone');
    await page.waitFor('input[type=tel]');
    await expect
      .poll(async () => {
        await page.press('ControlOrMeta+A');
        await page.pasteAtFocus('+49 171 2345678');
        return phoneFieldOf(page);
      })
      .toBe('+49 1712345678');
    await cardOf(page).waitFor('.pill[data-step=phone]');
    const other = await stage.signIn(stage.ada);
    await cardOf(other).waitFor('section[data-step=prompt]');
  });

  it('reopens from its pill, helps with the current step, and shrinks on "Not now" again', async ({
    stage,
  }) => {
    const page = await openLockedPage(stage);
    const card = cardOf(page);
    await card.clickButton(englishText('assistNotNowButton'));
    await card.waitFor('.pill');
    await card.clickButton(englishText('assistShowButton'));
    await card.waitFor('section[data-step=prompt]');
    await page.clickButton('Verify by Phone');
    await card.waitFor('section[data-step=phone]');
    await card.paste('#text', '+1 415 555 0123');
    await expect.poll(() => phoneFieldOf(page)).toBe('+1 4155550123');
    await card.clickButton(englishText('assistNotNowButton'));
    await card.waitFor('.pill[data-step=phone]');
  });

  it('never covers the field or the button of Discord’s dialog', async ({ stage }) => {
    const page = await openPhoneDialog(stage);
    for (const [width, height] of [
      [1280, 800],
      [760, 600],
      [520, 640],
    ] as const) {
      await page.page.setViewport({ width, height });
      await expect
        .poll(() =>
          page.evaluate(() => {
            const card = document.querySelector('handset-card')?.getBoundingClientRect();
            const send = [...document.querySelectorAll('footer button')].at(-1);
            const field = document.querySelector('input[type=tel]');
            return [send, field].map((part) => {
              const box = part?.getBoundingClientRect();
              return (
                box !== undefined &&
                card !== undefined &&
                card.width > 0 &&
                (card.left >= box.right ||
                  card.right <= box.left ||
                  card.top >= box.bottom ||
                  card.bottom <= box.top)
              );
            });
          }),
        )
        .toEqual([true, true]);
    }
  });

  it('can be used with the keyboard alone', async ({ stage }) => {
    const page = await openLockedPage(stage);
    const card = cardOf(page);
    await card.evaluate((root) => root.querySelector('button')?.focus());
    const focused = () =>
      card.evaluate(
        ({ activeElement }) =>
          activeElement?.getAttribute('aria-label') ?? activeElement?.textContent,
      );
    expect(await focused()).toBe(englishText('assistNotNowButton'));
    await page.press('Tab');
    expect(await focused()).toBe(englishText('assistToolbarButton'));
    await page.press('Shift+Tab');
    expect(await focused()).toBe(englishText('assistNotNowButton'));
    await waitForTrust(page);
    await page.press('Enter');
    await card.waitFor('.pill');
    await card.evaluate((root) => root.querySelector('button')?.focus());
    await waitForTrust(page);
    await page.press('Enter');
    await card.waitFor('section[data-step=prompt]');
  });

  it('names Discord’s button by its label in the browser’s language', async ({ stage }) => {
    const page = await openLockedPage(stage);
    await cardOf(page).waitForText('Press “Verify by Phone”');
    stage.requireAction('REQUIRE_REVERIFIED_PHONE');
    await cardOf(page).waitForText('Press “Re-verify by Phone”');
  });

  it('names both buttons for a phone when the gateway cannot be read', async ({ stage }) => {
    stage.discord.page.configure({ gatewayEncoding: 'zstd-stream' });
    const page = await openLockedPage(stage);
    await cardOf(page).waitForText(englishText('assistPromptHow_unknown'));
    expect(await stage.badge()).toBe('');
  });

  it.for(['REQUIRE_VERIFIED_EMAIL', 'REQUIRE_CAPTCHA', 'REQUIRE_SAFETY_FLOWS', 'AGREEMENTS'])(
    'does not appear for a required action that no phone settles: %s',
    async (action, { stage }) => {
      stage.ada.requiredAction = action;
      const page = await stage.signInAndLook(stage.ada);
      await expect.poll(() => stage.stored('session')).toContain(action);
      expect(await stepOf(page)).toBeNull();
    },
  );

  it('appears and disappears with the required action', async ({ stage }) => {
    const page = await stage.signIn(stage.ada);
    expect(await stepOf(page)).toBeNull();
    stage.requireAction('REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE');
    await cardOf(page).waitForText(englishText('action_orEmail'));
    await expect.poll(() => stage.badge()).toBe('!');
    stage.discord.gateway.dropConnections(stage.ada.id);
    stage.requireAction(null);
    await expect.poll(() => stepOf(page)).toBeNull();
    await expect.poll(() => stage.badge()).toBe('');
  });

  it('helps with a code that confirms a sign-in', async ({ stage }) => {
    const page = await stage.rig.openPage('https://discord.com/login?step=phone-code');
    await cardOf(page).waitFor('[data-step=code]');
    await page.pasteAtFocus('Your code is 482 913');
    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, '__simulator').loginCodes))
      .toEqual(['482913']);
  });

  it('helps at the gate of a server that requires a phone', async ({ stage }) => {
    stage.discord.page.configure({ guildGate: true });
    const page = await stage.signIn(stage.ada);
    await page.clickButton('Verify Phone');
    await cardOf(page).waitFor('[data-step=phone]');
    await page.pasteAtFocus('+81 90-1234-5678');
    await expect.poll(() => phoneFieldOf(page)).toBe('+81 9012345678');
  });
});

describe('a text pasted into Discord’s phone dialog', () => {
  it.for([
    ['a country with a code of its own', '+1 (242) 555-1234', '+1 242 5551234', 'en-US'],
    ['a page in another language', '+49 171 2345678', '+49 1712345678', 'de'],
    ['a page in Japanese', '+44 7400 123456', '+44 7400123456', 'ja'],
    ['a number without its country', '0171 2345678', '+49 1712345678', 'en-US'],
    ['another country with the same code', '+1 416 555 0123', '+1 4165550123', 'en-US'],
  ] as const)(
    'fills its number and chooses the country: %s',
    async ([, text, filled, locale], { stage }) => {
      stage.discord.page.configure({ locale });
      stage.ada.countryCode = 'DE';
      stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
      const page = await stage.signIn(stage.ada);
      await page.click('[class*="verification_"] button');
      await cardOf(page).waitFor('[data-step=phone]');
      await page.pasteAtFocus(text);
      await cardOf(page).waitForText(englishText('assistPhoneFilled'));
      expect(await phoneFieldOf(page)).toBe(filled);
      expect(stage.discord.sms.count()).toBe(0);
    },
  );

  it('stays as it was pasted when it is not a number', async ({ stage }) => {
    const page = await openPhoneDialog(stage);
    await page.pasteAtFocus('+1 415 555 0123');
    await cardOf(page).waitForText(englishText('assistPhoneFilled'));
    await page.press('ControlOrMeta+A');
    await page.pasteAtFocus('hello');
    await cardOf(page).waitForText(englishText('phoneReading_notANumber'));
    expect(await phoneFieldOf(page)).toBe('+1 hello');
  });
});
