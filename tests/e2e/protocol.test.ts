import { describe, expect } from 'vitest';
import { connect, press, see, typePassword } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import type { MfaMethod } from '../../simulator/index.ts';
import { it, PHONE, type Stage, TYPED_PHONE } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

/** Tells the extension what the page's gateway would: by a content script of the Discord tab. */
const demand = (stage: Stage, action: string | null) => {
  stage.discord.demand(stage.ada.id, action);
  return stage.rig.evaluateInExtension(
    async (userId, demanded) => {
      const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const [tab] = await browser.tabs.query({ url: 'https://discord.com/*' });
      await browser.scripting.executeScript({
        target: { tabId: tab.id },
        args: [userId, demanded],
        func: (id: string, value: string | null) => {
          const inPage = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
          inPage.runtime.sendMessage({
            handset: 'requiredActionSeen',
            data: { userId: id, action: value },
          });
        },
      });
    },
    stage.ada.id,
    action,
  );
};

const badge = (stage: Stage) =>
  stage.rig.evaluateInExtension(() => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    return browser.action.getBadgeText({});
  });

const bodies = (stage: Stage, path: string) =>
  stage.discord.requests
    .filter((each) => each.source === 'extension' && each.path.endsWith(path))
    .map(({ method, authorized, bodyFields }) => [method, authorized, ...bodyFields.toSorted()]);

async function connectedWith(stage: Stage): Promise<RigPage> {
  const page = await stage.signIn(stage.ada);
  const popup = await stage.rig.openPopup();
  await connect(popup, page);
  return popup;
}

describe('sending the code again', () => {
  /** Lets the pause of half a minute be over, by moving it in what is stored. */
  const endPause = async (stage: Stage, popup: RigPage): Promise<RigPage> => {
    await popup.close();
    await stage.rig.killBackground();
    await stage.rig.evaluateInExtension(async () => {
      const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const stored = await browser.storage.session.get(['flow', 'view']);
      stored.flow.value.step.resendAt = 0;
      stored.view.value.flow.resendAt = 0;
      await browser.storage.session.set(stored);
    });
    return stage.rig.openPopup();
  };

  it('waits for a visible countdown, then sends one SMS more, without authorization', async ({
    stage,
  }) => {
    const { popup } = await stage.atCode();
    await popup.waitForText(/Another code in \d+ seconds/);
    expect(await badge(stage)).toBe('•');
    const again = await endPause(stage, popup);
    await press(again, 'resendButton');
    await expect.poll(() => stage.discord.sms.count()).toBe(2);
    expect(bodies(stage, '/resend')).toEqual([['POST', 'none', 'phone']]);
    await again.waitForText(/Another code in \d+ seconds/);
    await again.type('#code', stage.code());
    await see(again, 'passwordTitle');
  });

  it('offers a new code by starting over when Discord refuses', async ({ stage }) => {
    const { popup } = await stage.atCode();
    const again = await endPause(stage, popup);
    stage.discord.nextAnswer('resendCode', {
      status: 400,
      body: { message: 'Unable to send SMS to that number', code: 70_003 },
    });
    await press(again, 'resendButton');
    await see(again, 'failure_phoneUnableToSend');
    await press(again, 'sendNewCodeButton');
    await expect.poll(() => stage.discord.sms.count()).toBe(2);
    await again.type('#code', stage.code());
    await see(again, 'passwordTitle');
  });
});

