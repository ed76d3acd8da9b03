import { describe, expect } from 'vitest';
import { TYPING_PAUSE_MS } from '#components/hooks/use-typing-pause.ts';
import {
  englishText,
  pressButton,
  sendCode,
  submitPassword,
  typePhone,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { it, PHONE, type Stage, TYPED_PHONE } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

const readValue = (popup: RigPage, selector: string) =>
  popup.evaluate((of) => {
    const field = document.querySelector(of);
    return field instanceof HTMLInputElement ? field.value : null;
  }, selector);

/** The code in Arabic digits, as phones in many countries show them. */
const toArabicDigits = (code: string) =>
  new Intl.NumberFormat('en-u-nu-arab', { minimumIntegerDigits: 6, useGrouping: false }).format(
    Number(code),
  );

async function reachPhoneStep(stage: Stage): Promise<RigPage> {
  const { popup } = await stage.connect();
  await pressButton(popup, 'addPhoneButton');
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
    'is not sent, and stays in the field, when it cannot be a phone number: %s',
    async ([typed, message], { stage }) => {
      const { popup } = await stage.connect();
      await pressButton(popup, 'addPhoneButton');
      await popup.waitFor('#phone');
      if (typed !== '') await popup.paste('#phone', typed);
      const before = await readValue(popup, '#phone');
      await pressButton(popup, 'sendCodeButton');
      await waitForMessage(popup, message);
      expect(await readValue(popup, '#phone')).toBe(before);
      expect(await popup.hasFocus('#phone')).toBe(true);
      expect(stage.calls()).toEqual(['GET /users/@me']);
      await popup.fill('#phone', TYPED_PHONE);
      await sendCode(popup);
      await waitForMessage(popup, 'codeTitle');
    },
  );

  it('stays in the field when Discord refuses it, and Discord’s message can be shown', {
    tags: ['core'],
  }, async ({ stage }) => {
    const popup = await reachPhoneStep(stage);
    stage.discord.nextAnswer('addPhone', {
      status: 400,
      body: { message: 'Invalid phone number', code: 50_022 },
    });
    await sendCode(popup);
    expect(await waitForMessage(popup, 'failure_invalidPhone')).not.toContain(
      'Invalid phone number',
    );
    await popup.click('#failure summary');
    await popup.waitForText('Discord says: Invalid phone number (50022)');
    expect(await readValue(popup, '#phone')).toBe('(415) 555-0123');
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
    expect(stage.discord.sms.count()).toBe(1);
  });
});

