import { describe, expect } from 'vitest';
import {
  pressButton,
  sendCode,
  submitPassword,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { it, PHONE, type Stage, TYPED_PHONE } from './support/stage.ts';

const PASSWORD = 'correct horse battery';
const LIMITED = {
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: 3600, global: false },
};

/** Finishes with the first code that was sent. */
async function finishWithFirstCode(stage: Stage, popup: RigPage): Promise<void> {
  await popup.type('#code', stage.discord.sms.sentTo(PHONE)[0]?.code ?? '');
  await submitPassword(popup, PASSWORD);
  await waitForMessage(popup, 'doneTitle');
  expect(stage.ada.phone).toBe(PHONE);
}

describe('a code that was delivered stays reachable', () => {
  it('after going back and a new send that is limited', { tags: ['core'] }, async ({ stage }) => {
    const { popup } = await stage.reachCodeStep();
    await pressButton(popup, 'backButton');
    stage.discord.nextAnswer('addPhone', LIMITED);
    await sendCode(popup);
    await waitForMessage(popup, 'failure_rateLimited');
    await pressButton(popup, 'haveCodeButton');
    await finishWithFirstCode(stage, popup);
    expect(stage.discord.sms.count()).toBe(1);
  });

  it('after another number was refused: the first number is still offered, by its digits', async ({
    stage,
  }) => {
    const { popup } = await stage.reachCodeStep();
    await pressButton(popup, 'backButton');
    await popup.fill('#phone', '(415) 555-0177');
    stage.discord.nextAnswer('addPhone', {
      status: 400,
      body: { message: 'Must be a valid mobile number', code: 70_005 },
    });
    await sendCode(popup);
    await waitForMessage(popup, 'failure_phoneNotMobile');
    await popup.clickButton(/^I have a code \+1 415 555 0123$/);
    await finishWithFirstCode(stage, popup);
  });

  it('after a captcha of the old wording stopped a new send', async ({ stage }) => {
    const { popup } = await stage.reachCodeStep();
    await pressButton(popup, 'backButton');
    stage.discord.captcha('addPhone', 'old');
    await sendCode(popup);
    await waitForMessage(popup, 'handedOff_captchaRequired');
    await pressButton(popup, 'backButton');
    await pressButton(popup, 'haveCodeButton');
    await finishWithFirstCode(stage, popup);
    expect(stage.discord.sms.count()).toBe(1);
  });

  it('while wrong codes are limited, and is accepted when the wait is over', async ({ stage }) => {
    const { popup } = await stage.reachCodeStep();
    stage.discord.nextAnswer('verifyPhone', {
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: 1, global: false },
    });
    await popup.type('#code', stage.code());
    await waitForMessage(popup, 'failure_rateLimited');
    await popup.clickButton('Verify');
    await submitPassword(popup, PASSWORD);
    await waitForMessage(popup, 'doneTitle');
    expect(stage.discord.sms.count()).toBe(1);
  });
});

describe('going back from the password', () => {
  it('keeps the verified number: it goes straight to the password again, without another SMS', async ({
    stage,
  }) => {
    const { popup } = await stage.reachPasswordStep();
    await pressButton(popup, 'backButton');
    // The button says so: no code is sent.
    await pressButton(popup, 'passwordTitle');
    await submitPassword(popup, PASSWORD);
    await waitForMessage(popup, 'doneTitle');
    expect(stage.discord.sms.count()).toBe(1);
    expect(stage.summarizeRequests('/users/@me/phone')).toHaveLength(2);
  });
});

describe('a refusal at the finish', () => {
  it('leads to the number when that is on another account', async ({ stage }) => {
    stage.createAccount({ username: 'bob', phone: PHONE });
    stage.discord.numbersInUse({ answer: 70008, at: 'finish' });
    const { popup } = await stage.reachPasswordStep();
    await submitPassword(popup, PASSWORD);
    await waitForMessage(popup, 'failure_phoneInUse');
    await waitForMessage(popup, 'phoneTitle');
    expect(stage.ada.phone).toBeNull();
  });

  it('of the password’s length is told with a sentence that is true for old and new passwords', async ({
    stage,
  }) => {
    stage.ada.checksPasswordLength = true;
    const { popup } = await stage.reachPasswordStep();
    await submitPassword(popup, 'short');
    await waitForMessage(popup, 'failure_passwordLength_next');
    await submitPassword(popup, PASSWORD);
    await waitForMessage(popup, 'doneTitle');
  });

  it('is not met when the number in use is refused at once', async ({ stage }) => {
    stage.createAccount({ username: 'bob', phone: PHONE });
    stage.discord.numbersInUse({ answer: 70011 });
    const { popup } = await stage.connect();
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', TYPED_PHONE);
    await sendCode(popup);
    await waitForMessage(popup, 'failure_phoneNotAllowed');
    expect(stage.discord.sms.count()).toBe(0);
  });
});

describe('a 401 to a call without authorization', () => {
  it('leads to one repetition by the next click, with the authorization', async ({ stage }) => {
    const { popup } = await stage.reachCodeStep();
    stage.discord.nextAnswer('verifyPhone', {
      status: 401,
      body: { message: '401: Unauthorized', code: 0 },
    });
    await popup.type('#code', stage.code());
    await waitForMessage(popup, 'failure_authorizationNeeded');
    await popup.clickButton('Verify');
    await submitPassword(popup, PASSWORD);
    await waitForMessage(popup, 'doneTitle');
    expect(
      stage.summarizeRequests('/phone-verifications/verify').map(([, authorized]) => authorized),
    ).toEqual(['none', 'valid']);
  });
});
