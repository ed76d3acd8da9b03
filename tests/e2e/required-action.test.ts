import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, inject } from 'vitest';
import {
  englishText,
  pressButton,
  sendCode,
  submitPassword,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { createAlteredBuild } from './support/altered-build.ts';
import { cardOf, openLockedPage, stepOf } from './support/card.ts';
import { it, PHONE, type Stage, TYPED_PHONE } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

/** Makes the background never answer the first questions of an assistant. */
const LOSE_FIRST_QUESTIONS = `{
  const { onMessage } = (globalThis.browser ?? chrome).runtime;
  const addListener = onMessage.addListener.bind(onMessage);
  let lost = 0;
  onMessage.addListener = (listener) => addListener((message, ...others) => {
    if (message?.handset !== 'assistantOpened' || lost > 1) return listener(message, ...others);
    lost += 1;
    return true;
  });
}`;

/** Adds a number in the popup, from the first step to the last. */
async function addPhone(stage: Stage, popup: RigPage): Promise<void> {
  await pressButton(popup, 'addPhoneButton');
  await popup.waitFor('#phone');
  await popup.fill('#phone', TYPED_PHONE);
  await sendCode(popup);
  await waitForMessage(popup, 'codeTitle');
  await popup.type('#code', stage.code());
  await submitPassword(popup, PASSWORD);
  await waitForMessage(popup, 'doneTitle');
}

/** Reverifies the number in the popup, up to the last step. */
async function reverifyUpToPassword(stage: Stage, popup: RigPage): Promise<void> {
  await pressButton(popup, 'reverifyButton');
  await sendCode(popup);
  await waitForMessage(popup, 'codeTitle');
  await popup.type('#code', stage.code());
  await waitForMessage(popup, 'passwordTitle');
}

describe('what another client of the user does', () => {
  it('is seen on the card without a reload: the number that was added is to be verified again', async ({
    stage,
  }) => {
    stage.ada.requiredAction = 'REQUIRE_REVERIFIED_PHONE';
    const page = await stage.signIn(stage.ada);
    const card = cardOf(page);
    await card.waitForText(englishText('action_phone_add'));
    stage.discord.changeAccount(stage.ada.id, { phone: PHONE });
    await card.waitForText(englishText('action_phone_reverify'));
    stage.discord.changeAccount(stage.ada.id, { phone: null });
    await card.waitForText(englishText('action_phone_add'));
  });

  it('takes the card away when that settles what was required', async ({ stage }) => {
    const page = await openLockedPage(stage);
    stage.discord.changeAccount(stage.ada.id, { phone: PHONE });
    stage.requireAction(null);
    await expect.poll(() => stepOf(page)).toBeNull();
    await expect.poll(() => stage.badge()).toBe('');
  });
});

describe('the card of an assistant whose first questions are lost', async () => {
  const extensionDir = await createAlteredBuild(inject('browser'), {}, LOSE_FIRST_QUESTIONS);
  afterAll(() => rm(extensionDir, { recursive: true }));
  it.override({ options: { extensionDir } });

  it('comes when a later one is answered', async ({ stage }) => {
    await openLockedPage(stage);
  });
});

describe('a required action', () => {
  it('is gone from the badge once a page is loaded of which nothing is required any more', async ({
    stage,
  }) => {
    const page = await openLockedPage(stage);
    await expect.poll(() => stage.badge()).toBe('!');
    await page.close();
    stage.ada.requiredAction = null;
    await stage.signIn(stage.ada);
    await expect.poll(() => stage.badge()).toBe('');
  });

  it('is shown in popup and badge when it asks to reverify the number, and settled by doing so', {
    tags: ['core'],
  }, async ({ stage }) => {
    stage.ada.phone = PHONE;
    const popup = await stage.openConnectedPopup();
    stage.requireAction('REQUIRE_REVERIFIED_PHONE');
    await waitForMessage(popup, 'action_phone_reverify');
    await expect.poll(() => stage.badge()).toBe('!');
    await waitForMessage(popup, 'removalRefusal_reverificationOpen');
    await pressButton(popup, 'reverifyButton');
    await waitForMessage(popup, 'reverifyTitle');
    const offered = () => popup.evaluate(() => document.querySelector('input')?.value);
    expect((await offered())?.replaceAll(/\D/g, '')).toBe('14155550123');
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
    await popup.type('#code', stage.code());
    await waitForMessage(popup, 'passwordTitle');
    await popup.fill('#password', PASSWORD);
    await pressButton(popup, 'finishReverifyButton');
    await waitForMessage(popup, 'doneReverified');
    await expect.poll(() => stage.badge()).toBe('');
    expect(stage.ada.requiredAction).toBeNull();
    expect(stage.summarizeRequests('/phone/reverify')).toEqual([
      ['POST', 'valid', 'change_phone_reason', 'phone'],
      ['POST', 'valid', 'change_phone_reason', 'password', 'phone_token'],
    ]);
    const reasons = stage.discord.requests
      .filter(({ path }) => path.endsWith('/phone/reverify'))
      .map(({ body }) => JSON.stringify(body).includes('user_action_required'));
    expect(reasons).toEqual([true, true]);
  });

  it('does not come back when the page hears of another change before it hears that nothing is required', async ({
    stage,
  }) => {
    stage.ada.phone = PHONE;
    const popup = await stage.openConnectedPopup();
    stage.requireAction('REQUIRE_REVERIFIED_PHONE');
    await waitForMessage(popup, 'action_phone_reverify');
    stage.discord.gateway.hold('USER_REQUIRED_ACTION_UPDATE');
    await reverifyUpToPassword(stage, popup);
    await popup.fill('#password', PASSWORD);
    await pressButton(popup, 'finishReverifyButton');
    await waitForMessage(popup, 'doneReverified');
    stage.discord.changeAccount(stage.ada.id, { email: null });
    await expect.poll(() => stage.stored('session')).toContain('"hasEmail":false');
    expect(await stage.stored('session')).not.toContain('"action":"REQUIRE_REVERIFIED_PHONE"');
    await expect.poll(() => stage.badge()).toBe('');
  });

  it('is settled after a lost answer when Discord no longer asks for it', async ({ stage }) => {
    stage.ada.phone = PHONE;
    const popup = await stage.openConnectedPopup();
    stage.requireAction('REQUIRE_REVERIFIED_PHONE');
    await reverifyUpToPassword(stage, popup);
    stage.discord.nextAnswer('reverifyPhone', { fault: 'reset' });
    await popup.fill('#password', PASSWORD);
    await pressButton(popup, 'finishReverifyButton');
    await waitForMessage(popup, 'failure_notReverified');
    stage.requireAction(null);
    await waitForMessage(popup, 'doneReverified');
  });

  it('explains the failure when a number is reverified that is not on the account', async ({
    stage,
  }) => {
    stage.ada.phone = PHONE;
    const popup = await stage.openConnectedPopup();
    stage.requireAction('REQUIRE_REVERIFIED_PHONE');
    await pressButton(popup, 'reverifyButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', '415 555 0177');
    await sendCode(popup);
    await waitForMessage(popup, 'failure_phoneNotOnAccount');
    expect(stage.summarizeRequests('/phone/reverify')).toEqual([]);
  });

  it('is settled by an account without a password, which what is typed becomes', async ({
    stage,
  }) => {
    stage.ada.phone = PHONE;
    stage.ada.password = null;
    const popup = await stage.openConnectedPopup();
    stage.requireAction('REQUIRE_REVERIFIED_PHONE');
    await pressButton(popup, 'reverifyButton');
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
    await popup.type('#code', stage.code());
    await waitForMessage(popup, 'passwordBecomes');
    await popup.fill('#password', 'a new password');
    await pressButton(popup, 'finishReverifyButton');
    await popup.waitForText('is verified again');
    expect([stage.ada.requiredAction, stage.ada.password]).toEqual([null, 'a new password']);
  });

  it('that comes while the number is typed decides how it is sent', async ({ stage }) => {
    stage.ada.phone = PHONE;
    const popup = await stage.openConnectedPopup();
    await pressButton(popup, 'changePhoneButton');
    await popup.waitFor('#phone');
    stage.requireAction('REQUIRE_REVERIFIED_PHONE');
    await waitForMessage(popup, 'reverifyTitle');
    await popup.fill('#phone', TYPED_PHONE);
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
    expect(stage.summarizeRequests('/phone/reverify')).toHaveLength(1);
  });

  it('is settled by adding a phone when it asks for one', async ({ stage }) => {
    const popup = await stage.openConnectedPopup();
    stage.requireAction('REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE');
    await waitForMessage(popup, 'action_phone_add');
    await waitForMessage(popup, 'action_orEmail');
    await addPhone(stage, popup);
    expect([stage.ada.phone, stage.ada.requiredAction]).toEqual([PHONE, null]);
  });

  it('is shown as the next step when it follows another', async ({ stage }) => {
    const popup = await stage.openConnectedPopup();
    stage.requireAction('REQUIRE_VERIFIED_PHONE');
    await waitForMessage(popup, 'action_phone_add');
    await addPhone(stage, popup);
    stage.requireAction('REQUIRE_VERIFIED_EMAIL');
    await waitForMessage(popup, 'action_email');
    await waitForMessage(popup, 'doneTitle');
  });

  it.for([
    ['REQUIRE_VERIFIED_EMAIL', 'action_email'],
    ['REQUIRE_SAFETY_FLOWS', 'action_other'],
    ['SOMETHING_NEW', 'action_other'],
  ] as const)(
    'leads to Discord’s page when no phone settles it: %s',
    async ([action, text], { stage }) => {
      const popup = await stage.openConnectedPopup();
      stage.requireAction(action);
      await waitForMessage(popup, text);
      await waitForMessage(popup, 'goToDiscordButton');
      expect(await stage.badge()).toBe('');
      stage.requireAction(null);
      await expect.poll(async () => (await popup.text()).includes('Go to Discord')).toBe(false);
    },
  );
});

describe('the reason given to Discord', () => {
  it('can be chosen in the first step, and is the same in both requests', async ({ stage }) => {
    const { popup } = await stage.connect();
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', TYPED_PHONE);
    await popup.click('summary');
    await popup.select('#reason', 'guild_phone_required');
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
    await popup.type('#code', stage.code());
    await submitPassword(popup, PASSWORD);
    await waitForMessage(popup, 'doneTitle');
    const reasons = stage.discord.requests
      .filter(({ source, path }) => source === 'extension' && path.endsWith('/users/@me/phone'))
      .map(({ body }) => /guild_phone_required/.test(JSON.stringify(body)));
    expect(reasons).toEqual([true, true]);
  });
});

describe('an account that Discord has limited', () => {
  it('is reported as limited, even by a flag beyond 32 bits', async ({ stage }) => {
    stage.ada.flags = 2 ** 44;
    const popup = await stage.openConnectedPopup();
    await waitForMessage(popup, 'quarantined');
  });
});
