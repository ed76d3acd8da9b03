import { describe, expect } from 'vitest';
import { englishText, numbersKnown, press, see, typePassword } from '../../harness/popup-steps.ts';
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
  it('goes from number to code to password to done, with one SMS and the documented calls', async ({
    stage,
  }) => {
    const { popup } = await stage.connected();
    await press(popup, 'addPhoneButton');
    await popup.paste('#phone', '(415) 555-0123');
    await press(popup, 'sendCodeButton');
    await popup.waitForText('+1 415 555 0123');
    await popup.paste('#code', stage.discord.sms.sentTo(PHONE)[0]?.text ?? '');
    await typePassword(popup, PASSWORD);
    expect(await see(popup, 'doneTitle')).toContain('+1 415 555 0123');
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

  it('takes six keystrokes for a code and goes on by itself, by keyboard alone', async ({
    stage,
  }) => {
    const { popup } = await stage.connected();
    await press(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await expect.poll(() => popup.hasFocus('#phone')).toBe(true);
    await popup.page.keyboard.type('4155550123');
    await popup.press('Enter');
    await see(popup, 'codeTitle');
    await expect.poll(() => popup.hasFocus('#code')).toBe(true);
    await popup.page.keyboard.type(stage.code());
    await see(popup, 'passwordTitle');
    await expect.poll(() => popup.hasFocus('#password')).toBe(true);
    await popup.page.keyboard.type(PASSWORD);
    await popup.press('Enter');
    await see(popup, 'doneTitle');
    expect(stage.calls()).toEqual(CALLS);
  });

  it.for([
    ['+44 7700 900123', '+447700900123'],
    ['0049 151 23456789', '+4915123456789'],
    ['＋４４ ７７００ ９００１２３', '+447700900123'],
    ['011 81 90 1234 5678', '+819012345678'],
  ] as const)('takes a pasted %s for the number that it is', async ([pasted, phone], { stage }) => {
    const { popup } = await stage.connected();
    await press(popup, 'addPhoneButton');
    // Else what is said of the number would come later, and move the button away.
    await numbersKnown(popup);
    await popup.paste('#phone', pasted);
    await press(popup, 'sendCodeButton');
    await see(popup, 'codeTitle');
    expect(stage.discord.sms.all().map((sms) => sms.phone)).toEqual([phone]);
  });

  it('formats while typing and lets the country be chosen', async ({ stage }) => {
    const { popup } = await stage.connected();
    await press(popup, 'addPhoneButton');
    await numbersKnown(popup);
    await popup.type('#phone', '4155550123');
    const value = () => popup.evaluate(() => document.querySelector('input')?.value);
    await expect.poll(value).toBe('(415) 555-0123');
    await popup.select('#country', 'GB');
    await popup.fill('#phone', '07700 900123');
    await press(popup, 'sendCodeButton');
    await see(popup, 'codeTitle');
    expect(stage.discord.sms.all().map((sms) => sms.phone)).toEqual(['+447700900123']);
  });

  it('changes a number in the same way, taking it from another account', async ({ stage }) => {
    const other = stage.account({ username: 'bob', phone: PHONE });
    stage.ada.phone = '+14155550199';
    const { popup } = await stage.atPassword();
    expect(await popup.text()).toContain('•••\u00a00199');
    await typePassword(popup, PASSWORD);
    await see(popup, 'doneTitle');
    await popup.waitForText('•••\u00a00123');
    expect([stage.ada.phone, other.phone]).toEqual([PHONE, null]);
  });

  it('shows the user the warnings before they matter', async ({ stage }) => {
    const { popup } = await stage.connected();
    await press(popup, 'addPhoneButton');
    await see(popup, 'phoneOwnershipWarning');
  });

  it('sets the password of an account that has none, having said so', async ({ stage }) => {
    stage.ada.password = null;
    const { popup } = await stage.atPassword();
    await see(popup, 'passwordBecomes');
    await typePassword(popup, 'a new password');
    await see(popup, 'doneTitle');
    expect(stage.ada.password).toBe('a new password');
  });

  it('can be cancelled, and started again', async ({ stage }) => {
    const { popup } = await stage.atCode();
    await press(popup, 'backButton');
    await see(popup, 'phoneTitle');
    await press(popup, 'haveCodeButton');
    await popup.type('#code', stage.code());
    await see(popup, 'passwordTitle');
    await press(popup, 'backButton');
    await press(popup, 'cancelButton');
    await see(popup, 'addPhoneButton');
    expect(stage.discord.sms.count()).toBe(1);
  });
});

describe('the real toolbar popup', () => {
  it('opens over the Discord tab and shows the step', async ({ stage }) => {
    const { popup, page } = await stage.atCode();
    await popup.close();
    await page.bringToFront();
    const toolbar = await stage.rig.openToolbarPopup();
    await toolbar.waitForText(englishText('codeTitle'));
    await toolbar.close();
    expect(stage.discord.sms.count()).toBe(1);
  });
});

describe('in Spanish', () => {
  it.override({ options: { locale: 'es' } });
  it('speaks Spanish', async ({ stage }) => {
    const popup = await stage.rig.openPopup();
    await popup.waitForText('Conectar con tu pestaña de Discord');
    expect(await popup.evaluate(() => document.documentElement.lang)).toBe('es');
  });
});
