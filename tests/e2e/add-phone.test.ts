import { describe, expect } from 'vitest';
import {
  englishText,
  pressButton,
  readAccountMenu,
  sendCode,
  submitPassword,
  waitForMessage,
  waitForNumberingPlans,
} from '../../harness/popup-steps.ts';
import { it, PHONE } from './support/stage.ts';

const PASSWORD = 'correct horse battery';
const CALLS = [
  'GET /users/@me',
  'POST /users/@me/phone',
  'POST /phone-verifications/verify',
  'POST /users/@me/phone',
  'GET /users/@me',
];

describe('adding a number', () => {
  it('goes from number to code to password to done, with one SMS and the documented calls', {
    tags: ['core'],
  }, async ({ stage }) => {
    const { popup } = await stage.connect();
    await pressButton(popup, 'addPhoneButton');
    await popup.paste('#phone', '(415) 555-0123');
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
    await popup.waitForText('+1 415 555 0123');
    await popup.paste('#code', stage.discord.sms.sentTo(PHONE)[0]?.text ?? '');
    await submitPassword(popup, PASSWORD);
    expect(await waitForMessage(popup, 'doneTitle')).toContain('+1 415 555 0123');
    expect(stage.ada.phone).toBe(PHONE);
    expect(stage.discord.sms.count()).toBe(1);
    expect(stage.calls()).toEqual(CALLS);
    const bodies = stage.discord.requests
      .filter(({ source, method }) => source === 'extension' && method === 'POST')
      .map(({ bodyFields, authorized }) => [authorized, ...bodyFields.toSorted()]);
    expect(bodies).toEqual([
      ['valid', 'change_phone_reason', 'phone'],
      ['none', 'code', 'phone'],
      ['valid', 'change_phone_reason', 'password', 'phone_token'],
    ]);
  });

  it('works with the keyboard alone, and continues by itself after six digits of a code', async ({
    stage,
  }) => {
    const { popup } = await stage.connect();
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await expect.poll(() => popup.hasFocus('#phone')).toBe(true);
    await popup.page.keyboard.type('4155550123');
    await waitForMessage(popup, 'sendCodeTo');
    await popup.press('Enter');
    await waitForMessage(popup, 'codeTitle');
    await expect.poll(() => popup.hasFocus('#code')).toBe(true);
    await popup.page.keyboard.type(stage.code());
    await waitForMessage(popup, 'passwordTitle');
    await expect.poll(() => popup.hasFocus('#password')).toBe(true);
    await popup.page.keyboard.type(PASSWORD);
    await popup.press('Enter');
    await waitForMessage(popup, 'doneTitle');
    expect(stage.calls()).toEqual(CALLS);
  });

  it.for([
    ['+44 7400 123456', '+447400123456'],
    ['0049 151 23456789', '+4915123456789'],
    ['＋４４ ７４００ １２３４５６', '+447400123456'],
    ['011 81 90 1234 5678', '+819012345678'],
  ] as const)('understands the pasted number %s', async ([pasted, phone], { stage }) => {
    const { popup } = await stage.connect();
    await pressButton(popup, 'addPhoneButton');
    // Otherwise the remark about the number would appear later and move the button away.
    await waitForNumberingPlans(popup);
    await popup.paste('#phone', pasted);
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
    expect(stage.discord.sms.all().map((sms) => sms.phone)).toEqual([phone]);
  });

  it('formats the number while it is typed, and lets the user choose the country', async ({
    stage,
  }) => {
    const { popup } = await stage.connect();
    await pressButton(popup, 'addPhoneButton');
    await waitForNumberingPlans(popup);
    await popup.type('#phone', '4155550123');
    const value = () => popup.evaluate(() => document.querySelector('input')?.value);
    await expect.poll(value).toBe('(415) 555-0123');
    await popup.select('#country', 'GB');
    await popup.fill('#phone', '07400 123456');
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
    expect(stage.discord.sms.all().map((sms) => sms.phone)).toEqual(['+447400123456']);
  });

  it('changes a number in the same way, and takes it from the account that had it', async ({
    stage,
  }) => {
    const other = stage.createAccount({ username: 'bob', phone: PHONE });
    stage.ada.phone = '+14155550199';
    const { popup } = await stage.reachPasswordStep();
    expect(await readAccountMenu(popup)).toContain('•••\u00a00199');
    await submitPassword(popup, PASSWORD);
    await waitForMessage(popup, 'doneTitle');
    await expect.poll(() => readAccountMenu(popup)).toContain('•••\u00a00123');
    expect([stage.ada.phone, other.phone]).toEqual([PHONE, null]);
  });

  it('warns about the ownership of the number before anything is sent', async ({ stage }) => {
    const { popup } = await stage.connect();
    await pressButton(popup, 'addPhoneButton');
    await waitForMessage(popup, 'phoneOwnershipWarning');
  });

  it('sets the password of an account that has none, and says so beforehand', async ({ stage }) => {
    stage.ada.password = null;
    const { popup } = await stage.reachPasswordStep();
    await waitForMessage(popup, 'passwordBecomes');
    await submitPassword(popup, 'a new password');
    await waitForMessage(popup, 'doneTitle');
    expect(stage.ada.password).toBe('a new password');
  });

  it('can go back a step, continue with the same code, and be cancelled', async ({ stage }) => {
    const { popup } = await stage.reachCodeStep();
    await pressButton(popup, 'backButton');
    await waitForMessage(popup, 'phoneTitle');
    await pressButton(popup, 'haveCodeButton');
    await popup.type('#code', stage.code());
    await waitForMessage(popup, 'passwordTitle');
    await pressButton(popup, 'backButton');
    await pressButton(popup, 'cancelButton');
    await waitForMessage(popup, 'addPhoneButton');
    expect(stage.discord.sms.count()).toBe(1);
  });
});

describe('the real toolbar popup', () => {
  it('opens over the Discord tab and shows the current step', { tags: ['core'] }, async ({
    stage,
  }) => {
    const { popup, page } = await stage.reachCodeStep();
    await popup.close();
    await page.bringToFront();
    const toolbar = await stage.rig.openToolbarPopup();
    await toolbar.waitForText(englishText('codeTitle'));
    await toolbar.close();
    expect(stage.discord.sms.count()).toBe(1);
  });
});

describe('the popup in a Spanish browser', () => {
  it.override({ options: { locale: 'es' } });
  it('shows Spanish text, and declares the language', async ({ stage }) => {
    const popup = await stage.rig.openPopup();
    await popup.waitForText('Conectar con tu pestaña de Discord');
    expect(await popup.evaluate(() => document.documentElement.lang)).toBe('es');
  });
});