describe('a landline', () => {
  it('causes a warning when its field loses the focus, and is sent all the same', async ({
    stage,
  }) => {
    const { popup } = await stage.connect();
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.select('#country', 'DE');
    await popup.type('#phone', '030901820');
    await popup.press('Tab');
    await waitForMessage(popup, 'phoneDoubt_notMobile');
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
    expect(stage.discord.sms.all().map(({ phone }) => phone)).toEqual(['+4930901820']);
  });

  it('causes a warning when typing pauses', async ({ stage }) => {
    const { popup } = await stage.connect();
    await pressButton(popup, 'addPhoneButton');
    await typePhone(popup, '+442079460958');
    await waitForMessage(popup, 'phoneDoubt_notMobile');
    expect(await popup.hasFocus('#phone')).toBe(true);
    await popup.type('#phone', '1');
    await popup.waitUntilGone('.doubts');
  });

  it('does not move a button that is being pressed, however slowly', async ({ stage }) => {
    const { popup } = await stage.connect();
    await pressButton(popup, 'addPhoneButton');
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
    const { y: topWhenPressed } = await sendButton();
    // The page's own timer ends after the one that would move the button.
    await popup.evaluate(
      (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      TYPING_PAUSE_MS,
    );
    await popup.evaluate(() => new Promise(requestAnimationFrame));
    expect((await sendButton()).y).toBe(topWhenPressed);
    await popup.page.mouse.up();
    // The warning was not to be seen yet, so that click has only made it appear.
    await waitForMessage(popup, 'phoneDoubt_notMobile');
    expect(stage.discord.sms.count()).toBe(0);
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
  });
});

describe('a pasted text without a code', () => {
  it('is reported, and leaves the field as it was', async ({ stage }) => {
    const { popup } = await stage.reachCodeStep();
    await popup.type('#code', '12');
    await popup.paste('#code', 'Your appointment is on 2026-11-20 at 10:15');
    await waitForMessage(popup, 'assistNoCode');
    expect(await readValue(popup, '#code')).toBe('12');
    await popup.paste('#code', `رمز التحقق: ${toArabicDigits(stage.code())}`);
    await waitForMessage(popup, 'passwordTitle');
    expect(stage.calls().filter((call) => call.endsWith('verify'))).toHaveLength(1);
  });
});

describe('a wrong answer', () => {
  it('is selected for typing over when it is a code, and the right code continues the flow', async ({
    stage,
  }) => {
    const { popup } = await stage.reachCodeStep();
    const wrong = stage.code() === '000000' ? '111111' : '000000';
    await popup.type('#code', wrong);
    await waitForMessage(popup, 'failure_wrongCode');
    expect(await readValue(popup, '#code')).toBe(wrong);
    await popup.page.keyboard.type(stage.code());
    await waitForMessage(popup, 'passwordTitle');
    expect(stage.discord.sms.count()).toBe(1);
  });

  it('is selected for typing over when it is a password, and the right one continues the flow', async ({
    stage,
  }) => {
    const { popup } = await stage.reachPasswordStep();
    await submitPassword(popup, 'not the password');
    await waitForMessage(popup, 'failure_wrongPassword');
    expect(await readValue(popup, '#password')).toBe('not the password');
    await popup.page.keyboard.type(PASSWORD);
    await popup.press('Enter');
    await waitForMessage(popup, 'doneTitle');
    expect(stage.ada.phone).toBe(PHONE);
  });
});

it('the copied details contain what Discord said and nothing of the user’s', async ({ stage }) => {
  const { popup } = await stage.reachPasswordStep();
  await submitPassword(popup, 'not the password');
  await waitForMessage(popup, 'failure_wrongPassword');
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

describe('the popup after a failed call', () => {
  it.for([
    [
      'answers with a page instead of JSON',
      { status: 403, text: '<html>no</html>' },
      'failure_unreadableAnswer',
    ],
    [
      'answers with a page and a success status',
      { status: 200, text: '<html>Welcome</html>' },
      'failure_unreadableAnswer',
    ],
    [
      'has a server error',
      { status: 500, text: '{"message": "500: Internal Server Error", "code": 0}' },
      'failure_serverTrouble',
    ],
    ['cannot be reached', { fault: 'reset' }, 'failure_noAnswer'],
    [
      'refuses with an unknown error code',
      { status: 400, body: { message: 'Something new', code: 79_999 } },
      'failure_refused',
    ],
  ] as const)(
    'keeps the number, and sends the code on another click, when Discord %s',
    async ([_reason, answer, failure], { stage }) => {
      const popup = await reachPhoneStep(stage);
      stage.discord.nextAnswer('addPhone', answer);
      await sendCode(popup);
      await waitForMessage(popup, failure);
      expect(await readValue(popup, '#phone')).toBe('(415) 555-0123');
      await waitForMessage(await stage.reopen(popup), failure);
      const reopened = await stage.rig.openPopup();
      await sendCode(reopened);
      await waitForMessage(reopened, 'codeTitle');
      expect(stage.discord.sms.count()).toBe(1);
    },
  );

  it('accepts the code of an SMS when Discord’s answer was lost, and sends no second SMS', async ({
    stage,
  }) => {
    const popup = await reachPhoneStep(stage);
    stage.discord.nextAnswer('addPhone', { fault: 'reset', afterHandling: true });
    await sendCode(popup);
    await waitForMessage(popup, 'failure_noAnswer');
    await pressButton(popup, 'haveCodeButton');
    await popup.type('#code', stage.code());
    await waitForMessage(popup, 'passwordTitle');
    expect(stage.discord.sms.count()).toBe(1);
  });

  it('learns from the account that the password was accepted when the answer is lost', async ({
    stage,
  }) => {
    const { popup } = await stage.reachPasswordStep();
    stage.discord.nextAnswer('addPhone', { fault: 'reset', afterHandling: true });
    await submitPassword(popup, PASSWORD);
    await waitForMessage(popup, 'doneTitle');
    expect(stage.ada.phone).toBe(PHONE);
  });

  it('keeps the code when Discord’s answer contains no phone token', async ({ stage }) => {
    const { popup } = await stage.reachCodeStep();
    stage.discord.nextAnswer('verifyPhone', { status: 200, text: 'not JSON' });
    await popup.type('#code', stage.code());
    await waitForMessage(popup, 'failure_unreadableAnswer');
    expect(await readValue(popup, '#code')).toBe(stage.code());
    await pressButton(popup, 'verifyButton');
    await waitForMessage(popup, 'passwordTitle');
  });

  it('reports after 15 seconds that Discord has not answered', { timeout: 90_000 }, async ({
    stage,
  }) => {
    const popup = await reachPhoneStep(stage);
    stage.discord.nextAnswer('addPhone', { fault: 'hang' });
    await sendCode(popup);
    await popup.waitForText(englishText('failure_noAnswer'), 25_000);
    expect(stage.discord.sms.count()).toBe(0);
  });

  it('leads to Discord’s page when Discord asks for a captcha, and keeps the number', async ({
    stage,
  }) => {
    const popup = await reachPhoneStep(stage);
    stage.discord.captcha('addPhone');
    await sendCode(popup);
    await waitForMessage(popup, 'handedOff_captchaRequired');
    await waitForMessage(popup, 'handedOffAdd');
    await pressButton(popup, 'goToDiscordButton');
    const activeTabs = () =>
      stage.rig.evaluateInExtension(async () => {
        const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        const tabs = await browser.tabs.query({ active: true });
        return JSON.stringify(tabs);
      });
    await expect.poll(activeTabs).toContain('https://discord.com/channels/@me');
    await pressButton(popup, 'backButton');
    await waitForMessage(popup, 'phoneTitle');
    expect(await readValue(popup, '#phone')).toBe('(415) 555-0123');
  });

  it('offers Discord’s page when Discord refuses the origin of the request', async ({ stage }) => {
    const popup = await reachPhoneStep(stage);
    stage.discord.nextAnswer('addPhone', {
      status: 403,
      body: { message: 'Invalid request origin', code: 50_067 },
    });
    await sendCode(popup);
    await waitForMessage(popup, 'handedOff_originRefused');
  });
});

describe('a rate limit', () => {
  it('counts down, survives closing the popup and killing the background, and lets no call through', {
    tags: ['core'],
  }, async ({ stage }) => {
    const popup = await reachPhoneStep(stage);
    stage.discord.nextAnswer('addPhone', {
      status: 429,
      headers: { 'Retry-After': '10' },
      body: { message: 'You are being rate limited.', retry_after: 9.5, global: false },
    });
    await sendCode(popup);
    await waitForMessage(popup, 'failure_rateLimited');
    await popup.waitForText(/Try again in \d+ second/);
    await popup.close();
    await stage.rig.killBackground();
    const reopened = await stage.rig.openPopup();
    await reopened.waitForText(/Try again in \d+ second/);
    const disabled = () =>
      reopened.evaluate(() =>
        document.querySelector('button[type=submit]')?.matches('[aria-disabled=true]'),
      );
    expect(await disabled()).toBe(true);
    await expect.poll(disabled, { timeout: 20_000 }).toBe(false);
    expect(stage.discord.sms.count()).toBe(0);
    await sendCode(reopened);
    await waitForMessage(reopened, 'codeTitle');
    expect(stage.discord.sms.count()).toBe(1);
  });

  it('shows no time when its length is unknown', async ({ stage }) => {
    const popup = await reachPhoneStep(stage);
    stage.discord.nextAnswer('addPhone', { status: 429, text: '<html>1015</html>' });
    await sendCode(popup);
    expect(await waitForMessage(popup, 'failure_sendingLimited')).not.toContain('Try again in');
    await waitForMessage(popup, 'failure_sendingLimited_next');
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
  });
});
