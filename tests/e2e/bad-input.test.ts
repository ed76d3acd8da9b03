import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { englishText, press, see, typePassword, typePhone } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { it, PHONE, type Stage, TYPED_PHONE } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

const value = (popup: RigPage, selector: string) =>
  popup.evaluate((of) => {
    const field = document.querySelector(of);
    return field instanceof HTMLInputElement ? field.value : null;
  }, selector);

/** Arabic digits, as phones of many countries write them. */
const arabic = (code: string) =>
  new Intl.NumberFormat('en-u-nu-arab', { minimumIntegerDigits: 6, useGrouping: false }).format(
    Number(code),
  );

async function atPhone(stage: Stage): Promise<RigPage> {
  const { popup } = await stage.connected();
  await press(popup, 'addPhoneButton');
  await typePhone(popup, TYPED_PHONE);
  return popup;
}

describe('a number', () => {
  it.for([
    ['', 'phoneReading_empty'],
    ['hello', 'phoneReading_notANumber'],
    ['415 555', 'phoneReading_tooShort'],
    ['415 555 0123 0123 01', 'phoneReading_tooLong'],
    ['+1 415 555 0123 ext. 7', 'phoneReading_extension'],
  ] as const)(
    'that cannot be one is not sent, and stays to be mended: %s',
    async ([typed, objection], { stage }) => {
      const { popup } = await stage.connected();
      await press(popup, 'addPhoneButton');
      await popup.waitFor('#phone');
      if (typed !== '') await popup.paste('#phone', typed);
      const before = await value(popup, '#phone');
      await press(popup, 'sendCodeButton');
      await see(popup, objection);
      expect(await value(popup, '#phone')).toBe(before);
      expect(await popup.hasFocus('#phone')).toBe(true);
      expect(stage.calls()).toEqual(['GET /users/@me']);
      await popup.fill('#phone', TYPED_PHONE);
      await press(popup, 'sendCodeButton');
      await see(popup, 'codeTitle');
    },
  );

  it('that Discord refuses stays, with Discord’s words', async ({ stage }) => {
    const popup = await atPhone(stage);
    stage.discord.nextAnswer('addPhone', {
      status: 400,
      body: { message: 'Invalid phone number', code: 50_022 },
    });
    await press(popup, 'sendCodeButton');
    expect(await see(popup, 'failure_invalidPhone')).not.toContain('Invalid phone number');
    await popup.click('#failure summary');
    await popup.waitForText('Discord says: Invalid phone number (50022)');
    expect(await value(popup, '#phone')).toBe('(415) 555-0123');
    await press(popup, 'sendCodeButton');
    await see(popup, 'codeTitle');
    expect(stage.discord.sms.count()).toBe(1);
  });
});