describe('a required action', () => {
  it('that asks to verify the number again is shown, marked on the toolbar, and settled by reverifying', async ({
    stage,
  }) => {
    stage.ada.phone = PHONE;
    const popup = await connectedWith(stage);
    await demand(stage, 'REQUIRE_REVERIFIED_PHONE');
    await see(popup, 'action_phone_reverify');
    await expect.poll(() => badge(stage)).toBe('!');
    await see(popup, 'removalRefusal_reverificationOpen');
    await press(popup, 'reverifyButton');
    await see(popup, 'reverifyTitle');
    const offered = () => popup.evaluate(() => document.querySelector('input')?.value);
    expect((await offered())?.replaceAll(/\D/g, '')).toBe('14155550123');
    await press(popup, 'sendCodeButton');
    await see(popup, 'codeTitle');
    await popup.type('#code', stage.code());
    await see(popup, 'passwordTitle');
    await popup.fill('#password', PASSWORD);
    await press(popup, 'finishReverifyButton');
    await see(popup, 'doneReverified');
    await expect.poll(() => badge(stage)).toBe('');
    expect(stage.ada.requiredAction).toBeNull();
    expect(bodies(stage, '/phone/reverify')).toEqual([
      ['POST', 'valid', 'change_phone_reason', 'phone'],
      ['POST', 'valid', 'change_phone_reason', 'password', 'phone_token'],
    ]);
    const reasons = stage.discord.requests
      .filter(({ path }) => path.endsWith('/phone/reverify'))
      .map(({ body }) => JSON.stringify(body).includes('user_action_required'));
    expect(reasons).toEqual([true, true]);
  });

  it('says what is wrong when another number is verified again', async ({ stage }) => {
    stage.ada.phone = PHONE;
    const popup = await connectedWith(stage);
    await demand(stage, 'REQUIRE_REVERIFIED_PHONE');
    await press(popup, 'reverifyButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', '415 555 0177');
    await press(popup, 'sendCodeButton');
    await see(popup, 'failure_phoneNotOnAccount');
  });

  it('that asks for a phone is settled by adding one', async ({ stage }) => {
    const popup = await connectedWith(stage);
    await demand(stage, 'REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE');
    await see(popup, 'action_phone_add');
    await see(popup, 'action_orEmail');
    await press(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', TYPED_PHONE);
    await press(popup, 'sendCodeButton');
    await see(popup, 'codeTitle');
    await popup.type('#code', stage.code());
    await typePassword(popup, PASSWORD);
    await see(popup, 'doneTitle');
    expect([stage.ada.phone, stage.ada.requiredAction]).toEqual([PHONE, null]);
  });

  it.for([
    ['REQUIRE_VERIFIED_EMAIL', 'action_email'],
    ['REQUIRE_SAFETY_FLOWS', 'action_other'],
    ['SOMETHING_NEW', 'action_other'],
  ] as const)(
    'that no phone settles leads to Discord’s page: %s',
    async ([action, text], { stage }) => {
      const popup = await connectedWith(stage);
      await demand(stage, action);
      await see(popup, text);
      await see(popup, 'goToDiscordButton');
      expect(await badge(stage)).toBe('');
      await demand(stage, null);
      await expect.poll(async () => (await popup.text()).includes('Go to Discord')).toBe(false);
    },
  );
});

describe('the reason', () => {
  it('can be chosen in the first step, and is the same in both requests', async ({ stage }) => {
    const { popup } = await stage.connected();
    await press(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', TYPED_PHONE);
    await popup.click('summary');
    await popup.select('#reason', 'guild_phone_required');
    await press(popup, 'sendCodeButton');
    await see(popup, 'codeTitle');
    await popup.type('#code', stage.code());
    await typePassword(popup, PASSWORD);
    await see(popup, 'doneTitle');
    const reasons = stage.discord.requests
      .filter(({ source, path }) => source === 'extension' && path.endsWith('/users/@me/phone'))
      .map(({ body }) => /guild_phone_required/.test(JSON.stringify(body)));
    expect(reasons).toEqual([true, true]);
  });
});

describe('removing the number', () => {
  const atRemoval = async (stage: Stage) => {
    stage.ada.phone = PHONE;
    const popup = await connectedWith(stage);
    await press(popup, 'removeButton');
    await see(popup, 'removalTitle');
    return popup;
  };

  it('names the account and the number, says what follows, and takes it off', async ({ stage }) => {
    stage.ada.flags = 16;
    const popup = await atRemoval(stage);
    const text = await popup.waitForText('+1 415 555 0123');
    expect(text).toContain('Ada Lovelace');
    await see(popup, 'removalAntiAbuse');
    await see(popup, 'removalSmsMfa');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await see(popup, 'doneTitle');
    await popup.waitForText('is no longer on your Discord account');
    expect(stage.ada.phone).toBeNull();
    expect(bodies(stage, '/users/@me/phone')).toEqual([
      ['DELETE', 'valid', 'change_phone_reason', 'password'],
    ]);
  });

  it('stays in its step after a wrong password', async ({ stage }) => {
    const popup = await atRemoval(stage);
    await popup.fill('#password', 'not the password');
    await popup.press('Enter');
    await see(popup, 'failure_wrongPassword');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await see(popup, 'doneTitle');
  });

  it('is not offered to an account without an e-mail, and says why', async ({ stage }) => {
    stage.ada.phone = PHONE;
    stage.ada.email = null;
    const popup = await connectedWith(stage);
    expect(await see(popup, 'removalRefusal_noEmail')).not.toContain('Remove the phone number');
  });

  it('whose answer is lost is learned from the account, and never repeated', async ({ stage }) => {
    const popup = await atRemoval(stage);
    stage.discord.nextAnswer('removePhone', { fault: 'reset', afterHandling: true });
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await popup.waitForText('is no longer on your Discord account');
    expect(bodies(stage, '/users/@me/phone')).toHaveLength(1);
  });
});

describe('a call that has to be confirmed', () => {
  const removing = async (stage: Stage, methods: MfaMethod[]) => {
    stage.ada.phone = PHONE;
    stage.ada.mfa = { methods, totpCode: '135790', backupCodes: ['abcd-efgh'] };
    stage.ada.mfaOn = ['removePhone'];
    const popup = await connectedWith(stage);
    await press(popup, 'removeButton');
    await popup.waitFor('#password');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    return popup;
  };
  const confirm = async (popup: RigPage, answer: string) => {
    await popup.fill('#mfa', answer);
    await press(popup, 'mfaConfirmButton');
  };

  it('takes the code of an authenticator, after a wrong one too, and repeats the call once', async ({
    stage,
  }) => {
    const popup = await removing(stage, ['totp']);
    await see(popup, 'mfaTitle');
    await confirm(popup, '000000');
    await see(popup, 'failure_wrongMfaCode');
    await confirm(popup, '135790');
    await popup.waitForText('is no longer on your Discord account');
    expect(stage.calls().filter((call) => call === 'DELETE /users/@me/phone')).toHaveLength(2);
    expect(bodies(stage, '/mfa/finish')[0]).toEqual([
      'POST',
      'valid',
      'data',
      'mfa_type',
      'ticket',
    ]);
  });

  it('takes the code of an SMS that is sent on a click', async ({ stage }) => {
    const popup = await removing(stage, ['totp', 'sms']);
    await see(popup, 'mfaTitle');
    await popup.click('input[value=sms]');
    await press(popup, 'mfaSendSms');
    await see(popup, 'mfaSmsSentTo');
    expect(stage.discord.sms.count('mfa')).toBe(1);
    await confirm(popup, stage.discord.sms.sentTo(PHONE, 'mfa')[0]?.code ?? '');
    await popup.waitForText('is no longer on your Discord account');
  });

  it('takes a backup code', async ({ stage }) => {
    const popup = await removing(stage, ['totp', 'backup']);
    await see(popup, 'mfaTitle');
    await popup.click('input[value=backup]');
    await confirm(popup, 'abcd-efgh');
    await popup.waitForText('is no longer on your Discord account');
  });

  it('takes the password of an account that has nothing else', async ({ stage }) => {
    const popup = await removing(stage, ['password']);
    await see(popup, 'mfaTitle');
    await confirm(popup, PASSWORD);
    await popup.waitForText('is no longer on your Discord account');
  });

  it('by a security key alone is handed to Discord’s page', async ({ stage }) => {
    const popup = await removing(stage, ['webauthn']);
    await see(popup, 'handedOff_securityKeyRequired');
    await see(popup, 'handedOffRemove');
  });

  it('starts anew when its ticket has expired', async ({ stage }) => {
    const popup = await removing(stage, ['totp']);
    await see(popup, 'mfaTitle');
    stage.discord.nextAnswer('finishMfa', {
      status: 400,
      body: { message: 'Invalid two-factor auth ticket', code: 60_006 },
    });
    await confirm(popup, '135790');
    await see(popup, 'failure_mfaExpired');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await see(popup, 'mfaTitle');
    await confirm(popup, '135790');
    await popup.waitForText('is no longer on your Discord account');
  });

  it('asks for the password again when the background has died meanwhile', async ({ stage }) => {
    const popup = await removing(stage, ['totp']);
    await see(popup, 'mfaTitle');
    await popup.close();
    await stage.rig.killBackground();
    const reopened = await stage.rig.openPopup();
    await see(reopened, 'failure_passwordForgotten');
    await reopened.fill('#password', PASSWORD);
    await reopened.press('Enter');
    await see(reopened, 'mfaTitle');
    await confirm(reopened, '135790');
    await reopened.waitForText('is no longer on your Discord account');
    expect(await stage.stored('session')).not.toContain(PASSWORD);
  });

  it('works in the middle of adding as well', async ({ stage }) => {
    stage.ada.mfa = { methods: ['totp'], totpCode: '135790' };
    stage.ada.mfaOn = ['addPhone'];
    const popup = await connectedWith(stage);
    await press(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', TYPED_PHONE);
    await press(popup, 'sendCodeButton');
    await see(popup, 'mfaTitle');
    await confirm(popup, '135790');
    await see(popup, 'codeTitle');
    expect(stage.discord.sms.count('verification')).toBe(1);
  });
});

describe('an account', () => {
  it('that Discord has limited is said to be, beyond 32 bits of flags', async ({ stage }) => {
    stage.ada.flags = 2 ** 44;
    const popup = await connectedWith(stage);
    await see(popup, 'quarantined');
  });
});

describe('a background that is killed while the popup stays open', () => {
  it('is settled all the same when it comes back', async ({ stage }) => {
    const { popup } = await stage.connected();
    stage.discord.nextAnswer('addPhone', { fault: 'hang', afterHandling: true });
    await press(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', TYPED_PHONE);
    await press(popup, 'sendCodeButton');
    await expect.poll(() => stage.discord.sms.count()).toBe(1);
    await stage.rig.killBackground();
    // Any of the page's requests wakes it.
    await see(popup, 'codeUncertain');
    expect(stage.discord.sms.count()).toBe(1);
  });
});
