import { describe, expect } from 'vitest';
import {
  englishText,
  pressButton,
  readAccountMenu,
  sendCode,
  submitPassword,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { settle } from './support/settle.ts';
import { it, PHONE, type Stage, TYPED_PHONE } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

describe('what Discord demands next is never erased', () => {
  it.for([
    ['REQUIRE_REVERIFIED_PHONE', 'action_phone_reverify', '!'],
    ['REQUIRE_VERIFIED_EMAIL', 'action_email', ''],
  ] as const)(
    'when %s follows at the finish, before the account was read',
    async ([next, banner, badge], { stage }) => {
      stage.ada.nextActions = [next];
      const popup = await stage.openConnectedPopup();
      stage.requireAction('REQUIRE_VERIFIED_PHONE');
      await waitForMessage(popup, 'action_phone_add');
      await addNumber(stage, popup);
      const release = stage.discord.holdAnswer('getCurrentUser');
      await submitPassword(popup, PASSWORD);
      await waitForMessage(popup, banner);
      release();
      await waitForMessage(popup, 'doneTitle');
      await waitForMessage(popup, banner);
      expect(await stage.badge()).toBe(badge);
    },
  );

  it('when a removal demands a number anew', async ({ stage }) => {
    stage.ada.phone = PHONE;
    stage.ada.actionOnRemoval = 'REQUIRE_VERIFIED_PHONE';
    const popup = await stage.openConnectedPopup();
    await pressButton(popup, 'removeButton');
    await waitForMessage(popup, 'removalTimeOut');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await waitForMessage(popup, 'doneTitle');
    await waitForMessage(popup, 'action_phone_add');
    await expect.poll(() => stage.badge()).toBe('!');
  });
});

describe('a change whose end nobody saw', () => {
  const reachUnsettled = async (stage: Stage) => {
    const { popup, page } = await stage.reachPasswordStep();
    stage.discord.nextAnswer('addPhone', { fault: 'reset', afterHandling: true });
    stage.discord.nextAnswer('getCurrentUser', { status: 502, text: '<html></html>' });
    await submitPassword(popup, PASSWORD);
    await waitForMessage(popup, 'failure_unsettled');
    expect(await readAccountMenu(popup)).not.toContain(englishText('accountNoPhone'));
    return { popup, page };
  };
  const expectDone = async (stage: Stage, popup: RigPage) => {
    await popup.waitForText('is on your Discord account');
    expect(stage.discord.sms.count()).toBe(1);
    expect(stage.summarizeRequests('/users/@me/phone')).toHaveLength(2);
  };

  it('is settled by reading the account when the user goes back', { tags: ['core'] }, async ({
    stage,
  }) => {
    const { popup } = await reachUnsettled(stage);
    await pressButton(popup, 'backButton');
    await expectDone(stage, popup);
  });

  it('is settled by reading the account when the popup is opened again', async ({ stage }) => {
    const { popup } = await reachUnsettled(stage);
    await expectDone(stage, await stage.reopen(popup));
  });

  it('is settled by reading the account when the repetition is refused', async ({ stage }) => {
    const { popup } = await reachUnsettled(stage);
    stage.discord.nextAnswer('addPhone', {
      status: 400,
      body: { message: 'Verification code is invalid', code: 50_037 },
    });
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await popup.waitForText('is on your Discord account');
    expect(stage.discord.sms.count()).toBe(1);
  });

  it('stays unknown while the account cannot be read', async ({ stage }) => {
    const { popup } = await reachUnsettled(stage);
    stage.discord.nextAnswer('getCurrentUser', { status: 502, text: '<html></html>' });
    const release = stage.discord.holdAnswer('getCurrentUser');
    await pressButton(popup, 'backButton');
    // Until then the popup may still show what was unsettled before.
    await waitForMessage(popup, 'confirming');
    release();
    await waitForMessage(popup, 'failure_unsettled');
    expect(await readAccountMenu(popup)).not.toContain(englishText('accountNoPhone'));
    await pressButton(popup, 'lookAgainButton');
    await expectDone(stage, popup);
  });

  it.for([
    ['its account has signed out', 'log-out'],
    ['another account has taken its place', 'switch-to-bob'],
  ] as const)(
    'is still told when %s, with the name, until the user has closed that',
    async ([, button], { stage }) => {
      const bob = stage.createAccount({ username: 'bob', globalName: 'Bob' });
      await (await stage.signIn(bob)).close();
      const { popup, page } = await reachUnsettled(stage);
      await page.click(`[data-test=${button}]`);
      const isTold = async (popup: RigPage) => {
        await waitForMessage(popup, 'stoppedTitle');
        const shown = await waitForMessage(popup, 'stoppedUnsettled');
        expect(shown.replaceAll(/[\u2068\u2069]/gu, '').replaceAll(/\s+/gu, ' ')).toContain(
          'What was in progress for Ada Lovelace may or may not have been done',
        );
      };
      await isTold(popup);
      const stored = await stage.stored('session');
      for (const secret of [PHONE, 'phoneToken', stage.ada.authorization])
        expect(stored).not.toContain(secret);
      const reopened = await stage.reopen(popup);
      await isTold(reopened);
      await pressButton(reopened, 'closeButton');
      await waitForMessage(reopened, 'connectTitle');
      expect(await reopened.text()).not.toContain(englishText('stoppedUnsettled'));
    },
  );
});

describe('adding the number that is on the account already', () => {
  /** The account shows the number, as before, and is asked for it as before. */
  const reachUnclearEnd = async (stage: Stage) => {
    stage.ada.phone = PHONE;
    const popup = await stage.openConnectedPopup();
    stage.requireAction('REQUIRE_VERIFIED_PHONE');
    await waitForMessage(popup, 'action_phone_add');
    await addNumber(stage, popup);
    stage.discord.nextAnswer('addPhone', { fault: 'reset' });
    await submitPassword(popup, PASSWORD);
    await waitForMessage(popup, 'failure_notReverified');
    return popup;
  };

  it('is not done for that: the demand decides', async ({ stage }) => {
    const popup = await reachUnclearEnd(stage);
    stage.requireAction(null);
    await popup.waitForText('is on your Discord account');
  });

  it('is done when the demand goes while the popup is closed and the background has ended', async ({
    stage,
  }) => {
    const popup = await reachUnclearEnd(stage);
    await popup.close();
    // The background may even have ended meanwhile.
    await stage.rig.killBackground();
    stage.requireAction(null);
    const reopened = await stage.rig.openPopup();
    await reopened.waitForText('is on your Discord account');
  });
});

describe('the account', () => {
  it('is not read before a rate limit on that ends, however often the popup is opened', async ({
    stage,
  }) => {
    const popup = await stage.openConnectedPopup();
    await popup.close();
    const before = stage.calls().length;
    const calls = () => stage.calls().slice(before);
    stage.discord.changeAccount(stage.ada.id, { phone: PHONE });
    // In the account, not only in what the page told.
    await expect
      .poll(() => stage.stored('session'))
      .toMatch(/"connection":.*?"account":\{[^}]*"hasPhone":true/);
    stage.discord.nextAnswer('getCurrentUser', {
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: 3600, global: false },
    });
    const limited = await stage.rig.openPopup();
    await expect.poll(() => stage.stored('session')).toContain('"readAccount"');
    await limited.close();
    await stage.rig.killBackground();
    for (let times = 0; times < 2; times += 1) {
      const again = await stage.rig.openPopup();
      await waitForMessage(again, 'changePhoneButton');
      await again.close();
    }
    expect(calls()).toEqual(['GET /users/@me']);
  });

  it('is not undone by a READY that is older and read late', async ({ stage }) => {
    stage.ada.phone = PHONE;
    const { popup, page } = await stage.connect();
    await popup.waitForText('•••\u00a00123');
    const ready = {
      type: 'ready',
      userId: stage.ada.id,
      username: stage.ada.username,
      globalName: stage.ada.globalName,
      hasPhone: false,
      countryCode: 'US',
      action: null,
    };
    await page.evaluate((detail) => {
      document.dispatchEvent(new CustomEvent('handset:hint', { detail }));
    }, JSON.stringify(ready));
    await expect.poll(() => stage.stored('session')).toContain('"hasPhone":false');
    await settle(stage, page);
    expect(await popup.text()).toContain('•••\u00a00123');
    expect(await popup.text()).toContain(englishText('removeButton'));
  });

  const change = (stage: Stage, phone: string | null) => {
    stage.ada.phone = phone;
    stage.discord.gateway.push(stage.ada.id, 'USER_UPDATE', {
      id: stage.ada.id,
      username: stage.ada.username,
      email: stage.ada.email,
      flags: stage.ada.flags,
      phone,
    });
  };

  it('is never stale: a number added on Discord’s own page is seen without a reload', {
    tags: ['core'],
  }, async ({ stage }) => {
    const popup = await stage.openConnectedPopup();
    await waitForMessage(popup, 'accountNoPhone');
    const before = stage.calls().length;
    change(stage, PHONE);
    await waitForMessage(popup, 'changePhoneButton');
    // A page cannot make Handset call Discord. Opening the popup can.
    expect(stage.calls()).toHaveLength(before);
    const reopened = await stage.reopen(popup);
    await reopened.waitForText('•••\u00a00123');
    expect(stage.calls().slice(before)).toEqual(['GET /users/@me']);
  });

  it('is read when the popup is opened after a change of the number on Discord’s own page', async ({
    stage,
  }) => {
    stage.ada.phone = '+14155550199';
    const popup = await stage.openConnectedPopup();
    await popup.waitForText('•••\u00a00199');
    change(stage, PHONE);
    await expect
      .poll(async () => {
        const reopened = await stage.rig.openPopup();
        const text = await reopened.waitForText('•••');
        await reopened.close();
        return text;
      })
      .toContain('•••\u00a00123');
  });

  it('shows what was done on Discord’s page with another number, with that number', async ({
    stage,
  }) => {
    const popup = await stage.openConnectedPopup();
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', TYPED_PHONE);
    stage.discord.captcha('addPhone');
    await sendCode(popup);
    await waitForMessage(popup, 'handedOff_captchaRequired');
    change(stage, '+14155550177');
    await pressButton(popup, 'lookAgainButton');
    await popup.waitForText('+1 415 555 0177 is on your Discord account');
  });

  it('is known although READY says that nothing is required with null', async ({ stage }) => {
    stage.ada.hasNullAction = true;
    const popup = await stage.openConnectedPopup();
    await waitForMessage(popup, 'addPhoneButton');
    expect(await stage.badge()).toBe('');
    await addNumber(stage, popup);
    await submitPassword(popup, PASSWORD);
    await waitForMessage(popup, 'doneTitle');
  });
});

/** Enters the number and the code: to the step of the password. */
async function addNumber(stage: Stage, popup: RigPage): Promise<void> {
  await pressButton(popup, stage.ada.phone === null ? 'addPhoneButton' : 'changePhoneButton');
  await popup.waitFor('#phone');
  await popup.fill('#phone', TYPED_PHONE);
  await sendCode(popup);
  await waitForMessage(popup, 'codeTitle');
  await popup.type('#code', stage.code());
  await waitForMessage(popup, 'passwordTitle');
}