describe('a landline', () => {
  it('is advised against once it is left, and sent all the same', async ({ stage }) => {
    const { popup } = await stage.connected();
    await press(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.select('#country', 'DE');
    await popup.type('#phone', '030901820');
    await popup.press('Tab');
    await see(popup, 'phoneReading_unusual');
    await press(popup, 'sendCodeButton');
    await see(popup, 'codeTitle');
    expect(stage.discord.sms.all().map(({ phone }) => phone)).toEqual(['+4930901820']);
  });

  it('is advised against when typing pauses', async ({ stage }) => {
    const { popup } = await stage.connected();
    await press(popup, 'addPhoneButton');
    await typePhone(popup, '+442079460958');
    await see(popup, 'phoneReading_unusual');
    expect(await popup.hasFocus('#phone')).toBe(true);
    await popup.type('#phone', '1');
    await popup.waitForGone('.notice.warning');
  });

  it('moves no button while that is being pressed, however slowly', async ({ stage }) => {
    const { popup } = await stage.connected();
    await press(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    const sendButton = () =>
      popup.evaluate(() => {
        const { x = 0, y = 0 } =
          document.querySelector('button.primary')?.getBoundingClientRect() ?? {};
        return { x, y };
      });
    const { x, y } = await sendButton();
    await popup.page.mouse.move(x + 20, y + 10);
    await expect.poll(() => popup.hasFocus('#phone')).toBe(true);
    await popup.page.keyboard.type('+442079460958');
    await popup.page.mouse.down();
    const { y: pressedAt } = await sendButton();
    await sleep(2500);
    expect((await sendButton()).y).toBe(pressedAt);
    await popup.page.mouse.up();
    await see(popup, 'codeTitle');
  });
});

describe('a pasted text without a code', () => {
  it('is said to have none, and leaves the field as it was', async ({ stage }) => {
    const { popup } = await stage.atCode();
    await popup.type('#code', '12');
    await popup.paste('#code', 'Your appointment is on 2026-11-20 at 10:15');
    await see(popup, 'assistNoCode');
    expect(await value(popup, '#code')).toBe('12');
    await popup.paste('#code', `رمز التحقق: ${arabic(stage.code())}`);
    await see(popup, 'passwordTitle');
    expect(stage.calls().filter((call) => call.endsWith('verify'))).toHaveLength(1);
  });
});

describe('a wrong', () => {
  it('code stays selected to be typed over, and the right one goes on', async ({ stage }) => {
    const { popup } = await stage.atCode();
    const wrong = stage.code() === '000000' ? '111111' : '000000';
    await popup.type('#code', wrong);
    await see(popup, 'failure_wrongCode');
    expect(await value(popup, '#code')).toBe(wrong);
    await popup.page.keyboard.type(stage.code());
    await see(popup, 'passwordTitle');
    expect(stage.discord.sms.count()).toBe(1);
  });

  it('password stays selected to be typed over, and the right one goes on', async ({ stage }) => {
    const { popup } = await stage.atPassword();
    await typePassword(popup, 'not the password');
    await see(popup, 'failure_wrongPassword');
    expect(await value(popup, '#password')).toBe('not the password');
    await popup.page.keyboard.type(PASSWORD);
    await popup.press('Enter');
    await see(popup, 'doneTitle');
    expect(stage.ada.phone).toBe(PHONE);
  });
});

it('details can be copied, and are what Discord said and nothing of the user’s', async ({
  stage,
}) => {
  const { popup } = await stage.atPassword();
  await typePassword(popup, 'not the password');
  await see(popup, 'failure_wrongPassword');
  await popup.click('summary');
  await popup.clickButton(englishText('copyDetailsButton'));
  await popup.waitForText(englishText('detailsCopied'));
  const copied = await popup.evaluate(async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    navigator.clipboard.writeText = async (text) => resolve(text);
    const copy = Array.from(document.querySelectorAll('details button')).at(0);
    if (copy instanceof HTMLElement) copy.click();
    return promise;
  });
  expect(copied).toMatch(
    /^Handset \d+\.\d+\.\d+: wrongPassword\nDiscord says: Password does not match\. \(50035\)$/,
  );
});

describe('when Discord', () => {
  it.for([
    [
      'answers with a page instead of JSON',
      { status: 403, text: '<html>no</html>' },
      'failure_unreadableAnswer',
    ],
    [
      'answers with a success that is a page',
      { status: 200, text: '<html>Welcome</html>' },
      'failure_unreadableAnswer',
    ],
    [
      'has trouble',
      { status: 500, text: '{"message": "500: Internal Server Error", "code": 0}' },
      'failure_serverTrouble',
    ],
    ['cannot be reached', { fault: 'reset' }, 'failure_noAnswer'],
    [
      'refuses with a code that nobody knows',
      { status: 400, body: { message: 'Something new', code: 79_999 } },
      'failure_refused',
    ],
  ] as const)(
    '%s, the number stays and one more click sends the code',
    async ([_what, answer, failure], { stage }) => {
      const popup = await atPhone(stage);
      stage.discord.nextAnswer('addPhone', answer);
      await press(popup, 'sendCodeButton');
      await see(popup, failure);
      expect(await value(popup, '#phone')).toBe('(415) 555-0123');
      await see(await stage.reopen(popup), failure);
      const reopened = await stage.rig.openPopup();
      await press(reopened, 'sendCodeButton');
      await see(reopened, 'codeTitle');
      expect(stage.discord.sms.count()).toBe(1);
    },
  );

  it('takes the number but its answer is lost, the SMS can be used and none is sent again', async ({
    stage,
  }) => {
    const popup = await atPhone(stage);
    stage.discord.nextAnswer('addPhone', { fault: 'reset', afterHandling: true });
    await press(popup, 'sendCodeButton');
    await see(popup, 'failure_noAnswer');
    await press(popup, 'haveCodeButton');
    await popup.type('#code', stage.code());
    await see(popup, 'passwordTitle');
    expect(stage.discord.sms.count()).toBe(1);
  });

  it('takes the password but its answer is lost, the account tells', async ({ stage }) => {
    const { popup } = await stage.atPassword();
    stage.discord.nextAnswer('addPhone', { fault: 'reset', afterHandling: true });
    await typePassword(popup, PASSWORD);
    await see(popup, 'doneTitle');
    expect(stage.ada.phone).toBe(PHONE);
  });

  it('answers a code with something else than a token, the code stays', async ({ stage }) => {
    const { popup } = await stage.atCode();
    stage.discord.nextAnswer('verifyPhone', { status: 200, text: 'not JSON' });
    await popup.type('#code', stage.code());
    await see(popup, 'failure_unreadableAnswer');
    expect(await value(popup, '#code')).toBe(stage.code());
    await press(popup, 'verifyButton');
    await see(popup, 'passwordTitle');
  });

  it('does not answer in 15 seconds, it is said', { timeout: 90_000 }, async ({ stage }) => {
    const popup = await atPhone(stage);
    stage.discord.nextAnswer('addPhone', { fault: 'hang' });
    await press(popup, 'sendCodeButton');
    await popup.waitForText(englishText('failure_noAnswer'), 25_000);
    expect(stage.discord.sms.count()).toBe(0);
  });

  it('asks for a captcha, it says so, leads to Discord’s page, and the number is still there', async ({
    stage,
  }) => {
    const popup = await atPhone(stage);
    stage.discord.captcha('addPhone');
    await press(popup, 'sendCodeButton');
    await see(popup, 'handedOff_captchaRequired');
    await see(popup, 'handedOffAdd');
    await press(popup, 'goToDiscordButton');
    const activeTabs = () =>
      stage.rig.evaluateInExtension(async () => {
        const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        const tabs = await browser.tabs.query({ active: true });
        return JSON.stringify(tabs);
      });
    await expect.poll(activeTabs).toContain('https://discord.com/channels/@me');
    await press(popup, 'backButton');
    await see(popup, 'phoneTitle');
    expect(await value(popup, '#phone')).toBe('(415) 555-0123');
  });

  it('refuses the origin of the request, its own page is offered', async ({ stage }) => {
    const popup = await atPhone(stage);
    stage.discord.nextAnswer('addPhone', {
      status: 403,
      body: { message: 'Invalid request origin', code: 50_067 },
    });
    await press(popup, 'sendCodeButton');
    await see(popup, 'handedOff_originRefused');
  });
});

describe('a rate limit', () => {
  it('counts down, survives closing the popup and the death of the background, and lets nothing through', async ({
    stage,
  }) => {
    const popup = await atPhone(stage);
    stage.discord.nextAnswer('addPhone', {
      status: 429,
      headers: { 'Retry-After': '10' },
      body: { message: 'You are being rate limited.', retry_after: 9.5, global: false },
    });
    await press(popup, 'sendCodeButton');
    await see(popup, 'failure_rateLimited');
    await popup.waitForText(/Try again in \d+ second/);
    await popup.close();
    await stage.rig.killBackground();
    const reopened = await stage.rig.openPopup();
    await reopened.waitForText(/Try again in \d+ second/);
    const disabled = () =>
      reopened.evaluate(() =>
        document.querySelector('button[type=submit]')?.hasAttribute('disabled'),
      );
    expect(await disabled()).toBe(true);
    await expect.poll(disabled, { timeout: 20_000 }).toBe(false);
    expect(stage.discord.sms.count()).toBe(0);
    await press(reopened, 'sendCodeButton');
    await see(reopened, 'codeTitle');
    expect(stage.discord.sms.count()).toBe(1);
  });

  it('of unknown length invents no time', async ({ stage }) => {
    const popup = await atPhone(stage);
    stage.discord.nextAnswer('addPhone', { status: 429, text: '<html>1015</html>' });
    await press(popup, 'sendCodeButton');
    expect(await see(popup, 'failure_rateLimited')).not.toContain('Try again in');
    await press(popup, 'sendCodeButton');
    await see(popup, 'codeTitle');
  });
});
